export { stuckDisputes } from './stuck.ts';
