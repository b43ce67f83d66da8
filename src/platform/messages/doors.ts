import { sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { Refusal } from '../../kit/refusal.ts';
import { type Context, holdsCountyWide, type MayTable } from '../context.ts';
import type { platformDoors } from '../contract.ts';
import type { Handlers } from '../module.ts';
import { type OutgoingRow, recipientHash, textOf, withoutSecrets } from './outbox.ts';
import { verifySignature } from './senders-signature.ts';

const may = {
  'message.list': (who) => (holdsCountyWide(who, 'messages') ? 'allowed' : 'forbidden'),
  'message.retry': (who) => (holdsCountyWide(who, 'messages') ? 'allowed' : 'forbidden'),
  'message.receipt': () => 'allowed',
  'message.opt-out': () => 'allowed',
} as const satisfies MayTable<undefined>;

type MessageDoors = Pick<typeof platformDoors, 'outbox' | 'retryMessage' | 'messageReceipt' | 'optOut'>;

/** Finds the phone of the resident behind a receipt; the module that keeps reporters hands this in. */
export type PhoneOfReporter = (ctx: Context, reporterId: string) => Promise<string | undefined>;

const Receipt = z.object({
  providerId: z.string().min(1),
  outcome: z.enum(['delivered', 'failed']),
  reason: z.string().max(200).optional(),
});

/** The outbox as colleagues see it, receipts of the provider, and a resident's wish for no messages. */
export function messageHandlers(options: {
  webhookSecret: string | undefined;
  phoneOf: PhoneOfReporter;
}): Handlers<MessageDoors> {
  return {
    outbox: async (ctx, input) => {
      ctx.permit(may, undefined);
      ctx.accessed({ reason: '查看发出的消息' });
      return listOutbox(ctx, input);
    },
    retryMessage: async (ctx, input) => {
      ctx.permit(may, undefined);
      const { numAffectedRows } =
        await sql`update outgoing set state = 'waiting', reason = null, not_before = ${ctx.now}, changed_at = ${ctx.now}
        where id = ${input.id} and state = 'failed' and (recipient <> '' or sealed is not null)`.execute(ctx.tx);
      if (numAffectedRows !== 1n) throw new Refusal('step.not-now');
      await ctx.addJob('message:send', { id: input.id }, { key: `message ${input.id}` });
      return { done: true };
    },
    messageReceipt: async (ctx, input) => {
      ctx.permit(may, undefined);
      await takeReceipt(ctx, input.bytes, options.webhookSecret);
      return { done: true };
    },
    optOut: async (ctx, input) => {
      ctx.permit(may, undefined);
      const phone = ctx.who.kind === 'receipt' ? await options.phoneOf(ctx, ctx.who.reporterId) : undefined;
      if (phone === undefined) throw new Refusal('not-found');
      const key = recipientHash(phone);
      await (input.wants
        ? sql`delete from opt_out where recipient_hash = ${key}`
        : sql`insert into opt_out (recipient_hash, at) values (${key}, ${ctx.now}) on conflict do nothing`
      ).execute(ctx.tx);
      return { done: true };
    },
  };
}

async function listOutbox(
  ctx: Context,
  input: { state?: OutgoingRow['state'] | undefined; cursor?: string | undefined; limit: number },
) {
  const after = decodeCursor(input.cursor);
  const { rows } = await sql<OutgoingRow>`select * from outgoing
    where (${input.state ?? null}::text is null or state = ${input.state ?? null})
      and (${after?.at ?? null}::timestamptz is null or (made_at, id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid))
    order by made_at desc, id desc limit ${input.limit + 1}`.execute(ctx.tx);
  const { rows: counts } = await sql<{
    state: OutgoingRow['state'];
    count: number;
  }>`select state, count(*) as count from outgoing group by state`.execute(ctx.tx);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const found = Object.fromEntries(counts.map((row) => [row.state, row.count]));
  return {
    rows: page.map(describe),
    next: rows.length > input.limit && last ? encodeCursor({ at: last.made_at, id: last.id }) : null,
    counts: { waiting: 0, sent: 0, delivered: 0, failed: 0, 'opted-out': 0, ...found },
  };
}

function describe(row: OutgoingRow) {
  return {
    id: row.id,
    template: row.template,
    text: textOf({ ...row, params: withoutSecrets(row.params) }),
    channel: row.channel,
    recipient: row.sealed === null ? row.recipient : '保密',
    state: row.state,
    tries: row.tries,
    reason: row.reason,
    notBefore: row.not_before.toISOString(),
    madeAt: row.made_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  };
}

async function takeReceipt(ctx: Context, bytes: unknown, secret: string | undefined): Promise<void> {
  const body = Buffer.isBuffer(bytes) ? bytes.toString('utf8') : '';
  const timestamp = ctx.header('x-maplebridge-timestamp') ?? '';
  const signature = ctx.header('x-maplebridge-signature') ?? '';
  if (
    secret === undefined ||
    !verifySignature({ body, timestamp, signature, secret, now: ctx.now, toleranceSeconds: 300 })
  ) {
    throw new Refusal('not-allowed');
  }
  const parsed = Receipt.safeParse(parseJson(body));
  if (!parsed.success) throw new Refusal('input.invalid');
  await sql`update outgoing set state = ${parsed.data.outcome}, reason = ${parsed.data.reason ?? null}, changed_at = ${ctx.now}
    where provider_id = ${parsed.data.providerId} and state in ('sent', 'delivered', 'failed')`.execute(ctx.tx);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
