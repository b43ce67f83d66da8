import { addDays, dayOf } from '../kit/calendar.ts';

/** The day the county is loaded, and how far back things of it go. */
export interface Era {
  now: Date;
  /** When the organisation was registered: before every matter. */
  madeAt: Date;
  today: string;
  /** First day of units, grids and posts. */
  begunOn: string;
}

const historyDays = 760;

export function eraOf(now: Date): Era {
  const today = dayOf(now);
  return {
    now,
    madeAt: new Date(now.getTime() - historyDays * 86_400_000),
    today,
    begunOn: addDays(today, -historyDays),
  };
}
