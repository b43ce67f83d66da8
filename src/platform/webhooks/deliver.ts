import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { JobHandler } from '../module.ts';
import { packParcel } from './parcel.ts';
import type { Post } from './post.ts';
import { findNextDelivery, findWebhook, queueDeliveries, saveTry } from './store.ts';

const minute = 60_000;
// 23 hours and 36 minutes in all.
const waits = [1 / 6, 1, 5, 30, 60, 120, 240, 480, 480].map((minutes) => minutes * minute);

/** When to try again after `tries` failed tries (1 or more); undefined after about a day: the subscription is paused. */
export function nextDeliveryTryAt(tries: number, now: Date): Date | undefined {
  const wait = waits[tries - 1];
  return wait === undefined ? undefined : new Date(now.getTime() + wait);
}

/** The job that makes the next delivery of a subscription. What fails keeps its place: the ones behind it wait, so that they arrive in order. */
export function deliverJob(post: Post): JobHandler {
  return async (ctx: Context, { id }: { id: string }) => {
    const next = await findNextDelivery(ctx.tx, id);
    const webhook = next && (await findWebhook(ctx.tx, id));
    if (!webhook) return;
    if (next.not_before > ctx.now) {
      await queueDeliveries(ctx.tx, id, { runAt: next.not_before });
      return;
    }
    const tried = await post(packParcel(next, webhook, { secret: ctx.settings.secret, now: ctx.now }));
    if (tried.delivered) {
      await saveTry(ctx.tx, next.seq, tried, { state: 'delivered', notBefore: next.not_before, now: ctx.now });
      if (await findNextDelivery(ctx.tx, id)) await queueDeliveries(ctx.tx, id, {});
      return;
    }
    const again = nextDeliveryTryAt(next.tries + 1, ctx.now);
    await saveTry(ctx.tx, next.seq, tried, { state: 'waiting', notBefore: again ?? next.not_before, now: ctx.now });
    if (again) await queueDeliveries(ctx.tx, id, { runAt: again });
    else {
      await sql`update webhook set state = 'paused', paused_at = ${ctx.now}, paused_why = 'failing'
        where id = ${id} and state = 'active'`.execute(ctx.tx);
    }
  };
}
