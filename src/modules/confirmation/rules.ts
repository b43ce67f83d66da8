import type { Duty } from '../../algorithms/definite-duties/duty.ts';
import { addDays, type HolidayTable, isWorkday } from '../../kit/calendar.ts';
import type { ConfirmationFact, ConfirmationState, CourtAnswer } from './words.ts';

// 人民调解法 §33, 民事诉讼法 §205: both together, within 30 days of the agreement's taking effect; the day itself does not count (民法典 §201).
const windowDays = 30;
// 法释〔2011〕5号 §4: accepted or not within three days. §5: decided within fifteen days of acceptance, ten more with leave.
const acceptDays = 3;
const decideDays = 15;
const moreDays = 10;
// 民事诉讼法 §250: two years to ask for enforcement.
const enforceYears = 2;

/** The days within which both sides may ask. */
export interface Window {
  /** The thirtieth day, which everybody is told. */
  readonly lastOn: string;
  /** The same; where it is a day of rest the first working day after it (民法典 §203). */
  readonly lawfulLastOn: string;
}

/** The time in which an agreement that came into force on this day may be brought to the court: natural days. */
export function windowOf(effectiveOn: string, holidays: HolidayTable): Window {
  const lastOn = addDays(effectiveOn, windowDays);
  let lawfulLastOn = lastOn;
  while (!isWorkday(lawfulLastOn, holidays)) lawfulLastOn = addDays(lawfulLastOn, 1);
  return { lastOn, lawfulLastOn };
}

/** Whole days left until the last day that everybody is told: 0 on that day, negative after it. */
export function daysLeft(lastOn: string, today: string): number {
  return Math.round((Date.parse(lastOn) - Date.parse(today)) / 86_400_000);
}

/** Days before the last one on which both sides are reminded. */
export const remindedAt = [10, 3] as const;

/** By when the court says whether it takes the application. */
export const acceptDueOn = (submittedOn: string): string => addDays(submittedOn, acceptDays);

/** By when the court decides. */
export const decideDueOn = (acceptedOn: string, extended: boolean): string =>
  addDays(acceptedOn, decideDays + (extended ? moreDays : 0));

/** The last day on which something of the duties is due; undefined when none of them has a day. */
export function lastDueOn(duties: readonly Pick<Duty, 'time'>[]): string | undefined {
  const days = duties.flatMap(({ time }) => {
    if (time?.when === 'on') return [time.on];
    if (time?.when === 'plan') return time.rows.map(({ dueOn }) => dueOn);
    return time?.when === 'from' && time.until !== '' ? [time.until] : [];
  });
  return days.toSorted().at(-1);
}

/**
 * 申请执行的最后一日: two years from the last day of performance, of instalments that of the last one, else from the decision; 29 February
 * becomes the last of the month (民法典 §202).
 */
export function enforceUntil(decidedOn: string, dueOn: string | undefined): string {
  const from = dueOn ?? decidedOn;
  const day = from.slice(4) === '-02-29' ? '-02-28' : from.slice(4);
  return `${Number(from.slice(0, 4)) + enforceYears}${day}`;
}

interface AnswerRow {
  readonly from: readonly ConfirmationState[];
  readonly to: ConfirmationState;
  readonly fact: ConfirmationFact;
}

/** What each answer of the court makes of an application. A decision may come at once: it implies acceptance. */
const answerTable: Readonly<Record<CourtAnswer, AnswerRow>> = {
  accepted: { from: ['submitted'], to: 'accepted', fact: 'confirmation.accepted' },
  declined: { from: ['submitted'], to: 'declined', fact: 'confirmation.declined' },
  extended: { from: ['accepted'], to: 'accepted', fact: 'confirmation.extended' },
  confirmed: { from: ['submitted', 'accepted'], to: 'confirmed', fact: 'confirmation.confirmed' },
  unconfirmed: { from: ['submitted', 'accepted'], to: 'unconfirmed', fact: 'confirmation.unconfirmed' },
};

/** Where an answer leads; undefined where it does not fit now. More time is given once. */
export function answered(
  { state, extended }: { readonly state: ConfirmationState; readonly extended: boolean },
  answer: CourtAnswer,
): { readonly state: ConfirmationState; readonly fact: ConfirmationFact } | undefined {
  const { from, to, fact } = answerTable[answer];
  if (!from.includes(state) || (answer === 'extended' && extended)) return undefined;
  return { state: to, fact };
}

/** Answers that the court may give now. */
export function answersFrom(of: { readonly state: ConfirmationState; readonly extended: boolean }): CourtAnswer[] {
  return (Object.keys(answerTable) as CourtAnswer[]).filter((answer) => answered(of, answer) !== undefined);
}

/** True while it may be handed in: it never was, or one court did not take it, and there is time. */
export function maySubmit(
  { state, lawful_last_on: lawfulLastOn }: { readonly state: ConfirmationState; readonly lawful_last_on: string },
  today: string,
): boolean {
  return (state === 'open' || state === 'declined') && today <= lawfulLastOn;
}
