import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf, type HolidayTable, startOfDay } from '../../kit/calendar.ts';
import { findPeriodProblem, isLive, periodWords, refusalOf } from './rules.ts';
import { findHoursProblem, officeHours, printHours, readHours } from './rules-hours.ts';
import { hoursOf, type Opening, openSpans, stretchesIn } from './rules-open.ts';
import type { Frame, WeekHours } from './tables.ts';
import { engagementStates, type exceptionKinds, weekdayList } from './words.ts';

const minute = 60_000;
const at = (text: string) => new Date(`${text}+08:00`);

const frames: fc.Arbitrary<Frame[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 8 })
  .map((marks) => marks.sort((one, other) => one - other))
  .map((marks) =>
    Array.from(
      { length: marks.length >> 1 },
      (_, i): Frame => [15 * (marks[2 * i] ?? 0), 15 * (marks[2 * i + 1] ?? 0)],
    ),
  );
const weekHours: fc.Arbitrary<WeekHours> = fc
  .tuple(...weekdayList.map(() => frames))
  .map((week) => weekdayList.map((weekday, i) => [weekday, week[i] ?? []] as const))
  .map((week) => Object.fromEntries(week.filter(([, list]) => list.length > 0)));

describe('hours of a week', () => {
  test('what is printed into a cell reads back as it was', () => {
    fc.assert(
      fc.property(weekHours, (hours) => {
        expect(readHours(printHours(hours))).toEqual(hours);
      }),
    );
  });

  test.each([
    ['周一至周五 08:30-12:00、14:30-17:30；周六 09:00-12:00', '周一至周五 08:30-12:00、14:30-17:30；周六 09:00-12:00'],
    ['星期一-星期五 8:30—12:00', undefined],
    ['星期一-星期五 8:30~12:00，14:30到17:30', '周一至周五 08:30-12:00、14:30-17:30'],
    ['Mon-Fri 08:30-12:00, 14:30-17:30; Sat 09:00-12:00', '周一至周五 08:30-12:00、14:30-17:30；周六 09:00-12:00'],
    ['每天 09:00-24:00', '周一至周日 09:00-24:00'],
    ['周二、周四 09:00-11:00\n周二 14:00-16:00', '周二 09:00-11:00、14:00-16:00；周四 09:00-11:00'],
    ['', ''],
    ['周一 12:00-08:00', undefined],
    ['周一 08:00-12:00、11:00-13:00', undefined],
    ['周一 08:61-12:00', undefined],
    ['周五至周一 08:00-12:00', undefined],
    ['上班时间', undefined],
    ['周八 08:00-09:00', undefined],
  ])('“%s” reads as %s', (written, meant) => {
    const read = readHours(written);
    expect(read && printHours(read)).toBe(meant);
  });

  test('stretches that overlap, end before they begin or leave the day are refused by their weekday', () => {
    const wrong: WeekHours[] = [
      { 3: [[600, 540]] },
      {
        3: [
          [480, 720],
          [700, 800],
        ],
      },
      { 3: [[480, 1500]] },
      { 3: [[0, 0.5]] },
    ];
    expect(wrong.map((hours) => findHoursProblem(hours)?.zh.slice(0, 2))).toEqual(wrong.map(() => '周三'));
    expect(findHoursProblem(officeHours)).toBeUndefined();
  });
});

const from = at('2026-09-28T00:00');
const holidays: HolidayTable = {
  version: 'test',
  years: { 2026: { off: ['2026-10-01', '2026-10-02'], work: ['2026-10-10'] } },
};
const exceptions = fc.array(
  fc
    .tuple(
      fc.constantFrom('closed', 'extra', 'leave'),
      fc.integer({ min: -600, max: 20_000 }),
      fc.integer({ min: 1, max: 3000 }),
    )
    .map(([kind, start, length]) => ({
      kind: kind as keyof typeof exceptionKinds,
      starts_at: new Date(from.getTime() + start * minute),
      ends_at: new Date(from.getTime() + (start + length) * minute),
    })),
  { maxLength: 5 },
);
const openings: fc.Arbitrary<Opening> = fc.record({
  resource: fc.record({ hours: weekHours, keeps_holidays: fc.boolean(), active: fc.constant(true) }),
  exceptions,
  holidays: fc.constant(holidays),
});

/** As a caretaker with a key would say it, for one minute. */
function isOpenAt({ resource, exceptions: listed, holidays: { years } }: Opening, instant: Date): boolean {
  const day = dayOf(instant);
  const minutes = (instant.getTime() - startOfDay(day).getTime()) / minute;
  const hits = (isExtra: boolean) =>
    listed.some(
      ({ kind, starts_at, ends_at }) => (kind === 'extra') === isExtra && starts_at <= instant && instant < ends_at,
    );
  const notice = resource.keeps_holidays ? years['2026'] : undefined;
  const weekday = weekdayList.find((one) => one === new Date(`${day}T00:00:00Z`).getUTCDay()) ?? 0;
  const own = resource.hours[weekday] ?? [];
  const replaced = notice?.work.includes(day) && own.length === 0 ? resource.hours[1] : own;
  const usual = notice?.off.includes(day) ? [] : (replaced ?? []);
  return !hits(false) && (hits(true) || usual.some(([start, end]) => start <= minutes && minutes < end));
}

describe('when a room is open', () => {
  test('is the same as asking for every quarter of an hour by itself, over holidays, make-up workdays, leave and extra hours', () => {
    const asked = { from: at('2026-09-28T07:10'), to: at('2026-10-12T15:40') };
    fc.assert(
      fc.property(openings, (opening) => {
        const spans = openSpans(opening, asked);
        const open = stretchesIn(spans, asked);
        const { exceptions: byDay } = hoursOf(spans, asked);
        for (let t = asked.from.getTime(); t < asked.to.getTime(); t += 15 * minute) {
          const instant = new Date(t);
          const minutes = (t - startOfDay(dayOf(instant)).getTime()) / minute;
          const wanted = isOpenAt(opening, instant);
          expect(open.some((one) => one.from <= instant && instant < one.to)).toBe(wanted);
          expect(byDay[dayOf(instant)]?.some((one) => one.from <= minutes && minutes < one.to)).toBe(wanted);
        }
        expect(open.every((one, i) => one.from < one.to && (open[i - 1]?.to ?? asked.from) <= one.from)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('the eve of the holiday is open, the holiday is not, and the make-up Saturday keeps the hours of a Monday', () => {
    const opening = { resource: { hours: officeHours, keeps_holidays: true, active: true }, exceptions: [], holidays };
    const opensOn = (day: string) =>
      openSpans(opening, { from: startOfDay(day), to: startOfDay(addDays(day, 1)) }).length;
    expect(['2026-09-30', '2026-10-01', '2026-10-03', '2026-10-10'].map(opensOn)).toEqual([2, 0, 0, 2]);
    const retired = { ...opening, resource: { ...opening.resource, active: false } };
    expect(openSpans(retired, { from, to: at('2026-10-10T00:00') })).toEqual([]);
  });
});

describe('an engagement', () => {
  const now = at('2026-11-24T09:00');
  const held = (until: string) => ({ state: 'held' as const, hold_until: at(until) });

  test('takes its time while confirmed, or held and not over; the hold is over at its very instant', () => {
    expect(isLive(held('2026-11-24T09:01'), now)).toBe(true);
    expect(isLive(held('2026-11-24T09:00'), now)).toBe(false);
    const others = Object.keys(engagementStates).filter((state) => state !== 'held') as ('confirmed' | 'released')[];
    expect(others.map((state) => isLive({ state, hold_until: null }, now))).toEqual([true, false]);
  });

  test('is confirmed once, and never after its hold was over', () => {
    expect(refusalOf(held('2026-11-24T10:00'), 'confirm', now)).toBeUndefined();
    expect(refusalOf(held('2026-11-24T08:00'), 'confirm', now)).toBe('booking.over');
    expect(refusalOf({ state: 'released', hold_until: null }, 'move', now)).toBe('booking.over');
    expect(refusalOf({ state: 'confirmed', hold_until: null }, 'move', now)).toBeUndefined();
    expect(refusalOf({ state: 'confirmed', hold_until: null }, 'confirm', now)).toBe('step.not-now');
  });

  test('lasts some time, a month at the most, and is said in county time', () => {
    expect(findPeriodProblem({ from: now, to: now })?.zh).toContain('晚于');
    expect(findPeriodProblem({ from: now, to: at('2026-12-26T09:00') })?.zh).toContain('31');
    expect(findPeriodProblem({ from: now, to: at('2026-11-24T10:00') })).toBeUndefined();
    expect(periodWords(now, at('2026-11-24T10:30'))).toEqual({ zh: '11月24日 09:00–10:30', en: '24 Nov, 09:00–10:30' });
    expect(periodWords(now, at('2026-11-25T10:30')).zh).toBe('11月24日 09:00–11月25日 10:30');
  });
});
