import { createHash, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { sql } from 'kysely';
import * as OTPAuth from 'otpauth';
import { newId } from '../kit/ids.ts';
import { Refusal } from '../kit/refusal.ts';
import type { Context, Staff } from './context.ts';
import type { Db } from './database.ts';
import { cookieNames, newSecret, receiptHours, sessionLimits } from './identify.ts';
import { refuseCommonPassword } from './passwords.ts';
import { type HouseSecret, keyedHash, keyedHashes, openSealed, seal } from './seal.ts';
import { renewSession } from './session-renewal.ts';

const hour = 3_600_000;
const windowMinutes = 15;
const wrongCodes = 10;

/** How long a password works that somebody else chose (ASVS 6.4.1). */
export const givenPasswordHours = 72;

// Whoever guesses locks out only himself: failures are counted per badge and known device, per badge and network address, and per
// network address. A colleague at a device that signed in before is never touched by strangers' failures.
const allowedFailures = { device: 10, badgeFromNetwork: 5, network: 40 };

/** Hash of a new password: Argon2id with the library's defaults (19 MiB, 2 passes; OWASP 2023). */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** A fresh TOTP secret (RFC 6238), sealed for storage. */
export function newTotpSecret(houseSecret: HouseSecret): { sealed: Buffer; base32: string } {
  const secret = new OTPAuth.Secret({ size: 20 });
  return { sealed: seal(houseSecret, Buffer.from(secret.base32)), base32: secret.base32 };
}

export function sealTotpSecret(houseSecret: HouseSecret, base32: string): Buffer {
  return seal(houseSecret, Buffer.from(base32));
}

/** The code that an authenticator shows at this instant. */
export function totpAt(base32: string, at: Date): string {
  return new OTPAuth.TOTP({ secret: base32, digits: 6, period: 30 }).generate({ timestamp: at.getTime() });
}

/** Something that is counted, and how many failures in a quarter of an hour it bears. */
interface Try {
  readonly key: string;
  readonly allowed: number;
}

/** Counts a try before it is judged, in a transaction of its own; refuses when there were too many. */
export async function countTry(db: Db, keys: readonly Try[], now: Date): Promise<void> {
  const since = new Date(now.getTime() - windowMinutes * 60_000);
  for (const { key, allowed } of keys) {
    const { rows } = await sql<{
      failures: number;
    }>`insert into attempt (key, failures, first_at) values (${hashKey(key)}, 1, ${now})
      on conflict (key) do update set
        failures = case when attempt.first_at < ${since} then 1 else attempt.failures + 1 end,
        first_at = case when attempt.first_at < ${since} then ${now} else attempt.first_at end
      returning failures`.execute(db);
    if ((rows[0]?.failures ?? 0) > allowed) throw new Refusal('rate.limited');
  }
}

/** Forgets the failures of somebody who succeeded. */
export async function forgetTries(db: Db, keys: readonly { key: string }[]): Promise<void> {
  const hashed = keys.map(({ key }) => hashKey(key));
  await sql`delete from attempt where key = any(${hashed})`.execute(db);
}

function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** The count of one network address, for sign-ins that name no badge. */
export function networkTry(ctx: Context): Try {
  return { key: `network ${ctx.network}`, allowed: allowedFailures.network };
}

/** The counts of a sign-in with this badge: by device where it signed in before, else by badge and network. */
export function triesOf(ctx: Context, badge: string): Try[] {
  const device = deviceOf(ctx, badge);
  const network = networkTry(ctx);
  return device
    ? [{ key: `device ${device}`, allowed: allowedFailures.device }]
    : [{ key: `badge ${badge} from ${ctx.network}`, allowed: allowedFailures.badgeFromNetwork }, network];
}

// A device that signed in before carries a signed cookie for this badge.
function deviceOf(ctx: Context, badge: string): string | undefined {
  const [id, signature] = (ctx.cookie(cookieNames.device) ?? '').split('.');
  if (!id || !signature) return undefined;
  const given = Buffer.from(signature, 'base64url');
  const isOurs = keyedHashes(ctx.settings.secret, deviceText(id, badge)).some(
    (expected) => given.length === expected.length && timingSafeEqual(given, expected),
  );
  return isOurs ? id : undefined;
}

const deviceText = (id: string, badge: string) => `device ${id} ${badge}`;

export interface AccountRow {
  readonly id: string;
  readonly badge: string;
  readonly password_hash: string;
  readonly totp_secret: Buffer;
  readonly totp_last_step: number;
  /** When somebody else chose the password; null: it is the colleague's own. */
  readonly password_given_at: Date | null;
}

const accountColumns = sql.raw('id, badge, password_hash, totp_secret, totp_last_step, password_given_at');

const nobody = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$GpZ3sK/oH9p7VIiV56G/64Zo/8GaUw434IimaPqxwCo';

/** Badge, password and one-time code → a session cookie. `db` is for counting tries outside of this request's transaction. */
export async function signIn(
  db: Db,
  ctx: Context,
  input: { badge: string; password: string; code: string },
): Promise<{ done: true }> {
  const tries = triesOf(ctx, input.badge);
  await countTry(db, tries, ctx.now);
  const account = await lockByPassword(ctx, input);
  if (!account || !(await takeCode(ctx, account, input.code))) throw new Refusal('sign-in.failed');
  await openSessionByPassword(ctx, account);
  await forgetTries(ctx.tx, tries);
  ctx.accessed({ subject: { kind: 'account', id: account.id } });
  return { done: true };
}

/** The active account with this badge and password, locked; takes as long when there is none. */
export async function lockByPassword(
  ctx: Context,
  given: { badge: string; password: string },
): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`select ${accountColumns} from account
    where badge = ${given.badge} and active for update`.execute(ctx.tx);
  const isRight = await verify(rows[0]?.password_hash ?? nobody, given.password).catch(() => false);
  return isRight ? rows[0] : undefined;
}

/** The account of this id if it is active, locked. */
export async function lockAccount(ctx: Context, id: string): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`select ${accountColumns} from account
    where id = ${id} and active for update`.execute(ctx.tx);
  return rows[0];
}

/** Opens a session after password and second factor; a given password that waited too long is refused as `password.ended`. */
export async function openSessionByPassword(ctx: Context, account: AccountRow): Promise<void> {
  const givenAt = account.password_given_at;
  if (givenAt && ctx.now.getTime() > givenAt.getTime() + givenPasswordHours * hour) throw new Refusal('password.ended');
  await openSession(ctx, { ...account, withGivenPassword: givenAt !== null });
}

/** Whether this is a code of the account's authenticator that was not used yet; it is used then. */
export async function takeCode(ctx: Context, account: AccountRow, code: string): Promise<boolean> {
  if (account.totp_secret.length === 0) return false;
  const secret = openSealed(ctx.settings.secret, account.totp_secret).toString();
  const step = codeStep(secret, code, ctx.now);
  if (step === undefined || step <= account.totp_last_step) return false;
  await sql`update account set totp_last_step = ${step} where id = ${account.id}`.execute(ctx.tx);
  return true;
}

/** Asks a signed-in colleague for the password again and renews the session; wrong tries count. Refuses `input.invalid` at this field of the input. */
export async function confirmPassword(
  db: Db,
  ctx: Context,
  who: Staff,
  given: { password: string; field: string },
): Promise<void> {
  const tries = [{ key: `password of ${who.accountId}`, allowed: allowedFailures.device }];
  await countTry(db, tries, ctx.now);
  const account = await lockAccount(ctx, who.accountId);
  const isRight = await verify(account?.password_hash ?? nobody, given.password).catch(() => false);
  if (!isRight) {
    const problem = { path: given.field, zh: '密码不正确，请重新输入', en: 'The password is wrong: enter it again' };
    throw new Refusal('input.invalid', [problem]);
  }
  await forgetTries(ctx.tx, tries);
  await renewSession(ctx, who);
}

/** Password and one-time code of a signed-in colleague, asked again before a way to sign in changes. Refuses `input.invalid` or `code.failed`. */
export async function confirmBothFactors(
  db: Db,
  ctx: Context,
  who: Staff,
  given: { password: string; code: string },
): Promise<void> {
  await confirmPassword(db, ctx, who, { password: given.password, field: 'password' });
  const tries = codeTries(who.accountId);
  await countTry(db, tries, ctx.now);
  const account = await lockAccount(ctx, who.accountId);
  if (!account || !(await takeCode(ctx, account, given.code))) throw new Refusal('code.failed');
  await forgetTries(ctx.tx, tries);
}

/** The count of one-time codes that somebody who is known otherwise typed for an account. */
export function codeTries(accountId: string): Try[] {
  return [{ key: `codes of ${accountId}`, allowed: wrongCodes }];
}

/** Ends every session of an account but this one (null: really every one). */
export async function endSessions(ctx: Context, accountId: string, exceptId: string | null): Promise<void> {
  await sql`update session set revoked_at = ${ctx.now}
    where account_id = ${accountId} and id is distinct from ${exceptId} and revoked_at is null`.execute(ctx.tx);
}

/** A new password for whoever knows the old one; every other session of the account ends. Wrong tries count like those of signing in. */
export async function changePassword(
  db: Db,
  ctx: Context,
  who: Staff,
  input: { old: string; fresh: string },
): Promise<void> {
  refuseCommonPassword(input.fresh, [who.badge, who.name], 'fresh');
  if (input.fresh === input.old) {
    const problem = {
      path: 'fresh',
      zh: '新密码要与现在的不同',
      en: 'The new password must differ from the present one',
    };
    throw new Refusal('input.invalid', [problem]);
  }
  await confirmPassword(db, ctx, who, { password: input.old, field: 'old' });
  await sql`update account set password_hash = ${await hash(input.fresh)}, password_given_at = null
    where id = ${who.accountId}`.execute(ctx.tx);
  await sql`update session set with_given_password = false where id = ${who.sessionId}`.execute(ctx.tx);
  await endSessions(ctx, who.accountId, who.sessionId);
  ctx.accessed({ subject: { kind: 'account', id: who.accountId } });
}

/** The period (30 s) that a code belongs to, one early or late at the most; undefined for a wrong code. */
export function codeStep(base32: string, code: string, now: Date): number | undefined {
  const token = code.normalize('NFKC').replace(/\D/g, '');
  if (token.length !== 6) return undefined;
  const totp = new OTPAuth.TOTP({ secret: base32, digits: 6, period: 30 });
  const delta = totp.validate({ token, timestamp: now.getTime(), window: 1 });
  return delta === null ? undefined : Math.floor(now.getTime() / 30_000) + delta;
}

interface SignedIn extends Pick<AccountRow, 'id' | 'badge'> {
  /** The way in was a password that somebody else chose. */
  readonly withGivenPassword?: boolean;
}

/** Opens a session for somebody whose sign-in is complete, as cookies, and ends the one that this browser had; the caller leaves the line in the access log. */
export async function openSession(
  ctx: Context,
  { id: accountId, badge, withGivenPassword = false }: SignedIn,
): Promise<void> {
  // Ended, not revoked: a street app keeps what waits on the phone when a session merely ends.
  if (ctx.who.kind === 'staff')
    await sql`update session set expires_at = ${ctx.now} where id = ${ctx.who.sessionId}`.execute(ctx.tx);
  const { secret, hash: tokenHash } = newSecret('mbs');
  const expiresAt = new Date(ctx.now.getTime() + sessionLimits.absoluteHours * hour);
  await sql`insert into session (id, token_hash, account_id, device, network, made_at, seen_at, expires_at, with_given_password)
    values (${newId()}, ${tokenHash}, ${accountId}, ${deviceName(ctx.header('user-agent'))}, ${ctx.network}, ${ctx.now}, ${ctx.now}, ${expiresAt},
      ${withGivenPassword})`.execute(ctx.tx);
  ctx.setCookie(cookieNames.session, secret, { maxAgeSeconds: sessionLimits.absoluteHours * 3600 });
  const device = newId();
  const signature = keyedHash(ctx.settings.secret, deviceText(device, badge)).toString('base64url');
  ctx.setCookie(cookieNames.device, `${device}.${signature}`, {
    maxAgeSeconds: 365 * 86_400,
  });
}

function deviceName(agent = ''): string {
  const system =
    ['Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'Linux'].find((name) => agent.includes(name)) ?? '其他设备';
  const browser = ['MicroMessenger', 'Edg', 'Firefox', 'Chrome', 'Safari'].find((name) => agent.includes(name)) ?? '';
  return `${system} ${browser}`.trim();
}

/** Opens a receipt for two hours: the reporter of this id, on this device. */
export async function openReceiptSession(ctx: Context, reporterId: string): Promise<void> {
  const { secret, hash: tokenHash } = newSecret('mbr');
  const expiresAt = new Date(ctx.now.getTime() + receiptHours * hour);
  await sql`insert into receipt_session (token_hash, reporter_id, made_at, expires_at)
    values (${tokenHash}, ${reporterId}, ${ctx.now}, ${expiresAt})`.execute(ctx.tx);
  ctx.setCookie(cookieNames.receipt, secret, { maxAgeSeconds: receiptHours * 3600 });
}
