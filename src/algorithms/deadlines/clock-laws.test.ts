import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seedHolidays } from '../../kit/holidays.ts';
import { officeSpans } from '../../kit/working-hours.ts';
import { type ClockEvent, readClock } from './clock.ts';
import { compileCalendar, dueAfter, type Limit, type Measure } from './work-calendar.ts';

const offices = { frames: officeSpans, holidays: seedHolidays, closesAtMinutes: 17 * 60 + 30 };
const calendar = compileCalendar(offices);
const minute = 60_000;
const spring = Date.parse('2025-03-03T00:00:00+08:00');
// Whole hours now and then, so that events meet at one instant.
const time = fc
  .oneof(
    fc.integer({ min: -2, max: 720 }).map((hour) => hour * 60 * minute),
    fc.integer({ min: 0, max: 720 * 60 * minute }),
  )
  .map((after) => spring + after);
const measure = fc.constantFrom<Measure>('natural-days', 'working-days', 'working-minutes', 'minutes');
const limit: fc.Arbitrary<Limit> = measure.chain((what) =>
  fc.integer({ min: 1, max: what.endsWith('days') ? 30 : 6000 }).map((amount) => ({ measure: what, amount })),
);
const event: fc.Arbitrary<ClockEvent> = fc
  .tuple(time, fc.constantFrom('pause', 'pause', 'resume', 'resume', 'extend', 'stop'), limit)
  .map(([on, kind, more]) => {
    const instant = { at: new Date(on) };
    return kind === 'extend' ? { ...instant, kind, limit: more } : { ...instant, kind };
  });
const unstopped = event.filter(({ kind }) => kind !== 'stop');
const closing = fc.constantFrom(1050, 1440);
const calendars = new Map(
  [1050, 1440].map((closesAtMinutes) => [closesAtMinutes, compileCalendar({ ...offices, closesAtMinutes })]),
);
const closingAt = (closes: number) => calendars.get(closes) ?? calendar;
const runs = { numRuns: 1500 };

describe('whatever happens to a clock', () => {
  test('it ran and stood for all the time there was', () => {
    fc.assert(
      fc.property(time, limit, fc.array(event, { maxLength: 12 }), time, (start, own, events, now) => {
        const reading = readClock(calendar, { startedAt: new Date(start), limit: own, events }, new Date(now));
        const stops = events.filter(({ kind, at: on }) => kind === 'stop' && on.getTime() <= now);
        const end = Math.min(now, ...stops.map(({ at: on }) => on.getTime()));
        expect(reading.runMilliseconds + reading.pausedMilliseconds).toBe(Math.max(0, end - start));
        expect(reading.runMilliseconds).toBeGreaterThanOrEqual(0);
        expect(reading.pausedMilliseconds).toBeGreaterThanOrEqual(0);
        expect(reading.dueAt === null).toBe(reading.state === 'paused');
      }),
      runs,
    );
  });

  test('the order in which events are told does not matter', () => {
    const told = fc
      .array(event, { maxLength: 10 })
      .chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
        ),
      );
    fc.assert(
      fc.property(time, limit, told, time, (start, own, [events, shuffled], now) => {
        const seen = (list: ClockEvent[]) => {
          const { shareAt, ...reading } = readClock(
            calendar,
            { startedAt: new Date(start), limit: own, events: list },
            new Date(now),
          );
          return { ...reading, half: shareAt(0.5), all: shareAt(1) };
        };
        expect(seen(shuffled)).toEqual(seen(events));
      }),
      runs,
    );
  });

  test('adding time never makes the date earlier', () => {
    fc.assert(
      fc.property(
        time,
        limit,
        fc.array(event, { maxLength: 8 }),
        time,
        limit,
        closing,
        (start, own, events, on, more, closes) => {
          const due = (list: ClockEvent[]) =>
            readClock(
              closingAt(closes),
              { startedAt: new Date(start), limit: own, events: list },
              new Date(spring + 800 * 60 * minute),
            )
              .shareAt(1)
              .getTime();
          expect(due([...events, { at: new Date(on), kind: 'extend', limit: more }])).toBeGreaterThanOrEqual(
            due(events),
          );
        },
      ),
      runs,
    );
  });

  test('resuming later, before anything else happens, never makes the date earlier', () => {
    fc.assert(
      fc.property(
        time,
        limit,
        fc.array(unstopped, { maxLength: 8 }),
        fc.tuple(time, time, time),
        closing,
        (start, own, events, instants, closes) => {
          const [from = 0, to = 0, later = 0] = instants.toSorted((one, other) => one - other);
          fc.pre(from < to);
          const others = events.filter(({ at: on }) => on.getTime() < from || on.getTime() > later);
          const due = (...added: ClockEvent[]) =>
            readClock(
              closingAt(closes),
              { startedAt: new Date(start), limit: own, events: [...others, ...added] },
              new Date(spring + 800 * 60 * minute),
            )
              .shareAt(1)
              .getTime();
          const paused: ClockEvent = { at: new Date(from), kind: 'pause' };
          const early = due(paused, { at: new Date(to), kind: 'resume' });
          expect(due(paused, { at: new Date(later), kind: 'resume' })).toBeGreaterThanOrEqual(early);
        },
      ),
      runs,
    );
  });

  test('a clock that nobody touched is due as its limit says, and its shares come in order and are used up when told', () => {
    fc.assert(
      fc.property(
        time,
        limit,
        fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 2, maxLength: 5 }),
        closing,
        (start, own, percents, closes) => {
          const clock = { startedAt: new Date(start), limit: own, events: [] };
          const compiled = closingAt(closes);
          const reading = readClock(compiled, clock, new Date(start));
          const { dueAt, missingYears } = dueAfter(compiled, clock.startedAt, own);
          expect([reading.dueAt, reading.shareAt(1), reading.missingYears]).toEqual([dueAt, dueAt, missingYears]);
          const steps = percents.toSorted((one, other) => one - other).map((percent) => percent / 100);
          const instants = steps.map((step) => reading.shareAt(step).getTime());
          expect(instants).toEqual(instants.toSorted((one, other) => one - other));
          for (const [i, instant] of instants.entries()) {
            expect(readClock(compiled, clock, new Date(instant)).share).toBeCloseTo(steps[i] ?? 0, 4);
          }
        },
      ),
      runs,
    );
  });

  test('it is overdue when its date is over', () => {
    fc.assert(
      fc.property(time, limit, fc.array(unstopped, { maxLength: 8 }), time, (start, own, events, now) => {
        const { share, shareAt } = readClock(
          calendar,
          { startedAt: new Date(start), limit: own, events },
          new Date(now),
        );
        expect(share >= 1).toBe(shareAt(1).getTime() <= now);
      }),
      runs,
    );
  });
});
