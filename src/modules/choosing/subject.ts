import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import {
  accessed,
  findMediation,
  findOwn,
  type Party,
  partiesNow,
  subjectOf,
  unknownMediation,
  type WholeMediation,
} from '../mediation/api.ts';
import { mayToChoosing } from './policy.ts';
import { listRounds } from './store-rounds.ts';
import type { Round } from './tables.ts';

/** Loads a case, leaves the access line and asks this door's permission. */
export async function openCase(ctx: Context, id: string, lock = false): Promise<WholeMediation> {
  const whole = await findMediation(ctx.tx, id, lock);
  if (whole) accessed(ctx, whole);
  ctx.permit(mayToChoosing, whole ? subjectOf(whole) : unknownMediation);
  if (!whole) throw new Refusal('not-found');
  return whole;
}

/** The same for a party with the own link. */
export async function openOwnCase(ctx: Context, lock = false): Promise<{ whole: WholeMediation; party: Party }> {
  const { whole, party } = await findOwn(ctx, lock);
  ctx.permit(mayToChoosing, whole ? subjectOf(whole) : unknownMediation);
  if (!whole || !party) throw new Refusal('not-found');
  return { whole, party };
}

/** The party of this id who still takes part; refuses `not-found`. */
export function partyIn(whole: WholeMediation, partyId: string): Party {
  const party = partiesNow(whole).find(({ id }) => id === partyId);
  if (!party) throw new Refusal('not-found');
  return party;
}

/** A round of the case by its id; refuses `not-found`. */
export async function roundIn(ctx: Context, whole: WholeMediation, roundId: string): Promise<Round> {
  const round = (await listRounds(ctx.tx, whole.mediation.id)).find(({ id }) => id === roundId);
  if (!round) throw new Refusal('not-found');
  return round;
}
