export { checklistGate } from './actions-matter.ts';
