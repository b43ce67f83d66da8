import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayOf, isWorkday, startOfDay } from './calendar.ts';
import { seedHolidays } from './holidays.ts';
import { addWorkingMinutes, officeSpans } from './working-hours.ts';

const at = (text: string) => new Date(`${text}:00+08:00`);

test.each([
  ['in the morning it runs over lunch', '2026-11-23T09:00', 240, '2026-11-23T15:30'],
  ['at lunch it waits for the afternoon', '2026-11-23T12:30', 60, '2026-11-23T15:30'],
  ['in the evening it waits for the next morning', '2026-11-23T19:00', 240, '2026-11-24T15:00'],
  ['on a Friday afternoon it goes on on Monday', '2026-11-27T16:30', 240, '2026-11-30T11:30'],
  ['over the National Day holiday it stands still', '2026-09-30T17:00', 60, '2026-10-08T09:00'],
])('four hours of office time: %s', (_, from, minutes, due) => {
  expect(addWorkingMinutes(at(from), minutes, seedHolidays)).toEqual(at(due));
});

/** Office minutes between two instants, counted one by one. */
function countMinutes(from: Date, to: Date): number {
  let count = 0;
  for (let now = from.getTime(); now < to.getTime(); now += 60_000) {
    const day = dayOf(new Date(now));
    const minute = (now - startOfDay(day).getTime()) / 60_000;
    if (isWorkday(day, seedHolidays) && officeSpans.some((span) => minute >= span.from && minute < span.to)) count += 1;
  }
  return count;
}

test('whatever the start, exactly so many office minutes lie before the end, and the end lies within office time', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 364 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 1, max: 900 }),
      (day, minute, minutes) => {
        const from = new Date(startOfDay(addDays('2026-01-01', day)).getTime() + minute * 60_000);
        const end = addWorkingMinutes(from, minutes, seedHolidays);
        expect(countMinutes(from, end)).toBe(minutes);
        expect(isWorkday(dayOf(end), seedHolidays)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test('no time at all, half a minute and office hours that run backwards are refused', () => {
  for (const minutes of [0, -5, 0.5])
    expect(() => addWorkingMinutes(new Date(), minutes, seedHolidays)).toThrow(RangeError);
  expect(() => addWorkingMinutes(new Date(), 5, seedHolidays, [{ from: 600, to: 500 }])).toThrow(RangeError);
});
