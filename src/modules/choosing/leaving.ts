import { type MatchResult, matchPanel } from '../../algorithms/mediator-matching/match.ts';
import type { Context } from '../../platform/context.ts';
import { seatsNow, takeLocked, tellColleagues, type WholeMediation } from '../mediation/api.ts';
import { mediatorsOf, readCandidates } from './candidates.ts';
import { count, settle } from './counting.ts';
import { freshRound, leftOver, openNext, openProposal, type Wanted } from './opening.ts';
import { isNamedByAll, panelOf } from './rules.ts';
import { openBallots, seedOf } from './sealed.ts';
import { reload, seatExactly, seatRound } from './seating.ts';
import { endOrders } from './store-orders.ts';
import { closeRound, findRound, insertRound, listRounds } from './store-rounds.ts';
import type { Round, Seated } from './tables.ts';

/** Why somebody leaves, and whether whoever comes after must have been named by every side in the same ballots. */
export interface Leaving {
  readonly mediatorId: string;
  readonly why: string;
  readonly mustBeNamed: boolean;
}

const mediating = ['lead', 'co', 'assist'] as const;

function seatedNow(whole: WholeMediation): Seated[] {
  return seatsNow(whole).flatMap(({ mediator_id, role }) => {
    const own = mediating.find((one) => one === role);
    return own === undefined ? [] : [{ mediatorId: mediator_id, role: own }];
  });
}

/** The round through which somebody came onto the panel, newest first. */
function roundOf(rounds: readonly Round[], mediatorId: string): Round | undefined {
  return rounds.findLast(
    ({ state, panel }) => state === 'matched' && panel?.some((one) => one.mediatorId === mediatorId),
  );
}

/**
 * 离席与补选: the seat ends, mediation goes back to choosing where the lead leaves, and the next is found: from the same ballots where these
 * hold somebody, else by new ones, else by a proposal.
 */
export async function leavePanel(ctx: Context, whole: WholeMediation, { mediatorId, why, mustBeNamed }: Leaving) {
  const seat = seatedNow(whole).find((one) => one.mediatorId === mediatorId);
  if (!seat) return;
  const kept = seatedNow(whole).filter((one) => one.mediatorId !== mediatorId);
  const rounds = await listRounds(ctx.tx, whole.mediation.id);
  await endOrders(ctx.tx, whole.mediation.id, mediatorId);
  await cancelOpen(ctx, rounds);
  await seatExactly(ctx, whole, kept, why);
  const without = await reload(ctx, whole);
  if (seat.role === 'lead') await takeLocked(ctx, without, { step: 'unmatch', isQuiet: true });
  const now = await reload(ctx, without);
  const source = roundOf(rounds, mediatorId);
  const barred = [...new Set([...rounds.flatMap(({ barred_ids }) => barred_ids), mediatorId])];
  const place = source?.panel?.findIndex((one) => one.mediatorId === mediatorId) ?? -1;
  const waiting = rounds.filter(({ state }) => state === 'open').flatMap(({ seats }) => seats);
  const wanted: Wanted = { seats: [source?.seats[place] ?? { role: seat.role }, ...waiting], kept, barred };
  if (source?.kind === 'proposal') {
    const list = leftOver(await readCandidates(ctx, now, { isWide: true }), wanted);
    const made = await openProposal(ctx, now, { ...wanted, candidates: list });
    if (!made) await tellColleagues(ctx, now, [now.mediation.liaison_id], 'staff.mediation-news');
    return;
  }
  if (source && (await countAgain(ctx, now, source, wanted, mustBeNamed))) return;
  await openNext(ctx, now, wanted, { from: 'replacement' });
}

// What was being found for another seat is found together with this one.
async function cancelOpen(ctx: Context, rounds: readonly Round[]): Promise<void> {
  for (const { id } of rounds.filter(({ state }) => state === 'open'))
    await closeRound(ctx.tx, id, { state: 'cancelled', how: 'over', because: 'stopped' }, ctx.now);
}

/** The same ballots without whoever left; true when they hold somebody. */
async function countAgain(
  ctx: Context,
  whole: WholeMediation,
  source: Round,
  wanted: Wanted,
  mustBeNamed: boolean,
): Promise<boolean> {
  const list = leftOver(await readCandidates(ctx, whole, { ids: source.candidate_ids }), wanted);
  const result: MatchResult = matchPanel({
    mediators: mediatorsOf(list),
    seats: wanted.seats,
    ballots: await openBallots(ctx, source),
    vetoesPerSide: source.vetoes,
    seed: seedOf(ctx, source),
  });
  if (result.outcome !== 'matched' || (mustBeNamed && !isNamedByAll(result))) return false;
  const fresh = freshRound(ctx, whole, wanted, {
    kind: 'replacement',
    candidate_ids: source.candidate_ids,
    vetoes: source.vetoes,
    due_at: ctx.now,
    panel: null,
  });
  const { seed_hash, ballots_of, sides } = source;
  await insertRound(ctx.tx, { ...fresh, sides, seed_hash, ballots_of, seed_sealed: '' }, ctx.now);
  const written = await findRound(ctx.tx, fresh.id);
  if (!written) throw new Error('a round that was just written is gone');
  const round = { ...written, seed: source.seed };
  const counted = await count(ctx, whole, round);
  await settle(ctx, whole, round, { ...counted, how: 'same-ballots' });
  await seatRound(ctx, whole, round, panelOf(counted.result));
  return true;
}
