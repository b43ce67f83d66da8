import type { Context } from '../../platform/context.ts';
import type { Reply, Waiting } from '../../platform/messages/replies.ts';
import { phoneSpellings } from '../matters/api.ts';
import { accessed, findMediation, partiesNow } from '../mediation/api.ts';
import { takeAnswer } from './rounds.ts';
import { readChoice } from './rules-times.ts';
import { findOpenRound, findRoundOfPhone } from './store-times.ts';

/** 短信选时间: 1, 2, 3 or 0 from a phone that was asked. A phone that several of one side share speaks for them; one that both sides share for nobody. */
export async function readTimesReply(ctx: Context, { from, text }: Reply): Promise<Waiting | undefined> {
  const phones = phoneSpellings(from);
  const asked = await findRoundOfPhone(ctx.tx, phones, ctx.now);
  const whole = asked && (await findMediation(ctx.tx, asked.mediationId, true));
  const open = whole && (await findOpenRound(ctx.tx, whole.mediation.id));
  if (!asked || !whole || open?.round.id !== asked.id) return undefined;
  const slots = readChoice(
    text,
    open.slots.map(({ number }) => number),
  );
  const own = partiesNow(whole).filter(
    (party) => phones.includes(party.phone ?? '') && open.round.sides.includes(party.side),
  );
  if (slots === undefined || new Set(own.map(({ side }) => side)).size !== 1) return undefined;
  return {
    askedAt: asked.madeAt,
    take: async () => {
      accessed(ctx, whole);
      const partyIds = own.map(({ id }) => id);
      await takeAnswer(ctx, whole, open, { partyIds, slots, way: 'sms', witness: '' });
    },
  };
}
