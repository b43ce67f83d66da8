import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { sql } from 'kysely';
import * as OTPAuth from 'otpauth';
import { z } from 'zod';
import { Refusal } from '../kit/refusal.ts';
import { type Begun, type CeremonyKind, endCeremony, readCeremony } from './ceremonies.ts';
import type { Context } from './context.ts';
import type { Db } from './database.ts';
import { codeStep, sealTotpSecret } from './sign-in.ts';

const hour = 3_600_000;
const enrolmentHours = 24;
// No letter that is read as another one or as a figure: 10 of 31 are 49 bits.
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const Secret = z.object({ secret: z.string() });

/** A fresh secret as people take it over: base32 to type, and the address of the QR code (otpauth, Key URI Format). */
export function freshSecret(badge: string): { secret: string; address: string } {
  const { base32 } = new OTPAuth.Secret({ size: 20 });
  return { secret: base32, address: addressOf(badge, base32) };
}

/** The address that an authenticator reads from a QR code. */
export function addressOf(badge: string, base32: string): string {
  return new OTPAuth.TOTP({ issuer: 'Maplebridge', label: badge, secret: base32 }).toString();
}

/** The new authenticator that was begun, proved by one of its codes: it counts from now on, the one before no more. Refuses `code.failed`. */
export async function tieAuthenticator(ctx: Context, begun: Begun<{ secret: string }>, code: string): Promise<string> {
  const { accountId, data } = begun;
  const step = codeStep(data.secret, code, ctx.now);
  if (step === undefined || accountId === null) throw new Refusal('code.failed');
  const sealed = sealTotpSecret(ctx.settings.secret, data.secret);
  await sql`update account set totp_secret = ${sealed}, totp_last_step = ${step} where id = ${accountId}`.execute(
    ctx.tx,
  );
  return accountId;
}

/** The authenticator that this browser began to tie; it stays begun until its code is right. */
export function readBegun(ctx: Context, kind: Extract<CeremonyKind, 'authenticator' | 'enrolment'>) {
  return readCeremony(ctx, kind, Secret);
}

/** An enrolment code as an administrator reads it out: `ABCDE-FGHJK`. */
function newEnrolmentCode(): string {
  const letters = Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

function plainEnrolment(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

/**
 * Takes everything away with which an account can sign in but its password: sessions, authenticator, passkeys, steps that were begun.
 * Gives a code with which its owner ties a new authenticator once, within a day. `by` null: the command line.
 */
export async function resetAccount(
  tx: Db,
  given: { accountId: string; by: string | null; now: Date },
): Promise<{ code: string; expiresAt: Date }> {
  const { accountId, by, now } = given;
  const code = newEnrolmentCode();
  // 49 bits: a fast hash could be searched by whoever reads the database.
  const codeHash = Buffer.from(await hash(plainEnrolment(code)));
  const expiresAt = new Date(now.getTime() + enrolmentHours * hour);
  await sql`update account set totp_secret = '' where id = ${accountId}`.execute(tx);
  await sql`update session set revoked_at = ${now} where account_id = ${accountId} and revoked_at is null`.execute(tx);
  await sql`delete from passkey where account_id = ${accountId}`.execute(tx);
  await sql`delete from ceremony where account_id = ${accountId}`.execute(tx);
  await sql`insert into enrolment (account_id, code_hash, made_by, made_at, expires_at)
    values (${accountId}, ${codeHash}, ${by}, ${now}, ${expiresAt})
    on conflict (account_id) do update set code_hash = excluded.code_hash, made_by = excluded.made_by, made_at = excluded.made_at,
      expires_at = excluded.expires_at, used_at = null`.execute(tx);
  return { code, expiresAt };
}

/** Whether this is the account's enrolment code, in time and not used yet. */
export async function isEnrolmentCode(ctx: Context, accountId: string, typed: string): Promise<boolean> {
  const { rows } = await sql<{ code_hash: Buffer }>`select code_hash from enrolment where account_id = ${accountId}
    and used_at is null and expires_at > ${ctx.now}`.execute(ctx.tx);
  const kept = rows[0]?.code_hash.toString();
  return kept !== undefined && (await verify(kept, plainEnrolment(typed)).catch(() => false));
}

/** Uses the enrolment of an account up; refuses `enrolment.failed` when it ended meanwhile. */
export async function spendEnrolment(ctx: Context, accountId: string): Promise<void> {
  const { numAffectedRows } = await sql`update enrolment set used_at = ${ctx.now}
    where account_id = ${accountId} and used_at is null and expires_at > ${ctx.now}`.execute(ctx.tx);
  if (numAffectedRows !== 1n) throw new Refusal('enrolment.failed');
  await endCeremony(ctx, 'enrolment');
}
