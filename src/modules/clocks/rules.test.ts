import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import countyRules from '../../../demo/clock-rules.json' with { type: 'json' };
import { type ClockEvent, readClock } from '../../algorithms/deadlines/clock.ts';
import { seedHolidays } from '../../kit/holidays.ts';
import type { Book } from './book.ts';
import { countingOf } from './calendars.ts';
import { amountAsked, judgeAsk, judgeDecision, judgePause, limitFor, pausedUntil } from './rules.ts';
import { problemsOf, readHolidays } from './rules-holidays.ts';
import { speakingOf } from './rules-ladder.ts';
import { settle, told } from './settling.ts';
import type { Clock, ClockHappening, ClockRow, LadderRule, LimitRow, PauseReason } from './tables.ts';

const at = (text: string) => new Date(`${text}+08:00`);
const made = { reason: '', made_by: null, made_at: new Date(0) };
const frames = {
  usual: [
    [510, 720],
    [870, 1050],
  ] as [number, number][],
  weekdays: {},
};
const ladder = countyRules.ladder as LadderRule[];
const book: Book = {
  version: 'rules:0',
  calendars: [{ code: 'office', version: 1, zh: '', en: '', frames, rests: true, ...made }],
  holidays: [{ number: 1, years: seedHolidays.years, year: null, ...made }],
  limits: [],
  reasons: [],
  ladders: [{ number: 1, rules: ladder, ...made }],
};

const row: ClockRow = {
  id: 'c',
  subject_kind: 'matter',
  subject_id: 'm',
  about: null,
  kind: 'solve',
  category: 'street',
  unit_id: null,
  owner_id: 'p',
  guarded: false,
  round: 0,
  started_at: at('2026-11-23T09:00:00'),
  measure: 'working-days',
  amount: 5,
  calendar: 'office',
  calendar_version: 1,
  holiday_version: 1,
  ladder_version: 1,
  state: 'running',
  due_at: new Date(0),
  paused_until: null,
  missed_at: null,
  ended_at: null,
  asked_by: null,
  next_at: null,
  run_milliseconds: null,
  paused_milliseconds: null,
  missing_years: [],
};
const fresh = (change: Partial<ClockRow> = {}): Clock =>
  settle(book, { row: { ...row, ...change }, events: [], spoken: [] }, row.started_at);
const add = (clock: Clock, when: Date, happening: ClockHappening, change: Partial<ClockRow> = {}) =>
  told(book, clock, happening, { at: when, now: when, by: null, change }).clock;
const minute = 60_000;

describe('a limit', () => {
  const limit = (category: string | null, unit_id: string | null, amount: number): LimitRow => ({
    id: '',
    kind: 'solve',
    category,
    unit_id,
    measure: 'working-days',
    amount,
    calendar: 'office',
  });
  const limits = [
    limit(null, null, 1),
    limit('street', null, 2),
    limit('street.stall', null, 3),
    limit(null, 'station', 4),
    limit('street', 'station', 5),
    limit(null, 'group', 6),
  ];
  test.each([
    ['nothing special', 'other', [], 1],
    ['the category', 'street', [], 2],
    ['the category itself before the one above', 'street.stall', [], 3],
    ['the one above where it has none', 'street.parking', [], 2],
    ['the unit before the category', 'other', ['station'], 4],
    ['unit and category before all', 'street.stall', ['station'], 5],
    ['the nearer unit', 'other', ['group', 'station'], 6],
    ['not a category that only begins alike', 'streets', [], 1],
  ])('comes from %s', (_, category, unitIds, amount) => {
    expect(limitFor(limits, { kind: 'solve', category, unitIds })?.amount).toBe(amount);
  });

  test('of another kind is not taken', () => {
    expect(limitFor(limits, { kind: 'overall', category: 'street', unitIds: [] })).toBeUndefined();
  });
});

describe('a clock', () => {
  const reason = { code: 'procedure', most_times: 1, active: true } as PauseReason;
  const now = at('2026-11-24T10:00:00');

  test('stands still only while it runs, for a reason that is in use, and not more often than that allows', () => {
    expect(judgePause(fresh(), reason, now)).toBeUndefined();
    expect(judgePause(fresh(), undefined, now)).toBe('clock.no-reason');
    expect(judgePause(fresh(), { ...reason, active: false }, now)).toBe('clock.no-reason');
    expect(judgePause(fresh(), reason, at('2026-12-01T09:00:00'))).toBe('clock.not-running');
    expect(judgePause(fresh({ measure: null, amount: null, due_at: at('2026-12-09T09:00:00') }), reason, now)).toBe(
      'clock.not-running',
    );
    const paused = add(fresh(), now, {
      kind: 'paused',
      reason: 'procedure',
      until: at('2026-11-26T17:30:00').toISOString(),
    });
    expect(judgePause(paused, reason, now)).toBe('clock.not-running');
    const resumed = add(paused, at('2026-11-25T09:00:00'), { kind: 'resumed', forced: false });
    expect(judgePause(resumed, reason, at('2026-11-25T10:00:00'))).toBe('clock.paused-enough');
  });

  test('gets more time once asked for, no more than it had, and from somebody else', () => {
    expect(judgeAsk(fresh(), 6, now)).toBe('clock.too-much');
    expect(judgeAsk(fresh({ asked_by: 'a' }), 2, now)).toBe('clock.asked-already');
    expect(judgeAsk(fresh(), 2, now)).toBeUndefined();
    const asked = add(fresh(), now, { kind: 'extension-asked', amount: 2 }, { asked_by: 'a' });
    expect(amountAsked(asked.events)).toBe(2);
    expect(judgeDecision(asked, 'a')).toBe('clock.same-person');
    expect(judgeDecision(asked, null)).toBe('clock.same-person');
    expect(judgeDecision(asked, 'b')).toBeUndefined();
    expect(judgeDecision(fresh(), 'b')).toBe('clock.nothing-asked');
    expect(asked.row.due_at).toEqual(fresh().row.due_at);
  });

  test('that is paused promises the day it has when the pause lasts to its end, and an earlier one when it does not', () => {
    const until = at('2026-11-26T17:30:00');
    const paused = add(fresh(), now, { kind: 'paused', reason: 'procedure', until: until.toISOString() });
    expect([paused.row.state, paused.row.next_at, paused.row.due_at]).toEqual([
      'paused',
      until,
      at('2026-12-03T17:30:00'),
    ]);
    const forced = add(paused, until, { kind: 'resumed', forced: true });
    expect([forced.row.state, forced.row.due_at]).toEqual(['running', paused.row.due_at]);
    const early = add(paused, at('2026-11-25T10:00:00'), { kind: 'resumed', forced: false });
    expect(early.row.due_at < paused.row.due_at).toBe(true);
    expect(pausedUntil(early.events)).toBeNull();
  });

  // What can happen to a promise, after how many minutes.
  const doing = fc.array(
    fc.record({
      what: fc.constantFrom('pause', 'resume', 'ask', 'grant', 'decline', 'repin', 'look'),
      after: fc.integer({ min: 1, max: 4000 }),
      amount: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 14 },
  );

  test('promises what the algorithm reads from its events, under any order of steps, and its time adds up', () => {
    const { calendar } = countingOf({ frames, rests: true }, seedHolidays.years);
    fc.assert(
      fc.property(doing, fc.integer({ min: 0, max: 200 }), (steps, startDay) => {
        const start = new Date(at('2026-01-05T09:00:00').getTime() + startDay * 1440 * minute);
        let clock = settle(book, { row: { ...row, started_at: start }, events: [], spoken: [] }, start);
        let now = start;
        for (const { what, after, amount } of steps) {
          now = new Date(now.getTime() + after * minute);
          const until = pausedUntil(clock.events);
          if (until && until <= now) clock = add(clock, until, { kind: 'resumed', forced: true });
          const isPaused = clock.row.state === 'paused';
          if (what === 'pause' && !judgePause(clock, { ...reason, most_times: 9 }, now)) {
            clock = add(clock, now, {
              kind: 'paused',
              reason: 'procedure',
              until: new Date(now.getTime() + amount * 1440 * minute).toISOString(),
            });
          }
          if (what === 'resume' && isPaused) clock = add(clock, now, { kind: 'resumed', forced: false });
          if (what === 'ask' && !judgeAsk(clock, amount, now))
            clock = add(clock, now, { kind: 'extension-asked', amount }, { asked_by: 'a' });
          if (what === 'grant' && !judgeDecision(clock, 'b')) {
            const before = clock.row.due_at;
            clock = add(
              clock,
              now,
              { kind: 'extended', measure: 'working-days', amount: amountAsked(clock.events) },
              { asked_by: null },
            );
            expect(clock.row.due_at > before).toBe(true);
          }
          if (what === 'decline' && !judgeDecision(clock, 'b'))
            clock = add(clock, now, { kind: 'extension-declined' }, { asked_by: null });
          if (what === 'repin') clock = add(clock, now, { kind: 'repinned', calendarVersion: 1, holidayVersion: 1 });
          if (what === 'look') clock = settle(book, clock, now);
        }
        const events = clock.events.flatMap((event): ClockEvent[] => {
          if (event.kind === 'paused') return [{ kind: 'pause', at: event.at }];
          if (event.kind === 'resumed') return [{ kind: 'resume', at: event.at }];
          if (event.kind !== 'extended') return [];
          return [{ kind: 'extend', at: event.at, limit: { measure: event.measure, amount: event.amount } }];
        });
        const last = pausedUntil(clock.events);
        if (last) events.push({ kind: 'resume', at: last });
        const limit = { measure: 'working-days', amount: 5 } as const;
        const read = readClock(calendar, { startedAt: start, limit, events }, at('2027-12-01T00:00:00'));
        expect(clock.row.due_at).toEqual(read.dueAt);
        const endedAt = new Date(now.getTime() + minute);
        const ended = add(clock, endedAt, { kind: 'met' }, { state: 'met', ended_at: endedAt });
        expect(Number(ended.row.run_milliseconds) + Number(ended.row.paused_milliseconds)).toBe(
          endedAt.getTime() - start.getTime(),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('the ladder', () => {
  const speaks = (clock: Clock) =>
    speakingOf(ladder, clock, countingOf({ frames, rests: true }, seedHolidays.years), {
      ...settleReading(clock),
    }).map(({ rule }) => rule.id);
  const settleReading = (clock: Clock) => ({
    dueAt: clock.row.due_at,
    missingYears: [],
    runMilliseconds: 0,
    pausedMilliseconds: 0,
    share: 0,
    shareAt: (share: number) => new Date(clock.row.started_at.getTime() + share * 86_400_000),
  });

  test('speaks at its shares, of what nobody owns, and of what was reopened too often', () => {
    expect(speaks(fresh())).toEqual(['solve-50', 'solve-80', 'solve-100']);
    expect(speaks(fresh({ owner_id: null }))).toContain('ownerless-60');
    expect(speaks(fresh({ round: 2 }))[0]).toBe('reopened-2');
    expect(speaks({ ...fresh(), spoken: ['solve-50'] })).toEqual(['solve-80', 'solve-100']);
    expect(speaks(fresh({ kind: 'revisit' }))).toEqual(['revisit-100']);
  });

  test('is not asked while a clock stands still or after it ended', () => {
    const until = at('2026-11-26T17:30:00');
    const paused = add(fresh(), at('2026-11-24T10:00:00'), { kind: 'paused', reason: 'r', until: until.toISOString() });
    expect(paused.row.next_at).toEqual(until);
    const now = at('2026-11-25T10:00:00');
    expect(add(fresh(), now, { kind: 'met' }, { state: 'met', ended_at: now }).row.next_at).toBeNull();
  });
});

describe('a file of holidays', () => {
  test('is read as a table of days, as the web gives it, or as our own', () => {
    const csv = readHolidays('日期,安排\n2027-01-01,休\n2027/01/02,放假\n2027-01-03,班\n');
    expect(csv).toEqual({
      years: [{ year: 2027, off: ['2027-01-01', '2027-01-02'], work: ['2027-01-03'] }],
      problems: [],
    });
    const days = [
      { name: '元旦', date: '2027-01-01', isOffDay: true },
      { name: '元旦', date: '2027-01-03', isOffDay: false },
    ];
    expect(readHolidays(JSON.stringify({ year: 2027, days })).years).toEqual([
      { year: 2027, off: ['2027-01-01'], work: ['2027-01-03'] },
    ]);
    expect(readHolidays(JSON.stringify({ years: { 2027: { off: ['2027-01-01'], work: [] } } })).problems).toEqual([]);
  });

  test('says of each row why it cannot be used', () => {
    const { problems } = readHolidays('2027-02-30,休\n2027-01-01,休\n2027-01-01,班\n2027-01-04,也许');
    expect(problems.map(({ row: line }) => line).sort()).toEqual([1, 3, 4]);
    expect(readHolidays('{"what": 1}').problems).toHaveLength(1);
    expect(readHolidays('{broken').problems).toHaveLength(1);
  });

  test('of a year holds days of that year, something off, and only weekends as worked', () => {
    expect(problemsOf({ year: 2027, off: ['2026-12-31'], work: [] })).toHaveLength(1);
    expect(problemsOf({ year: 2027, off: [], work: [] })).toHaveLength(1);
    expect(problemsOf({ year: 2027, off: ['2027-01-02'], work: ['2027-01-02'] })).toHaveLength(1);
    expect(problemsOf({ year: 2027, off: ['2027-01-01'], work: ['2027-01-04'] })).toHaveLength(1);
    for (const [year, { off, work }] of Object.entries(seedHolidays.years)) {
      expect(problemsOf({ year: Number(year), off, work })).toEqual([]);
    }
  });
});
