import { addDays } from '../../kit/calendar.ts';
import type { FieldProblem, RefusalCode } from '../../kit/refusal.ts';
import type { Card, CardRow, Frame } from './tables.ts';
import type { Standing } from './words.ts';

/** 人民调解法 §16: appointed for three years, and again. */
const termYears = 3;
/** A term is renewed from this many days before its end; the registrar hears of it thirty days before. */
const renewedFromDays = 90;
const noticedFromDays = 30;
/** 人民调解法 §14 asks for regular training and names no figure; the rules of provinces lie between three and ten days a year: three of eight hours. */
export const yearlyMinutes = 24 * 60;
/** From October on whoever lacks hours of the year is named. */
const trainingDueMonth = '10';

/** The day so many years later; 29 February becomes 28. */
export function yearsLater(day: string, years = termYears): string {
  const later = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return later.endsWith('-02-29') && new Date(`${later}T00:00:00Z`).getUTCMonth() === 2
    ? `${later.slice(0, 8)}28`
    : later;
}

type Standable = Pick<Card, 'state' | 'restUntil' | 'termFrom' | 'termTo' | 'holdsPost'>;

/** How a card stands on a day: what ended or is not yet comes before what the card says; a rest is over by itself. */
export function standingOn({ state, restUntil, termFrom, termTo, holdsPost }: Standable, day: string): Standing {
  if (state === 'ended') return 'ended';
  if (day < termFrom) return 'not-yet';
  if (day >= termTo) return 'expired';
  if (state === 'resting' && (restUntil === null || day < restUntil)) return 'resting';
  if (!holdsPost) return 'no-post';
  return state === 'apprentice' ? 'apprentice' : 'active';
}

/** Whether a mediator may take one more case, or why not. */
export type MayTake =
  | { readonly may: true }
  | { readonly may: false; readonly why: Exclude<Standing, 'active'> | 'full' };

/** Term, state, post and 上限: how many open cases a mediator takes at a time. Apprentices never take one alone (老带新). */
export function mayTakeCase(card: Standable & Pick<Card, 'cap'>, openCases: number, day: string): MayTake {
  const standing = standingOn(card, day);
  if (standing !== 'active') return { may: false, why: standing };
  return openCases < card.cap ? { may: true } : { may: false, why: 'full' };
}

/** What is wrong with a term; undefined when nothing is. */
export function findTermProblem({ termFrom, termTo }: Pick<CardRow, 'termFrom' | 'termTo'>): FieldProblem | undefined {
  if (termTo <= termFrom) {
    return { path: 'termTo', zh: '结束日期须晚于开始日期', en: 'the end must be later than the start' };
  }
  return termTo > yearsLater(termFrom)
    ? { path: 'termTo', zh: '一任最长三年', en: 'a term is three years at most' }
    : undefined;
}

/** What is wrong with weekly times; undefined when nothing is. */
export function findFrameProblem(frames: readonly Frame[]): FieldProblem | undefined {
  const sorted = sortFrames(frames);
  const backwards = sorted.find(({ from, to }) => to <= from);
  const overlaps = sorted.some((frame, i) => {
    const before = sorted[i - 1];
    return before?.day === frame.day && frame.from < before.to;
  });
  if (backwards) return { path: 'frames', zh: '结束时间须晚于开始时间', en: 'a time must end later than it starts' };
  return overlaps ? { path: 'frames', zh: '同一天的时间重叠了', en: 'times of one day overlap' } : undefined;
}

/** Weekly times from Monday morning on. */
export function sortFrames<T extends Frame>(frames: readonly T[]): T[] {
  return frames.toSorted((one, other) => one.day - other.day || (one.from < other.from ? -1 : 1));
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Weekly times as a calendar keeps its hours: minutes after midnight by weekday, Sunday 0. */
export function hoursOf(
  frames: readonly Frame[],
): Partial<Record<0 | 1 | 2 | 3 | 4 | 5 | 6, (readonly [number, number])[]>> {
  const byDay = Map.groupBy(sortFrames(frames), ({ day }) => day % 7);
  return Object.fromEntries(
    [...byDay].map(([day, of]) => [day, of.map(({ from, to }) => [minutesOf(from), minutesOf(to)] as const)]),
  );
}

/** 续聘: from ninety days before the end on, also after it; the new term follows the old one, or begins today where that is over. */
export function judgeRenewal(
  card: Pick<CardRow, 'state' | 'termTo'>,
  today: string,
): { readonly from: string } | RefusalCode {
  if (card.state === 'ended') return 'step.not-now';
  if (today < addDays(card.termTo, -renewedFromDays)) return 'mediator.too-early';
  return { from: card.termTo > today ? card.termTo : today };
}

/** 出师: another person says that an apprentice mediates alone from now on; the hours of a year must have been learnt. */
export function judgeSignOff(
  card: Pick<CardRow, 'state' | 'personId'>,
  by: { readonly personId: string | null; readonly minutes: number },
): RefusalCode | undefined {
  if (card.state !== 'apprentice') return 'step.not-now';
  if (by.personId === null || by.personId === card.personId) return 'mediator.same-person';
  return by.minutes < yearlyMinutes ? 'mediator.untrained' : undefined;
}

/** Whether the registrar is to be told that a term ends within thirty days. */
export function isTermEnding(card: Pick<Card, 'state' | 'termTo'>, today: string): boolean {
  return card.state !== 'ended' && today >= addDays(card.termTo, -noticedFromDays);
}

/** Whether hours of this year are missing in its last quarter; whoever began this autumn has until the next year. */
export function isTrainingDue(card: Pick<Card, 'state' | 'appointedOn' | 'trainedMinutes'>, today: string): boolean {
  const autumn = `${today.slice(0, 4)}-${trainingDueMonth}-01`;
  return card.state !== 'ended' && today >= autumn && card.appointedOn < autumn && card.trainedMinutes < yearlyMinutes;
}
