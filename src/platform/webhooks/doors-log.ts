import { sql } from 'kysely';
import { addDays, startOfDay } from '../../kit/calendar.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context, MayTable } from '../context.ts';
import type { webhookDoors } from '../contract-webhooks.ts';
import type { Handlers } from '../module.ts';
import { packParcel } from './parcel.ts';
import type { Post } from './post.ts';
import {
  addReplays,
  type DeliveryRow,
  findWebhook,
  listDeliveries,
  queueDeliveries,
  type WebhookRow,
} from './store.ts';

/** What was delivered and how it went; once more from the log; and a test on the spot. */
export function logHandlers(
  may: MayTable<undefined>,
  post: Post,
): Handlers<Pick<typeof webhookDoors, 'webhookLog' | 'replayWebhook' | 'testWebhook'>> {
  return {
    webhookLog: async (ctx, input) => {
      ctx.permit(may, undefined);
      await found(ctx, input.id, '查看推送记录');
      const rows = await listDeliveries(ctx.tx, {
        webhookId: input.id,
        state: input.state,
        kind: input.kind === '' ? undefined : input.kind,
        from: input.from === undefined ? undefined : startOfDay(input.from),
        before: input.to === undefined ? undefined : startOfDay(addDays(input.to, 1)),
        belowSeq: input.cursor === undefined ? undefined : Number(input.cursor),
        limit: input.limit + 1,
      });
      const page = rows.slice(0, input.limit);
      const last = page.at(-1);
      return { rows: page.map(describe), next: rows.length > input.limit && last ? String(last.seq) : null };
    },
    replayWebhook: async (ctx, input) => {
      ctx.permit(may, undefined);
      const webhook = await found(ctx, input.id, '重放推送');
      const { what } = input;
      const which = 'deliveryId' in what ? what : { from: new Date(what.from), to: new Date(what.to) };
      const count = await addReplays(ctx.tx, input.id, which, ctx.now);
      if (count === 0 && 'deliveryId' in which) throw new Refusal('step.not-now');
      if (webhook.state === 'active') await queueDeliveries(ctx.tx, input.id, {});
      return { count };
    },
    testWebhook: async (ctx, input) => {
      ctx.permit(may, undefined);
      const webhook = await found(ctx, input.id, '测试推送');
      const row = await addTest(ctx, input.id);
      const tried = await post(packParcel(row, webhook, { secret: ctx.settings.secret, now: ctx.now }));
      await sql`update webhook_delivery set state = ${tried.delivered ? 'delivered' : 'failed'}, tries = 1, tried_at = ${ctx.now},
        status = ${tried.status}, milliseconds = ${tried.milliseconds}, problem = ${tried.problem}, answer = ${tried.answer}
        where seq = ${row.seq}`.execute(ctx.tx);
      return tried;
    },
  };
}

async function found(ctx: Context, id: string, reason: string): Promise<WebhookRow> {
  const webhook = await findWebhook(ctx.tx, id);
  if (!webhook) throw new Refusal('not-found');
  ctx.accessed({ subject: { kind: 'webhook', id }, reason });
  return webhook;
}

// Never waiting, so that no job takes it up.
async function addTest(ctx: Context, id: string): Promise<DeliveryRow> {
  const { rows } = await sql<DeliveryRow>`insert into webhook_delivery
      (webhook_id, delivery_id, way, kind, subject_kind, subject_id, at, state, not_before, made_at)
    values (${id}, ${newId(ctx.now.getTime())}, 'test', 'webhook.test', 'webhook', ${id}, ${ctx.now}, 'failed', ${ctx.now}, ${ctx.now})
    returning *`.execute(ctx.tx);
  const row = rows[0];
  if (!row) throw new Error('the test delivery was not written');
  return row;
}

function describe(row: DeliveryRow) {
  return {
    seq: row.seq,
    deliveryId: row.delivery_id,
    way: row.way,
    kind: row.kind,
    subject: { kind: row.subject_kind, id: row.subject_id },
    at: row.at.toISOString(),
    state: row.state,
    tries: row.tries,
    notBefore: row.not_before.toISOString(),
    madeAt: row.made_at.toISOString(),
    triedAt: row.tried_at?.toISOString() ?? null,
    status: row.status,
    milliseconds: row.milliseconds,
    problem: row.problem,
    answer: row.answer,
  };
}
