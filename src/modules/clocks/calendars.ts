import { type CompiledCalendar, compileCalendar } from '../../algorithms/deadlines/work-calendar.ts';
import { addDays, type HolidayTable } from '../../kit/calendar.ts';
import { type Book, calendarNow, holidaysNow } from './book.ts';
import type { CalendarRow, ClockRow, Frame } from './tables.ts';

/** A calendar ready to count with. */
export interface Counting {
  readonly calendar: CompiledCalendar;
  /** False: no weekday and no holiday rests, so that no year can be missing. */
  readonly rests: boolean;
  readonly closesAtMinutes: number;
}

const spans = (frames: readonly Frame[]) => frames.map(([from, to]) => ({ from, to }));

/** When offices close on a usual day: days fall due then. */
function closesAt({ frames }: Pick<CalendarRow, 'frames'>): number {
  return frames.usual.at(-1)?.[1] ?? 1440;
}

/** Compiles a calendar with a table of holidays; RangeError where its frames overlap. */
export function countingOf(row: Pick<CalendarRow, 'frames' | 'rests'>, years: HolidayTable['years']): Counting {
  const closesAtMinutes = closesAt(row);
  const framesOn = Object.entries(row.frames.weekdays).map(([weekday, frames]) => [weekday, spans(frames)] as const);
  const calendar = compileCalendar({
    frames: spans(row.frames.usual),
    framesOn: Object.fromEntries(framesOn),
    holidays: { version: '', years: row.rests ? years : withoutRest() },
    closesAtMinutes,
  });
  return { calendar, rests: row.rests, closesAtMinutes };
}

// Round the clock every weekend is worked through.
function withoutRest(): HolidayTable['years'] {
  const years: Record<string, { off: string[]; work: string[] }> = {};
  for (let day = '2020-01-01'; day < '2060-01-01'; day = addDays(day, 1)) {
    const year = day.slice(0, 4);
    years[year] ??= { off: [], work: [] };
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday === 0 || weekday === 6) years[year].work.push(day);
  }
  return years;
}

// One compiled calendar is a few hundred kilobytes; few versions are in use at a time.
const mostKept = 24;
const kept = new Map<string, Counting>();

/** The pinned calendar of a clock: its version with its version of the holidays. */
export function pinnedCounting(
  book: Book,
  pin: Pick<ClockRow, 'calendar' | 'calendar_version' | 'holiday_version'>,
): Counting {
  const database = book.version.slice(0, book.version.indexOf(':'));
  const key = `${database} ${pin.calendar} ${pin.calendar_version} ${pin.holiday_version}`;
  const known = kept.get(key);
  if (known) return known;
  const row = book.calendars.find(({ code, version }) => code === pin.calendar && version === pin.calendar_version);
  const holidays = book.holidays.find(({ number }) => number === pin.holiday_version);
  if (!row || !holidays) throw new Error(`a clock is pinned to a calendar that is not on record: ${key}`);
  const made = countingOf(row, holidays.years);
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, made);
  return made;
}

/** The versions in force of a calendar and the holidays, to pin a clock to. */
export function pinNow(book: Book, code: string): Pick<ClockRow, 'calendar' | 'calendar_version' | 'holiday_version'> {
  return {
    calendar: code,
    calendar_version: calendarNow(book, code).version,
    holiday_version: holidaysNow(book).number,
  };
}
