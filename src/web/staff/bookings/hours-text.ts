import type { Words } from '../../../kit/words.ts';
import { weekdayList, weekdays } from '../../../modules/bookings/words.ts';
import { clockOf } from './days.ts';
import type { Hours } from './hours-form.tsx';
import { bookingWords as words } from './words.ts';

/** The hours of a week in a line: neighbouring days that are alike stand together. */
export function hoursText(hours: Hours): Words {
  const runs: { first: number; last: number; text: string }[] = [];
  for (const [place, weekday] of weekdayList.entries()) {
    const text = (hours[weekday] ?? []).map(([from, to]) => `${clockOf(from)}–${clockOf(to)}`).join(' ');
    const run = runs.at(-1);
    if (run?.text === text && run.last === place - 1) run.last = place;
    else if (text !== '') runs.push({ first: place, last: place, text });
  }
  if (runs.length === 0) return words.notOpen;
  const nameOf = (place: number) => weekdays[weekdayList[place] ?? 0];
  const said = (language: 'zh' | 'en', until: string) =>
    runs.map(({ first, last, text }) => {
      const end = last === first ? '' : `${until}${nameOf(last)[language]}`;
      return `${nameOf(first)[language]}${end} ${text}`;
    });
  return { zh: said('zh', '至').join('；'), en: said('en', '–').join('; ') };
}
