import { performance } from 'node:perf_hooks';
import { type ClockEvent, readClock } from '../src/algorithms/deadlines/clock.ts';
import { compileCalendar, dueAfter, type Limit, type Measure } from '../src/algorithms/deadlines/work-calendar.ts';
import { seedHolidays } from '../src/kit/holidays.ts';
import { officeSpans } from '../src/kit/working-hours.ts';

const questions = 500_000;
const rounds = 5;
const limits: Readonly<Record<Measure, number>> = {
  'natural-days': 60,
  'working-days': 30,
  'working-minutes': 4800,
  minutes: 20_000,
};
const measures: readonly Measure[] = ['natural-days', 'working-days', 'working-minutes', 'minutes'];

/** The best of some rounds, in questions a second: what the machine can do when nobody disturbs it. */
function perSecond(times: number, ask: (i: number) => number): number {
  let best = 0;
  let sum = 0;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    for (let i = 0; i < times; i += 1) sum += ask(i);
    best = Math.max(best, times / ((performance.now() - start) / 1000));
  }
  if (Number.isNaN(sum)) throw new Error('a due date was not a date');
  return best;
}

const compiling = performance.now();
const counter = compileCalendar({ frames: officeSpans, holidays: seedHolidays, closesAtMinutes: 17 * 60 + 30 });
const compiled = performance.now() - compiling;
const hotline = compileCalendar({
  frames: [
    { from: 480, to: 720 },
    { from: 780, to: 1080 },
    { from: 1110, to: 1320 },
  ],
  framesOn: { 5: officeSpans, 6: [{ from: 540, to: 720 }] },
  holidays: seedHolidays,
  closesAtMinutes: 1320,
});
const calendarOf = (i: number) => (i % 2 === 0 ? counter : hotline);

// Starts spread over the three years of the table, to the minute.
const begin = Date.parse('2024-01-01T00:00:00+08:00');
const starts = Array.from({ length: 8192 }, (_, i) => new Date(begin + ((i * 2_654_435_761) % 1_560_000) * 60_000));
const startOf = (i: number) => starts[i % 8192] ?? new Date(begin);
const limitsOf = (measure: Measure): Limit[] =>
  Array.from({ length: 512 }, (_, i) => ({ measure, amount: 1 + ((i * 7919) % limits[measure]) }));
const limitLists = measures.map(limitsOf);
const limitOf = (list: number, i: number): Limit => limitLists[list]?.[i % 512] ?? { measure: 'minutes', amount: 1 };

const bare = perSecond(questions, (i) => {
  const from = startOf(i);
  return new Date(from.getTime() + (1 + (i % 30)) * 86_400_000).getTime();
});
const figures: [string, number][] = measures.map((measure, list) => [
  measure,
  perSecond(questions, (i) => dueAfter(calendarOf(i), startOf(i), limitOf(list, i)).dueAt.getTime()),
]);
figures.push([
  'all four in turn',
  perSecond(questions, (i) => dueAfter(calendarOf(i), startOf(i), limitOf(i % 4, i >> 2)).dueAt.getTime()),
]);

const eventsOf = (from: Date): ClockEvent[] => [
  { kind: 'pause', at: new Date(from.getTime() + 90_000_000) },
  { kind: 'resume', at: new Date(from.getTime() + 290_000_000) },
  { kind: 'extend', at: new Date(from.getTime() + 300_000_000), limit: { measure: 'working-days', amount: 3 } },
];
const clocks = starts.map((startedAt) => ({ startedAt, events: eventsOf(startedAt) }));
figures.push([
  'a clock with a pause and an extension read',
  perSecond(questions / 10, (i) => {
    const clock = clocks[i % 8192] ?? { startedAt: startOf(i), events: [] };
    const now = new Date(clock.startedAt.getTime() + 400_000_000);
    return readClock(calendarOf(i), { ...clock, limit: limitOf(i % 4, i >> 2) }, now).share;
  }),
]);

process.stdout.write(`a calendar of 130 years compiled in ${compiled.toFixed(1)} ms\n`);
process.stdout.write(
  `${'days added without a calendar'.padEnd(46)}${Math.round(bare).toLocaleString('en')} a second\n`,
);
for (const [what, speed] of figures) {
  const ratio = (speed / bare).toFixed(3);
  process.stdout.write(`${what.padEnd(46)}${Math.round(speed).toLocaleString('en')} a second, ${ratio} of that\n`);
}
