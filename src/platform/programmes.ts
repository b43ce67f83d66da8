import { sql } from 'kysely';
import type { Db } from './database.ts';

/** A programme that holds a token. */
export interface Programme {
  readonly id: string;
  readonly name: string;
  readonly made_at: Date;
  readonly expires_at: Date;
  readonly revoked_at: Date | null;
  readonly used_at: Date | null;
}

/** Programmes whose token names one of these actions, the newest first. */
export async function listProgrammes(tx: Db, scopes: readonly string[]): Promise<Programme[]> {
  const { rows } = await sql<Programme>`select id, name, made_at, expires_at, revoked_at, used_at from api_token
    where scopes && ${scopes}::text[] order by made_at desc limit 200`.execute(tx);
  return rows;
}

/** How often actions with this beginning were refused since an instant, by programme and reason, the most frequent first. */
export async function countRefused(
  tx: Db,
  of: { begin: string; since: Date },
): Promise<{ token_id: string | null; action: string; reason: string; count: number }[]> {
  const { rows } = await sql<{ token_id: string | null; action: string; reason: string; count: number }>`
    select case when subject_kind = 'token' then subject_id end as token_id, action, coalesce(reason, '') as reason, count(*)::int as count
    from access_log where at >= ${of.since} and outcome = 'refused' and starts_with(action, ${of.begin})
    group by 1, 2, 3 order by 4 desc, 2, 3 limit 100`.execute(tx);
  return rows;
}
