import { dayOf } from '../../kit/calendar.ts';
import type { RefusalCode } from '../../kit/refusal.ts';
import type { Words } from '../../kit/words.ts';
import type { Engagement, Stretch } from './tables.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const longestDays = 31;

type Standing = Pick<Engagement, 'state' | 'hold_until'>;

/** True while it takes its time: confirmed, or held and the hold not over yet. */
export function isLive({ state, hold_until }: Standing, now: Date): boolean {
  return state === 'confirmed' || (state === 'held' && hold_until !== null && hold_until > now);
}

/** Why an engagement cannot be confirmed or moved; undefined when it can. A hold that is over is not taken up again: somebody may have seen the time as free. */
export function refusalOf(standing: Standing, step: 'confirm' | 'move', now: Date): RefusalCode | undefined {
  if (!isLive(standing, now)) return 'booking.over';
  return step === 'confirm' && standing.state === 'confirmed' ? 'step.not-now' : undefined;
}

/** What is wrong with a period that somebody wants to take; undefined when nothing is. */
export function findPeriodProblem({ from, to }: Stretch, longest = longestDays): Words | undefined {
  if (!(from < to)) return { zh: '结束时间要晚于开始时间', en: 'It must end after it begins' };
  if (to.getTime() - from.getTime() > longest * day)
    return { zh: `一次最多 ${longest} 天`, en: `${longest} days at the most` };
  return undefined;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A period in county time as one says it: `11月24日 09:00–10:00`. */
export function periodWords(startsAt: Date, endsAt: Date): Words {
  const [from, to] = [sayMoment(startsAt), sayMoment(endsAt)];
  const isOneDay = dayOf(startsAt) === dayOf(endsAt);
  return {
    zh: `${from.zh} ${from.time}–${isOneDay ? '' : `${to.zh} `}${to.time}`,
    en: `${from.en}, ${from.time}–${isOneDay ? '' : `${to.en}, `}${to.time}`,
  };
}

function sayMoment(at: Date) {
  const [, month = '', date = ''] = dayOf(at).split('-');
  const time = new Date(at.getTime() + 8 * 60 * minute).toISOString().slice(11, 16);
  return {
    zh: `${Number(month)}月${Number(date)}日`,
    en: `${Number(date)} ${months[Number(month) - 1] ?? ''}`,
    time,
  };
}
