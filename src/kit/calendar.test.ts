import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addWorkingDays, dayOf, isWorkday, startOfDay, workingDaysBetween } from './calendar.ts';
import { seedHolidays } from './holidays.ts';

const closesAtMinutes = 17 * 60 + 30;
const anyInstant = fc.date({
  min: new Date('2024-01-01T00:00:00+08:00'),
  max: new Date('2026-06-30T23:59:59+08:00'),
  noInvalidDate: true,
});
const anyCount = fc.integer({ min: 1, max: 60 });
const due = (from: Date, days: number) => addWorkingDays(from, days, seedHolidays, { closesAtMinutes });

describe('civil days in China', () => {
  test('a resident who writes at half past midnight in Baicheng writes on the new day', () => {
    expect(dayOf(new Date('2026-03-01T16:30:00Z'))).toBe('2026-03-02');
    expect(dayOf(new Date('2026-03-01T16:30:00Z'), 0)).toBe('2026-03-01');
    expect(startOfDay('2026-03-02').toISOString()).toBe('2026-03-01T16:00:00.000Z');
  });

  test('every instant lies within its own day', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const day = dayOf(instant);
        expect(startOfDay(day).getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(startOfDay(addDays(day, 1)).getTime()).toBeGreaterThan(instant.getTime());
      }),
    );
  });

  test('days are counted over leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  test.each(['2026-02-30', '2026-2-3', 'tomorrow'])('%s is refused as a day', (day) => {
    expect(() => startOfDay(day)).toThrow(RangeError);
    expect(() => addDays(day, 1)).toThrow(RangeError);
  });
});

describe('working days', () => {
  test('what comes in on the eve of National Day 2025 with one working day is due after the holiday', () => {
    const { dueAt, missingYears } = due(new Date('2025-09-30T10:00:00+08:00'), 1);
    expect(dueAt).toEqual(new Date('2025-10-09T17:30:00+08:00'));
    expect(missingYears).toEqual([]);
  });

  test('a make-up Saturday counts', () => {
    expect(isWorkday('2025-10-11', seedHolidays)).toBe(true);
    expect(due(new Date('2025-10-10T10:00:00+08:00'), 1).dueAt).toEqual(new Date('2025-10-11T17:30:00+08:00'));
  });

  test('half a day or no day is refused as a promise', () => {
    expect(() => due(new Date('2026-03-01T00:00:00Z'), 0)).toThrow(RangeError);
    expect(() => due(new Date('2026-03-01T00:00:00Z'), 1.5)).toThrow(RangeError);
  });

  test('nothing falls due on a day when nobody works', () => {
    fc.assert(
      fc.property(anyInstant, anyCount, (from, days) => {
        expect(isWorkday(dayOf(due(from, days).dueAt), seedHolidays)).toBe(true);
      }),
    );
  });

  test('a longer promise falls due later', () => {
    fc.assert(
      fc.property(anyInstant, anyCount, (from, days) => {
        expect(due(from, days + 1).dueAt.getTime()).toBeGreaterThan(due(from, days).dueAt.getTime());
      }),
    );
  });

  test('a promise extended is the promise of the sum', () => {
    fc.assert(
      fc.property(anyInstant, anyCount, anyCount, (from, first, second) => {
        expect(due(from, first + second).dueAt).toEqual(due(due(from, first).dueAt, second).dueAt);
      }),
    );
  });

  test('counting day by day on the calendar on the wall gives the same day', () => {
    fc.assert(
      fc.property(anyInstant, anyCount, (from, days) => {
        const wall = Array.from({ length: 1096 }, (_, i) => addDays('2024-01-01', i));
        const openDays = wall.filter((day) => day > dayOf(from) && isWorkday(day, seedHolidays));
        expect(dayOf(due(from, days).dueAt)).toBe(openDays[days - 1]);
        expect(workingDaysBetween(from, due(from, days).dueAt, seedHolidays).days).toBe(days);
      }),
    );
  });

  test('a year without its notice is always named', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2010, max: 2040 }),
        fc.integer({ min: 0, max: 364 }),
        anyCount,
        (year, day, days) => {
          const from = startOfDay(addDays(`${year}-01-01`, day));
          const { dueAt, missingYears } = due(from, days);
          const touched = new Set(
            [dayOf(new Date(from.getTime() + 86_400_000)), dayOf(dueAt)].map((d) => d.slice(0, 4)),
          );
          expect(missingYears.map(String)).toEqual([...touched].filter((y) => !(y in seedHolidays.years)).sort());
        },
      ),
    );
  });

  test('a year that was entered empty is a year without its notice', () => {
    const table = { version: 'draft', years: { ...seedHolidays.years, 2027: { off: [], work: [] } } };
    expect(addWorkingDays(new Date('2026-12-31T09:00:00+08:00'), 1, table, { closesAtMinutes }).missingYears).toEqual([
      2027,
    ]);
    expect(workingDaysBetween(new Date('2026-12-01'), new Date('2027-02-01'), table).missingYears).toEqual([2027]);
  });

  test('what is due today or earlier is no working day away', () => {
    const noon = new Date('2026-03-04T12:00:00+08:00');
    expect(workingDaysBetween(noon, noon, seedHolidays).days).toBe(0);
    expect(workingDaysBetween(noon, new Date('2026-03-02T12:00:00+08:00'), seedHolidays).days).toBe(0);
  });
});

const notices = new URL('../../../shared/data/calendar/', import.meta.url);

describe.skipIf(!existsSync(notices))('against the published notices', () => {
  test.each(Object.keys(seedHolidays.years))('every day of %s is what the notice says', (year) => {
    const notice: { days: { date: string; isOffDay: boolean }[] } = JSON.parse(
      readFileSync(new URL(`${year}.json`, notices), 'utf8'),
    );
    expect(notice.days.length).toBeGreaterThan(20);
    for (const { date, isOffDay } of notice.days) {
      expect([date, isWorkday(date, seedHolidays)]).toEqual([date, !isOffDay]);
    }
    const named = new Set(notice.days.map(({ date }) => date));
    const entry = seedHolidays.years[year];
    expect([...(entry?.off ?? []), ...(entry?.work ?? [])].filter((day) => !named.has(day))).toEqual([]);
  });
});
