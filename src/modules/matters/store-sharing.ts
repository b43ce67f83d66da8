import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Sharing } from './tables.ts';
import type { ShareLevel } from './words.ts';

/** Ends what was shared with this part until now and begins anew. */
export async function replaceSharing(tx: Db, sharing: Omit<Sharing, 'ended_at'>): Promise<void> {
  await sql`update sharing set ended_at = ${sharing.made_at} where part_id = ${sharing.part_id} and ended_at is null`.execute(
    tx,
  );
  await sql`insert into sharing (id, matter_id, part_id, partner_id, level, basis, reason, made_by, made_at)
    values (${sharing.id}, ${sharing.matter_id}, ${sharing.part_id}, ${sharing.partner_id}, ${sharing.level}, ${sharing.basis},
      ${sharing.reason}, ${sharing.made_by}, ${sharing.made_at})`.execute(tx);
}

/** Everything of a matter that was ever shared, oldest first. */
export function sharingsOf(matterId: string): RawBuilder<Sharing> {
  return sql<Sharing>`select id, matter_id, part_id, partner_id, level, basis, reason, made_by, made_at, ended_at
    from sharing where matter_id = ${matterId} order by made_at, id`;
}

export async function listSharings(tx: Db, matterId: string): Promise<Sharing[]> {
  const { rows } = await sharingsOf(matterId).execute(tx);
  return rows;
}

/** Ends what a part was told: its work is over. */
export async function endSharing(tx: Db, partId: string, now: Date): Promise<void> {
  await sql`update sharing set ended_at = ${now} where part_id = ${partId} and ended_at is null`.execute(tx);
}

export async function saveConsent(tx: Db, reporterId: string, level: ShareLevel): Promise<void> {
  await sql`update reporter set shares = ${level} where id = ${reporterId}`.execute(tx);
}
