export {
  askExtension,
  decideExtension,
  dueBy,
  pauseClocks,
  resumeClocks,
  resumeOnWord,
  workingDaysAhead,
} from './acts.ts';
export { holidaysInForce } from './book.ts';
export type { ClockNews, SubjectDesk } from './desk.ts';
export { type ClockOwner, type ClockStart, startClocks, type Turn, turnClocks } from './going.ts';
export { dataOf } from './jobs.ts';
export { limitsOf, saveLimits } from './limits.ts';
export { panelOf, promiseOf } from './panel.ts';
export type { ClockRow } from './tables.ts';
export { clockWarnings } from './warnings.ts';
