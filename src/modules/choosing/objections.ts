import type { Objection } from '../../algorithms/mediator-matching/propose.ts';
import type { Context } from '../../platform/context.ts';
import { openBallots } from './sealed.ts';
import { listChallenges } from './store-orders.ts';
import { listRounds, listSides } from './store-rounds.ts';

/** Whom a side vetoed, declined or challenged with success before in this case; opened in memory, shown to nobody. */
export async function listObjections(ctx: Pick<Context, 'tx' | 'settings'>, mediationId: string): Promise<Objection[]> {
  const rounds = (await listRounds(ctx.tx, mediationId)).filter(({ state }) => state === 'matched' || state === 'none');
  const objections: Objection[] = [];
  for (const round of rounds.filter(({ id, ballots_of }) => id === ballots_of)) {
    for (const { sideId, vetoes } of await openBallots(ctx, round))
      objections.push(...vetoes.map((mediatorId) => ({ sideId, mediatorId })));
  }
  const declined = (
    await listSides(
      ctx.tx,
      rounds.map(({ id }) => id),
    )
  ).filter(({ answer }) => answer === 'declined');
  for (const { round_id, side } of declined) {
    const panel = rounds.find(({ id }) => id === round_id)?.panel ?? [];
    objections.push(...panel.map(({ mediatorId }) => ({ sideId: String(side), mediatorId })));
  }
  for (const { state, side, mediator_id } of await listChallenges(ctx.tx, mediationId)) {
    if (state === 'upheld' && side !== null) objections.push({ sideId: String(side), mediatorId: mediator_id });
  }
  return objections;
}
