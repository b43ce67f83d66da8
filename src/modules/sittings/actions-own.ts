import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { settles } from '../mediation/api.ts';
import { takeWord } from './actions-record.ts';
import { takeStand } from './actions-sheet.ts';
import { keepWindows } from './actions-times.ts';
import type { ownDoors } from './contract-own.ts';
import * as offering from './offering.ts';
import { mustBeOpen, takeAnswer } from './rounds.ts';
import { isReadable } from './rules-offers.ts';
import { mustFind, mustSpeak, openOwn } from './subject.ts';
import { describeOwnSittings } from './views-own.ts';

type Doors = typeof ownDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Done = Promise<GivenOf<Doors['ownTimes']>>;
const done = { done: true } as const;

export async function ownSittings(ctx: Context): Promise<GivenOf<Doors['ownSittings']>> {
  const { whole, party } = await openOwn(ctx, false);
  return describeOwnSittings(ctx, whole, party);
}

export async function ownWindows(ctx: Context, { windows }: In<'ownWindows'>): Done {
  const { whole, party } = await openOwn(ctx);
  mustSpeak(party, ctx.now);
  await keepWindows(ctx, whole, { partyId: party.id, windows, way: 'page' });
  return done;
}

export async function ownTimes(ctx: Context, { roundId, slots }: In<'ownTimes'>): Done {
  const { whole, party } = await openOwn(ctx);
  const open = await mustBeOpen(ctx, whole, roundId);
  await takeAnswer(ctx, whole, open, { partyIds: [party.id], slots, way: 'page', witness: '' });
  return done;
}

export async function ownStand(ctx: Context, { factId, stand, remark }: In<'ownStand'>): Done {
  const { whole, party } = await openOwn(ctx);
  mustSpeak(party, ctx.now);
  await takeStand(ctx, whole, { factId, stand, remark, side: party.side, partyId: party.id });
  return done;
}

export async function ownOffer(ctx: Context, input: In<'ownOffer'>): Done {
  const { whole, party } = await openOwn(ctx);
  mustSpeak(party, ctx.now);
  const { text, amountFen, conditions, validUntil, keepBack } = input;
  const terms = { text, amountFen, conditions, validUntil, keepBack, toSides: undefined };
  await offering.makeOffer(ctx, whole, { ...terms, party, way: 'page', witness: '', confirmed: 'page' });
  return done;
}

/** Answers to what was offered, and what becomes of the own side's; a draft of another side is not there. */
export async function ownOfferStep(ctx: Context, { offerId, step, text }: In<'ownOfferStep'>): Done {
  const { whole, party } = await openOwn(ctx);
  mustSpeak(party, ctx.now);
  const offer = await offering.mustFindOffer(ctx, whole, offerId);
  const isOwn = offer.from_side === party.side;
  if (!isReadable(offer, party.side)) throw new Refusal('not-found');
  if (step === 'accept' || step === 'decline') {
    if (step === 'accept' && !settles(party, ctx.now)) throw new Refusal('not-allowed');
    const answer = { side: party.side, accepts: step === 'accept', text, witness: '' };
    await offering.answerOffer(ctx, whole, offer, answer);
    return done;
  }
  if (!isOwn) throw new Refusal('not-allowed');
  if (step === 'confirm') await offering.confirmDraft(ctx, whole, offer, { how: 'page', witness: '' });
  if (step === 'open') await offering.openDraft(ctx, whole, offer);
  if (step === 'withdraw') await offering.withdrawOffer(ctx, whole, offer);
  return done;
}

const bare = (name: string) => name.replaceAll(/\s/g, '');

/** 核对记录 on the own page: confirmed by typing the own name under what was read. */
export async function ownRecord(ctx: Context, input: In<'ownRecord'>): Done {
  const { whole, party } = await openOwn(ctx);
  const sitting = await mustFind(ctx, whole, input.sittingId);
  if (sitting.record_hash !== input.hash) throw new Refusal('version.conflict');
  if (input.verdict === 'confirmed' && bare(input.typedName) !== bare(party.name))
    throw new Refusal('input.invalid', [
      { path: 'typedName', zh: '请输入您自己的姓名', en: 'Type your own name as it stands here' },
    ]);
  const { verdict, typedName: typed_name, note } = input;
  await takeWord(ctx, whole, sitting, { party_id: party.id, verdict, way: 'page', typed_name, note, file_id: null });
  return done;
}
