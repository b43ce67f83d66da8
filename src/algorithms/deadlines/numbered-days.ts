import { startOfDay } from '../../kit/calendar.ts';

/** Instants are in milliseconds, frames and limits in minutes. */
export const millisecondsPerMinute = 60_000;
const millisecondsPerDay = 86_400_000;
const chinaOffset = -startOfDay('1970-01-01').getTime();
const outOfReach = 'calendars reach from 1970 to 2099';

/** How many days calendars know: 1970-01-01, which has the number 0, to 2099-12-31. */
export const dayCount = Date.UTC(2100, 0, 1) / millisecondsPerDay;

/** The number of the civil day in China on which an instant (milliseconds) lies. */
export function dayNumber(time: number): number {
  return Math.floor((time + chinaOffset) / millisecondsPerDay);
}

/** The instant (milliseconds) at which a numbered day begins in China. */
export function midnightOf(day: number): number {
  return day * millisecondsPerDay - chinaOffset;
}

/** 0 Sunday … 6 Saturday; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (day + 4) % 7;
}

/** The civil year of a numbered day. */
export function yearOf(day: number): number {
  return new Date(day * millisecondsPerDay).getUTCFullYear();
}

/** The number of the first of January. */
export function newYearOf(year: number): number {
  return Date.UTC(year, 0, 1) / millisecondsPerDay;
}

/** The value at a numbered day; RangeError outside 1970 to 2099. */
export function entry<Value>(list: ArrayLike<Value>, day: number): Value {
  const value = list[day];
  if (value === undefined) throw new RangeError(outOfReach);
  return value;
}

/** The milliseconds since 1970 of an instant; RangeError for an invalid Date and outside 1970 to 2099. */
export function timeOf(instant: Date): number {
  return checkTime(instant.getTime());
}

/** The same milliseconds; RangeError outside 1970 to 2099. */
export function checkTime(time: number): number {
  if (!(time >= midnightOf(0) && time < midnightOf(dayCount))) throw new RangeError(outOfReach);
  return time;
}
