import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../../kit/ids.ts';
import type { Language } from '../../kit/words.ts';
import type { Context, Subject } from '../context.ts';
import type { Db } from '../database.ts';
import type { JobHandler } from '../module.ts';
import { openSealed, seal } from '../seal.ts';
import { notBefore } from './quiet-hours.ts';
import { nextTryAt } from './retry.ts';
import type { MessageSender } from './senders.ts';
import { isTemplateCode, renderTemplate, type TemplateCode } from './templates.ts';

/** Nobody's phone rings at night; urgent messages to colleagues on duty go at once. */
const quietHours = { from: '21:00', to: '08:00', offsetMinutes: 480 };

export interface Letter {
  readonly template: TemplateCode;
  readonly recipient: string;
  readonly language: Language;
  readonly params: Readonly<Record<string, string>>;
  readonly subject: Subject;
  readonly urgent?: boolean;
  /** No colleague reads recipient and params: confidential reporters, one-time codes. */
  readonly isSealed?: boolean;
}

export interface OutgoingRow {
  readonly id: string;
  readonly template: string;
  readonly language: Language;
  readonly params: Record<string, string>;
  readonly channel: 'sms' | 'wecom' | 'print';
  readonly recipient: string;
  /** Recipient and params, sealed; the two columns are empty then. */
  readonly sealed: string | null;
  readonly urgent: boolean;
  readonly state: 'waiting' | 'sent' | 'delivered' | 'failed' | 'opted-out';
  readonly tries: number;
  readonly reason: string | null;
  readonly not_before: Date;
  readonly made_at: Date;
  readonly changed_at: Date;
}

/** The key under which somebody's wish for no messages is kept: no phone number lies in that table. */
export function recipientHash(recipient: string): string {
  return createHash('sha256').update(`opt-out ${recipient}`).digest('hex');
}

/** True when whoever has this phone wants no messages. */
export async function isOptedOut(tx: Db, recipient: string): Promise<boolean> {
  const { rows } = await sql`select 1 from opt_out where recipient_hash = ${recipientHash(recipient)}`.execute(tx);
  return rows.length > 0;
}

/** Writes a message into the outbox within this transaction; a job sends it once the quiet hours are over. */
export async function queueMessage(ctx: Context, letter: Letter): Promise<void> {
  // A template that cannot be filled is a bug of the caller, not a row that nobody can ever send or list.
  renderTemplate(letter.template, letter.language, letter.params);
  const optedOut = !letter.urgent && (await isOptedOut(ctx.tx, letter.recipient));
  const id = newId(ctx.now.getTime());
  const kept = letter.isSealed ? sealedLetter(ctx, letter) : { ...letter, sealed: null };
  const runAt = notBefore(ctx.now, quietHours, letter.urgent ?? false);
  await sql`insert into outgoing (id, template, language, params, channel, recipient, subject_kind, subject_id, urgent, state, not_before, made_at, changed_at, sealed)
    values (${id}, ${letter.template}, ${letter.language}, ${JSON.stringify(kept.params)}::jsonb, 'sms', ${kept.recipient},
      ${letter.subject.kind}, ${letter.subject.id}, ${letter.urgent ?? false}, ${optedOut ? 'opted-out' : 'waiting'}, ${runAt}, ${ctx.now}, ${ctx.now}, ${kept.sealed})`.execute(
    ctx.tx,
  );
  if (!optedOut) await ctx.addJob('message:send', { id }, { runAt, key: `message ${id}` });
}

type Addressed = Pick<OutgoingRow, 'recipient' | 'params'>;

function sealedLetter(ctx: Context, { recipient, params }: Letter) {
  const sealed = seal(ctx.settings.secret, Buffer.from(JSON.stringify({ recipient, params }))).toString('base64url');
  return { recipient: '', params: {}, sealed };
}

function opened(ctx: Context, row: OutgoingRow): OutgoingRow {
  if (row.sealed === null) return row;
  const text = openSealed(ctx.settings.secret, Buffer.from(row.sealed, 'base64url')).toString('utf8');
  return { ...row, ...(JSON.parse(text) as Addressed) };
}

/** Text of a message as the recipient reads it; the template's code once its params were taken away. */
export function textOf(row: Pick<OutgoingRow, 'template' | 'language' | 'params'>): string {
  if (!isTemplateCode(row.template) || Object.keys(row.params).length === 0) return row.template;
  return renderTemplate(row.template, row.language, row.params);
}

/** The same with the secrets of links taken out: what comes after the `#` of an address opens something without an account. */
export function withoutSecrets(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, value.replace(/^(https?:\/\/[^#]*)#.*$/, '$1')]),
  );
}

/** The job that sends one message; a failed try comes back later, five times, then it stays failed in the outbox for somebody to see. */
export function sendJob(sender: MessageSender): JobHandler {
  return async (ctx: Context, { id }: { id: string }) => {
    const { rows } =
      await sql<OutgoingRow>`select * from outgoing where id = ${id} and state = 'waiting' for update skip locked`.execute(
        ctx.tx,
      );
    const stored = rows[0];
    if (!stored) return;
    const row = opened(ctx, stored);
    if (!row.urgent && (await isOptedOut(ctx.tx, row.recipient))) {
      await sql`update outgoing set state = 'opted-out', changed_at = ${ctx.now} where id = ${id}`.execute(ctx.tx);
      return;
    }
    const outcome = await sender.send({
      id,
      to: row.recipient,
      channel: row.channel,
      text: textOf(row),
      template: row.template,
    });
    if (outcome.outcome === 'sent') {
      await sql`update outgoing set state = 'sent', tries = tries + 1, reason = null, provider_id = ${outcome.providerId},
        params = ${JSON.stringify(withoutSecrets(row.params))}::jsonb, changed_at = ${ctx.now}
        where id = ${id}`.execute(ctx.tx);
      return;
    }
    const next = outcome.retry ? nextTryAt(row.tries + 1, ctx.now) : undefined;
    await sql`update outgoing set state = ${next ? 'waiting' : 'failed'}, tries = tries + 1, reason = ${outcome.reason},
      not_before = ${next ?? row.not_before}, changed_at = ${ctx.now} where id = ${id}`.execute(ctx.tx);
    if (next) await ctx.addJob('message:send', { id }, { runAt: next, key: `message ${id}` });
  };
}
