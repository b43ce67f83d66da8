import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Duty } from '../kit/duties.ts';
import type { Language } from '../kit/words.ts';
import type { Holding, LinkHolder, ReceiptHolder, Resident, Who } from './context.ts';
import type { Db } from './database.ts';

export const cookieNames = {
  session: 'mb_session',
  receipt: 'mb_receipt',
  link: 'mb_link',
  phone: 'mb_phone',
  device: 'mb_device',
} as const;

/** Twelve hours at the most, two without a request: a shift, and a forgotten desk. */
export const sessionLimits = { absoluteHours: 12, idleHours: 2 };
export const receiptHours = 2;

/** What later modules know of a colleague: the person behind the account and the posts held today. */
export interface Posts {
  readonly personId: string | null;
  readonly holdings: readonly Holding[];
}

export type LoadPosts = (tx: Db, accountId: string, day: string) => Promise<Posts>;

/** A fresh secret for a cookie or token and the hash of it that is stored. */
export function newSecret(prefix: string): { secret: string; hash: Buffer } {
  const secret = `${prefix}_${randomBytes(24).toString('base64url')}`;
  return { secret, hash: hashSecret(secret) };
}

export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

interface Credentials {
  readonly session?: string | undefined;
  readonly receipt?: string | undefined;
  readonly bearer?: string | undefined;
  readonly link?: string | undefined;
  readonly phone?: string | undefined;
}

interface AccountRow {
  readonly session_id: string | null;
  readonly token_id: string | null;
  readonly account_id: string;
  readonly badge: string;
  readonly name: string;
  readonly language: Language;
  readonly scopes: string[] | null;
  readonly people_version: number | null;
  readonly with_given_password: boolean;
}

const findOutside = {
  receipt: async (tx: Db, hash: Buffer, now: Date): Promise<ReceiptHolder | undefined> => {
    const { rows } = await sql<{ reporter_id: string }>`select reporter_id from receipt_session
      where token_hash = ${hash} and expires_at > ${now}`.execute(tx);
    return rows[0] && { kind: 'receipt', reporterId: rows[0].reporter_id };
  },
  link: async (tx: Db, hash: Buffer, now: Date): Promise<LinkHolder | undefined> => {
    const { rows } = await sql<{
      id: string;
      purpose: string;
      subject_kind: string;
      subject_id: string;
      label: string;
    }>`
      select id, purpose, subject_kind, subject_id, label from link
      where token_hash = ${hash} and expires_at > ${now} and revoked_at is null`.execute(tx);
    const row = rows[0];
    return (
      row && {
        kind: 'link',
        linkId: row.id,
        purpose: row.purpose,
        subject: { kind: row.subject_kind, id: row.subject_id },
        label: row.label,
      }
    );
  },
  resident: async (tx: Db, hash: Buffer, now: Date): Promise<Resident | undefined> => {
    const { rows } = await sql<{ id: string; phone: string }>`select id, phone from phone_session
      where token_hash = ${hash} and expires_at > ${now}`.execute(tx);
    return rows[0] && { kind: 'resident', sessionId: rows[0].id, phone: rows[0].phone };
  },
};

/** Finds out who knocks: API token, then session, then receipt, link or confirmed phone, else a visitor. Keeps posts in memory while nobody changes them. */
export class Doorkeeper {
  readonly #loadPosts: LoadPosts;
  readonly #posts = new Map<string, { version: number | null; day: string; posts: Posts }>();
  readonly #seen = new Map<string, Date>();

  constructor(loadPosts: LoadPosts) {
    this.#loadPosts = loadPosts;
  }

  async identify(tx: Db, given: Credentials, now: Date): Promise<Who> {
    if (given.bearer !== undefined) {
      const who = await this.#byToken(tx, given.bearer, now);
      if (who) return who;
    }
    if (given.session !== undefined) {
      const who = await this.#bySession(tx, given.session, now);
      if (who) return who;
    }
    return (await this.identifyOutside(tx, given, ['receipt', 'link', 'resident'], now)) ?? { kind: 'visitor' };
  }

  /** The first of these kinds, all without an account, whose secret is held and still good. */
  async identifyOutside(
    tx: Db,
    given: Credentials,
    kinds: readonly ('receipt' | 'link' | 'resident')[],
    now: Date,
  ): Promise<ReceiptHolder | LinkHolder | Resident | undefined> {
    for (const kind of kinds) {
      const secret = given[kind === 'resident' ? 'phone' : kind];
      const found = secret === undefined ? undefined : await findOutside[kind](tx, hashSecret(secret), now);
      if (found) return found;
    }
    return undefined;
  }

  /** Writes down when sessions and tokens were last used; called every few seconds, so that no request waits for it. */
  async writeSeen(db: Db): Promise<void> {
    const seen = [...this.#seen].map(([id, at]) => ({ id, at }));
    this.#seen.clear();
    if (seen.length === 0) return;
    const rows = JSON.stringify(seen);
    await sql`update session s set seen_at = greatest(s.seen_at, x.at)
      from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, at timestamptz) where s.id = x.id`.execute(db);
    await sql`update api_token t set used_at = x.at
      from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, at timestamptz) where t.id = x.id`.execute(db);
  }

  async #bySession(tx: Db, secret: string, now: Date): Promise<Who | undefined> {
    const idle = new Date(now.getTime() - sessionLimits.idleHours * 3_600_000);
    const { rows } =
      await sql<AccountRow>`select s.id as session_id, null::uuid as token_id, a.id as account_id, a.badge, a.name, a.language,
        null::text[] as scopes, s.with_given_password, (select value from change_counter where name = 'people') as people_version
      from session s join account a on a.id = s.account_id
      where s.token_hash = ${hashSecret(secret)} and s.revoked_at is null and s.expires_at > ${now} and s.seen_at > ${idle} and a.active`.execute(
        tx,
      );
    return this.#staff(tx, rows[0], now);
  }

  async #byToken(tx: Db, secret: string, now: Date): Promise<Who | undefined> {
    const { rows } =
      await sql<AccountRow>`select null::uuid as session_id, t.id as token_id, a.id as account_id, a.badge, a.name, a.language,
        t.scopes, false as with_given_password, (select value from change_counter where name = 'people') as people_version
      from api_token t join account a on a.id = t.account_id
      where t.token_hash = ${hashSecret(secret)} and t.revoked_at is null and t.expires_at > ${now} and a.active`.execute(
        tx,
      );
    return this.#staff(tx, rows[0], now);
  }

  async #staff(tx: Db, row: AccountRow | undefined, now: Date): Promise<Who | undefined> {
    if (!row) return undefined;
    const used = row.session_id ?? row.token_id;
    if (used !== null) this.#seen.set(used, now);
    const posts = await this.#postsOf(tx, row.account_id, row.people_version, now);
    return {
      kind: row.token_id === null ? 'staff' : 'token',
      accountId: row.account_id,
      personId: posts.personId,
      name: row.name,
      badge: row.badge,
      language: row.language,
      holdings: posts.holdings,
      sessionId: row.session_id,
      scopes: row.scopes,
      mustReplacePassword: row.with_given_password,
      ...(row.token_id === null ? {} : { tokenId: row.token_id }),
    };
  }

  async #postsOf(tx: Db, accountId: string, version: number | null, now: Date): Promise<Posts> {
    const day = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const kept = this.#posts.get(accountId);
    if (kept && kept.version === version && kept.day === day) return kept.posts;
    const posts = await this.#loadPosts(tx, accountId, day);
    this.#posts.set(accountId, { version, day, posts });
    return posts;
  }
}

/** All duties of all posts held now. */
export function dutiesOf(holdings: readonly Holding[]): Duty[] {
  return [...new Set(holdings.flatMap((holding) => holding.duties))];
}
