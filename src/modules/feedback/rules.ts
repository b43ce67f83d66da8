import { smallCells } from '../../algorithms/proportion/small-cells.ts';
import { wilson } from '../../algorithms/proportion/wilson.ts';
import { addDays, addWorkingDays, dayOf, type HolidayTable, startOfDay } from '../../kit/calendar.ts';
import { keysOf } from '../../kit/words.ts';
import type { Answers } from './tables.ts';
import { type ObjectionState, type Question, questions, type Rating, ratings, type Said } from './words.ts';

/** So long a reporter may answer, counted from the day of closing. */
const answerDays = 15;
/** Fewer answers than this are nobody's figure. */
export const leastAnswers = 5;
const objectWorkingDays = 10;
const closesAtMinutes = 17 * 60 + 30;

export const questionList = keysOf(questions);
const ratingList = keysOf(ratings);

/** The end of the last day on which a survey can be answered. */
export function expiryOf(closedOn: string): Date {
  return startOfDay(addDays(closedOn, answerDays + 1));
}

/** What a set of words amounts to: nothing said at all, refused (nothing but "I would rather not say"), or answered. */
export function judgeAnswers(answers: Answers): 'empty' | 'refused' | 'answered' {
  const words = questionList.flatMap((question) => answers[question] ?? []);
  if (words.length === 0) return 'empty';
  return words.every((word) => word === 'declined') ? 'refused' : 'answered';
}

/** A rating that can be objected to. */
export function isPoor(answers: Answers): boolean {
  return questionList.some((question) => answers[question] === 'poor');
}

/** When handlers learn of a poor rating: with all others of its week on the Monday after, so that the day says nothing; and until when they may object. */
export function objectionTimes(answeredAt: Date, holidays: HolidayTable): { from: string; until: Date } {
  const day = dayOf(answeredAt);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const from = addDays(day, 8 - (weekday === 0 ? 7 : weekday));
  return { from, until: addWorkingDays(startOfDay(from), objectWorkingDays, holidays, { closesAtMinutes }).dueAt };
}

const digits: Readonly<Record<string, Said>> = { '0': 'declined', '1': 'good', '2': 'fair', '3': 'poor' };
const spoken: Readonly<Record<string, string>> = {
  好: '1',
  满意: '1',
  一般: '2',
  不好: '3',
  不满意: '3',
  拒绝: '0',
  不评价: '0',
};

/** What an SMS says: one digit is the result only, four are speed, manner, clarity, result; 0 = rather not. Undefined when it says neither. */
export function readReply(text: string): Answers | undefined {
  const bare = text.normalize('NFKC').replaceAll(/[\s,.;:、，。；：!！]/g, '');
  const code = Object.hasOwn(spoken, bare) ? (spoken[bare] ?? '') : bare;
  if (!/^([0-3]|[0-3]{4})$/.test(code)) return undefined;
  const [speed, manner, clarity, result] = (code.length === 1 ? `...${code}` : code)
    .split('')
    .map((digit) => digits[digit] ?? null);
  return { speed: speed ?? null, manner: manner ?? null, clarity: clarity ?? null, result: result ?? null };
}

/** How often each rating was given to one question. */
export type Tally = Readonly<Record<Rating, number>>;

const sumOf = (tally: Tally): number => ratingList.reduce((sum, rating) => sum + tally[rating], 0);

/** Shares of one question, over those who rated it; null while they are fewer than five. */
export function sharesOf(tally: Tally) {
  const base = sumOf(tally);
  if (base < leastAnswers) return null;
  return {
    good: wilson(tally.good, base),
    fair: wilson(tally.fair, base),
    poor: wilson(tally.poor, base),
  };
}

export const noTally: Tally = { good: 0, fair: 0, poor: 0 };

/** Counts answers; what is null or declined is counted nowhere. */
export function tallyOf(answers: readonly Answers[]): Record<Question, Tally> {
  const count = (question: Question): Tally => ({
    good: answers.filter((one) => one[question] === 'good').length,
    fair: answers.filter((one) => one[question] === 'fair').length,
    poor: answers.filter((one) => one[question] === 'poor').length,
  });
  return { speed: count('speed'), manner: count('manner'), clarity: count('clarity'), result: count('result') };
}

/** Parts of a whole that are not shown: fewer than five answers, or what would tell them. */
export function hideSmall<Key extends string>(counts: ReadonlyMap<Key, number>): Set<Key> {
  return smallCells(counts, leastAnswers);
}

/** Answers in batches of five in which nobody's own is to be told; the last ones wait until their batch is full. */
export function batchesOf<One>(answers: readonly One[]): One[][] {
  const full = Math.floor(answers.length / leastAnswers);
  return Array.from({ length: full }, (_, at) => answers.slice(at * leastAnswers, (at + 1) * leastAnswers));
}

/** 两人审核: what an objection becomes; it stands only when both say so, and needs both words either way. */
export function afterVotes(votes: readonly { readonly upholds: boolean }[]): ObjectionState {
  if (votes.length < 2) return 'open';
  return votes.every(({ upholds }) => upholds) ? 'upheld' : 'rejected';
}
