import { addWorkingDays } from '../kit/calendar.ts';
import { seedHolidays } from '../kit/holidays.ts';
import { addWorkingMinutes } from '../kit/working-hours.ts';

const closesAtMinutes = 17 * 60 + 30;

/** The end of the last of so many working days. */
export function dueAfter(from: Date, workingDays: number): Date {
  return addWorkingDays(from, workingDays, seedHolidays, { closesAtMinutes }).dueAt;
}

/** By when a helping unit says that it has the part. */
export function ackDueAfter(now: Date): Date {
  return addWorkingMinutes(now, 240, seedHolidays);
}

/** By when an arbiter decides. */
export function decisionDueAfter(now: Date): Date {
  return dueAfter(now, 2);
}
