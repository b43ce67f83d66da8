import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import * as OTPAuth from 'otpauth';
import { newId } from '../kit/ids.ts';
import { Refusal } from '../kit/refusal.ts';
import type { Db } from './database.ts';
import { hashPassword, newTotpSecret } from './sign-in.ts';

export interface MadeAccount {
  readonly id: string;
  readonly password: string;
  /** Base32, for an authenticator. */
  readonly totpSecret: string;
  readonly totpUri: string;
}

/** Makes a sign-in with a random first password and a fresh TOTP secret. Refuses `already.exists` for a badge in use. */
export async function makeAccount(
  db: Db,
  secret: string,
  given: { badge: string; name: string },
): Promise<MadeAccount> {
  const id = newId();
  const password = randomBytes(9).toString('base64url');
  const totp = newTotpSecret(secret);
  const hash = await hashPassword(password);
  const { numAffectedRows } = await sql`insert into account (id, badge, name, password_hash, totp_secret, made_at)
    values (${id}, ${given.badge}, ${given.name}, ${hash}, ${totp.sealed}, now()) on conflict (badge) do nothing`.execute(
    db,
  );
  if (numAffectedRows !== 1n) throw new Refusal('already.exists');
  const totpUri = new OTPAuth.TOTP({ issuer: 'Maplebridge', label: given.badge, secret: totp.base32 }).toString();
  return { id, password, totpSecret: totp.base32, totpUri };
}
