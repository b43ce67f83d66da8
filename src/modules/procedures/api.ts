export { procedureGate } from './actions-runs.ts';
