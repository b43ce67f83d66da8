import type { Words } from '../../kit/words.ts';
import { Offline, Refused } from '../shared/call.ts';

const unknownProblem: Words = {
  zh: '出了点问题，内容还在，请稍后再试',
  en: 'Something went wrong: what you typed is kept, try again in a moment',
};

/** What to say to a person when a door did not open. */
export function failureWords(problem: unknown): Words {
  return problem instanceof Refused || problem instanceof Offline ? problem.words : unknownProblem;
}
