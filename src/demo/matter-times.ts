import { dayOf, isWorkday, startOfDay } from '../kit/calendar.ts';
import { seedHolidays } from '../kit/holidays.ts';
import type { Random } from './random.ts';
import { type CategoryEntry, categories } from './word-books.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Channels with their shares in percent and whether a colleague types. */
export const channelShares = [
  { code: 'resident-page', share: 30, byStaff: false },
  { code: 'phone', share: 20, byStaff: true },
  { code: 'qr', share: 12, byStaff: false },
  { code: 'counter', share: 10, byStaff: true },
  { code: 'visit', share: 8, byStaff: true },
  { code: 'patrol', share: 5, byStaff: true },
  { code: 'message-board', share: 4, byStaff: false },
  { code: 'meeting', share: 3, byStaff: true },
  { code: 'market-desk', share: 3, byStaff: true },
  { code: 'partner', share: 2, byStaff: true },
  { code: 'livestream', share: 1.5, byStaff: false },
  { code: 'import', share: 1, byStaff: true },
  { code: 'api', share: 0.5, byStaff: false },
] as const;
type ChannelShare = (typeof channelShares)[number];

const nightWeights = [3, 2, 1, 1, 1, 2, 3, 4, 5, 5, 5, 5, 4, 4, 4, 4, 4, 5, 6, 8, 11, 14, 12, 7];
const dayWeights = [1, 0.5, 0.3, 0.3, 0.4, 1, 3, 7, 11, 12, 12, 9, 6, 6, 9, 10, 9, 8, 7, 7, 7, 6, 4, 2];
const officeHours = [0, 0, 0, 0, 0, 0, 0, 1, 8, 12, 12, 8, 3, 3, 10, 11, 10, 5, 1, 0, 0, 0, 0, 0];
const nightly = new Set([
  'environment.noise',
  'environment.smell',
  'street.overload',
  'facility.light',
  'environment.dogs',
]);

function hourWeights(category: CategoryEntry, channel: ChannelShare): readonly number[] {
  if (['counter', 'meeting', 'market-desk', 'partner', 'import', 'visit'].includes(channel.code)) return officeHours;
  return nightly.has(category.code) ? nightWeights : dayWeights;
}

export interface Arrival {
  reportedAt: Date;
  category: CategoryEntry;
  channel: ChannelShare;
  /** January = 0. */
  month: number;
}

/** A moment of the last twelve months: more of late, more on working days, categories by season, hours by category and channel. */
export function drawArrival(now: Date, random: Random): Arrival {
  for (;;) {
    // Density grows by half over the year, as more residents know the page.
    const back = 365 * (1 - Math.sqrt(0.44 + 0.56 * random.share())) * (1 / (1 - Math.sqrt(0.44)));
    const date = dayOf(new Date(now.getTime() - Math.min(back, 364.9) * day));
    if (!isWorkday(date, seedHolidays) && random.chance(0.38)) continue;
    const month = Number(date.slice(5, 7)) - 1;
    const category = random.weighted(categories, ({ weight, months }) => weight * (months[month] ?? 1));
    const channel = random.weighted(channelShares, ({ share }) => share);
    const weights = hourWeights(category, channel);
    const hours = random.weighted([...weights.keys()], (index) => weights[index] ?? 0);
    const reportedAt = new Date(
      startOfDay(date).getTime() + hours * hour + random.int(0, 59) * minute + random.int(0, 59) * 1000,
    );
    if (reportedAt < now) return { reportedAt, category, channel, month };
  }
}

/** The next moment at which an office works: a moment on the next working day when it is closed now. */
export function whenOffice(instant: Date, random: Random): Date {
  let date = dayOf(instant);
  const minutes = (instant.getTime() - startOfDay(date).getTime()) / minute;
  if (isWorkday(date, seedHolidays) && minutes >= 8 * 60 + 30 && minutes < 17 * 60 + 30) return instant;
  if (minutes >= 17 * 60 + 30) date = dayOf(new Date(instant.getTime() + day));
  while (!isWorkday(date, seedHolidays)) date = dayOf(new Date(startOfDay(date).getTime() + day + hour));
  return new Date(
    startOfDay(date).getTime() + (8 * 60 + 30) * minute + random.waiting(70 * minute) + random.int(0, 59) * 1000,
  );
}

/** 7月3日 */
export function dayWord(instant: Date): string {
  const [, month, date] = dayOf(instant).split('-');
  return `${Number(month)}月${Number(date)}日`;
}

export function halfWord(instant: Date): string {
  const hours = (instant.getTime() - startOfDay(dayOf(instant)).getTime()) / hour;
  return hours < 12 ? '上午' : hours < 18 ? '下午' : '晚上';
}
