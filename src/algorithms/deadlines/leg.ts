import { dayNumber, midnightOf, millisecondsPerMinute } from './numbered-days.ts';
import {
  type CompiledCalendar,
  countDays,
  instantAt,
  type Limit,
  type Measure,
  nthDay,
  positionOf,
  untoldYears,
  workdayFrom,
} from './work-calendar.ts';

/** A stretch in which a clock stood: milliseconds, `from` before `to`. */
export interface Pause {
  readonly from: number;
  readonly to: number;
}

interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/** What a clock's pauses, ascending and apart, do on a calendar. */
export interface Course {
  readonly calendar: CompiledCalendar;
  readonly pauses: readonly Pause[];
  /** Days that are not counted: some instant before offices close was paused. */
  readonly pausedDays: readonly DaySpan[];
}

/** Where a limit begins: an instant, and the day that does not count because it began on it. */
export interface LegStart {
  readonly startsAt: number;
  readonly startDay: number;
}

/** One limit on its course: it starts when the one before is used up; `lastDay` is its last counted day, `endsAt` when it falls due. */
export interface Leg extends LegStart {
  readonly measure: Measure;
  readonly amount: number;
  readonly lastDay: number;
  readonly endsAt: number;
  readonly missingYears: readonly number[];
}

/** Lays pauses over a calendar. A pause after offices closed takes nothing from that day. */
export function layPauses(calendar: CompiledCalendar, pauses: readonly Pause[]): Course {
  const pausedDays: DaySpan[] = [];
  for (const { from, to } of pauses) {
    const [begin, end] = [dayNumber(from), dayNumber(to)];
    const span = {
      first: from < midnightOf(begin) + calendar.closesAfter ? begin : begin + 1,
      last: to > midnightOf(end) ? end : end - 1,
    };
    const before = pausedDays.at(-1);
    if (before && span.first <= before.last)
      pausedDays[pausedDays.length - 1] = { ...before, last: Math.max(before.last, span.last) };
    else if (span.first <= span.last) pausedDays.push(span);
  }
  return { calendar, pauses, pausedDays };
}

const isInDays = (measure: Measure) => measure === 'natural-days' || measure === 'working-days';

function pauseOver({ pausedDays }: Course, day: number): DaySpan | undefined {
  return pausedDays.find(({ first, last }) => first <= day && day <= last);
}

function countRunningDays({ calendar, pausedDays }: Course, measure: Measure, after: number, through: number): number {
  let days = countDays(calendar, measure, after, through);
  for (const { first, last } of pausedDays) {
    days -= countDays(calendar, measure, Math.max(after, first - 1), Math.min(through, last));
  }
  return days;
}

function nthRunningDay({ calendar, pausedDays }: Course, measure: Measure, after: number, count: number): number {
  let day = after;
  let left = count;
  for (const { first, last } of pausedDays) {
    if (last <= day) continue;
    const free = countDays(calendar, measure, day, first - 1);
    if (left <= free) break;
    left -= free;
    day = last;
  }
  return nthDay(calendar, measure, day, left);
}

function runningWorkdayFrom(course: Course, day: number): number {
  let due = workdayFrom(course.calendar, day);
  for (let pause = pauseOver(course, due); pause; pause = pauseOver(course, due)) {
    due = workdayFrom(course.calendar, pause.last + 1);
  }
  return due;
}

/** The milliseconds that a limit in minutes counts between two instants without its pauses. */
function runPosition({ calendar, pauses }: Course, measure: Measure, from: number, to: number): number {
  const between = (begin: number, end: number) =>
    end > begin ? positionOf(calendar, measure, end) - positionOf(calendar, measure, begin) : 0;
  let position = between(from, to);
  for (const pause of pauses) position -= between(Math.max(from, pause.from), Math.min(to, pause.to));
  return position;
}

function reachPosition({ calendar, pauses }: Course, measure: Measure, from: number, milliseconds: number): number {
  let time = from;
  let left = milliseconds;
  for (const pause of pauses) {
    if (pause.to <= time) continue;
    if (pause.from > time) {
      const free = positionOf(calendar, measure, pause.from) - positionOf(calendar, measure, time);
      if (left <= free) break;
      left -= free;
    }
    time = pause.to;
  }
  return instantAt(calendar, measure, positionOf(calendar, measure, time) + left, dayNumber(time));
}

/** Lays a limit on its course from a start on; RangeError where it would end after 2099. */
export function layLeg(course: Course, start: LegStart, { measure, amount }: Limit): Leg {
  const { calendar } = course;
  const { startsAt, startDay } = start;
  if (!isInDays(measure)) {
    const endsAt = reachPosition(course, measure, startsAt, amount * millisecondsPerMinute);
    const lastDay = dayNumber(endsAt);
    const missingYears = measure === 'minutes' ? [] : untoldYears(calendar, startDay, lastDay);
    return { ...start, measure, amount, lastDay, endsAt, missingYears };
  }
  const lastDay = nthRunningDay(course, measure, startDay, amount);
  const dueDay = measure === 'natural-days' ? runningWorkdayFrom(course, lastDay) : lastDay;
  const missingYears = untoldYears(calendar, measure === 'natural-days' ? lastDay : startDay + 1, dueDay);
  return { ...start, measure, amount, lastDay, endsAt: midnightOf(dueDay) + calendar.closesAfter, missingYears };
}

/** Where the next limit begins. What ends at 24:00 ends on the day before. */
export function startAfter({ endsAt }: Leg): LegStart {
  return { startsAt: endsAt, startDay: dayNumber(endsAt - 1) };
}

/** What goes on after the last limit was used up, in the same measure and without an end. */
export function overrunOf(leg: Leg): Leg {
  const never = Number.POSITIVE_INFINITY;
  return { ...startAfter(leg), measure: leg.measure, amount: never, lastDay: never, endsAt: never, missingYears: [] };
}

/**
 * How much of a leg is used up at an instant, in its measure, with fractions: a counted day is used up evenly from midnight until offices
 * close, the last until it falls due.
 */
export function usedOf(course: Course, leg: Leg, time: number): number {
  const { measure, amount, startsAt, startDay, lastDay, endsAt } = leg;
  if (time <= startsAt) return 0;
  if (time >= endsAt) return amount;
  if (!isInDays(measure)) return runPosition(course, measure, startsAt, time) / millisecondsPerMinute;
  const day = dayNumber(time);
  if (day >= lastDay) return amount - 1 + (time - midnightOf(lastDay)) / (endsAt - midnightOf(lastDay));
  const today = countRunningDays(course, measure, Math.max(startDay, day - 1), day);
  const sinceMidnight = Math.min(1, (time - midnightOf(day)) / course.calendar.closesAfter);
  return countRunningDays(course, measure, startDay, day - 1) + today * sinceMidnight;
}

/** The first instant (milliseconds) at which so much of a leg is used up: {@link usedOf} turned round. */
export function instantOf(course: Course, leg: Leg, used: number): number {
  const { measure, amount, startsAt, startDay, lastDay, endsAt } = leg;
  if (used <= 0) return startsAt;
  if (used >= amount) return endsAt;
  if (!isInDays(measure)) return reachPosition(course, measure, startsAt, Math.round(used * millisecondsPerMinute));
  const whole = Math.ceil(used);
  const part = used - whole + 1;
  if (whole === amount) return midnightOf(lastDay) + Math.round(part * (endsAt - midnightOf(lastDay)));
  const day = nthRunningDay(course, measure, startDay, whole);
  return midnightOf(day) + Math.round(part * course.calendar.closesAfter);
}
