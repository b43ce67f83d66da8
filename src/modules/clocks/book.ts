import { type RawBuilder, sql } from 'kysely';
import type { HolidayTable } from '../../kit/calendar.ts';
import type { Db } from '../../platform/database.ts';
import type { CalendarRow, HolidayRow, LadderRow, LimitRow, PauseReason } from './tables.ts';

/** 规则册: all that clocks go by, every version of it. Nobody changes it in place. */
export interface Book {
  readonly version: string;
  readonly calendars: readonly CalendarRow[];
  readonly holidays: readonly HolidayRow[];
  readonly limits: readonly LimitRow[];
  readonly reasons: readonly PauseReason[];
  readonly ladders: readonly LadderRow[];
}

let held: Book | undefined;

/** The version of the book within a statement. `xmin` tells a change that was taken back from the one that came in its place. */
export const bookVersion: RawBuilder<string> = sql<string>`(select current_database() || ':' ||
  coalesce((select value || '.' || xmin from change_counter where name = 'clocks'), '0'))`;

/** The book as it stands; kept in memory while nobody changes it, so that it costs one small question. */
export async function readBook(tx: Db): Promise<Book> {
  const { rows } = await sql<{ version: string }>`select ${bookVersion} as version`.execute(tx);
  return bookOf(tx, rows[0]?.version ?? '');
}

/** The book of a version that was asked for in this transaction. */
export async function bookOf(tx: Db, version: string): Promise<Book> {
  if (held?.version !== version) held = await loadBook(tx, version);
  return held;
}

async function loadBook(tx: Db, version: string): Promise<Book> {
  const calendars = await sql<CalendarRow>`select * from work_calendar order by code, version`.execute(tx);
  const holidays = await sql<HolidayRow>`select * from holiday_version order by number`.execute(tx);
  const limits = await sql<LimitRow>`select * from clock_limit order by kind, category nulls first`.execute(tx);
  const reasons = await sql<PauseReason>`select * from pause_reason order by position, code`.execute(tx);
  const ladders = await sql<LadderRow>`select * from ladder_version order by number`.execute(tx);
  return {
    version,
    calendars: calendars.rows,
    holidays: holidays.rows,
    limits: limits.rows,
    reasons: reasons.rows,
    ladders: ladders.rows,
  };
}

function lastOf<Row>(rows: readonly Row[], what: string): Row {
  const row = rows.at(-1);
  if (row === undefined) throw new Error(`no ${what} on record`);
  return row;
}

/** The version of a calendar in force; an error for a code that there is not. */
export function calendarNow(book: Book, code: string): CalendarRow {
  return lastOf(
    book.calendars.filter((calendar) => calendar.code === code),
    `calendar ${code}`,
  );
}

/** The holidays in force. */
export function holidaysNow(book: Book): HolidayRow {
  return lastOf(book.holidays, 'holidays');
}

/** The notices of days off and make-up workdays in force, for families that keep hours of their own. */
export async function holidaysInForce(tx: Db): Promise<HolidayTable> {
  const { number, years } = holidaysNow(await readBook(tx));
  return { version: String(number), years };
}

/** The ladder in force. */
export function ladderNow(book: Book): LadderRow {
  return lastOf(book.ladders, 'ladder');
}
