import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { actorOf } from '../../platform/facts.ts';
import { type Party, tellColleagues, type WholeMediation } from '../mediation/api.ts';
import { sendNews } from './letters.ts';
import { type Closing, isDraft, judgeAnswer, judgeOpening, mayWithdraw, type OfferStanding } from './rules-offers.ts';
import { insertOffer, listOffers, saveOffer } from './store-offers.ts';
import { chosenSides, freshId, handsOf, principalsOf, sidesOf, tell, tellPanel } from './subject.ts';
import type { Offer } from './tables.ts';
import type { ConfirmedHow } from './words.ts';

export const standingOf = (offer: Offer): OfferStanding => ({
  id: offer.id,
  fromSide: offer.from_side,
  toSides: offer.to_sides,
  state: offer.state,
  acceptedBy: offer.accepted_by,
  validUntil: offer.valid_until,
});

export interface Offering {
  readonly party: Party;
  readonly toSides: readonly number[] | undefined;
  readonly text: string;
  readonly amountFen: number | undefined;
  readonly conditions: string;
  readonly validUntil: string | undefined;
  readonly keepBack: boolean;
  readonly way: Offer['way'];
  /** How it is known to be the party's own; undefined while it is not. */
  readonly confirmed: ConfirmedHow | undefined;
  readonly witness: string;
}

const goingOn: readonly string[] = ['matched', 'scheduled', 'under-way'];

function mustGoOn({ mediation }: WholeMediation): void {
  if (!goingOn.includes(mediation.state)) throw new Refusal('step.not-now');
}

async function close(ctx: Context, closes: readonly Closing[]): Promise<void> {
  for (const { id, state } of closes) await saveOffer(ctx.tx, id, { state, ended_at: ctx.now });
}

/** Both sides may read it from now on; whose turn it is hears that something waits. */
async function tellOpened(ctx: Context, whole: WholeMediation, offer: Pick<Offer, 'id' | 'from_side' | 'to_sides'>) {
  tell(ctx, whole, 'offer.opened', { offerId: offer.id, side: offer.from_side });
  const asked = principalsOf(whole).filter(({ side }) => offer.to_sides.includes(side));
  await sendNews(
    ctx,
    whole,
    asked.map(({ id }) => id),
  );
  await tellColleagues(ctx, whole, handsOf(whole), 'staff.mediation-news');
}

function mustLast({ validUntil }: Offering, now: Date): void {
  if (validUntil === undefined || new Date(validUntil) > now) return;
  throw new Refusal('input.invalid', [{ path: 'validUntil', zh: '请选以后的时间', en: 'Choose a time to come' }]);
}

/** Sides that an offer is made to: all others unless named. */
function receiversOf(whole: WholeMediation, { party, toSides }: Offering): number[] {
  const asked = toSides === undefined ? sidesOf(whole) : chosenSides(whole, toSides);
  const others = asked.filter((side) => side !== party.side);
  if (others.length === 0)
    throw new Refusal('input.invalid', [{ path: 'toSides', zh: '请选择向谁提出', en: 'Say to whom it is made' }]);
  return others;
}

/** Clears the table for an offer of this side; answers what it counters. Refuses `offer.not-your-turn`. */
async function clearTable(ctx: Context, { mediation }: WholeMediation, fromSide: number): Promise<string | null> {
  const ruling = judgeOpening((await listOffers(ctx.tx, mediation.id)).map(standingOf), fromSide, ctx.now);
  if (!ruling.ok) throw new Refusal(ruling.code);
  await close(ctx, ruling.closes);
  return ruling.answersTo;
}

/** 方案: put on the table, kept with the mediator, or waiting until the party says that it is its own. Refuses `offer.not-your-turn`. */
export async function makeOffer(ctx: Context, whole: WholeMediation, of: Offering): Promise<string> {
  mustGoOn(whole);
  mustLast(of, ctx.now);
  const from_side = of.party.side;
  const to_sides = receiversOf(whole, of);
  const isDirect = of.confirmed !== undefined && !of.keepBack;
  const answers_to = isDirect ? await clearTable(ctx, whole, from_side) : null;
  const id = freshId(ctx);
  const offer: Offer = {
    id,
    mediation_id: whole.mediation.id,
    answers_to,
    from_side,
    to_sides,
    text: of.text,
    amount_fen: of.amountFen ?? null,
    conditions: of.conditions,
    valid_until: of.validUntil === undefined ? null : new Date(of.validUntil),
    state: of.confirmed === undefined ? 'unconfirmed' : of.keepBack ? 'held' : 'open',
    keep_back: of.keepBack,
    accepted_by: [],
    party_id: of.party.id,
    way: of.way,
    made_by: actorOf(ctx.who).id,
    made_at: ctx.now,
    confirmed_how: of.confirmed ?? null,
    witness: of.witness,
    opened_at: isDirect ? ctx.now : null,
    ended_at: null,
    answer: '',
  };
  await insertOffer(ctx.tx, offer);
  if (isDirect) await tellOpened(ctx, whole, offer);
  else tellPanel(ctx, whole, 'offer.kept');
  if (offer.state === 'unconfirmed') await sendNews(ctx, whole, [of.party.id]);
  return id;
}

/** An offer of this mediation; refuses `not-found`. */
export async function mustFindOffer(ctx: Context, { mediation }: WholeMediation, id: string): Promise<Offer> {
  const found = (await listOffers(ctx.tx, mediation.id)).find((offer) => offer.id === id);
  if (!found) throw new Refusal('not-found');
  return found;
}

/** 放出: a draft goes on the table. Refuses `step.not-now`, `offer.not-your-turn`. */
export async function openDraft(ctx: Context, whole: WholeMediation, offer: Offer): Promise<void> {
  mustGoOn(whole);
  if (offer.state !== 'held') throw new Refusal('step.not-now');
  const answers_to = await clearTable(ctx, whole, offer.from_side);
  await saveOffer(ctx.tx, offer.id, { state: 'open', answers_to, opened_at: ctx.now });
  await tellOpened(ctx, whole, offer);
}

/** 确认: the party says that what was written down for it is its own; unless it is kept back, or another side is to move, it goes on the table. */
export async function confirmDraft(
  ctx: Context,
  whole: WholeMediation,
  offer: Offer,
  of: { readonly how: ConfirmedHow; readonly witness: string },
): Promise<void> {
  if (offer.state !== 'unconfirmed') throw new Refusal('step.not-now');
  await saveOffer(ctx.tx, offer.id, { state: 'held', confirmed_how: of.how, witness: of.witness });
  const offers = (await listOffers(ctx.tx, whole.mediation.id)).map(standingOf);
  if (!offer.keep_back && judgeOpening(offers, offer.from_side, ctx.now).ok)
    return openDraft(ctx, whole, { ...offer, state: 'held' });
  tellPanel(ctx, whole, 'offer.kept');
}

/** 答复. Refuses `offer.not-your-turn`. */
export async function answerOffer(
  ctx: Context,
  whole: WholeMediation,
  offer: Offer,
  of: { readonly side: number; readonly accepts: boolean; readonly text: string; readonly witness: string },
): Promise<void> {
  mustGoOn(whole);
  const offers = (await listOffers(ctx.tx, whole.mediation.id)).map(standingOf);
  const ruling = judgeAnswer(offers, { offerId: offer.id, side: of.side, accepts: of.accepts }, ctx.now);
  if (!ruling.ok) throw new Refusal(ruling.code);
  const isOver = ruling.state !== 'open';
  await saveOffer(ctx.tx, offer.id, {
    state: ruling.state,
    accepted_by: ruling.acceptedBy,
    ...(of.text !== '' && { answer: of.text }),
    ...(of.witness !== '' && { witness: of.witness }),
    ...(isOver && { ended_at: ctx.now }),
  });
  tell(ctx, whole, 'offer.answered', { offerId: offer.id, side: of.side, accepted: of.accepts });
  const asked = principalsOf(whole).filter(({ side }) => side === offer.from_side);
  await sendNews(
    ctx,
    whole,
    asked.map(({ id }) => id),
  );
  await tellColleagues(ctx, whole, handsOf(whole), 'staff.mediation-news');
}

/** 收回: by the side that made it, while not all have answered. */
export async function withdrawOffer(ctx: Context, whole: WholeMediation, offer: Offer): Promise<void> {
  if (!mayWithdraw(offer.state)) throw new Refusal('step.not-now');
  await saveOffer(ctx.tx, offer.id, { state: 'withdrawn', ended_at: ctx.now });
  if (isDraft(offer.state)) tellPanel(ctx, whole, 'offer.kept');
  else tell(ctx, whole, 'offer.withdrawn', { offerId: offer.id, side: offer.from_side });
}
