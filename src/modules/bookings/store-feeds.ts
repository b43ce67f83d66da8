import { sql } from 'kysely';
import type { Language } from '../../kit/words.ts';
import type { Db } from '../../platform/database.ts';
import type { CalendarFeed } from './tables.ts';

const columns = sql`f.id, f.resource_id, f.account_id, f.made_at, f.read_at, f.revoked_at`;

/** The addresses that an account has made and that still work, newest first. */
export async function listFeeds(tx: Db, accountId: string): Promise<CalendarFeed[]> {
  const { rows } = await sql<CalendarFeed>`select ${columns} from calendar_feed f
    where f.account_id = ${accountId} and f.revoked_at is null order by f.made_at desc, f.id desc`.execute(tx);
  return rows;
}

export async function findFeed(tx: Db, id: string): Promise<CalendarFeed | undefined> {
  const { rows } = await sql<CalendarFeed>`select ${columns} from calendar_feed f where f.id = ${id}`.execute(tx);
  return rows[0];
}

export type OpenedFeed = CalendarFeed & { readonly language: Language };

/** The feed behind a secret with the language of its maker, when neither it nor the account has ended; writes down that it was read. */
export async function openFeed(tx: Db, tokenHash: Buffer, now: Date): Promise<OpenedFeed | undefined> {
  const { rows } = await sql<OpenedFeed>`update calendar_feed f set read_at = ${now} from account a
    where f.token_hash = ${tokenHash} and f.revoked_at is null and a.id = f.account_id and a.active
    returning ${columns}, a.language`.execute(tx);
  return rows[0];
}

export async function insertFeed(
  tx: Db,
  made: { readonly id: string; readonly resourceId: string; readonly accountId: string; readonly tokenHash: Buffer },
  now: Date,
): Promise<void> {
  await sql`insert into calendar_feed (id, resource_id, account_id, token_hash, made_at)
    values (${made.id}, ${made.resourceId}, ${made.accountId}, ${made.tokenHash}, ${now})`.execute(tx);
}

export async function saveRevoked(tx: Db, id: string, now: Date): Promise<void> {
  await sql`update calendar_feed set revoked_at = ${now} where id = ${id} and revoked_at is null`.execute(tx);
}
