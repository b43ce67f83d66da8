import { sql } from 'kysely';
import { newId } from '../../kit/ids.ts';
import { type FieldProblem, Refusal } from '../../kit/refusal.ts';
import { type Context, holdsCountyWide, type MayTable } from '../context.ts';
import type { webhookDoors } from '../contract-webhooks.ts';
import { newSecret } from '../identify.ts';
import type { Handlers } from '../module.ts';
import { seal } from '../seal.ts';
import { logHandlers } from './doors-log.ts';
import { createPost, problemOfUrl, type Reach } from './post.ts';
import { listWebhooks, lockWebhook, queueDeliveries, type Standing, type WebhookRow } from './store.ts';

const administrators: MayTable<undefined>[string] = (who) => (holdsCountyWide(who, 'system') ? 'allowed' : 'forbidden');

const may = {
  'webhook.list': administrators,
  'webhook.make': administrators,
  'webhook.change': administrators,
  'webhook.remove': administrators,
  'webhook.pause': administrators,
  'webhook.resume': administrators,
  'webhook.rotate': administrators,
  'webhook.test': administrators,
  'webhook.log': administrators,
  'webhook.replay': administrators,
} as const satisfies MayTable<undefined>;

const mostSubscriptions = 50;

/** Subscriptions of other systems: made, changed, paused, their secrets changed, their log read and replayed. */
export function webhookHandlers(reach: Reach): Handlers<typeof webhookDoors> {
  const post = createPost(reach);
  return {
    webhooks: async (ctx) => {
      ctx.permit(may, undefined);
      return { rows: (await listWebhooks(ctx.tx)).map((row) => describe(row, ctx.now)) };
    },
    makeWebhook: async (ctx, input) => {
      ctx.permit(may, undefined);
      refuseUrl(input.url, reach);
      if ((await listWebhooks(ctx.tx)).length >= mostSubscriptions) throw new Refusal('input.invalid', [tooMany]);
      const id = newId(ctx.now.getTime());
      const { secret } = newSecret('mbw');
      await sql`insert into webhook (id, name, url, kinds, unit_ids, secret, made_by, made_at, rotated_at)
        values (${id}, ${input.name}, ${input.url}, ${input.kinds}, ${input.unitIds}, ${sealed(ctx, secret)}, ${accountOf(ctx)},
          ${ctx.now}, ${ctx.now})`.execute(ctx.tx);
      ctx.accessed({ subject: { kind: 'webhook', id } });
      return { id, secret };
    },
    changeWebhook: async (ctx, input) => {
      ctx.permit(may, undefined);
      refuseUrl(input.url, reach);
      await locked(ctx, input.id);
      await sql`update webhook set name = ${input.name}, url = ${input.url}, kinds = ${input.kinds}, unit_ids = ${input.unitIds}
        where id = ${input.id}`.execute(ctx.tx);
      return { done: true };
    },
    removeWebhook: async (ctx, input) => {
      ctx.permit(may, undefined);
      await locked(ctx, input.id);
      await sql`update webhook set state = 'ended', secret = '', old_secret = null, old_until = null where id = ${input.id}`.execute(
        ctx.tx,
      );
      await skipWaiting(ctx, input.id);
      return { done: true };
    },
    pauseWebhook: async (ctx, input) => {
      ctx.permit(may, undefined);
      if ((await locked(ctx, input.id)).state !== 'active') throw new Refusal('step.not-now');
      await sql`update webhook set state = 'paused', paused_at = ${ctx.now}, paused_why = 'asked' where id = ${input.id}`.execute(
        ctx.tx,
      );
      return { done: true };
    },
    resumeWebhook: async (ctx, input) => {
      ctx.permit(may, undefined);
      if ((await locked(ctx, input.id)).state !== 'paused') throw new Refusal('step.not-now');
      await sql`update webhook set state = 'active', paused_at = null, paused_why = null where id = ${input.id}`.execute(
        ctx.tx,
      );
      if (input.skipWaiting) await skipWaiting(ctx, input.id);
      await sql`update webhook_delivery set tries = 0, not_before = ${ctx.now}
        where webhook_id = ${input.id} and state = 'waiting' and tries > 0`.execute(ctx.tx);
      await queueDeliveries(ctx.tx, input.id, {});
      return { done: true };
    },
    rotateWebhook: async (ctx, input) => {
      ctx.permit(may, undefined);
      const webhook = await locked(ctx, input.id);
      const { secret } = newSecret('mbw');
      const oldUntil = input.overlapHours === 0 ? null : new Date(ctx.now.getTime() + input.overlapHours * 3_600_000);
      await sql`update webhook set secret = ${sealed(ctx, secret)}, old_secret = ${oldUntil && webhook.secret}, old_until = ${oldUntil},
        rotated_at = ${ctx.now} where id = ${input.id}`.execute(ctx.tx);
      return { secret, oldUntil: oldUntil?.toISOString() ?? null };
    },
    ...logHandlers(may, post),
  };
}

const tooMany: FieldProblem = {
  path: '',
  zh: `最多 ${mostSubscriptions} 个事件推送`,
  en: `At most ${mostSubscriptions} event webhooks`,
};

const urlProblems = {
  form: { zh: '请写完整网址，不带用户名和密码', en: 'Write a whole address, without user and password' },
  scheme: { zh: '只能用 https:// 开头的网址', en: 'The address must begin with https://' },
  address: {
    zh: '内网地址须先由运维写进 MAPLEBRIDGE_WEBHOOK_NETWORKS',
    en: 'Inner addresses must first be named in MAPLEBRIDGE_WEBHOOK_NETWORKS by the operator',
  },
} as const;

function refuseUrl(url: string, reach: Reach): void {
  const problem = problemOfUrl(url, reach);
  if (problem) throw new Refusal('input.invalid', [{ path: 'url', ...urlProblems[problem] }]);
}

async function locked(ctx: Context, id: string): Promise<WebhookRow> {
  const webhook = await lockWebhook(ctx.tx, id);
  if (!webhook) throw new Refusal('not-found');
  ctx.accessed({ subject: { kind: 'webhook', id } });
  return webhook;
}

function sealed(ctx: Context, secret: string): Buffer {
  return seal(ctx.settings.secret, Buffer.from(secret));
}

function accountOf(ctx: Context): string {
  if (ctx.who.kind !== 'staff') throw new Refusal('not-allowed');
  return ctx.who.accountId;
}

async function skipWaiting(ctx: Context, id: string): Promise<void> {
  await sql`update webhook_delivery set state = 'skipped' where webhook_id = ${id} and state = 'waiting'`.execute(
    ctx.tx,
  );
}

function describe(row: Standing, now: Date) {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    kinds: row.kinds,
    unitIds: row.unit_ids,
    state: row.state,
    pausedAt: row.paused_at?.toISOString() ?? null,
    pausedWhy: row.paused_why,
    madeAt: row.made_at.toISOString(),
    rotatedAt: row.rotated_at.toISOString(),
    oldUntil: row.old_until !== null && row.old_until > now ? row.old_until.toISOString() : null,
    waiting: row.waiting,
    delivered: row.delivered,
    nextTryAt: row.next_try_at?.toISOString() ?? null,
    lastDeliveredAt: row.last_delivered_at?.toISOString() ?? null,
  };
}
