import { type MatchResult, matchPanel } from '../../algorithms/mediator-matching/match.ts';
import type { Context } from '../../platform/context.ts';
import { tellParties, type WholeMediation } from '../mediation/api.ts';
import { mediatorsOf, readCandidates } from './candidates.ts';
import { openNext } from './opening.ts';
import { listHashOf, panelOf, partOf, sidesToAsk } from './rules.ts';
import { openBallots, sealView, seedOf } from './sealed.ts';
import { areFree, seatRound } from './seating.ts';
import { closeRound, insertSides, listSides } from './store-rounds.ts';
import type { Round } from './tables.ts';
import { tell } from './telling.ts';
import type { Closing } from './words.ts';

/** Counts the ballots of a round with the list as it stands now; everything that the count went by is given back for whoever repeats it. */
export async function count(ctx: Context, whole: WholeMediation, round: Round) {
  const ids = round.candidate_ids.filter(
    (id) => !round.barred_ids.includes(id) && !round.kept.some(({ mediatorId }) => mediatorId === id),
  );
  const counted = mediatorsOf(await readCandidates(ctx, whole, { ids }));
  const seed = seedOf(ctx, round);
  const ballots = await openBallots(ctx, round);
  const result = matchPanel({ mediators: counted, seats: round.seats, ballots, vetoesPerSide: round.vetoes, seed });
  return { result, counted, seed };
}

/** Writes the result down, each side's part of it sealed; false when the round was closed before. */
export async function settle(
  ctx: Context,
  whole: WholeMediation,
  round: Round,
  { result, counted, seed, how }: Awaited<ReturnType<typeof count>> & { readonly how: Closing },
): Promise<boolean> {
  const panel = panelOf(result);
  const closed = await closeRound(
    ctx.tx,
    round.id,
    {
      state: result.outcome === 'matched' ? 'matched' : 'none',
      how,
      seed,
      counted,
      ...(result.outcome === 'matched'
        ? { panel, isByDraw: result.panel.some(({ decidedBy }) => decidedBy === 'draw') }
        : { because: result.because }),
    },
    ctx.now,
  );
  if (!closed) return false;
  await insertSides(ctx.tx, round.id, sideRows(ctx, round, result));
  tell(ctx, whole, 'choosing.counted', {
    roundId: round.id,
    how,
    outcome: result.outcome,
    seed,
    listHash: listHashOf(counted),
    mediators: panel.map(({ mediatorId }) => mediatorId),
  });
  return true;
}

function sideRows(ctx: Context, round: Round, result: MatchResult) {
  const asked = sidesToAsk(result, round.sides);
  return round.sides.map((side) => ({
    side,
    view_sealed: sealView(ctx, partOf(result, String(side))),
    is_asked: asked.includes(side),
  }));
}

/** 截止: counts an open round of ballots once; what comes of it is seated, or the next way is taken. The case is locked. */
export async function closeBallots(ctx: Context, whole: WholeMediation, round: Round, how: Closing): Promise<void> {
  if (round.state !== 'open' || round.kind === 'proposal') return;
  const counted = await count(ctx, whole, round);
  if (!(await settle(ctx, whole, round, { ...counted, how }))) return;
  const { result } = counted;
  if (result.outcome === 'matched') {
    await seatRound(ctx, whole, round, panelOf(result));
    return;
  }
  tell(ctx, whole, 'choosing.none', { roundId: round.id, because: result.because });
  await openNext(ctx, whole, wantedOf(round), {
    from: round.kind === 'fallback' ? 'proposal' : 'fallback',
    unlike: round.candidate_ids,
  });
}

const wantedOf = ({ seats, kept, barred_ids }: Round) => ({ seats, kept, barred: barred_ids });

/** 推荐的结果: all accept, and the panel is seated; one does not, or is silent until the deadline, and nobody is assigned. */
export async function closeProposal(
  ctx: Context,
  whole: WholeMediation,
  round: Round,
  isOverdue: boolean,
): Promise<void> {
  if (round.state !== 'open' || round.kind !== 'proposal') return;
  const sides = await listSides(ctx.tx, [round.id]);
  const isDeclined = sides.some(({ answer }) => answer === 'declined');
  const isAccepted = sides.every(({ answer }) => answer === 'accepted');
  if (!isDeclined && !isAccepted && !isOverdue) return;
  const panel = round.panel ?? [];
  const seed = seedOf(ctx, round);
  if (isAccepted && (await areFree(ctx, whole, panel))) {
    if (await closeRound(ctx.tx, round.id, { state: 'matched', how: 'answered', seed }, ctx.now))
      await seatRound(ctx, whole, round, panel);
    return;
  }
  const because = isDeclined ? 'declined' : isAccepted ? 'list' : 'silence';
  const how = isOverdue ? 'deadline' : 'answered';
  if (!(await closeRound(ctx.tx, round.id, { state: 'none', how, seed, because }, ctx.now))) return;
  tell(ctx, whole, 'choosing.none', { roundId: round.id, because });
  await tellParties(ctx, whole, 'mediation.news');
  if (because === 'list') await openNext(ctx, whole, wantedOf(round), { from: 'proposal' });
}
