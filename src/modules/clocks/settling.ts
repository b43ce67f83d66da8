import type { Book } from './book.ts';
import { pinnedCounting } from './calendars.ts';
import { pausedUntil, readStory } from './rules.ts';
import { nextOf } from './rules-ladder.ts';
import type { NewEvent } from './store-clocks.ts';
import type { Clock, ClockHappening, ClockRow } from './tables.ts';

/** A clock with the book that it goes by: the present state follows from its events. */
export function settle(book: Book, clock: Clock, now: Date): Clock {
  const counting = pinnedCounting(book, clock.row);
  const reading = readStory(counting, clock, now);
  const { row, events } = clock;
  const hasEnded = row.state === 'met' || row.state === 'stopped';
  const until = hasEnded ? null : pausedUntil(events);
  const settled: ClockRow = {
    ...row,
    state: hasEnded ? row.state : until === null ? 'running' : 'paused',
    due_at: reading.dueAt,
    paused_until: until,
    missed_at: row.missed_at !== null && reading.dueAt > now && !hasEnded ? null : row.missed_at,
    missing_years: reading.missingYears,
    ...(hasEnded && { run_milliseconds: reading.runMilliseconds, paused_milliseconds: reading.pausedMilliseconds }),
  };
  const next_at = nextOf(rulesOf(book, row), { ...clock, row: settled }, counting, reading);
  return { ...clock, row: { ...settled, next_at } };
}

/** The rules of the ladder that a clock is pinned to. */
export function rulesOf(book: Book, { ladder_version: version }: Pick<ClockRow, 'ladder_version'>) {
  return book.ladders.find(({ number }) => number === version)?.rules ?? [];
}

/** Adds to a clock's story and says what it is then. */
export function told(
  book: Book,
  clock: Clock,
  happening: ClockHappening,
  when: { readonly at: Date; readonly now: Date; readonly by: string | null; readonly change?: Partial<ClockRow> },
): { clock: Clock; event: NewEvent } {
  const event = { clockId: clock.row.id, n: clock.events.length + 1, at: when.at, byId: when.by, told: happening };
  const events = [...clock.events, { ...happening, at: when.at, byId: when.by }];
  return { clock: settle(book, { ...clock, events, row: { ...clock.row, ...when.change } }, when.now), event };
}
