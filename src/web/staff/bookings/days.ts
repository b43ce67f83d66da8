import { addDays, dayOf, startOfDay } from '../../../kit/calendar.ts';

const minute = 60_000;

/** The Monday of the week in which a day lies. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** The seven days from one on. */
export function weekFrom(monday: string): string[] {
  return Array.from({ length: 7 }, (_, n) => addDays(monday, n));
}

interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** What of a stretch lies on a day, in minutes after its midnight; undefined for nothing. */
export function onDay({ from, to }: Stretch, day: string): { from: number; to: number } | undefined {
  const midnight = startOfDay(day).getTime();
  const start = Math.max(0, (Date.parse(from) - midnight) / minute);
  const end = Math.min(1440, (Date.parse(to) - midnight) / minute);
  return start < end ? { from: start, to: end } : undefined;
}

/** Minutes after midnight as a clock shows them. */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(Math.floor(minutes % 60)).padStart(2, '0')}`;
}

/** Today in the county. */
export function todayOf(): string {
  return dayOf(new Date());
}
