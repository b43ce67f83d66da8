import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { ShareKind } from './words-together.ts';

/** A row of `share_link`. */
export interface ShareLink {
  readonly id: string;
  readonly code: string;
  readonly label: string;
  readonly kind: ShareKind;
  readonly place_id: string | null;
  readonly unit_id: string;
  readonly reports: number;
  readonly made_at: Date;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
}

const columns = sql`id, code, label, kind, place_id, unit_id, reports, made_at, expires_at, ended_at`;

export async function listShares(tx: Db, unitIds: readonly string[]): Promise<ShareLink[]> {
  const { rows } = await sql<ShareLink>`select ${columns} from share_link where unit_id = any(${unitIds}::uuid[])
    order by ended_at is null desc, made_at desc limit 500`.execute(tx);
  return rows;
}

export async function findShare(tx: Db, by: { id: string } | { code: string }): Promise<ShareLink | undefined> {
  const which = 'id' in by ? sql`id = ${by.id}` : sql`code = ${by.code}`;
  const { rows } = await sql<ShareLink>`select ${columns} from share_link where ${which}`.execute(tx);
  return rows[0];
}

export async function insertShare(
  tx: Db,
  share: Omit<ShareLink, 'reports' | 'ended_at'> & { made_by: string },
): Promise<void> {
  await sql`insert into share_link (id, code, label, kind, place_id, unit_id, made_by, made_at, expires_at) values (${share.id}, ${share.code},
    ${share.label}, ${share.kind}, ${share.place_id}, ${share.unit_id}, ${share.made_by}, ${share.made_at}, ${share.expires_at})`.execute(
    tx,
  );
}

export async function endShare(tx: Db, id: string, now: Date): Promise<void> {
  await sql`update share_link set ended_at = coalesce(ended_at, ${now}) where id = ${id}`.execute(tx);
}

/** Counts one report that came through an open link; false when there is no such link any more. Which report it was is not kept. */
export async function countReport(tx: Db, code: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`update share_link set reports = reports + 1
    where code = ${code} and ended_at is null and expires_at > ${now}`.execute(tx);
  return numAffectedRows === 1n;
}
