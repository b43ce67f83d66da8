import { proposePanel } from '../../algorithms/mediator-matching/propose.ts';
import { canFill, isFree, type Seat, vetoLimit } from '../../algorithms/mediator-matching/seats.ts';
import { newId } from '../../kit/ids.ts';
import type { Context } from '../../platform/context.ts';
import { turnClocks, workingDaysAhead } from '../clocks/api.ts';
import { clockStart, partiesNow, tellColleagues, tellParties, type WholeMediation } from '../mediation/api.ts';
import { type Candidate, mediatorsOf, readCandidates } from './candidates.ts';
import { listObjections } from './objections.ts';
import { sidesOf } from './rules.ts';
import { drawSeed, seedOf } from './sealed.ts';
import { insertRound, insertSides, type NewRound } from './store-rounds.ts';
import type { Seated } from './tables.ts';
import { accountOf, tell } from './telling.ts';
import type { RoundKind } from './words.ts';

/** What a round is to find. */
export interface Wanted {
  readonly seats: readonly Seat[];
  /** Who keeps a seat beside them. */
  readonly kept: readonly Seated[];
  /** Who left before, and is not counted again. */
  readonly barred: readonly string[];
}

const usualDays = 3;

/** The clock of choosing starts anew with every round, so that both sides have the whole time. */
export async function startDeadline(ctx: Context, whole: WholeMediation): Promise<Date> {
  const rows = await turnClocks(ctx, {
    subjectId: whole.mediation.id,
    stop: ['choose'],
    why: 'replaced',
    start: [clockStart(whole, 'choose')],
  });
  const started = rows.findLast(({ kind, state }) => kind === 'choose' && state === 'running');
  return started?.due_at ?? workingDaysAhead(ctx, usualDays);
}

export const closeAtDeadline = (ctx: Context, roundId: string, dueAt: Date): Promise<void> =>
  ctx.addJob('choosing:due', { roundId }, { runAt: dueAt, key: `choosing:due:${roundId}` });

/** Who can still be asked for the seats. */
export function leftOver(candidates: readonly Candidate[], { kept, barred }: Wanted): Candidate[] {
  return candidates.filter(
    ({ card }) => !barred.includes(card.id) && !kept.some(({ mediatorId }) => mediatorId === card.id),
  );
}

export const canSeat = (candidates: readonly Candidate[], seats: readonly Seat[]): boolean =>
  canFill(
    seats,
    candidates.map(({ mediator }) => mediator).filter((one) => isFree(one)),
  );

/** The common columns of a fresh round. */
export function freshRound(
  ctx: Context,
  whole: WholeMediation,
  { seats, kept, barred }: Wanted,
  more: Pick<NewRound, 'kind' | 'candidate_ids' | 'vetoes' | 'due_at' | 'panel'>,
): NewRound {
  const id = newId(ctx.now.getTime());
  const { seedHash, sealed } = drawSeed(ctx);
  return {
    id,
    mediation_id: whole.mediation.id,
    seats,
    kept,
    sides: sidesOf(partiesNow(whole)),
    barred_ids: barred,
    seed_hash: seedHash,
    seed_sealed: sealed,
    ballots_of: id,
    opened_by: accountOf(ctx),
    ...more,
  };
}

/** 开始一轮: list, seats, number of vetoes and the hash of the seed are out before the first ballot. */
export async function openBallotRound(
  ctx: Context,
  whole: WholeMediation,
  { kind, candidates, ...wanted }: Wanted & { readonly kind: RoundKind; readonly candidates: readonly Candidate[] },
): Promise<string> {
  const sides = sidesOf(partiesNow(whole));
  const vetoes = vetoLimit({ mediators: mediatorsOf(candidates), seats: wanted.seats, sides: sides.length });
  const round = freshRound(ctx, whole, wanted, {
    kind,
    candidate_ids: candidates.map(({ card }) => card.id),
    vetoes,
    due_at: await startDeadline(ctx, whole),
    panel: null,
  });
  await insertRound(ctx.tx, round, ctx.now);
  await closeAtDeadline(ctx, round.id, round.due_at);
  tell(ctx, whole, 'choosing.opened', { roundId: round.id, round: kind, vetoes, seedHash: round.seed_hash });
  await tellParties(ctx, whole, 'mediation.news');
  return round.id;
}

/** 推荐: what the studio proposes when ballots came to nothing; undefined when no full panel can be made. */
export async function openProposal(
  ctx: Context,
  whole: WholeMediation,
  { candidates, ...wanted }: Wanted & { readonly candidates: readonly Candidate[] },
): Promise<string | undefined> {
  const round = freshRound(ctx, whole, wanted, {
    kind: 'proposal',
    candidate_ids: candidates.map(({ card }) => card.id),
    vetoes: 0,
    due_at: ctx.now,
    panel: null,
  });
  const proposed = proposePanel({
    mediators: mediatorsOf(candidates),
    seats: wanted.seats,
    objections: await listObjections(ctx, whole.mediation.id),
    seed: seedOf(ctx, { ...round, seed: null }),
  });
  if (!proposed) return undefined;
  const dueAt = await startDeadline(ctx, whole);
  const panel = proposed.map(({ seat, mediatorId }) => ({ mediatorId, role: seat.role }));
  await insertRound(ctx.tx, { ...round, due_at: dueAt, panel }, ctx.now);
  await insertSides(
    ctx.tx,
    round.id,
    round.sides.map((side) => ({ side, view_sealed: null, is_asked: true })),
  );
  await closeAtDeadline(ctx, round.id, dueAt);
  tell(ctx, whole, 'choosing.proposed', { roundId: round.id });
  await tellParties(ctx, whole, 'mediation.news');
  return round.id;
}

/** Ways to find somebody, from the nearest on. */
const ladder = ['replacement', 'fallback', 'proposal'] as const satisfies readonly RoundKind[];

/** 再选: the next round from this way on that can come to something; where none can, the liaison hears of it. */
export async function openNext(
  ctx: Context,
  whole: WholeMediation,
  wanted: Wanted,
  { from, unlike }: { readonly from: (typeof ladder)[number]; readonly unlike?: readonly string[] },
): Promise<void> {
  for (const kind of ladder.slice(ladder.indexOf(from))) {
    const list = leftOver(await readCandidates(ctx, whole, { isWide: kind !== 'replacement' }), wanted);
    const isFresh = unlike === undefined || list.some(({ card }) => !unlike.includes(card.id));
    if (!canSeat(list, wanted.seats) || (kind === 'fallback' && !isFresh)) continue;
    if (kind === 'proposal') {
      if (await openProposal(ctx, whole, { ...wanted, candidates: list })) return;
    } else {
      await openBallotRound(ctx, whole, { ...wanted, kind, candidates: list });
      return;
    }
  }
  await tellColleagues(ctx, whole, [whole.mediation.liaison_id], 'staff.mediation-news');
}
