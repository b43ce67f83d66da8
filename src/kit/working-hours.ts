import { addDays, dayOf, type HolidayTable, isWorkday, startOfDay } from './calendar.ts';

/** A stretch of office time on a working day, in minutes after midnight. */
export interface OfficeSpan {
  readonly from: number;
  readonly to: number;
}

/** 08:30 to 12:00 and 14:30 to 17:30, as offices of the region keep it. */
export const officeSpans: readonly OfficeSpan[] = [
  { from: 8 * 60 + 30, to: 12 * 60 },
  { from: 14 * 60 + 30, to: 17 * 60 + 30 },
];

const minute = 60_000;

/**
 * The instant at which `minutes` of office time have passed since `from`; at night, at lunch and on days off the clock stands still.
 * RangeError unless `minutes` is a whole number from 1 and the spans hold time in ascending order.
 */
export function addWorkingMinutes(
  from: Date,
  minutes: number,
  table: HolidayTable,
  spans: readonly OfficeSpan[] = officeSpans,
): Date {
  if (!Number.isInteger(minutes) || minutes < 1) throw new RangeError(`not a number of minutes: ${minutes}`);
  if (!isAscending(spans)) throw new RangeError('office spans must follow each other and hold time');
  let left = minutes * minute;
  for (let day = dayOf(from); ; day = addDays(day, 1)) {
    if (!isWorkday(day, table)) continue;
    const midnight = startOfDay(day).getTime();
    for (const span of spans) {
      const begin = Math.max(midnight + span.from * minute, from.getTime());
      const end = midnight + span.to * minute;
      if (begin >= end) continue;
      if (begin + left <= end) return new Date(begin + left);
      left -= end - begin;
    }
  }
}

function isAscending(spans: readonly OfficeSpan[]): boolean {
  return spans.length > 0 && spans.every(({ from, to }, at) => from < to && from >= (spans[at - 1]?.to ?? 0));
}
