import { addWorkingDays } from '../../kit/calendar.ts';
import { seedHolidays } from '../../kit/holidays.ts';
import { addWorkingMinutes } from '../../kit/working-hours.ts';

const acknowledgeWorkingHours = 4;
const arbitrateWorkingDays = 2;
const closesAtMinutes = 17 * 60 + 30;
const day = 86_400_000;

/** By when a helping unit says that it has the part: four hours of office time. */
export function ackDueAfter(now: Date): Date {
  return addWorkingMinutes(now, acknowledgeWorkingHours * 60, seedHolidays);
}

/** By when an arbiter decides: the end of the second working day. */
export function decisionDueAfter(now: Date): Date {
  return addWorkingDays(now, arbitrateWorkingDays, seedHolidays, { closesAtMinutes }).dueAt;
}

/** Until when a link to a part opens: a week after it is due, at least a day from now; undefined where nothing is due. */
export function linkExpiryOf(dueAt: Date | null, now: Date): Date | undefined {
  return dueAt === null ? undefined : new Date(Math.max(dueAt.getTime() + 7 * day, now.getTime() + day));
}
