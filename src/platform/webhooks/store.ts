import { sql } from 'kysely';
import type { Db } from '../database.ts';
import type { Tried } from './post.ts';

export interface Secrets {
  readonly secret: Buffer;
  readonly old_secret: Buffer | null;
  readonly old_until: Date | null;
}

export interface WebhookRow extends Secrets {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly kinds: string[];
  readonly unit_ids: string[] | null;
  readonly state: 'active' | 'paused';
  readonly paused_at: Date | null;
  readonly paused_why: 'asked' | 'failing' | null;
  readonly made_at: Date;
  readonly rotated_at: Date;
}

export interface DeliveryRow {
  readonly seq: number;
  readonly delivery_id: string;
  readonly way: 'fact' | 'replay' | 'test';
  readonly kind: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly at: Date;
  readonly state: 'waiting' | 'delivered' | 'failed' | 'skipped';
  readonly tries: number;
  readonly not_before: Date;
  readonly made_at: Date;
  readonly tried_at: Date | null;
  readonly status: number | null;
  readonly milliseconds: number | null;
  readonly problem: Tried['problem'];
  readonly answer: string | null;
}

/** A subscription that was not ended; undefined when there is none. Locked against others until the transaction ends. */
export async function lockWebhook(tx: Db, id: string): Promise<WebhookRow | undefined> {
  const { rows } =
    await sql<WebhookRow>`select * from webhook where id = ${id} and state <> 'ended' for update`.execute(tx);
  return rows[0];
}

/** The same, without a lock. */
export async function findWebhook(tx: Db, id: string): Promise<WebhookRow | undefined> {
  const { rows } = await sql<WebhookRow>`select * from webhook where id = ${id} and state <> 'ended'`.execute(tx);
  return rows[0];
}

export interface Standing extends WebhookRow {
  readonly waiting: number;
  readonly delivered: number;
  readonly next_try_at: Date | null;
  readonly last_delivered_at: Date | null;
}

/** All subscriptions that were not ended, with how they stand. */
export async function listWebhooks(tx: Db): Promise<readonly Standing[]> {
  const { rows } =
    await sql<Standing>`select w.*, coalesce(d.waiting, 0) as waiting, coalesce(d.delivered, 0) as delivered,
      d.last_delivered_at, (select n.not_before from webhook_delivery n
        where n.webhook_id = w.id and n.state = 'waiting' and n.tries > 0 order by n.seq limit 1) as next_try_at
    from webhook w left join lateral (
      select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'delivered') as delivered,
        max(tried_at) filter (where state = 'delivered' and way <> 'test') as last_delivered_at
      from webhook_delivery where webhook_id = w.id) d on true
    where w.state <> 'ended' order by w.made_at`.execute(tx);
  return rows;
}

export interface LogFilter {
  readonly webhookId: string;
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly from: Date | undefined;
  readonly before: Date | undefined;
  readonly belowSeq: number | undefined;
  readonly limit: number;
}

/** Lines of the log, newest first. */
export async function listDeliveries(tx: Db, asked: LogFilter): Promise<readonly DeliveryRow[]> {
  const { state = null, kind = null, from = null, before = null, belowSeq = null } = asked;
  const { rows } = await sql<DeliveryRow>`select * from webhook_delivery where webhook_id = ${asked.webhookId}
      and (${state}::text is null or state = ${state}) and (${kind}::text is null or kind = ${kind})
      and (${from}::timestamptz is null or made_at >= ${from}) and (${before}::timestamptz is null or made_at < ${before})
      and (${belowSeq}::bigint is null or seq < ${belowSeq})
    order by seq desc limit ${asked.limit}`.execute(tx);
  return rows;
}

/** The delivery whose turn it is, while the subscription is active. */
export async function findNextDelivery(tx: Db, webhookId: string): Promise<DeliveryRow | undefined> {
  const { rows } = await sql<DeliveryRow>`select d.* from webhook_delivery d join webhook w on w.id = d.webhook_id
    where d.webhook_id = ${webhookId} and d.state = 'waiting' and w.state = 'active' order by d.seq limit 1`.execute(
    tx,
  );
  return rows[0];
}

/** Writes down how a try went. */
export async function saveTry(
  tx: Db,
  seq: number,
  tried: Tried,
  after: { state: DeliveryRow['state']; notBefore: Date; now: Date },
): Promise<void> {
  await sql`update webhook_delivery set state = ${after.state}, tries = tries + 1, not_before = ${after.notBefore}, tried_at = ${after.now},
      status = ${tried.status}, milliseconds = ${tried.milliseconds}, problem = ${tried.problem}, answer = ${tried.answer}
    where seq = ${seq} and state = 'waiting'`.execute(tx);
}

export interface NewDelivery {
  readonly webhookId: string;
  readonly deliveryId: string;
  readonly kind: string;
  readonly subject: { readonly kind: string; readonly id: string };
}

/** Puts deliveries of facts of now at the end of their queues, in this order. */
export async function addDeliveries(tx: Db, deliveries: readonly NewDelivery[], now: Date): Promise<void> {
  await sql`insert into webhook_delivery (webhook_id, delivery_id, way, kind, subject_kind, subject_id, at, state, not_before, made_at)
    select (d ->> 'webhookId')::uuid, (d ->> 'deliveryId')::uuid, 'fact', d ->> 'kind', d -> 'subject' ->> 'kind', (d -> 'subject' ->> 'id')::uuid,
      ${now}, 'waiting', ${now}, ${now}
    from jsonb_array_elements(${JSON.stringify(deliveries)}::jsonb) with ordinality as x(d, n) order by n`.execute(tx);
}

const mostReplays = 10_000;

/** Puts what was delivered, failed or skipped before at the end of the queue once more, under its own delivery id. Answers how many. */
export async function addReplays(
  tx: Db,
  webhookId: string,
  which: { deliveryId: string } | { from: Date; to: Date },
  now: Date,
): Promise<number> {
  const wanted =
    'deliveryId' in which ? sql`delivery_id = ${which.deliveryId}` : sql`at >= ${which.from} and at < ${which.to}`;
  const { numAffectedRows } = await sql`insert into webhook_delivery
      (webhook_id, delivery_id, way, kind, subject_kind, subject_id, at, state, not_before, made_at)
    select webhook_id, delivery_id, 'replay', kind, subject_kind, subject_id, at, 'waiting', ${now}, ${now}
    from webhook_delivery d where webhook_id = ${webhookId} and way = 'fact' and state <> 'waiting' and ${wanted}
      and not exists (select 1 from webhook_delivery w
        where w.webhook_id = d.webhook_id and w.delivery_id = d.delivery_id and w.state = 'waiting')
    order by seq limit ${mostReplays}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Queues the job that delivers what waits; the jobs of one subscription run one after the other, after everything that people wait for. */
export async function queueDeliveries(tx: Db, webhookId: string, again?: { runAt?: Date }): Promise<void> {
  await sql`select graphile_worker.add_job('webhook:deliver', ${JSON.stringify({ id: webhookId })}::json,
    queue_name := ${`webhook ${webhookId}`}, run_at := ${again?.runAt ?? null}::timestamptz, max_attempts := 10,
    job_key := ${again ? `webhook ${webhookId}` : null}::text, priority := 10)`.execute(tx);
}
