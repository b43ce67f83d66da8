import type { Words } from '../../kit/words.ts';
import { type Weekday, weekdays } from '../bookings/words.ts';

interface Frame {
  readonly day: number;
  readonly from: string;
  readonly to: string;
}

/** A weekday as cards count it, Monday 1 to Sunday 7. */
export function weekdayWords(day: number): Words {
  return weekdays[(day % 7) as Weekday];
}

/** Weekly times as people read them, one line for each time of a day with its weekdays: `周一、周三 09:00–11:30`. */
export function timesLines(frames: readonly Frame[]): Words[] {
  const byTime = Map.groupBy(frames, ({ from, to }) => `${from}–${to}`);
  return [...byTime].map(([time, of]) => {
    const days = of.map(({ day }) => weekdayWords(day));
    return {
      zh: `${days.map(({ zh }) => zh).join('、')} ${time}`,
      en: `${days.map(({ en }) => en).join(', ')} ${time}`,
    };
  });
}
