import { addDays, dayOf, startOfDay } from '../../kit/calendar.ts';
import type { OfficeSpan } from '../../kit/working-hours.ts';
import { common, merged, type Span, startsWithin, without } from './spans.ts';

/** A stretch of time, without its end. */
export interface Time {
  readonly from: Date;
  readonly to: Date;
}

/** 时间: when somebody or something is there, in minutes after midnight in China. */
export interface Hours {
  /** By weekday, 0 Sunday … 6; a weekday that is missing has none. */
  readonly weekly: Readonly<Record<number, readonly OfficeSpan[]>>;
  /** Days 'YYYY-MM-DD' on which other hours hold instead, none when empty. */
  readonly exceptions: Readonly<Record<string, readonly OfficeSpan[]>>;
}

/** What somebody has to do already; without a place it can be done anywhere, and nobody travels for it. */
export interface Engagement extends Time {
  readonly placeId?: string | undefined;
}

/** A side or its agent, with the times that they offered; a party that did not say is left out. */
export interface PartyTimes {
  readonly id: string;
  readonly offered: readonly (Time & { readonly isPreferred: boolean })[];
}

export interface PanelMember {
  readonly id: string;
  readonly hours: Hours;
  readonly busy: readonly Engagement[];
}

export interface Room {
  readonly id: string;
  readonly placeId: string;
  readonly hours: Hours;
  readonly busy: readonly Time[];
}

/** What is looked for. Durations are whole minutes; `step` counts from midnight, so it should divide an hour or a day. */
export interface SlotSearch {
  /** A slot lies wholly within. */
  readonly within: Time;
  readonly durationMinutes: number;
  /** Between a slot and whatever the room or a member of the panel has before and after it, on top of travel. */
  readonly bufferMinutes: number;
  readonly stepMinutes: number;
  readonly parties: readonly PartyTimes[];
  readonly panel: readonly PanelMember[];
  readonly rooms: readonly Room[];
  /** Whole minutes from one place to another; asked for different places only. */
  readonly travelMinutes: (fromPlaceId: string, toPlaceId: string) => number;
}

/** 时段 that all have free. */
export interface Slot {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly roomId: string;
  /** Parties who would rather have it than other times they offered. */
  readonly preferredBy: readonly string[];
  /** Ways between different places that the panel makes for it on that day, to it and from it. */
  readonly moves: number;
}

const minute = 60_000;
const minutesPerDay = 1440;
const chinaOffsetMinutes = 480;

/**
 * Every slot on the step of the clock that all parties, all of the panel and one of the rooms have free, by beginning and then in the order of the
 * rooms. Beginnings are stretches: hours and offers shortened by the duration and intersected, less what each engagement forbids with its
 * buffer and travel there and back (interval sweep). O(rooms · n log n + slots · panel · log n) for n times. What is busy counts from the minute in which it
 * begins to the one in which it ends. RangeError for durations that are not whole minutes, hours that are no part of a day, or rooms of the same id.
 *
 * @example freeSlots(search).filter(({ roomId }) => roomId === 'room-1').length
 */
export function freeSlots(search: SlotSearch): Slot[] {
  checkSearch(search);
  const { within, parties, panel, rooms, durationMinutes: lasting, stepMinutes } = search;
  const frame: Span = { from: Math.ceil(within.from.getTime() / minute), to: Math.floor(within.to.getTime() / minute) };
  let base = startsWithin(merged([frame]), lasting);
  for (const { offered } of parties) base = common(base, startsWithin(merged(offered.map(inner)), lasting));
  for (const { hours } of panel) base = common(base, startsWithin(opened(hours, within), lasting));
  const preferred = parties.map(({ id, offered }) => ({
    id,
    starts: startsWithin(merged(offered.filter(({ isPreferred }) => isPreferred).map(inner)), lasting),
  }));
  const days = panel.map(({ busy }) => busy.map(placed).toSorted((one, other) => one.from - other.from));
  return rooms
    .flatMap((room, order) => {
      const starts = without(common(base, startsWithin(opened(room.hours, within), lasting)), [
        ...room.busy.map((each) => forbidden(outer(each), { ...search, there: 0, back: 0 })),
        ...forbiddenBy(room, search),
      ]);
      return onTheStep(starts, stepMinutes).map((start) => ({ start, room, order }));
    })
    .sort((one, other) => one.start - other.start || one.order - other.order)
    .map(({ start, room }) => ({
      startsAt: new Date(start * minute),
      endsAt: new Date((start + lasting) * minute),
      roomId: room.id,
      preferredBy: preferred.filter(({ starts }) => holds(starts, start)).map(({ id }) => id),
      moves: days.reduce((sum, day) => sum + movesFor(day, start, room.placeId), 0),
    }));
}

function checkSearch({ durationMinutes, bufferMinutes, stepMinutes, panel, rooms }: SlotSearch): void {
  const least = [
    [durationMinutes, 1],
    [stepMinutes, 1],
    [bufferMinutes, 0],
  ] as const;
  for (const [minutes, from] of least) {
    if (!Number.isInteger(minutes) || minutes < from)
      throw new RangeError(`not whole minutes from ${from}: ${minutes}`);
  }
  if (new Set(rooms.map(({ id }) => id)).size < rooms.length) throw new RangeError('a room twice');
  for (const { hours } of [...panel, ...rooms]) {
    for (const { from, to } of [...Object.values(hours.weekly), ...Object.values(hours.exceptions)].flat()) {
      const isPart = Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from < to && to <= minutesPerDay;
      if (!isPart) throw new RangeError(`not a part of a day: ${from} to ${to}`);
    }
  }
}

function inner({ from, to }: Time): Span {
  return { from: Math.ceil(from.getTime() / minute), to: Math.floor(to.getTime() / minute) };
}

function outer({ from, to }: Time): Span {
  return { from: Math.floor(from.getTime() / minute), to: Math.ceil(to.getTime() / minute) };
}

interface Placed extends Span {
  readonly placeId: string | undefined;
}

function placed(engagement: Engagement): Placed {
  return { ...outer(engagement), placeId: engagement.placeId };
}

function opened({ weekly, exceptions }: Hours, { from, to }: Time): Span[] {
  const spans: Span[] = [];
  const last = dayOf(to);
  for (let day = dayOf(from); day <= last; day = addDays(day, 1)) {
    const midnight = startOfDay(day).getTime() / minute;
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    for (const span of exceptions[day] ?? weekly[weekday] ?? []) {
      spans.push({ from: midnight + span.from, to: midnight + span.to });
    }
  }
  return merged(spans);
}

/** Beginnings that an engagement forbids, without the ends. */
function forbidden(
  { from, to }: Span,
  { durationMinutes, bufferMinutes, there, back }: Pick<SlotSearch, 'durationMinutes' | 'bufferMinutes'> & Ways,
): Span {
  return { from: from - back - bufferMinutes - durationMinutes, to: to + there + bufferMinutes };
}

/** Minutes from an engagement to the room, and from the room to the engagement. */
interface Ways {
  readonly there: number;
  readonly back: number;
}

function forbiddenBy({ placeId }: Room, search: SlotSearch): Span[] {
  const known = new Map<string | undefined, Ways>([
    [undefined, { there: 0, back: 0 }],
    [placeId, { there: 0, back: 0 }],
  ]);
  const waysTo = (other: string | undefined): Ways => {
    const found = known.get(other);
    if (found || other === undefined) return found ?? { there: 0, back: 0 };
    const ways = { there: search.travelMinutes(other, placeId), back: search.travelMinutes(placeId, other) };
    known.set(other, ways);
    return ways;
  };
  return search.panel.flatMap(({ busy }) =>
    busy.map((engagement) => forbidden(outer(engagement), { ...search, ...waysTo(engagement.placeId) })),
  );
}

function onTheStep(starts: readonly Span[], step: number): number[] {
  const found: number[] = [];
  for (const { from, to } of starts) {
    const first = Math.ceil((from + chinaOffsetMinutes) / step) * step - chinaOffsetMinutes;
    for (let start = first; start <= to; start += step) if (found.at(-1) !== start) found.push(start);
  }
  return found;
}

function holds(spans: readonly Span[], at: number): boolean {
  const before = spans[countBefore(spans, at + 1) - 1];
  return before !== undefined && at <= before.to;
}

/** How many of an ordered list begin before an instant. */
function countBefore(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.from ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function movesFor(day: readonly Placed[], start: number, placeId: string): number {
  const next = countBefore(day, start);
  const today = dayNumber(start);
  return [day[next - 1], day[next]].filter(
    (each) => each?.placeId !== undefined && each.placeId !== placeId && dayNumber(each.from) === today,
  ).length;
}

function dayNumber(at: number): number {
  return Math.floor((at + chinaOffsetMinutes) / minutesPerDay);
}
