import { dueAfter as dueAfterLimit, type Limit } from '../algorithms/deadlines/work-calendar.ts';
import { pinNow, pinnedCounting } from '../modules/clocks/calendars.ts';
import { countyBook } from './clock-book.ts';

const { calendar } = pinnedCounting(countyBook, pinNow(countyBook, 'office'));
const due = (from: Date, measure: Limit['measure'], amount: number) =>
  dueAfterLimit(calendar, from, { measure, amount }).dueAt;

/** The end of the last of so many working days. */
export function dueAfter(from: Date, workingDays: number): Date {
  return due(from, 'working-days', workingDays);
}

/** By when a helping unit says that it has the part. */
export function ackDueAfter(now: Date): Date {
  return due(now, 'working-minutes', 240);
}

/** By when an arbiter decides. */
export function decisionDueAfter(now: Date): Date {
  return dueAfter(now, 2);
}
