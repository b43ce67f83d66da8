import { sql } from 'kysely';
import type { z } from 'zod';
import { Refusal } from '../kit/refusal.ts';
import type { Context } from './context.ts';
import type { Db } from './database.ts';
import { hashSecret, newSecret } from './identify.ts';
import { openSealed, seal } from './seal.ts';

/** What begins in one request and ends in another, and how many minutes lie between at the most. */
const minutes = {
  'passkey-add': 5,
  'passkey-sign-in': 5,
  'single-sign-on': 10,
  'second-factor': 5,
  authenticator: 15,
  enrolment: 15,
} as const;

export type CeremonyKind = keyof typeof minutes;

export interface Begun<T> {
  readonly accountId: string | null;
  readonly data: T;
}

const cookieOf = (kind: CeremonyKind) => `mb_begun_${kind.replaceAll('-', '_')}`;

/** Keeps what was begun, sealed, until it expires; only the browser that began it holds the key, as a cookie. */
export async function beginCeremony(
  ctx: Context,
  kind: CeremonyKind,
  given: { accountId: string | null; data: object },
): Promise<void> {
  const { secret, hash } = newSecret('mbc');
  const expiresAt = new Date(ctx.now.getTime() + minutes[kind] * 60_000);
  const begun = seal(ctx.settings.secret, Buffer.from(JSON.stringify(given.data)));
  await sql`insert into ceremony (key_hash, kind, account_id, begun, expires_at)
    values (${hash}, ${kind}, ${given.accountId}, ${begun}, ${expiresAt})`.execute(ctx.tx);
  ctx.setCookie(cookieOf(kind), secret, { maxAgeSeconds: minutes[kind] * 60 });
}

interface Row {
  readonly account_id: string | null;
  readonly begun: Buffer;
  readonly expires_at: Date;
}

/**
 * Takes what this browser began, once: it is gone whatever becomes of the request, which is why `db` stands apart from its transaction.
 * Refuses `sign-in.begin-again` when nothing was begun, it was taken already, or too long ago.
 */
export async function takeCeremony<T>(
  db: Db,
  ctx: Context,
  kind: CeremonyKind,
  shape: z.ZodType<T>,
): Promise<Begun<T>> {
  const { rows } = await sql<Row>`delete from ceremony where key_hash = ${keyOf(ctx, kind)} and kind = ${kind}
    returning account_id, begun, expires_at`.execute(db);
  return opened(ctx, rows[0], shape);
}

/** Reads what this browser began and leaves it, so that a mistyped code may be typed again; locks it. Refuses like `takeCeremony`. */
export async function readCeremony<T>(ctx: Context, kind: CeremonyKind, shape: z.ZodType<T>): Promise<Begun<T>> {
  const { rows } =
    await sql<Row>`select account_id, begun, expires_at from ceremony where key_hash = ${keyOf(ctx, kind)} and kind = ${kind} for update`.execute(
      ctx.tx,
    );
  return opened(ctx, rows[0], shape);
}

/** Ends what was read. */
export async function endCeremony(ctx: Context, kind: CeremonyKind): Promise<void> {
  await sql`delete from ceremony where key_hash = ${keyOf(ctx, kind)}`.execute(ctx.tx);
  ctx.setCookie(cookieOf(kind), '', { maxAgeSeconds: 0 });
}

function keyOf(ctx: Context, kind: CeremonyKind): Buffer {
  return hashSecret(ctx.cookie(cookieOf(kind)) ?? '');
}

function opened<T>(ctx: Context, row: Row | undefined, shape: z.ZodType<T>): Begun<T> {
  if (!row || row.expires_at <= ctx.now) throw new Refusal('sign-in.begin-again');
  const text = openSealed(ctx.settings.secret, row.begun).toString();
  return { accountId: row.account_id, data: shape.parse(JSON.parse(text)) };
}
