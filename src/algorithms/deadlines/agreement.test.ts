import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HolidayTable } from '../../kit/calendar.ts';
import { seedHolidays } from '../../kit/holidays.ts';
import { officeSpans } from '../../kit/working-hours.ts';
import { type ClockEvent, readClock } from './clock.ts';
import {
  compileCalendar,
  dueAfter,
  type Limit,
  type Measure,
  usedBetween,
  type WorkCalendar,
} from './work-calendar.ts';

const minute = 60_000;
const epoch = Date.parse('2020-01-01T00:00:00+08:00');
const instantOf = (index: number) => new Date(epoch + index * minute);
const measures: readonly Measure[] = ['natural-days', 'working-days', 'working-minutes', 'minutes'];

/** Each minute of 2020 to 2028 as a byte: 1 on a working day, 2 more within a frame. */
function layMinutes({ frames, framesOn = {}, holidays }: WorkCalendar): Uint8Array {
  const days = (Date.UTC(2029, 0, 1) - Date.UTC(2020, 0, 1)) / 86_400_000;
  const minutes = new Uint8Array(days * 1440);
  const years = Object.values(holidays.years);
  const off = new Set(years.flatMap((year) => year.off));
  const work = new Set(years.flatMap((year) => year.work));
  for (let day = 0; day < days; day += 1) {
    const noon = new Date(Date.UTC(2020, 0, 1 + day, 12));
    const name = noon.toISOString().slice(0, 10);
    const isWeekend = noon.getUTCDay() === 0 || noon.getUTCDay() === 6;
    if (work.has(name) || !(isWeekend || off.has(name))) {
      minutes.fill(1, day * 1440, day * 1440 + 1440);
      for (const { from, to } of framesOn[noon.getUTCDay()] ?? frames) {
        minutes.fill(3, day * 1440 + from, day * 1440 + to);
      }
    }
  }
  return minutes;
}

type Step = { minute: number; kind: 'pause' | 'resume' | 'stop' } | { minute: number; kind: 'extend'; limit: Limit };

interface Story {
  start: number;
  limit: Limit;
  steps: Step[];
  now: number;
  to: number;
}

/** The events known at an instant: what was added to the limit, the minutes at which the clock is told to stand or to go, and its stop. */
function heard({ limit, steps, now }: Story) {
  const stop = Math.min(
    ...steps.filter(({ kind, minute: at }) => kind === 'stop' && at <= now).map((step) => step.minute),
  );
  const known = steps.filter((step) => step.minute <= now && step.minute <= stop);
  const limits = [limit, ...known.flatMap((step) => (step.kind === 'extend' ? [step.limit] : []))];
  const legs = [limit.measure, ...measures.filter((measure) => measure !== limit.measure)]
    .map((measure) => ({
      measure,
      amount: limits.reduce((sum, one) => sum + (one.measure === measure ? one.amount : 0), 0),
    }))
    .filter(({ amount }) => amount > 0);
  const minutesOf = (kind: string) => new Set(known.filter((step) => step.kind === kind).map((step) => step.minute));
  const [stands, goes] = [minutesOf('pause'), minutesOf('resume')];
  const turns = [...stands.symmetricDifference(goes)]
    .sort((one, other) => one - other)
    .map((at) => ({ at, paused: stands.has(at) }));
  return { legs, turns, stop };
}

/** Walks through a clock minute by minute, as a clerk with a wall calendar would. */
function walk(minutes: Uint8Array, closes: number, story: Story) {
  const { legs, turns, stop } = heard(story);
  const until = Math.max(story.start, Math.min(story.now, stop));
  let [run, stood, used, leg, turn, due] = [0, 0, 0, 0, 0, Number.NaN];
  let firstDay = Math.floor(story.start / 1440);
  let [paused, isTouched] = [false, false];
  for (let m = story.start; leg < legs.length || m < until; m += 1) {
    for (let next = turns[turn]; next && next.at <= m; next = turns[turn]) {
      paused = next.paused;
      turn += 1;
    }
    const stands = paused && m < until;
    if (m < until && stands) stood += 1;
    if (m < until && !stands) run += 1;
    const clockTime = m % 1440;
    if (clockTime === 0) isTouched = false;
    if (stands && clockTime < closes) isTouched = true;
    const here = legs[leg];
    if (!here) continue;
    const flags = minutes[m] ?? 0;
    let isDue = false;
    if (here.measure === 'minutes' || here.measure === 'working-minutes') {
      if (!stands && (here.measure === 'minutes' || flags === 3)) used += 1;
      isDue = used === here.amount;
    } else if (clockTime === closes - 1 && !isTouched && Math.floor(m / 1440) > firstDay) {
      if (here.measure === 'natural-days' || flags > 0) used += 1;
      isDue = used >= here.amount && flags > 0;
    }
    if (!isDue) continue;
    [used, firstDay, due] = [0, Math.floor(m / 1440), m + 1];
    leg += 1;
  }
  const isPaused = turns.findLast(({ at }) => at <= story.now)?.paused ?? false;
  const state = Number.isFinite(stop) ? 'stopped' : isPaused ? 'paused' : 'running';
  return { run, stood, due, until, state };
}

function countNaively(minutes: Uint8Array, measure: Measure, from: number, to: number): number {
  let count = 0;
  for (let m = from; m < to; m += 1) {
    if (measure === 'minutes' || (measure === 'working-minutes' && minutes[m] === 3)) count += 1;
    // Counted at the first minute of a day, so one that is only just reached counts too.
    if ((m + 1) % 1440 !== 0) continue;
    if (measure === 'natural-days' || (measure === 'working-days' && (minutes[m + 1] ?? 0) > 0)) count += 1;
  }
  return count;
}

const limit: fc.Arbitrary<Limit> = fc.constantFrom(...measures).chain((measure) =>
  fc
    .integer({
      min: 1,
      max: { 'natural-days': 20, 'working-days': 12, 'working-minutes': 3000, minutes: 20_000 }[measure],
    })
    .map((amount) => ({ measure, amount })),
);
const after = fc.oneof(
  fc.integer({ min: -3000, max: 20_000 }),
  fc.integer({ min: -10, max: 200 }).map((hours) => hours * 60),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ minute: after, kind: fc.constantFrom('pause' as const, 'resume' as const) }) },
  { weight: 2, arbitrary: fc.record({ minute: after, kind: fc.constant('extend' as const), limit }) },
  { weight: 1, arbitrary: fc.record({ minute: after, kind: fc.constant('stop' as const) }) },
);

function storiesBetween(first: string, last: string): fc.Arbitrary<Story> {
  const indexOf = (day: string) => (Date.parse(`${day}T00:00:00+08:00`) - epoch) / minute;
  return fc
    .record({
      start: fc.integer({ min: indexOf(first), max: indexOf(last) }),
      limit,
      steps: fc.oneof(fc.constant<Step[]>([]), fc.array(step, { maxLength: 7 })),
      now: after,
      to: after,
    })
    .map((story) => ({
      ...story,
      steps: story.steps.map((one) => ({ ...one, minute: one.minute + story.start })),
      now: story.now + story.start,
      to: story.to + story.start,
    }));
}

function eventOf(step: Step): ClockEvent {
  const at = instantOf(step.minute);
  return step.kind === 'extend' ? { at, kind: step.kind, limit: step.limit } : { at, kind: step.kind };
}

function layHouse(calendar: WorkCalendar) {
  return { calendar, compiled: compileCalendar(calendar), minutes: layMinutes(calendar) };
}

function expectAgreement(holidays: HolidayTable, stories: fc.Arbitrary<Story>, numRuns: number): void {
  const offices = { frames: officeSpans, holidays, closesAtMinutes: 17 * 60 + 30 };
  const hotline: WorkCalendar = {
    holidays,
    frames: [
      { from: 0, to: 125 },
      { from: 480, to: 700 },
      { from: 701, to: 1440 },
    ],
    framesOn: { 3: [], 5: [{ from: 500, to: 720 }], 6: [{ from: 600, to: 601 }] },
    closesAtMinutes: 1440,
  };
  // Named, so that a counterexample stays short.
  const houses = new Map([
    ['offices', layHouse(offices)],
    ['hotline', layHouse(hotline)],
  ]);
  fc.assert(
    fc.property(stories, fc.constantFrom(...houses.keys()), (story, name) => {
      const { calendar, compiled, minutes } = houses.get(name) ?? layHouse(offices);
      const naive = walk(minutes, calendar.closesAtMinutes, story);
      const from = instantOf(story.start);
      const clock = { startedAt: from, limit: story.limit, events: story.steps.map(eventOf) };
      const reading = readClock(compiled, clock, instantOf(story.now));
      const due = instantOf(naive.due);
      expect(reading.state).toBe(naive.state);
      expect(reading.shareAt(1)).toEqual(due);
      expect(reading.dueAt).toEqual(naive.state === 'paused' ? null : due);
      expect([reading.runMilliseconds, reading.pausedMilliseconds]).toEqual([naive.run * minute, naive.stood * minute]);
      expect(reading.share >= 1).toBe(naive.until >= naive.due);
      if (story.steps.length === 0) expect(dueAfter(compiled, from, story.limit).dueAt).toEqual(due);
      const { measure } = story.limit;
      const used = usedBetween(compiled, from, instantOf(story.to), measure);
      expect(used).toBe(countNaively(minutes, measure, story.start, story.to));
    }),
    { numRuns },
  );
}

const notices = new URL('../../../../shared/data/calendar/', import.meta.url);

interface Notice {
  days: { date: string; isOffDay: boolean }[];
}

function publishedTable(): HolidayTable {
  const table: HolidayTable = { version: 'published', years: {} };
  for (const name of readdirSync(notices).filter((file) => /^\d{4}\.json$/.test(file))) {
    const notice: Notice = JSON.parse(readFileSync(new URL(name, notices), 'utf8'));
    for (const { date, isOffDay } of notice.days) {
      const year = table.years[date.slice(0, 4)] ?? { off: [], work: [] };
      table.years[date.slice(0, 4)] = year;
      (isOffDay ? year.off : year.work).push(date);
    }
  }
  return table;
}

describe('against a walk through the time minute by minute', () => {
  test('2,000 clocks of 2024 to 2026 with the table that we ship', () => {
    expectAgreement(seedHolidays, storiesBetween('2024-01-01', '2026-12-31'), 2000);
  });

  test.skipIf(!existsSync(notices))('10,000 clocks of 2020 to 2026 with the published notices', () => {
    expectAgreement(publishedTable(), storiesBetween('2020-01-01', '2026-12-31'), 10_000);
  });
});
