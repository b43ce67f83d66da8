import {
  type Course,
  instantOf,
  type Leg,
  layLeg,
  layPauses,
  overrunOf,
  type Pause,
  startAfter,
  usedOf,
} from './leg.ts';
import { dayNumber, timeOf } from './numbered-days.ts';
import { type CompiledCalendar, checkLimit, type Limit, type Measure } from './work-calendar.ts';

/** What happens to a clock: it is paused, goes on, gets more time, or stops for good. */
export type ClockEvent = { readonly at: Date } & (
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'extend'; readonly limit: Limit }
  | { readonly kind: 'stop' }
);

/** What a clock says at an instant. */
export interface ClockReading {
  readonly state: 'running' | 'paused' | 'stopped';
  /** When the limit with its extensions falls due, also when that is over; null while paused. A stopped clock keeps the date of its stop. */
  readonly dueAt: Date | null;
  /** Time since the start in which the clock ran and stood, by the wall; together all of it, up to the stop. */
  readonly runMilliseconds: number;
  readonly pausedMilliseconds: number;
  /** Years without a notice on which the due date rests; while paused, as if it went on now. */
  readonly missingYears: readonly number[];
  /** The share of the limit that is used up, from 0; above 1 it is overdue. */
  readonly share: number;
  /** The first instant at which a share is used up, one that is over or, if the clock goes on from here, one to come; share 1 is the due date. */
  readonly shareAt: (share: number) => Date;
}

interface Clock {
  readonly startedAt: Date;
  readonly limit: Limit;
  readonly events: readonly ClockEvent[];
}

interface Replay {
  readonly state: ClockReading['state'];
  readonly endsAt: number;
  readonly pauses: readonly Pause[];
  readonly limit: Limit;
  readonly extensions: readonly Limit[];
}

function eventsByInstant(events: readonly ClockEvent[], now: number): [number, ClockEvent[]][] {
  const instants = new Map<number, ClockEvent[]>();
  for (const event of events) {
    const at = timeOf(event.at);
    if (at > now) continue;
    const others = instants.get(at);
    if (others) others.push(event);
    else instants.set(at, [event]);
  }
  return [...instants].sort(([one], [other]) => one - other);
}

function replay({ startedAt, limit, events }: Clock, now: number): Replay {
  const start = timeOf(startedAt);
  const pauses: Pause[] = [];
  const extensions: Limit[] = [];
  checkLimit(limit);
  let pausedAt: number | null = null;
  const endPause = (at: number) => {
    const pause = { from: Math.max(pausedAt ?? at, start), to: at };
    if (pause.from < pause.to) pauses.push(pause);
    pausedAt = null;
  };
  for (const [at, together] of eventsByInstant(events, now)) {
    for (const event of together) {
      if (event.kind !== 'extend') continue;
      checkLimit(event.limit);
      extensions.push(event.limit);
    }
    const kinds = new Set(together.map(({ kind }) => kind));
    if (kinds.has('stop')) {
      endPause(at);
      return { state: 'stopped', endsAt: Math.max(at, start), pauses, limit, extensions };
    }
    if (kinds.has('pause') === kinds.has('resume')) continue;
    if (kinds.has('pause')) pausedAt ??= at;
    else endPause(at);
  }
  const state = pausedAt === null ? 'running' : 'paused';
  endPause(now);
  return { state, endsAt: Math.max(now, start), pauses, limit, extensions };
}

const measures: readonly Measure[] = ['natural-days', 'working-days', 'working-minutes', 'minutes'];

/** One limit for each measure, the clock's own first: what counts alike is added up, and the order in which time was added does not matter. */
function addUp({ limit, extensions }: Replay): [Limit, ...Limit[]] {
  const sumOf = (measure: Measure) =>
    [limit, ...extensions].reduce((sum, one) => sum + (one.measure === measure ? one.amount : 0), 0);
  const others = measures.filter((measure) => measure !== limit.measure && sumOf(measure) > 0);
  return [
    { measure: limit.measure, amount: sumOf(limit.measure) },
    ...others.map((measure) => ({ measure, amount: sumOf(measure) })),
  ];
}

/** Minutes by the wall that one of a measure takes in an ordinary week, to weigh limits of different measures against each other. */
function wallMinutes({ minutesOfWeek }: CompiledCalendar, measure: Measure): number {
  const week = 7 * 1440;
  return { minutes: 1, 'natural-days': 1440, 'working-days': week / 5, 'working-minutes': week / minutesOfWeek }[
    measure
  ];
}

// Shares are decimals: 0.56 × 25 is 14, not a little more, which would be the next day.
const withoutNoise = (amount: number) => Math.round(amount * 1e9) / 1e9;

/** The limits of a clock one after the other, and `overrun`, in which it goes on when all are used up. */
interface Plan {
  readonly course: Course;
  readonly legs: readonly Leg[];
  readonly overrun: Leg;
}

function layPlan(calendar: CompiledCalendar, startedAt: number, replayed: Replay): Plan {
  const course = layPauses(calendar, replayed.pauses);
  const [own, ...added] = addUp(replayed);
  let last = layLeg(course, { startsAt: startedAt, startDay: dayNumber(startedAt) }, own);
  const legs = [last];
  for (const limit of added) {
    last = layLeg(course, startAfter(last), limit);
    legs.push(last);
  }
  return { course, legs, overrun: overrunOf(last) };
}

function weigh({ course, legs }: Plan, amountOf: (leg: Leg) => number): number {
  return legs.reduce((sum, leg) => sum + amountOf(leg) * wallMinutes(course.calendar, leg.measure), 0);
}

function shareOf(plan: Plan, time: number): number {
  const { course, legs, overrun } = plan;
  const used = weigh({ ...plan, legs: [...legs, overrun] }, (leg) => usedOf(course, leg, time));
  return used / weigh(plan, ({ amount }) => amount);
}

function instantOfShare(plan: Plan, share: number): Date {
  if (Number.isNaN(share)) throw new RangeError('not a share');
  const { course, legs, overrun } = plan;
  let left = share * weigh(plan, ({ amount }) => amount);
  for (const leg of legs) {
    const weight = wallMinutes(course.calendar, leg.measure);
    const used = withoutNoise(left / weight);
    if (used <= leg.amount) return new Date(instantOf(course, leg, used));
    left -= leg.amount * weight;
  }
  return new Date(instantOf(course, overrun, withoutNoise(left / wallMinutes(course.calendar, overrun.measure))));
}

/**
 * What a clock says at `now`: events after `now` are not known yet. The reading rests on the set of events, not on their order.
 *
 * - A second pause, a resume without a pause and whatever follows a stop do nothing; a pause and a resume at one instant cancel each
 *   other; what happened before the start takes effect at the start.
 * - A pause freezes what is left. Of limits in minutes exactly the paused time is not counted; of limits in days no day is counted of
 *   which a part before offices closed was paused (民法典 §201: days count whole, and the day from which one counts does not), so the
 *   share falls back to the last whole day. What was due before the pause stays due.
 * - An extension adds to the limit of its measure; one of another measure begins when what came before is due.
 * - So a due date never gets earlier by an extension, nor by a resume that comes later but still before the next event.
 *
 * Shares weigh different measures by the time they take in an ordinary week. O(events log events). RangeError for limits that are no
 * whole number from 1, invalid Dates and what lies outside 1970 to 2099.
 *
 * @example readClock(calendar, { startedAt, limit: { measure: 'working-days', amount: 5 }, events: [] }, now).dueAt
 */
export function readClock(calendar: CompiledCalendar, clock: Clock, now: Date): ClockReading {
  const start = timeOf(clock.startedAt);
  const replayed = replay(clock, timeOf(now));
  const { state, endsAt, pauses } = replayed;
  const plan = layPlan(calendar, start, replayed);
  const pausedMilliseconds = pauses.reduce((sum, { from, to }) => sum + to - from, 0);
  return {
    state,
    dueAt: state === 'paused' ? null : new Date(plan.overrun.startsAt),
    runMilliseconds: endsAt - start - pausedMilliseconds,
    pausedMilliseconds,
    missingYears: [...new Set(plan.legs.flatMap(({ missingYears }) => missingYears))].sort(),
    share: shareOf(plan, endsAt),
    shareAt: (share) => instantOfShare(plan, share),
  };
}
