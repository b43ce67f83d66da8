import { sql } from 'kysely';
import type { Cursor } from '../../kit/cursor.ts';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { seesSearch } from './policy.ts';
import type { Search, SectorRow, Sighting } from './tables.ts';
import type { FoundCondition, SearchState } from './words.ts';

/** A search as the list shows it. */
export interface ListedSearch extends Search {
  readonly sectors: number;
  readonly searched: number;
}

const listed = sql`select s.*, (select count(*)::int from search_sector x where x.search_id = s.id) as sectors,
    (select count(*)::int from search_sector x where x.search_id = s.id and x.state in ('searched', 'found')) as searched
  from missing_search s`;

/** One page of the searches that the knocker sees, the latest first. */
export async function listSearches(
  tx: Db,
  who: Who,
  asked: { state: SearchState | undefined; after: Cursor | undefined; limit: number },
): Promise<ListedSearch[]> {
  const state = asked.state ?? null;
  const after = asked.after ? sql`(s.started_at, s.id) < (${asked.after.at}, ${asked.after.id}::uuid)` : sql`true`;
  const { rows } =
    await sql<ListedSearch>`${listed} where ${seesSearch(who)} and (${state}::text is null or s.state = ${state})
    and ${after} order by s.started_at desc, s.id desc limit ${asked.limit}`.execute(tx);
  return rows;
}

/** A search with its sectors, in their order. */
export interface WholeSearch {
  readonly search: ListedSearch;
  readonly sectors: readonly SectorRow[];
}

export async function findSearch(
  tx: Db,
  by: { readonly id: string } | { readonly matterId: string },
  lock = false,
): Promise<WholeSearch | undefined> {
  const which = 'id' in by ? sql`s.id = ${by.id}` : sql`s.matter_id = ${by.matterId}`;
  const { rows } = await sql<ListedSearch>`${listed} where ${which} ${lock ? sql`for update of s` : sql``}`.execute(tx);
  const [search] = rows;
  if (!search) return undefined;
  const sectors =
    await sql<SectorRow>`select id, search_id, nth, shape, square_metres, state, unit_id, person_id, team, note
    from search_sector where search_id = ${search.id} order by nth`.execute(tx);
  return { search, sectors: sectors.rows };
}

/** The search that a sector belongs to. */
export async function searchIdOfSector(tx: Db, sectorId: string): Promise<string | undefined> {
  const { rows } = await sql<{ search_id: string }>`select search_id from search_sector where id = ${sectorId}`.execute(
    tx,
  );
  return rows[0]?.search_id;
}

export type Described = Pick<
  Search,
  'age_band' | 'looks' | 'clothes' | 'seen_where' | 'seen_at' | 'lng' | 'lat' | 'health' | 'photo_id'
>;

/** Writes a search down; false when the matter has one already. */
export async function insertSearch(
  tx: Db,
  search: Described & Pick<Search, 'id' | 'matter_id' | 'unit_id'>,
  now: Date,
): Promise<boolean> {
  const { rows } =
    await sql`insert into missing_search (id, matter_id, unit_id, state, age_band, looks, clothes, seen_where, seen_at, lng, lat,
      health, photo_id, started_at)
    values (${search.id}, ${search.matter_id}, ${search.unit_id}, 'running', ${search.age_band}, ${search.looks}, ${search.clothes},
      ${search.seen_where}, ${search.seen_at}, ${search.lng}, ${search.lat}, ${search.health}, ${search.photo_id}, ${now})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export interface SearchChange extends Partial<Described> {
  readonly area?: string;
  readonly state?: SearchState;
  readonly ended_at?: Date;
  readonly found_where?: string;
  readonly found_condition?: FoundCondition;
  readonly ended_note?: string;
}

/** Saves a locked search; answers its new version. */
export async function saveSearch(tx: Db, id: string, change: SearchChange): Promise<number> {
  const sets = [
    sql`version = version + 1`,
    ...Object.entries(change).map(([column, value]) =>
      column === 'area' ? sql`area = ${value}::jsonb` : sql`${sql.ref(column)} = ${value}`,
    ),
  ];
  const { rows } = await sql<{
    version: number;
  }>`update missing_search set ${sql.join(sets)} where id = ${id} returning version`.execute(tx);
  return rows[0]?.version ?? 0;
}

/** Puts these sectors in the place of those before. */
export async function replaceSectors(
  tx: Db,
  searchId: string,
  sectors: readonly Pick<SectorRow, 'id' | 'nth' | 'shape' | 'square_metres'>[],
  now: Date,
): Promise<void> {
  await sql`delete from search_sector where search_id = ${searchId}`.execute(tx);
  await sql`insert into search_sector (id, search_id, nth, shape, square_metres, state, changed_at)
    select x.id, ${searchId}, x.nth, x.shape, x.square_metres, 'waiting', ${now}
    from jsonb_to_recordset(${JSON.stringify(sectors)}::jsonb) as x(id uuid, nth int, shape jsonb, square_metres float8)`.execute(
    tx,
  );
}

export type SectorChange = Partial<Pick<SectorRow, 'state' | 'unit_id' | 'person_id' | 'team' | 'note'>>;

export async function saveSector(tx: Db, id: string, change: SectorChange, now: Date): Promise<void> {
  const sets = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  await sql`update search_sector set ${sql.join([...sets, sql`changed_at = ${now}`])} where id = ${id}`.execute(tx);
}

export async function insertSighting(tx: Db, searchId: string, sighting: Sighting): Promise<void> {
  await sql`insert into search_sighting (id, search_id, seen_at, where_text, what, who, lng, lat, told_at, told_by)
    values (${sighting.id}, ${searchId}, ${sighting.seen_at}, ${sighting.where_text}, ${sighting.what}, ${sighting.who},
      ${sighting.lng}, ${sighting.lat}, ${sighting.told_at}, ${sighting.told_by})`.execute(tx);
}

/** Who saw what, the latest sighting first. */
export async function listSightings(tx: Db, searchId: string): Promise<Sighting[]> {
  const { rows } =
    await sql<Sighting>`select id, seen_at, where_text, what, who, lng, lat, told_at, told_by from search_sighting
    where search_id = ${searchId} order by seen_at desc, id desc limit 500`.execute(tx);
  return rows;
}
