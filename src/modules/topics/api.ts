export { queueMarking } from './jobs.ts';
