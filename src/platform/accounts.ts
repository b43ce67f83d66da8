import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../kit/ids.ts';
import { Refusal } from '../kit/refusal.ts';
import { addressOf } from './authenticators.ts';
import type { Db } from './database.ts';
import type { HouseSecret } from './seal.ts';
import { hashPassword, newTotpSecret } from './sign-in.ts';

export interface MadeAccount {
  readonly id: string;
  readonly password: string;
  /** Base32, for an authenticator. */
  readonly totpSecret: string;
  readonly totpUri: string;
}

/** Makes a sign-in with a random first password, to be replaced like any given one, and a fresh TOTP secret. Refuses `already.exists` for a badge in use. */
export async function makeAccount(
  db: Db,
  secret: HouseSecret,
  given: { badge: string; name: string; now: Date },
): Promise<MadeAccount> {
  const id = newId();
  const password = freshPassword();
  const totp = newTotpSecret(secret);
  const hash = await hashPassword(password);
  const { numAffectedRows } =
    await sql`insert into account (id, badge, name, password_hash, password_given_at, totp_secret, made_at)
    values (${id}, ${given.badge}, ${given.name}, ${hash}, ${given.now}, ${totp.sealed}, ${given.now})
    on conflict (badge) do nothing`.execute(db);
  if (numAffectedRows !== 1n) throw new Refusal('already.exists');
  return { id, password, totpSecret: totp.base32, totpUri: addressOf(given.badge, totp.base32) };
}

/** The account with this badge, also a closed one. Refuses `not-found`. */
export async function getAccount(tx: Db, badge: string): Promise<{ id: string; active: boolean }> {
  const { rows } = await sql<{
    id: string;
    active: boolean;
  }>`select id, active from account where badge = ${badge} for update`.execute(tx);
  const account = rows[0];
  if (!account)
    throw new Refusal('not-found', [
      { path: 'badge', zh: `没有警号为 ${badge} 的账号`, en: `there is no account with the badge ${badge}` },
    ]);
  return account;
}

/** Closes an account with all its sessions, or opens it again. */
export async function setActive(tx: Db, given: { accountId: string; active: boolean; now: Date }): Promise<void> {
  await sql`update account set active = ${given.active} where id = ${given.accountId}`.execute(tx);
  if (given.active) return;
  await sql`update session set revoked_at = ${given.now} where account_id = ${given.accountId} and revoked_at is null`.execute(
    tx,
  );
}

/** A new random password for somebody who forgot it; the one before counts no more. It must be replaced at its first use, within `givenPasswordHours`. */
export async function givePassword(tx: Db, accountId: string, now: Date): Promise<string> {
  const password = freshPassword();
  await sql`update account set password_hash = ${await hashPassword(password)}, password_given_at = ${now}
    where id = ${accountId}`.execute(tx);
  return password;
}

function freshPassword(): string {
  return randomBytes(9).toString('base64url');
}
