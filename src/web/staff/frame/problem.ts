import type { Words } from '../../../kit/words.ts';
import { Offline, Refused } from '../../shared/call.ts';
import { frameWords } from './words.ts';

/** What to tell the person about something that went wrong: the server's own words where it gave any. */
export function problemWords(problem: unknown): Words {
  return problem instanceof Refused || problem instanceof Offline ? problem.words : frameWords.broken;
}

/** The code of a refusal, `offline` or `broken`. */
export function problemCode(problem: unknown): string {
  return problem instanceof Refused || problem instanceof Offline ? problem.code : 'broken';
}

/** The fields that were refused, as one line each. */
export function problemFields(problem: unknown): readonly Words[] {
  return problem instanceof Refused ? problem.fields : [];
}
