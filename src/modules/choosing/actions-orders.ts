import type { ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import {
  accessed,
  findMediation,
  subjectOf,
  tellColleagues,
  tellParties,
  unknownMediation,
  type WholeMediation,
} from '../mediation/api.ts';
import type { doors } from './contract.ts';
import { leavePanel } from './leaving.ts';
import { mayInGeneral, mayToOrder } from './policy.ts';
import { isSitting } from './rules.ts';
import { findOrder, listOwnOrders, saveOrder } from './store-orders.ts';
import type { OrderRow } from './tables.ts';
import { accountOf, personOf, tell } from './telling.ts';
import { describeOrders } from './views.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

/** 我的订单: what waits for me, or what I answered before. */
export async function orders(ctx: Context, input: In<'orders'>) {
  ctx.permit(mayInGeneral, undefined);
  const page = { isAsked: input.show === 'asked', after: decodeCursor(input.cursor), limit: input.limit + 1 };
  const found = await listOwnOrders(ctx.tx, personOf(ctx) ?? '', page);
  const rows = found.slice(0, input.limit);
  const last = rows.at(-1);
  ctx.accessed({ reason: `我的订单 ${rows.length} 件` });
  const described = await describeOrders(ctx, rows);
  return {
    rows: described.map((order, i) => ({
      ...order,
      canAnswer: order.state === 'asked',
      number: rows[i]?.number ?? '',
      title: order.state === 'asked' || order.state === 'accepted' ? (rows[i]?.title ?? null) : null,
    })),
    next: found.length > input.limit && last ? encodeCursor({ at: last.asked_at, id: last.id }) : null,
  };
}

async function openOrder(ctx: Context, orderId: string): Promise<{ whole: WholeMediation; order: OrderRow }> {
  const found = await findOrder(ctx.tx, orderId);
  const whole = found && (await findMediation(ctx.tx, found.mediation_id, true));
  // Read again under the lock of the case.
  const order = whole && (await findOrder(ctx.tx, orderId));
  if (whole) accessed(ctx, whole);
  const mediatorPersonId = order?.person_id ?? null;
  ctx.permit(mayToOrder, { ...(whole ? subjectOf(whole) : unknownMediation), mediatorPersonId });
  if (!whole || !order) throw new Refusal('not-found');
  if (order.state !== 'asked') throw new Refusal('step.not-now');
  return { whole, order };
}

/** 接单: with the declaration that nothing ties the mediator to a side, or with what does; both sides read it. */
export async function takeOrder(ctx: Context, { orderId, isFree, disclosure }: In<'takeOrder'>) {
  const { whole, order } = await openOrder(ctx, orderId);
  if (isFree === (disclosure !== ''))
    throw new Refusal('input.invalid', [
      {
        path: 'disclosure',
        zh: '请选「没有利害关系」，或写明有什么关系',
        en: 'say either that nothing ties you to a side, or what does',
      },
    ]);
  const said = { state: 'accepted', byId: accountOf(ctx), reason: '', isFree, disclosure } as const;
  await saveOrder(ctx.tx, orderId, said, ctx.now);
  tell(ctx, whole, 'order.accepted', { orderId, mediatorId: order.mediator_id, isFree });
  if (!isFree) await tellParties(ctx, whole, 'mediation.news');
  return { done: true as const };
}

/** 不接单: the next best of the same ballots takes the seat. */
export async function declineOrder(ctx: Context, { orderId, reason }: In<'declineOrder'>) {
  const { whole, order } = await openOrder(ctx, orderId);
  if (!isSitting(whole.mediation.state)) throw new Refusal('step.not-now');
  const said = { state: 'declined', byId: accountOf(ctx), reason, isFree: null, disclosure: '' } as const;
  await saveOrder(ctx.tx, orderId, said, ctx.now);
  tell(ctx, whole, 'order.declined', { orderId, mediatorId: order.mediator_id });
  await leavePanel(ctx, whole, { mediatorId: order.mediator_id, why: reason, mustBeNamed: false });
  await tellColleagues(ctx, whole, [whole.mediation.liaison_id], 'staff.mediation-news');
  return { done: true as const };
}
