import { addDays } from '../../kit/calendar.ts';

/** A row of a repayment plan: `fen` integer 分 from 1, `dueOn` 'YYYY-MM-DD'. */
export interface PlanRow {
  readonly dueOn: string;
  readonly fen: number;
}

/** 一期: a row with its number, from 1. */
export interface Instalment extends PlanRow {
  readonly number: number;
}

/** How due days follow each other; of a month without that day its last one is meant. */
export type Rhythm = { readonly every: 'month'; readonly day: number } | { readonly every: 'fortnight' };

/** What is wrong with a plan; `row` counts from 0, and is null when it is the plan as a whole. */
export type PlanFault =
  | { readonly fault: 'no-rows'; readonly row: null }
  | { readonly fault: 'other-sum'; readonly row: null; readonly sumFen: number }
  | { readonly fault: 'not-an-amount' | 'not-a-day' | 'not-later' | 'before-agreement'; readonly row: number };

/**
 * An amount in equal parts whose last takes the rest, in 分; with `stepFen`, parts are whole multiples of it (10000 for full hundreds of 元).
 * The sum is exact. RangeError unless the amount and the parts are whole numbers from 1 and no part becomes nothing. O(count).
 *
 * @example splitEvenly({ totalFen: 20_000_000, count: 12 }) // eleven times 1666666, then 1666674
 */
export function splitEvenly({
  totalFen,
  count,
  stepFen = 1,
}: {
  readonly totalFen: number;
  readonly count: number;
  readonly stepFen?: number;
}): number[] {
  for (const number of [totalFen, count, stepFen]) {
    if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`not a whole number from 1: ${number}`);
  }
  const exact = Math.floor(totalFen / count);
  const part = exact - (exact % stepFen);
  if (part === 0) throw new RangeError(`${totalFen} 分 are too little for ${count} parts`);
  return Array.from({ length: count }, (_, i) => (i < count - 1 ? part : totalFen - part * (count - 1)));
}

/**
 * Due days from the first of the rhythm that is not before `from`: monthly by day (31 means the last day of shorter months) or every fourteen
 * days from `from` itself. Always rising. RangeError for a day that is none, a day of the month outside 1 to 31, or a count below 1. O(count).
 *
 * @example dueDays({ from: '2027-01-15', count: 3, rhythm: { every: 'month', day: 31 } }) // 2027-01-31, 2027-02-28, 2027-03-31
 */
export function dueDays({
  from,
  count,
  rhythm,
}: {
  readonly from: string;
  readonly count: number;
  readonly rhythm: Rhythm;
}): string[] {
  const start = addDays(from, 0);
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`not a number of due days: ${count}`);
  if (rhythm.every === 'fortnight') return Array.from({ length: count }, (_, i) => addDays(start, 14 * i));
  const { day } = rhythm;
  if (!Number.isInteger(day) || day < 1 || day > 31) throw new RangeError(`not a day of the month: ${day}`);
  const firstMonth = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1;
  const skipped = dayInMonth(firstMonth, day) < start ? 1 : 0;
  return Array.from({ length: count }, (_, i) => dayInMonth(firstMonth + skipped + i, day));
}

/** The day, or the last one, of a month counted from the year 0. */
function dayInMonth(month: number, day: number): string {
  const last = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, Math.min(day, last))).toISOString().slice(0, 10);
}

/**
 * A regular plan: {@link splitEvenly} on {@link dueDays}; RangeError as they throw. O(count).
 *
 * @example makePlan({ totalFen: 20_000_000, count: 12, from: '2026-12-01', rhythm: { every: 'month', day: 10 } })
 */
export function makePlan({
  totalFen,
  count,
  stepFen = 1,
  from,
  rhythm,
}: {
  readonly totalFen: number;
  readonly count: number;
  readonly stepFen?: number;
  readonly from: string;
  readonly rhythm: Rhythm;
}): Instalment[] {
  const parts = splitEvenly({ totalFen, count, stepFen });
  const days = dueDays({ from, count, rhythm });
  return numberRows(parts.map((fen, i) => ({ dueOn: days[i] ?? from, fen })));
}

/** Rows in their order, numbered from 1. */
export function numberRows(rows: readonly PlanRow[]): Instalment[] {
  return rows.map(({ dueOn, fen }, i) => ({ number: i + 1, dueOn, fen }));
}

/**
 * What is wrong with a plan as typed, empty when nothing is: every amount whole 分 from 1, every day a day and later than the one before, the
 * first not before the agreement, the sum what was agreed. The sum is only spoken of when all amounts are amounts. O(rows).
 *
 * @example planFaults([{ dueOn: '2026-12-10', fen: 90 }], { totalFen: 100, agreedOn: '2026-11-03' }) // other-sum, sumFen 90
 */
export function planFaults(
  rows: readonly PlanRow[],
  { totalFen, agreedOn }: { readonly totalFen: number; readonly agreedOn: string },
): PlanFault[] {
  if (rows.length === 0) return [{ fault: 'no-rows', row: null }];
  const faults: PlanFault[] = [];
  for (const [row, { dueOn, fen }] of rows.entries()) {
    if (!Number.isSafeInteger(fen) || fen < 1) faults.push({ fault: 'not-an-amount', row });
    const before = rows[row - 1]?.dueOn;
    if (!isDay(dueOn)) faults.push({ fault: 'not-a-day', row });
    else if (dueOn < agreedOn) faults.push({ fault: 'before-agreement', row });
    else if (before !== undefined && isDay(before) && dueOn <= before) faults.push({ fault: 'not-later', row });
  }
  const sumFen = rows.reduce((sum, { fen }) => sum + fen, 0);
  if (!faults.some(({ fault }) => fault === 'not-an-amount') && sumFen !== totalFen) {
    faults.push({ fault: 'other-sum', row: null, sumFen });
  }
  return faults;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().slice(0, 10) === text;
}
