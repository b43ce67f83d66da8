import type { Context } from '../../platform/context.ts';
import { turnClocks } from '../clocks/api.ts';
import { findMediation, tellColleagues, type WholeMediation } from '../mediation/api.ts';
import { closeBallots, closeProposal } from './counting.ts';
import { closeAtDeadline, startDeadline } from './opening.ts';
import { isChoosable } from './rules.ts';
import { endOrders, findOrder, markReminded } from './store-orders.ts';
import { closeRound, findRound, listRounds, saveDue } from './store-rounds.ts';
import { tell } from './telling.ts';

/** 到期: counts what was handed in; a side without a ballot counts as one without a wish. Does nothing where it was closed or put off. */
export async function closeDue(ctx: Context, { roundId }: { roundId: string }): Promise<void> {
  const found = await findRound(ctx.tx, roundId);
  const whole = found && (await findMediation(ctx.tx, found.mediation_id, true));
  const round = whole && (await findRound(ctx.tx, roundId));
  if (!whole || round?.state !== 'open' || round.due_at > ctx.now || !isChoosable(whole.mediation.state)) return;
  if (round.kind === 'proposal') await closeProposal(ctx, whole, round, true);
  else await closeBallots(ctx, whole, round, 'deadline');
}

/** 提醒接单: once, when the working day is over; the liaison hears of it too. */
export async function remindMediator(ctx: Context, { orderId }: { orderId: string }): Promise<void> {
  const order = await findOrder(ctx.tx, orderId);
  const whole = order && (await findMediation(ctx.tx, order.mediation_id, true));
  if (!order || !whole || !(await markReminded(ctx.tx, orderId, ctx.now))) return;
  tell(ctx, whole, 'order.reminded', { orderId, mediatorId: order.mediator_id });
  await tellColleagues(ctx, whole, [order.person_id, whole.mediation.liaison_id], 'staff.mediation-news');
}

/** A case that ended needs nobody any more; one that goes on gives the sides the whole time again. */
export async function hearMediation(ctx: Context, { kind, id }: { kind: string; id: string }): Promise<void> {
  const whole = await findMediation(ctx.tx, id, true);
  if (!whole) return;
  if (kind === 'mediation.resumed') await goOn(ctx, whole);
  else if (!isChoosable(whole.mediation.state)) await end(ctx, whole);
}

async function end(ctx: Context, whole: WholeMediation): Promise<void> {
  await endOrders(ctx.tx, whole.mediation.id);
  for (const { id, state } of await listRounds(ctx.tx, whole.mediation.id)) {
    if (state !== 'open') continue;
    await closeRound(ctx.tx, id, { state: 'cancelled', how: 'over', because: 'stopped' }, ctx.now);
    tell(ctx, whole, 'choosing.cancelled', { roundId: id });
  }
  await turnClocks(ctx, { subjectId: whole.mediation.id, stop: ['choose'] });
}

async function goOn(ctx: Context, whole: WholeMediation): Promise<void> {
  const round = (await listRounds(ctx.tx, whole.mediation.id)).find(({ state }) => state === 'open');
  if (!round || !isChoosable(whole.mediation.state)) return;
  const dueAt = await startDeadline(ctx, whole);
  await saveDue(ctx.tx, round.id, dueAt);
  await closeAtDeadline(ctx, round.id, dueAt);
}
