import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWorkingDays, dayOf, isWorkday, startOfDay, workingDaysBetween } from '../../kit/calendar.ts';
import { seedHolidays } from '../../kit/holidays.ts';
import { officeSpans } from '../../kit/working-hours.ts';
import { compileCalendar, dueAfter, type Measure, usedBetween } from './work-calendar.ts';

const minute = 60_000;
const closesAtMinutes = 17 * 60 + 30;
const offices = { frames: officeSpans, holidays: seedHolidays, closesAtMinutes };
const calendar = compileCalendar(offices);
const at = (text: string) => new Date(`${text}:00+08:00`);
const due = (from: string, amount: number, measure: Measure) => dueAfter(calendar, at(from), { measure, amount }).dueAt;

describe('around the Spring Festival of 2024, off from 10 to 17 February, made up for on the 4th and the 18th', () => {
  test.each<[string, string, number, Measure, string]>([
    ['New Year’s Eve is a working day', '2024-02-08T10:00', 1, 'working-days', '2024-02-09T17:30'],
    ['the next one is the Sunday after', '2024-02-09T10:00', 1, 'working-days', '2024-02-18T17:30'],
    ['the Sunday before counts', '2024-02-03T10:00', 2, 'working-days', '2024-02-05T17:30'],
    ['a last natural day at home gives way', '2024-02-09T10:00', 3, 'natural-days', '2024-02-18T17:30'],
    ['a last natural day that is made up for stays', '2024-02-11T10:00', 7, 'natural-days', '2024-02-18T17:30'],
    ['half an hour is left for the Sunday', '2024-02-09T17:00', 60, 'working-minutes', '2024-02-18T09:00'],
  ])('%s', (_, from, amount, measure, end) => expect(due(from, amount, measure)).toEqual(at(end)));
});

describe('around National Day and Mid-Autumn of 2025, off from 1 to 8 October, made up for on 28 September and 11 October', () => {
  test.each<[string, string, number, Measure, string]>([
    ['two days before and one after', '2025-09-28T16:00', 3, 'working-days', '2025-10-09T17:30'],
    ['the Saturday counts, the Sunday does not', '2025-09-30T09:00', 5, 'working-days', '2025-10-14T17:30'],
    ['the first of October gives way to the ninth', '2025-09-28T16:00', 3, 'natural-days', '2025-10-09T17:30'],
    ['a Sunday gives way to the Monday', '2025-09-30T09:00', 12, 'natural-days', '2025-10-13T17:30'],
    ['from the Saturday over to the Monday', '2025-10-11T16:00', 240, 'working-minutes', '2025-10-13T11:00'],
    ['plain minutes know no holiday', '2025-09-30T17:00', 1440, 'minutes', '2025-10-01T17:00'],
  ])('%s', (_, from, amount, measure, end) => expect(due(from, amount, measure)).toEqual(at(end)));
});

describe('in 2026, with the Spring Festival from 15 to 23 February, made up for on the 14th and the 28th', () => {
  test.each<[string, string, number, Measure, string]>([
    ['the Saturday before counts', '2026-02-13T10:00', 1, 'working-days', '2026-02-14T17:30'],
    ['after it comes the Tuesday', '2026-02-13T10:00', 2, 'working-days', '2026-02-24T17:30'],
    ['the Saturday after may be the last natural day', '2026-02-13T10:00', 15, 'natural-days', '2026-02-28T17:30'],
    ['National Day gives way to the eighth', '2026-09-30T10:00', 1, 'natural-days', '2026-10-08T17:30'],
    ['a whole day of frames ends with the day', '2026-02-27T08:30', 390, 'working-minutes', '2026-02-27T17:30'],
    ['a minute more is the next morning, a Saturday', '2026-02-27T08:30', 391, 'working-minutes', '2026-02-28T08:31'],
    ['the first Sunday of the year is made up for', '2026-01-02T23:59', 1, 'working-days', '2026-01-04T17:30'],
  ])('%s', (_, from, amount, measure, end) => expect(due(from, amount, measure)).toEqual(at(end)));
});

test.each([
  ['in the morning it runs over lunch', '2026-11-23T09:00', 240, '2026-11-23T15:30'],
  ['at lunch it waits for the afternoon', '2026-11-23T12:30', 60, '2026-11-23T15:30'],
  ['in the evening it waits for the next morning', '2026-11-23T19:00', 240, '2026-11-24T15:00'],
  ['on a Friday afternoon it goes on on Monday', '2026-11-27T16:30', 240, '2026-11-30T11:30'],
])('office time: %s', (_, from, amount, end) => expect(due(from, amount, 'working-minutes')).toEqual(at(end)));

/** Office minutes between two instants, counted one by one. */
function countMinutes(from: Date, to: Date): number {
  let count = 0;
  for (let now = from.getTime(); now < to.getTime(); now += minute) {
    const day = dayOf(new Date(now));
    const sinceMidnight = (now - startOfDay(day).getTime()) / minute;
    const isOpen = officeSpans.some((span) => sinceMidnight >= span.from && sinceMidnight < span.to);
    if (isOpen && isWorkday(day, seedHolidays)) count += 1;
  }
  return count;
}

test('whatever the start, exactly so many office minutes lie before the end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 525_600 }), fc.integer({ min: 1, max: 900 }), (since, minutes) => {
      const from = new Date(startOfDay('2026-01-01').getTime() + since * minute);
      const end = dueAfter(calendar, from, { measure: 'working-minutes', amount: minutes }).dueAt;
      expect(countMinutes(from, end)).toBe(minutes);
    }),
    { numRuns: 60 },
  );
});

test('a date that rests on a year without a notice names the year', () => {
  const years = (from: string, amount: number, measure: Measure) =>
    dueAfter(calendar, at(from), { measure, amount }).missingYears;
  expect(due('2026-12-25T10:00', 10, 'working-days')).toEqual(at('2027-01-08T17:30'));
  expect(years('2026-12-25T10:00', 4, 'working-days')).toEqual([]);
  expect(years('2026-12-25T10:00', 5, 'working-days')).toEqual([2027]);
  expect(years('2026-12-25T10:00', 300, 'working-days')).toEqual([2027, 2028]);
  expect(years('2023-12-29T10:00', 3900, 'working-minutes')).toEqual([2023]);
  expect(years('2026-12-25T10:00', 7, 'natural-days')).toEqual([2027]);
  expect(years('2026-12-25T10:00', 400_000, 'minutes')).toEqual([]);
  const unannounced = { version: '1', years: { ...seedHolidays.years, '2027': { off: [], work: [] } } };
  const early = compileCalendar({ ...offices, holidays: unannounced });
  expect(dueAfter(early, at('2027-01-04T10:00'), { measure: 'working-days', amount: 1 }).missingYears).toEqual([2027]);
});

test('frames of a weekday hold on working days only, and none at all lets the day pass', () => {
  const counter = compileCalendar({
    ...offices,
    framesOn: { 3: [], 5: [{ from: 510, to: 720 }], 6: [{ from: 540, to: 720 }] },
  });
  const end = (from: string, amount: number) =>
    dueAfter(counter, at(from), { measure: 'working-minutes', amount }).dueAt;
  expect(end('2026-02-27T11:00', 120)).toEqual(at('2026-02-28T10:00'));
  expect(end('2026-03-06T11:00', 120)).toEqual(at('2026-03-09T09:30'));
  expect(end('2026-03-10T17:00', 60)).toEqual(at('2026-03-12T09:00'));
  const tuesday = at('2026-03-10T17:00');
  expect(dueAfter(counter, tuesday, { measure: 'working-days', amount: 1 }).dueAt).toEqual(at('2026-03-11T17:30'));
});

test.each([
  ['backwards', [{ from: 720, to: 510 }]],
  ['empty', [{ from: 510, to: 510 }]],
  [
    'touching',
    [
      { from: 510, to: 720 },
      { from: 720, to: 1050 },
    ],
  ],
  [
    'out of order',
    [
      { from: 870, to: 1050 },
      { from: 510, to: 720 },
    ],
  ],
  ['beyond the day', [{ from: 510, to: 1441 }]],
  ['half minutes', [{ from: 510.5, to: 720 }]],
  ['before the day', [{ from: -1, to: 720 }]],
  ['none', []],
])('frames that are impossible are refused: %s', (_, frames) => {
  expect(() => compileCalendar({ ...offices, frames })).toThrow(RangeError);
});

test('impossible closing times, weekdays, limits and instants are refused', () => {
  for (const closes of [0, 1441, 17.5]) {
    expect(() => compileCalendar({ ...offices, closesAtMinutes: closes })).toThrow(RangeError);
  }
  expect(() => compileCalendar({ ...offices, framesOn: { 7: officeSpans } })).toThrow(RangeError);
  const measures: Measure[] = ['natural-days', 'working-days', 'working-minutes', 'minutes'];
  for (const measure of measures) {
    for (const amount of [0, -1, 1.5, Number.NaN, 1e9]) {
      expect(() => dueAfter(calendar, at('2026-03-10T17:00'), { measure, amount })).toThrow(RangeError);
    }
    for (const from of [new Date(Number.NaN), at('1969-12-31T12:00'), at('2100-01-01T00:00')]) {
      expect(() => dueAfter(calendar, from, { measure, amount: 1 })).toThrow(RangeError);
    }
  }
});

const instant = fc.date({ min: at('2023-06-01T00:00'), max: at('2027-06-30T00:00'), noInvalidDate: true });
const measure = fc.constantFrom<Measure>('natural-days', 'working-days', 'working-minutes', 'minutes');
const amount = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 3000 }));
const closing = fc.constantFrom(17 * 60 + 30, 1440, 1);
const calendars = new Map(
  [1050, 1440, 1].map((closes) => [closes, compileCalendar({ ...offices, closesAtMinutes: closes })]),
);
const closingAt = (closes: number) => calendars.get(closes) ?? calendar;

describe('whatever the start and the limit', () => {
  test('more time, or a later start, never makes a date earlier', () => {
    fc.assert(
      fc.property(instant, instant, measure, amount, amount, closing, (one, other, what, less, more, closes) => {
        const [from, later] = one <= other ? [one, other] : [other, one];
        const end = (start: Date, count: number) =>
          dueAfter(closingAt(closes), start, { measure: what, amount: count }).dueAt.getTime();
        expect(end(from, less + more)).toBeGreaterThanOrEqual(end(from, less));
        expect(end(later, less)).toBeGreaterThanOrEqual(end(from, less));
        expect(end(from, less)).toBeGreaterThan(from.getTime());
      }),
      { numRuns: 1000 },
    );
  });

  test('every instant counts once: what is used adds up over any split', () => {
    fc.assert(
      fc.property(fc.array(instant, { minLength: 3, maxLength: 6 }), measure, (instants, what) => {
        const [first, ...rest] = instants.toSorted((one, other) => one.getTime() - other.getTime());
        let from = first ?? new Date();
        let sum = 0;
        for (const to of rest) {
          sum += usedBetween(calendar, from, to, what);
          from = to;
        }
        expect(sum).toBeCloseTo(usedBetween(calendar, first ?? from, from, what), 6);
      }),
      { numRuns: 1000 },
    );
  });

  test('exactly the limit is used when it falls due, and less before', () => {
    fc.assert(
      fc.property(instant, measure, amount, closing, (from, what, count, closes) => {
        const compiled = closingAt(closes);
        const end = dueAfter(compiled, from, { measure: what, amount: count }).dueAt.getTime();
        const used = (time: number) => usedBetween(compiled, from, new Date(time), what);
        if (what.endsWith('minutes')) {
          expect(used(end)).toBeCloseTo(count, 6);
          expect(used(end - 1)).toBeLessThan(count);
          return;
        }
        // What closes at 24:00 is due when the next day begins, so the last moment of the day is asked.
        const atDue = used(end - 1);
        if (what === 'natural-days') expect(atDue).toBeGreaterThanOrEqual(count);
        else expect([atDue, used(end - 1 - 1440 * minute)]).toEqual([count, count - 1]);
      }),
      { numRuns: 1000 },
    );
  });

  test('backwards nothing is used', () => {
    fc.assert(
      fc.property(instant, instant, measure, (one, other, what) => {
        const [from, to] = one >= other ? [one, other] : [other, one];
        expect(usedBetween(calendar, from, to, what)).toBe(0);
      }),
    );
  });

  test('it says what the calendar of the kit says, day by day', () => {
    fc.assert(
      fc.property(instant, instant, fc.integer({ min: 1, max: 90 }), (from, to, days) => {
        const kit = addWorkingDays(from, days, seedHolidays, { closesAtMinutes });
        expect(dueAfter(calendar, from, { measure: 'working-days', amount: days })).toEqual(kit);
        const between = workingDaysBetween(from, to, seedHolidays).days;
        expect(usedBetween(calendar, from, to, 'working-days')).toBe(between);
      }),
      { numRuns: 200 },
    );
  });
});
