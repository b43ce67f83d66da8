import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Leaflet, Search } from './tables.ts';

export async function insertLeaflet(tx: Db, leaflet: Omit<Leaflet, 'ended_at'>): Promise<void> {
  await sql`insert into search_leaflet (id, search_id, code, with_photo, with_health, made_at, expires_at)
    values (${leaflet.id}, ${leaflet.search_id}, ${leaflet.code}, ${leaflet.with_photo}, ${leaflet.with_health}, ${leaflet.made_at},
      ${leaflet.expires_at})`.execute(tx);
}

export async function listLeaflets(tx: Db, searchId: string): Promise<Leaflet[]> {
  const { rows } =
    await sql<Leaflet>`select * from search_leaflet where search_id = ${searchId} order by made_at desc, id desc`.execute(
      tx,
    );
  return rows;
}

export async function findLeaflet(
  tx: Db,
  by: { readonly id: string } | { readonly code: string },
): Promise<{ leaflet: Leaflet; search: Search } | undefined> {
  const which = 'id' in by ? sql`id = ${by.id}` : sql`code = ${by.code}`;
  const { rows } = await sql<Leaflet>`select * from search_leaflet where ${which}`.execute(tx);
  const [leaflet] = rows;
  if (!leaflet) return undefined;
  const found = await sql<Search>`select * from missing_search where id = ${leaflet.search_id}`.execute(tx);
  const [search] = found.rows;
  return search && { leaflet, search };
}

/** Withdraws one leaflet, or all of a search. */
export async function endLeaflets(
  tx: Db,
  of: { readonly id: string } | { readonly searchId: string },
  now: Date,
): Promise<void> {
  const which = 'id' in of ? sql`id = ${of.id}` : sql`search_id = ${of.searchId}`;
  await sql`update search_leaflet set ended_at = ${now} where ${which} and ended_at is null`.execute(tx);
}
