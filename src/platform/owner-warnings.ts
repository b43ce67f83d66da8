import { sql } from 'kysely';
import type { Language } from '../kit/words.ts';
import type { Context } from './context.ts';
import type { Db } from './database.ts';
import { queueMessage } from './messages/outbox.ts';

/** Duty phone of the person behind an account; undefined when none is on record. */
export type PhoneOf = (tx: Db, accountId: string) => Promise<string | undefined>;

/**
 * Tells the owner of an account that the way to sign in was changed, at once and at any hour: whoever did not wish it must hear of it.
 * Answers whether there was a phone to tell.
 */
export async function warnOwner(ctx: Context, phoneOf: PhoneOf, accountId: string): Promise<boolean> {
  const recipient = await phoneOf(ctx.tx, accountId);
  if (recipient === undefined) return false;
  const { rows } = await sql<{
    language: Language;
  }>`select language from account where id = ${accountId}`.execute(ctx.tx);
  await queueMessage(ctx, {
    template: 'staff.sign-in-changed',
    recipient,
    language: rows[0]?.language ?? 'zh',
    params: { link: `${ctx.settings.publicUrl}/desk` },
    subject: { kind: 'account', id: accountId },
    urgent: true,
  });
  return true;
}
