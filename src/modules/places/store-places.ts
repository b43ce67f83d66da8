import { sql } from 'kysely';
import { keysOf } from '../../kit/words.ts';
import type { Db } from '../../platform/database.ts';
import { pinyinInitials } from '../../platform/pinyin.ts';
import { extentOf, extentOfPlace } from './rules.ts';
import type { PlaceTables, Position, Shape } from './tables.ts';
import { type HostAgency, type PlaceKind, placeKinds, type RoadClass } from './words.ts';

export interface PlaceFields {
  readonly id: string;
  readonly code: string;
  readonly kind: PlaceKind;
  readonly name: string;
  readonly aliases: string[];
  readonly address: string | null;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly shape: Shape | null;
  readonly unitId: string | null;
  readonly hosts: HostAgency[];
  readonly hours: string | null;
  readonly phone: string | null;
  readonly visitsPerDay: number | null;
  readonly note: string | null;
  readonly closedOn: string | null;
}

export interface Place extends Omit<PlaceFields, 'unitId'> {
  readonly unit: { id: string; code: string; name: string } | null;
  readonly grid: { id: string; name: string; unitId: string | null } | null;
}

const publicKinds = keysOf(placeKinds).filter((kind) => placeKinds[kind].isPublic);

const tables = (tx: Db) => tx.withTables<PlaceTables>();

/** A place called `p` with its unit and its grid, and the grid's team of the day. */
function placeQuery(day: string) {
  return sql`select p.id, p.code, p.kind, p.name, p.aliases, p.address, p.lng, p.lat, p.shape, p.hosts, p.hours, p.phone,
      p.visits_per_day as "visitsPerDay", p.note, p.closed_on as "closedOn",
      case when u.id is null then null else json_build_object('id', u.id, 'code', u.code, 'name', u.name) end as unit,
      case when g.id is null then null else json_build_object('id', g.id, 'name', g.name, 'unitId', t.unit_id) end as grid
    from place p left join unit u on u.id = p.unit_id left join grid g on g.id = p.grid_id
    left join grid_team t on t.grid_id = g.id and t.valid_from <= ${day} and (t.valid_to is null or t.valid_to > ${day})`;
}

export interface PlacesAsked {
  readonly kind: PlaceKind | undefined;
  readonly q: string | undefined;
  readonly gridId: string | undefined;
  readonly unitId: string | undefined;
  readonly closed: boolean;
  readonly day: string;
  readonly after: string;
  readonly limit: number;
}

/** Places after a code; of a unit: its own and those in its grids. */
export async function listPlaces(tx: Db, asked: PlacesAsked): Promise<Place[]> {
  const q = asked.q?.normalize('NFKC').toLowerCase() ?? '';
  const prefix = /^[a-z0-9]+$/.test(q) ? `${q}%` : null;
  const { rows } = await sql<Place>`${placeQuery(asked.day)}
    where p.code > ${asked.after}
      and (${asked.kind ?? null}::text is null or p.kind = ${asked.kind ?? null})
      and (${asked.gridId ?? null}::uuid is null or p.grid_id = ${asked.gridId ?? null})
      and (${asked.unitId ?? null}::uuid is null or ${asked.unitId ?? null} in (p.unit_id, t.unit_id))
      and ${asked.closed} = (p.closed_on is not null and p.closed_on <= ${asked.day})
      and (${q} = '' or p.initials like ${prefix}::text or position(${q} in
        lower(p.name || ' ' || p.code || ' ' || coalesce(p.address, '') || ' ' || array_to_string(p.aliases, ' '))) > 0)
    order by p.code limit ${asked.limit}`.execute(tx);
  return rows;
}

export async function findPlace(tx: Db, id: string, day: string): Promise<Place | undefined> {
  const { rows } = await sql<Place>`${placeQuery(day)} where p.id = ${id}`.execute(tx);
  return rows[0];
}

/** Ids of places by code, closed ones too. */
export async function placeIdsByCode(tx: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; code: string }>`select id, code from place`.execute(tx);
  return new Map(rows.map(({ id, code }) => [code, id]));
}

/** A place that is open on the day, by the code that its QR sheet carries. */
export async function findOpenPlaceByCode(tx: Db, code: string, day: string): Promise<Place | undefined> {
  const { rows } = await sql<Place>`${placeQuery(day)}
    where p.code = ${code} and (p.closed_on is null or p.closed_on > ${day})`.execute(tx);
  return rows[0];
}

/** Name and position of these places, as the residents' map shows them: open ones of kinds that are public. */
export async function listPublicPoints(
  tx: Db,
  ids: readonly string[],
  day: string,
): Promise<{ id: string; name: string; lng: number | null; lat: number | null }[]> {
  const { rows } = await sql<{ id: string; name: string; lng: number | null; lat: number | null }>`
    select id, name, lng, lat from place
    where id = any(${ids}::uuid[]) and kind = any(${publicKinds}) and (closed_on is null or closed_on > ${day})`.execute(
    tx,
  );
  return rows;
}

export async function isCodeTaken(tx: Db, code: string, exceptId: string | null): Promise<boolean> {
  const row = await tables(tx).selectFrom('place').select('id').where('code', '=', code).executeTakeFirst();
  return row !== undefined && row.id !== exceptId;
}

export async function listAllPlaces(tx: Db): Promise<Place[]> {
  const { rows } = await sql<Place>`${placeQuery('9999-12-31')} order by p.code`.execute(tx);
  return rows;
}

/** Inserts or updates places by id; which grid they lie in is set apart. */
export async function savePlaces(tx: Db, places: readonly PlaceFields[]): Promise<void> {
  const rows = places.map((place) => ({
    ...place,
    initials: pinyinInitials(place.name),
    box: extentOfPlace(place) ?? null,
  }));
  await sql`insert into place (id, code, kind, name, initials, aliases, address, lng, lat, shape, extent, unit_id, hosts, hours, phone,
      visits_per_day, note, closed_on)
    select id, code, kind, name, initials, aliases, address, lng, lat, shape,
      box(point((box ->> 0)::float8, (box ->> 1)::float8), point((box ->> 2)::float8, (box ->> 3)::float8)),
      "unitId", hosts, hours, phone, "visitsPerDay", note, "closedOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, kind text, name text, initials text,
      aliases text[], address text, lng float8, lat float8, shape jsonb, box jsonb, "unitId" uuid, hosts text[], hours text,
      phone text, "visitsPerDay" int, note text, "closedOn" date)
    on conflict (id) do update set code = excluded.code, kind = excluded.kind, name = excluded.name, initials = excluded.initials,
      aliases = excluded.aliases, address = excluded.address, lng = excluded.lng, lat = excluded.lat, shape = excluded.shape,
      extent = excluded.extent, unit_id = excluded.unit_id, hosts = excluded.hosts, hours = excluded.hours,
      phone = excluded.phone, visits_per_day = excluded.visits_per_day, note = excluded.note,
      closed_on = excluded.closed_on`.execute(tx);
}

/** Sets the grids in which places lie. */
export async function saveGridsOfPlaces(
  tx: Db,
  links: readonly { placeId: string; gridId: string | null }[],
): Promise<void> {
  await sql`update place p set grid_id = r."gridId"
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as r("placeId" uuid, "gridId" uuid)
    where p.id = r."placeId" and p.grid_id is distinct from r."gridId"`.execute(tx);
}

export async function removeFrom(tx: Db, table: 'place' | 'road', ids: readonly string[]): Promise<void> {
  await tables(tx).deleteFrom(table).where('id', 'in', ids).execute();
}

export interface Road {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly class: RoadClass;
  readonly line: Position[];
  readonly lengthMetres: number;
  readonly speedKmh: number;
}

export async function listRoads(tx: Db): Promise<Road[]> {
  const { rows } =
    await sql<Road>`select id, code, name, class, line, length_metres as "lengthMetres", speed_kmh as "speedKmh"
    from road order by code`.execute(tx);
  return rows;
}

export async function saveRoads(tx: Db, roads: readonly Road[]): Promise<void> {
  const rows = roads.map((road) => ({ ...road, box: extentOf(road.line) }));
  await sql`insert into road (id, code, name, class, line, extent, length_metres, speed_kmh)
    select id, code, name, class, line,
      box(point((box ->> 0)::float8, (box ->> 1)::float8), point((box ->> 2)::float8, (box ->> 3)::float8)), "lengthMetres", "speedKmh"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, name text, class text, line jsonb, box jsonb,
      "lengthMetres" int, "speedKmh" int)
    on conflict (id) do update set code = excluded.code, name = excluded.name, class = excluded.class, line = excluded.line,
      extent = excluded.extent, length_metres = excluded.length_metres, speed_kmh = excluded.speed_kmh`.execute(tx);
}

/** Every name that people use for a place, a grid or a road. */
export async function listNames(tx: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from (
      select name from place union select unnest(aliases) from place
      union select name from grid union select unnest(aliases) from grid union select name from road) n
    where length(name) > 1 order by name`.execute(tx);
  return rows.map(({ name }) => name);
}
