import type { Context } from '../../platform/context.ts';
import { partiesNow, tellParties, type WholeMediation } from '../mediation/api.ts';
import { sayMoment, sayTimes } from './rules-times.ts';
import { principalsOf } from './subject.ts';
import type { Slot } from './tables.ts';

/** Parties of these sides, by the language in which they are written to. */
function byLanguage(whole: WholeMediation, sides: readonly number[]) {
  const asked = principalsOf(whole).filter(({ side }) => sides.includes(side));
  return (['zh', 'en'] as const).map((language) => ({
    language,
    partyIds: asked.filter((party) => party.language === language).map(({ id }) => id),
  }));
}

/** 选时间: one message with up to three times, answered by 1, 2 or 3. Who has no phone is called by the liaison. */
export async function sendTimes(
  ctx: Context,
  whole: WholeMediation,
  sides: readonly number[],
  slots: readonly Pick<Slot, 'number' | 'starts_at'>[],
): Promise<void> {
  const times = sayTimes(slots.map(({ number, starts_at }) => ({ number, startsAt: starts_at })));
  for (const { language, partyIds } of byLanguage(whole, sides)) {
    await tellParties(ctx, whole, 'mediation.times', { partyIds, params: { times: times[language] }, withLink: false });
  }
}

/** When it is, or that it is off; never what it is about. */
export async function sendSitting(
  ctx: Context,
  whole: WholeMediation,
  of: { readonly sides: readonly number[]; readonly startsAt: Date; readonly isOff?: boolean },
): Promise<void> {
  const moment = sayMoment(of.startsAt);
  for (const { language, partyIds } of byLanguage(whole, of.sides)) {
    await tellParties(ctx, whole, of.isOff ? 'mediation.sitting-off' : 'mediation.sitting', {
      partyIds,
      params: { time: moment[language] },
    });
  }
}

/** Something waits on the own page. */
export async function sendNews(ctx: Context, whole: WholeMediation, partyIds: readonly string[]): Promise<void> {
  const asked = partiesNow(whole).filter(({ id }) => partyIds.includes(id));
  await tellParties(ctx, whole, 'mediation.news', { partyIds: asked.map(({ id }) => id) });
}
