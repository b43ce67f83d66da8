/** The State Council's yearly notice as data: `off` are days off by notice, `work` are make-up workdays (调休); days are 'YYYY-MM-DD' under the year they fall in. */
export type HolidayTable = {
  version: string;
  years: Record<string, { off: string[]; work: string[] }>;
};

/** A count of working days, with the years whose notice the table lacks and for which only weekends were known. */
export type WorkingDayCount = { days: number; missingYears: number[] };

const chinaOffsetMinutes = 480;
const millisecondsPerMinute = 60_000;
const millisecondsPerDay = 86_400_000;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

function midnightUtc(day: string): number {
  const milliseconds = dayPattern.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== day) {
    throw new RangeError(`not a day: ${day}`);
  }
  return milliseconds;
}

/** The civil day 'YYYY-MM-DD' of an instant in a zone of fixed offset, in China unless told; RangeError for an invalid Date. */
export function dayOf(instant: Date, offsetMinutes = chinaOffsetMinutes): string {
  return new Date(instant.getTime() + offsetMinutes * millisecondsPerMinute).toISOString().slice(0, 10);
}

/** The instant at which a civil day begins in a zone of fixed offset, in China unless told; RangeError for what is no day. */
export function startOfDay(day: string, offsetMinutes = chinaOffsetMinutes): Date {
  return new Date(midnightUtc(day) - offsetMinutes * millisecondsPerMinute);
}

/** The civil day `count` days later, or earlier when negative; RangeError for what is no day. */
export function addDays(day: string, count: number): string {
  return new Date(midnightUtc(day) + count * millisecondsPerDay).toISOString().slice(0, 10);
}

/** Whether people work on that day: the notice first, else Monday to Friday; a year absent from the table knows weekends only. */
export function isWorkday(day: string, table: HolidayTable): boolean {
  const notice = table.years[day.slice(0, 4)];
  if (notice?.work.includes(day)) return true;
  if (notice?.off.includes(day)) return false;
  const weekday = new Date(midnightUtc(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

function missingYearsBetween(firstDay: string, lastDay: string, table: HolidayTable): number[] {
  const missing: number[] = [];
  for (let year = Number(firstDay.slice(0, 4)); year <= Number(lastDay.slice(0, 4)); year += 1) {
    // A year entered without a single day off is a year whose notice is not out yet.
    if (!table.years[String(year)]?.off.length) missing.push(year);
  }
  return missing;
}

/**
 * When a promise of `days` working days made at `from` falls due: the day of the start does not count, and it is due when
 * offices close (`closesAtMinutes` after midnight) on the last working day. Years whose notice the table lacks are named in
 * `missingYears`. RangeError unless `days` is a whole number from 1.
 */
export function addWorkingDays(
  from: Date,
  days: number,
  table: HolidayTable,
  options: { closesAtMinutes: number; offsetMinutes?: number },
): { dueAt: Date; missingYears: number[] } {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`not a number of working days: ${days}`);
  const offsetMinutes = options.offsetMinutes ?? chinaOffsetMinutes;
  const firstDay = addDays(dayOf(from, offsetMinutes), 1);
  let day = firstDay;
  let left = isWorkday(day, table) ? days - 1 : days;
  while (left > 0) {
    day = addDays(day, 1);
    if (isWorkday(day, table)) left -= 1;
  }
  const closesAt = startOfDay(day, offsetMinutes).getTime() + options.closesAtMinutes * millisecondsPerMinute;
  return { dueAt: new Date(closesAt), missingYears: missingYearsBetween(firstDay, day, table) };
}

/**
 * How many working days lie after the day of `from`, up to and with the day of `to`; 0 when `to` is not on a later day.
 * Counts as {@link addWorkingDays} does: what is due in n working days is n working days away.
 */
export function workingDaysBetween(
  from: Date,
  to: Date,
  table: HolidayTable,
  offsetMinutes = chinaOffsetMinutes,
): WorkingDayCount {
  const firstDay = addDays(dayOf(from, offsetMinutes), 1);
  const lastDay = dayOf(to, offsetMinutes);
  let days = 0;
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    if (isWorkday(day, table)) days += 1;
  }
  return { days, missingYears: missingYearsBetween(firstDay, lastDay, table) };
}

/** Years without a notice among the present one and, from November on, the next: dates promised now may fall there. */
export function missingYearsAhead(now: Date, table: HolidayTable): number[] {
  const day = dayOf(now);
  return missingYearsBetween(day, addDays(day, 61), table);
}
