import { type HolidayTable, startOfDay } from '../../kit/calendar.ts';
import type { OfficeSpan } from '../../kit/working-hours.ts';
import {
  checkTime,
  dayCount,
  dayNumber,
  entry,
  midnightOf,
  millisecondsPerMinute,
  newYearOf,
  timeOf,
  weekdayOf,
  yearOf,
} from './numbered-days.ts';

/** What a limit counts: 自然日 natural days, 工作日 working days, 工作时 working minutes (time within frames), or plain minutes. */
export type Measure = 'natural-days' | 'working-days' | 'working-minutes' | 'minutes';

/** 时限: so many of a measure; `amount` is a whole number from 1. */
export interface Limit {
  readonly measure: Measure;
  readonly amount: number;
}

/**
 * 工作日历: `frames` are the hours of a working day, in minutes after midnight in China, ascending and apart; `framesOn` replaces them on
 * some weekdays (0 Sunday … 6), an empty list for none. Which days are working days only `holidays` says: other frames on Saturdays
 * are for Saturdays that are made up for. Limits in days fall due at `closesAtMinutes`, 1 to 1440.
 */
export interface WorkCalendar {
  readonly frames: readonly OfficeSpan[];
  readonly framesOn?: Readonly<Record<number, readonly OfficeSpan[]>>;
  readonly holidays: HolidayTable;
  readonly closesAtMinutes: number;
}

/** A calendar made ready by {@link compileCalendar}; days are numbered from 1970-01-01, sums run from there to the end of 2099. */
export interface CompiledCalendar {
  readonly closesAfter: number;
  readonly framesOf: readonly (readonly OfficeSpan[])[];
  readonly minutesOfWeek: number;
  readonly workdays: Int32Array;
  readonly workdaysBefore: Int32Array;
  readonly minutesBefore: Int32Array;
  readonly untoldBefore: Int32Array;
}

const minutesPerDay = 1440;

function checkFrames(frames: readonly OfficeSpan[]): readonly OfficeSpan[] {
  let free = 0;
  for (const { from, to } of frames) {
    const isWhole = Number.isInteger(from) && Number.isInteger(to);
    if (!isWhole || from < free || to <= from || to > minutesPerDay) {
      throw new RangeError(`not frames of a day, ascending and apart: ${JSON.stringify(frames)}`);
    }
    free = to + 1;
  }
  return frames;
}

const lengthOf = (frames: readonly OfficeSpan[]) => frames.reduce((sum, { from, to }) => sum + to - from, 0);

function framesByWeekday({ frames, framesOn = {} }: WorkCalendar): (readonly OfficeSpan[])[] {
  const odd = Object.keys(framesOn).find((weekday) => !/^[0-6]$/.test(weekday));
  if (odd !== undefined) throw new RangeError(`not a weekday from 0 to 6: ${odd}`);
  checkFrames(frames);
  return Array.from({ length: 7 }, (_, weekday) => checkFrames(framesOn[weekday] ?? frames));
}

/** 1 for each working day, by the notice of its own year first, else Monday to Friday: as isWorkday of kit/calendar.ts. */
function markWorkdays({ years }: HolidayTable): Uint8Array {
  const marks = new Uint8Array(dayCount);
  for (let day = 0; day < dayCount; day += 1) marks[day] = weekdayOf(day) % 6 === 0 ? 0 : 1;
  for (const [year, { off, work }] of Object.entries(years)) {
    const mark = (text: string, value: number) => {
      if (text.slice(0, 4) === year) marks[dayNumber(startOfDay(text).getTime())] = value;
    };
    for (const text of off) mark(text, 0);
    for (const text of work) mark(text, 1);
  }
  return marks;
}

/** 1 for each day of a year whose notice the table lacks. */
function markUntold({ years }: HolidayTable): Uint8Array {
  const marks = new Uint8Array(dayCount).fill(1);
  for (const [year, { off }] of Object.entries(years)) {
    // A year entered without a single day off is a year whose notice is not out yet.
    if (off.length > 0) marks.fill(0, newYearOf(Number(year)), newYearOf(Number(year) + 1));
  }
  return marks;
}

function daysMarked(marks: Uint8Array): Int32Array {
  const days: number[] = [];
  for (const [day, mark] of marks.entries()) if (mark === 1) days.push(day);
  return Int32Array.from(days);
}

function sumsBefore(valueOn: (day: number) => number): Int32Array {
  const sums = new Int32Array(dayCount + 1);
  let sum = 0;
  for (let day = 0; day < dayCount; day += 1) {
    sum += valueOn(day);
    sums[day + 1] = sum;
  }
  return sums;
}

/**
 * Makes a calendar ready for {@link dueAfter}: sums over the days of 1970 to 2099, about 10 ms and 0.7 MB, so keep the result.
 * RangeError for frames that overlap, touch, leave the day or hold no time from Monday to Friday, and for a closing time outside 1 to 1440.
 *
 * @example compileCalendar({ frames: officeSpans, holidays: seedHolidays, closesAtMinutes: 17 * 60 + 30 })
 */
export function compileCalendar(calendar: WorkCalendar): CompiledCalendar {
  const { holidays, closesAtMinutes } = calendar;
  if (!Number.isInteger(closesAtMinutes) || closesAtMinutes < 1 || closesAtMinutes > minutesPerDay) {
    throw new RangeError(`not a closing time in minutes after midnight: ${closesAtMinutes}`);
  }
  const framesOf = framesByWeekday(calendar);
  const minutesOf = framesOf.map(lengthOf);
  const minutesOfWeek = minutesOf.slice(1, 6).reduce((sum, minutes) => sum + minutes, 0);
  if (minutesOfWeek === 0) throw new RangeError('a calendar needs frames between Monday and Friday');
  const marks = markWorkdays(holidays);
  const untold = markUntold(holidays);
  return {
    closesAfter: closesAtMinutes * millisecondsPerMinute,
    framesOf,
    minutesOfWeek,
    workdays: daysMarked(marks),
    workdaysBefore: sumsBefore((day) => marks[day] ?? 0),
    minutesBefore: sumsBefore((day) => (marks[day] ? (minutesOf[weekdayOf(day)] ?? 0) : 0)),
    untoldBefore: sumsBefore((day) => untold[day] ?? 0),
  };
}

/** How many days that the measure counts lie after day `after`, up to and with day `through`; 0 when that is not later. RangeError outside 1970 to 2099. */
export function countDays(calendar: CompiledCalendar, measure: Measure, after: number, through: number): number {
  if (through <= after) return 0;
  if (measure !== 'working-days') return through - after;
  return entry(calendar.workdaysBefore, through + 1) - entry(calendar.workdaysBefore, after + 1);
}

/** The `count`-th day after day `after` that the measure counts; RangeError outside 1970 to 2099. */
export function nthDay(calendar: CompiledCalendar, measure: Measure, after: number, count: number): number {
  if (measure !== 'working-days') return after + count;
  return entry(calendar.workdays, entry(calendar.workdaysBefore, after + 1) + count - 1);
}

/** The day itself if people work on it, else the next on which they do; RangeError outside 1970 to 2099. */
export function workdayFrom(calendar: CompiledCalendar, day: number): number {
  return entry(calendar.workdays, entry(calendar.workdaysBefore, day));
}

/** The milliseconds that working minutes, or minutes, have counted up to an instant since 1970: the axis on which such limits are plain sums. */
export function positionOf(calendar: CompiledCalendar, measure: Measure, time: number): number {
  if (measure === 'minutes') return time;
  const day = dayNumber(time);
  const before = entry(calendar.minutesBefore, day);
  const position = before * millisecondsPerMinute;
  if (entry(calendar.minutesBefore, day + 1) === before) return position;
  const sinceMidnight = time - midnightOf(day);
  let within = 0;
  for (const { from, to } of entry(calendar.framesOf, weekdayOf(day))) {
    const begin = from * millisecondsPerMinute;
    if (sinceMidnight <= begin) break;
    within += Math.min(sinceMidnight, to * millisecondsPerMinute) - begin;
  }
  return position + within;
}

/** The first instant (milliseconds) at which {@link positionOf} is `position`; searched from day `near` on, O(log days). RangeError beyond 2099. */
export function instantAt(calendar: CompiledCalendar, measure: Measure, position: number, near: number): number {
  if (measure === 'minutes') return checkTime(position);
  const { minutesBefore } = calendar;
  const isBefore = (day: number) => entry(minutesBefore, day) * millisecondsPerMinute < position;
  let low = near;
  let step = 1;
  while (low + step < dayCount && isBefore(low + step)) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, dayCount);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle;
    else high = middle;
  }
  let left = position - entry(minutesBefore, low) * millisecondsPerMinute;
  for (const { from, to } of entry(calendar.framesOf, weekdayOf(low))) {
    const length = (to - from) * millisecondsPerMinute;
    if (left <= length) return midnightOf(low) + from * millisecondsPerMinute + left;
    left -= length;
  }
  // Only the time after the last frame of 2099 is left.
  throw new RangeError(`no working minutes so late: ${position}`);
}

/** The years from day `first` to day `last` whose notice the table lacks, so that only weekends were known. */
export function untoldYears(calendar: CompiledCalendar, first: number, last: number): number[] {
  if (entry(calendar.untoldBefore, first) === entry(calendar.untoldBefore, last + 1)) return [];
  const years: number[] = [];
  for (let year = yearOf(first); year <= yearOf(last); year += 1) {
    const newYear = newYearOf(year);
    if (entry(calendar.untoldBefore, newYear) < entry(calendar.untoldBefore, newYear + 1)) years.push(year);
  }
  return years;
}

/** RangeError unless the limit's amount is a whole number from 1. */
export function checkLimit({ measure, amount }: Limit): void {
  if (!Number.isInteger(amount) || amount < 1) throw new RangeError(`not a limit: ${amount} ${measure}`);
}

/**
 * When a limit that starts at `from` falls due, and the years without a notice on which that rests.
 * Days: the day of the start does not count, and the limit is due when offices close on the last counted day; the last natural
 * day, when people are off, gives way to the next working day, made-up weekends being working days (民法典 §201, §203).
 * Working minutes stand still outside frames. O(1) for days, O(log days) for working minutes.
 * RangeError for an amount that is no whole number from 1, an invalid Date, and anything outside 1970 to 2099.
 *
 * @example dueAfter(calendar, new Date(), { measure: 'working-days', amount: 5 }).dueAt
 */
export function dueAfter(
  calendar: CompiledCalendar,
  from: Date,
  limit: Limit,
): { dueAt: Date; missingYears: number[] } {
  checkLimit(limit);
  const { measure, amount } = limit;
  const time = timeOf(from);
  const start = dayNumber(time);
  if (measure === 'minutes' || measure === 'working-minutes') {
    const position = positionOf(calendar, measure, time) + amount * millisecondsPerMinute;
    const due = instantAt(calendar, measure, position, start);
    const missingYears = measure === 'minutes' ? [] : untoldYears(calendar, start, dayNumber(due));
    return { dueAt: new Date(due), missingYears };
  }
  const last = nthDay(calendar, measure, start, amount);
  const due = workdayFrom(calendar, last);
  return {
    dueAt: new Date(midnightOf(due) + calendar.closesAfter),
    missingYears: untoldYears(calendar, measure === 'natural-days' ? last : start + 1, due),
  };
}

/**
 * How much a measure counts between two instants, as {@link dueAfter} counts: whole days after the day of `from` up to and with the day
 * of `to`, or minutes with fractions; 0 when `to` is not later. Adds up over any split of the time. From a start to its due date it
 * is the limit's amount (for natural days that much or, where the last gave way to a working day, more). RangeError as there.
 */
export function usedBetween(calendar: CompiledCalendar, from: Date, to: Date, measure: Measure): number {
  const [start, end] = [timeOf(from), timeOf(to)];
  if (end <= start) return 0;
  if (measure === 'minutes' || measure === 'working-minutes') {
    return (positionOf(calendar, measure, end) - positionOf(calendar, measure, start)) / millisecondsPerMinute;
  }
  return countDays(calendar, measure, dayNumber(start), dayNumber(end));
}
