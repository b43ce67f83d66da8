import { describe, expect, test } from 'vitest';
import { seedHolidays } from '../../kit/holidays.ts';
import { officeSpans } from '../../kit/working-hours.ts';
import { type ClockEvent, readClock } from './clock.ts';
import { compileCalendar, dueAfter, type Limit, type Measure } from './work-calendar.ts';

const offices = { frames: officeSpans, holidays: seedHolidays, closesAtMinutes: 17 * 60 + 30 };
const calendar = compileCalendar(offices);
const minute = 60_000;
const at = (text: string) => new Date(`${text}:00+08:00`);
const pause = (text: string): ClockEvent => ({ kind: 'pause', at: at(text) });
const resume = (text: string): ClockEvent => ({ kind: 'resume', at: at(text) });
const stop = (text: string): ClockEvent => ({ kind: 'stop', at: at(text) });
const extend = (text: string, amount: number, measure: Measure): ClockEvent => ({
  kind: 'extend',
  at: at(text),
  limit: { measure, amount },
});
const read = (limit: Limit, from: string, now: string, ...events: ClockEvent[]) =>
  readClock(calendar, { startedAt: at(from), limit, events }, at(now));
const fiveDays: Limit = { measure: 'working-days', amount: 5 };
const fourHours: Limit = { measure: 'working-minutes', amount: 240 };
const tenDays: Limit = { measure: 'natural-days', amount: 10 };
const late = '2026-12-31T12:00';

// 2 March 2026 is a Monday.
describe('when a clock falls due', () => {
  test.each<[string, Limit, string, ClockEvent[]]>([
    ['nothing happened', fiveDays, '2026-03-09T17:30', []],
    [
      'a pause of three days, all of them given back',
      fiveDays,
      '2026-03-12T17:30',
      [pause('2026-03-04T10:00'), resume('2026-03-06T09:00')],
    ],
    [
      'a pause within a day gives that day back',
      fiveDays,
      '2026-03-10T17:30',
      [pause('2026-03-04T10:00'), resume('2026-03-04T11:00')],
    ],
    [
      'a pause of an evening gives nothing back',
      fiveDays,
      '2026-03-09T17:30',
      [pause('2026-03-04T18:00'), resume('2026-03-04T21:00')],
    ],
    [
      'a pause of a weekend gives nothing back',
      fiveDays,
      '2026-03-09T17:30',
      [pause('2026-03-06T17:30'), resume('2026-03-09T00:00')],
    ],
    [
      'a pause over the start day gives nothing back',
      fiveDays,
      '2026-03-09T17:30',
      [pause('2026-03-02T11:00'), resume('2026-03-02T16:00')],
    ],
    [
      'a pause on the last day moves it on',
      fiveDays,
      '2026-03-11T17:30',
      [pause('2026-03-09T17:29'), resume('2026-03-10T08:00')],
    ],
    [
      'a pause after it was due changes nothing',
      fiveDays,
      '2026-03-09T17:30',
      [pause('2026-03-09T17:30'), resume('2026-03-20T08:00')],
    ],
    ['two more days', fiveDays, '2026-03-11T17:30', [extend('2026-03-05T10:00', 2, 'working-days')]],
    [
      'one more minute of work after the last day',
      fiveDays,
      '2026-03-10T08:31',
      [extend('2026-03-05T10:00', 1, 'working-minutes')],
    ],
    ['more time when it was overdue', fiveDays, '2026-03-12T17:30', [extend('2026-03-11T10:00', 3, 'working-days')]],
    ['the four hours stand still overnight', fourHours, '2026-03-02T15:30', []],
    [
      'an hour of pause at noon takes half an hour',
      fourHours,
      '2026-03-02T16:00',
      [pause('2026-03-02T11:30'), resume('2026-03-02T12:30')],
    ],
    ['four hours and a day', fourHours, '2026-03-03T17:30', [extend('2026-03-02T10:00', 1, 'working-days')]],
    ['ten natural days', tenDays, '2026-03-12T17:30', []],
    [
      'with two days of pause their last is a Saturday',
      tenDays,
      '2026-03-16T17:30',
      [pause('2026-03-04T10:00'), resume('2026-03-05T09:00')],
    ],
    [
      'and paused on the Monday it is the Tuesday',
      tenDays,
      '2026-03-17T17:30',
      [pause('2026-03-04T10:00'), resume('2026-03-05T09:00'), pause('2026-03-16T10:00'), resume('2026-03-16T11:00')],
    ],
    [
      'natural days add up before they give way',
      tenDays,
      '2026-03-16T17:30',
      [extend('2026-03-04T10:00', 2, 'natural-days'), extend('2026-03-05T10:00', 1, 'natural-days')],
    ],
  ])('%s', (_, limit, dueAt, events) => {
    const reading = read(limit, '2026-03-02T09:00', late, ...events);
    expect(reading.dueAt).toEqual(at(dueAt));
    expect(reading.shareAt(1)).toEqual(at(dueAt));
    expect(reading.share).toBeGreaterThan(1);
  });
});

describe('what a clock says', () => {
  test('while paused it has no due date, and what is left is frozen', () => {
    const asked = ['2026-03-02T10:00', '2026-03-02T15:00', '2026-03-20T12:00'];
    const readings = asked.map((now) => read(fourHours, '2026-03-02T09:00', now, pause('2026-03-02T10:00')));
    expect(readings.map(({ state, dueAt, share }) => [state, dueAt, share])).toEqual(
      asked.map(() => ['paused', null, 0.25]),
    );
    expect(readings[1]?.runMilliseconds).toBe(60 * minute);
    expect(readings[1]?.pausedMilliseconds).toBe(5 * 60 * minute);
    expect(readings[1]?.shareAt(0.25)).toEqual(at('2026-03-02T10:00'));
    expect(readings[1]?.shareAt(0.5)).toEqual(at('2026-03-02T16:00'));
  });

  test('a stopped clock tells whether it was in time, whatever comes after', () => {
    const events = [stop('2026-03-09T17:00'), extend('2026-03-10T09:00', 5, 'working-days'), pause('2026-03-09T18:00')];
    const reading = read(fiveDays, '2026-03-02T09:00', late, ...events);
    expect(reading.state).toBe('stopped');
    expect(reading.dueAt).toEqual(at('2026-03-09T17:30'));
    expect(reading.share).toBeLessThan(1);
    expect(reading.runMilliseconds).toBe(at('2026-03-09T17:00').getTime() - at('2026-03-02T09:00').getTime());
    const paused = read(fiveDays, '2026-03-02T09:00', late, pause('2026-03-03T09:00'), stop('2026-03-04T09:00'));
    expect([paused.state, paused.dueAt]).toEqual(['stopped', at('2026-03-11T17:30')]);
  });

  test('a pause from before the start holds from the start, and one that ended before it does not', () => {
    const [before, ended] = [pause('2026-03-02T07:00'), resume('2026-03-02T08:00')];
    expect(read(fourHours, '2026-03-02T09:00', '2026-03-02T11:00', before)).toMatchObject({
      state: 'paused',
      runMilliseconds: 0,
      pausedMilliseconds: 120 * minute,
    });
    expect(read(fourHours, '2026-03-02T09:00', late, before, ended).dueAt).toEqual(at('2026-03-02T15:30'));
    expect(read(fourHours, '2026-03-02T09:00', '2026-03-02T08:30', before)).toMatchObject({
      share: 0,
      runMilliseconds: 0,
    });
  });

  test('a second pause and a resume without a pause do nothing; both at one instant cancel each other', () => {
    const twice = [pause('2026-03-02T10:00'), pause('2026-03-02T10:30'), resume('2026-03-02T11:00')];
    expect(read(fourHours, '2026-03-02T09:00', late, ...twice, resume('2026-03-02T11:30')).dueAt).toEqual(
      at('2026-03-02T16:30'),
    );
    const both = [resume('2026-03-02T10:00'), pause('2026-03-02T10:00')];
    expect(read(fourHours, '2026-03-02T09:00', late, ...both).state).toBe('running');
    const between = read(fourHours, '2026-03-02T09:00', late, pause('2026-03-02T09:30'), ...both);
    expect(between.state).toBe('paused');
  });

  test('the steps of the ladder: a counted day is used up from midnight until offices close', () => {
    const reading = read(fiveDays, '2026-03-02T09:00', '2026-03-05T12:00');
    expect([0.5, 0.8, 1, 1.2].map(reading.shareAt)).toEqual(
      ['2026-03-05T08:45', '2026-03-06T17:30', '2026-03-09T17:30', '2026-03-10T17:30'].map(at),
    );
    expect(reading.shareAt(0)).toEqual(at('2026-03-02T09:00'));
    const oneDay = read({ measure: 'working-days', amount: 1 }, '2026-03-02T09:00', '2026-03-02T12:00');
    expect(oneDay.shareAt(0.8)).toEqual(at('2026-03-03T14:00'));
    const untilMonday = read({ measure: 'natural-days', amount: 5 }, '2026-03-02T09:00', '2026-03-08T08:00');
    expect(untilMonday.share).toBeGreaterThan(0.8);
    expect(untilMonday.share).toBeLessThan(1);
    expect(() => reading.shareAt(Number.NaN)).toThrow(RangeError);
  });

  test('shares given as decimals do not slip to the next day', () => {
    const reading = read({ measure: 'working-days', amount: 25 }, '2026-03-02T09:00', '2026-03-05T12:00');
    expect(reading.shareAt(0.56)).toEqual(
      dueAfter(calendar, at('2026-03-02T09:00'), { measure: 'working-days', amount: 14 }).dueAt,
    );
  });

  test('it names the years on which the date rests, and refuses impossible limits', () => {
    expect(read(fiveDays, '2026-12-25T09:00', '2026-12-25T10:00').missingYears).toEqual([2027]);
    expect(
      read(tenDays, '2026-12-25T09:00', '2026-12-25T10:00', extend('2026-12-25T10:00', 400, 'working-days'))
        .missingYears,
    ).toEqual([2027, 2028]);
    expect(() => read({ measure: 'minutes', amount: 0.5 }, '2026-03-02T09:00', late)).toThrow(RangeError);
    expect(() => read(fiveDays, '2026-03-02T09:00', late, extend('2026-03-03T09:00', -1, 'minutes'))).toThrow(
      RangeError,
    );
    expect(() =>
      readClock(calendar, { startedAt: at(late), limit: fiveDays, events: [] }, new Date(Number.NaN)),
    ).toThrow(RangeError);
  });
});
