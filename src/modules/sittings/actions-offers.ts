import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { parseReceiptCode } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { actorOf } from '../../platform/facts.ts';
import { mediates, partiesNow, subjectOf, type WholeMediation } from '../mediation/api.ts';
import type { offerDoors } from './contract-offers.ts';
import * as offering from './offering.ts';
import { isDraft } from './rules-offers.ts';
import { mustBeParty, mustSpeak, openOf } from './subject.ts';
import type { Offer } from './tables.ts';

type Doors = typeof offerDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

/** Written down by a colleague for a party: with a witness it is the party's at once, else the party confirms it. */
export async function makeOffer(ctx: Context, input: In<'makeOffer'>): Out<'makeOffer'> {
  const whole = await openOf(ctx, input.id);
  const party = mustBeParty(whole, input.partyId);
  mustSpeak(party, ctx.now);
  const { toSides, text, amountFen, conditions, validUntil, keepBack, way, witness } = input;
  const confirmed = witness.length >= 2 ? 'witness' : undefined;
  const terms = { toSides, text, amountFen, conditions, validUntil, keepBack };
  return { id: await offering.makeOffer(ctx, whole, { ...terms, party, way, witness, confirmed }) };
}

/** A draft is known to whoever wrote it down and to the mediators; to others it is not there. */
async function ready(
  ctx: Context,
  input: { id: string; offerId: string },
): Promise<{ whole: WholeMediation; offer: Offer }> {
  const whole = await openOf(ctx, input.id);
  const offer = await offering.mustFindOffer(ctx, whole, input.offerId);
  const isOwn = offer.made_by === actorOf(ctx.who).id;
  if (isDraft(offer.state) && !isOwn && !mediates(ctx.who, subjectOf(whole))) throw new Refusal('not-found');
  return { whole, offer };
}

export async function confirmOffer(ctx: Context, input: In<'confirmOffer'>): Out<'confirmOffer'> {
  const { whole, offer } = await ready(ctx, input);
  const party = partiesNow(whole).find(({ id }) => id === offer.party_id);
  const code = parseReceiptCode(input.code);
  const isSaid = code !== undefined && party?.code === code;
  if (!isSaid && input.witness.length < 2) throw new Refusal('offer.not-confirmed');
  await offering.confirmDraft(ctx, whole, offer, { how: isSaid ? 'code' : 'witness', witness: input.witness });
  return { id: offer.id };
}

export async function openOffer(ctx: Context, input: In<'openOffer'>): Out<'openOffer'> {
  const { whole, offer } = await ready(ctx, input);
  await offering.openDraft(ctx, whole, offer);
  return { id: offer.id };
}

export async function answerOffer(ctx: Context, input: In<'answerOffer'>): Out<'answerOffer'> {
  const { whole, offer } = await ready(ctx, input);
  const party = mustBeParty(whole, input.partyId);
  mustSpeak(party, ctx.now);
  const { accepts, text, witness } = input;
  await offering.answerOffer(ctx, whole, offer, { side: party.side, accepts, text, witness });
  return { id: offer.id };
}

export async function withdrawOffer(ctx: Context, input: In<'withdrawOffer'>): Out<'withdrawOffer'> {
  const { whole, offer } = await ready(ctx, input);
  await offering.withdrawOffer(ctx, whole, offer);
  return { id: offer.id };
}
