import type { Hours } from '../../algorithms/common-slots/free-slots.ts';
import { merged, type Span, without } from '../../algorithms/common-slots/spans.ts';
import { addDays, dayOf, type HolidayTable, startOfDay } from '../../kit/calendar.ts';
import type { Frame, Resource, ResourceException, Stretch, WeekHours } from './tables.ts';
import { type Weekday, weekdayList } from './words.ts';

const minute = 60_000;
const dayMinutes = 1440;

/** What decides when a resource is open. */
export interface Opening {
  readonly resource: Pick<Resource, 'hours' | 'keeps_holidays' | 'active'>;
  readonly exceptions: readonly Pick<ResourceException, 'kind' | 'starts_at' | 'ends_at'>[];
  readonly holidays: HolidayTable;
}

/** The weekday of a civil day 'YYYY-MM-DD'. */
function weekdayOf(day: string): Weekday {
  const number = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekdayList.find((weekday) => weekday === number) ?? 0;
}

function framesOn(day: string, hours: WeekHours, holidays: HolidayTable | undefined): readonly Frame[] {
  const own = hours[weekdayOf(day)] ?? [];
  const notice = holidays?.years[day.slice(0, 4)];
  if (notice?.off.includes(day)) return [];
  // 调休: the notice makes a workday of it; whoever has no hours on that weekday keeps those of a Monday.
  return notice?.work.includes(day) && own.length === 0 ? (hours[1] ?? []) : own;
}

const minutesOf = (at: Date) => at.getTime() / minute;
const midnightOf = (day: string) => minutesOf(startOfDay(day));

function daysOf({ from, to }: Stretch): string[] {
  const days: string[] = [];
  for (let day = dayOf(from); startOfDay(day) < to; day = addDays(day, 1)) days.push(day);
  return days;
}

// Half a minute of an exception makes the whole one closed, and none open.
function spansOf({ exceptions }: Opening, isExtra: boolean): Span[] {
  return exceptions
    .filter(({ kind }) => (kind === 'extra') === isExtra)
    .map(({ starts_at, ends_at }) =>
      isExtra
        ? { from: Math.ceil(minutesOf(starts_at)), to: Math.floor(minutesOf(ends_at)) }
        : { from: Math.floor(minutesOf(starts_at)), to: Math.ceil(minutesOf(ends_at)) },
    );
}

/**
 * Weekly hours on the days of the notice, and beyond them the extra hours, less what is closed and leave; nothing once it is retired. In order,
 * in whole minutes, of every day that the asked stretch touches.
 */
export function openSpans(opening: Opening, asked: Stretch): Span[] {
  const { resource, holidays } = opening;
  if (!resource.active) return [];
  const days = daysOf(asked);
  const weekly = days.flatMap((day) =>
    framesOn(day, resource.hours, resource.keeps_holidays ? holidays : undefined).map(([from, to]) => ({
      from: midnightOf(day) + from,
      to: midnightOf(day) + to,
    })),
  );
  const open = merged([...weekly, ...spansOf(opening, true)]);
  return without(open, spansOf(opening, false)).filter(({ from, to }) => from < to);
}

/** What of ordered spans lies in the stretch, as instants. */
export function stretchesIn(spans: readonly Span[], { from, to }: Stretch): Stretch[] {
  return spans
    .map((span) => ({
      from: new Date(Math.max(span.from * minute, from.getTime())),
      to: new Date(Math.min(span.to * minute, to.getTime())),
    }))
    .filter((stretch) => stretch.from < stretch.to);
}

/** The same as `common-slots` reads it: every day of the stretch by itself, holidays and exceptions already told; days outside of it are closed. */
export function hoursOf(spans: readonly Span[], asked: Stretch): Hours {
  const exceptions = daysOf(asked).map((day) => {
    const midnight = midnightOf(day);
    const frames = spans
      .map(({ from, to }) => ({ from: Math.max(0, from - midnight), to: Math.min(dayMinutes, to - midnight) }))
      .filter(({ from, to }) => from < to);
    return [day, frames] as const;
  });
  return { weekly: {}, exceptions: Object.fromEntries(exceptions) };
}
