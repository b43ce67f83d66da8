import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Extent } from './rules.ts';
import type { Position, Shape } from './tables.ts';
import type { Partition, PlaceKind } from './words.ts';

export interface MapAsked {
  readonly extent: Extent;
  readonly day: string;
  readonly limit: number;
}

function boxOf([west, south, east, north]: Extent) {
  return sql`box(point(${west}, ${south}), point(${east}, ${north}))`;
}

/** Roads that meet the box, fast ones first. */
export async function listRoadsIn(tx: Db, { extent, limit }: MapAsked) {
  const { rows } = await sql<{ id: string; code: string; name: string; kind: string; line: Position[] }>`
    select id, code, name, class as kind, line from road where extent && ${boxOf(extent)}
    order by speed_kmh desc, code limit ${limit}`.execute(tx);
  return rows;
}

/** Grids of a partition that meet the box, with their teams of the day. */
export async function listGridsIn(tx: Db, { extent, day, limit }: MapAsked, partition: Partition) {
  const { rows } = await sql<{ id: string; code: string; name: string; ring: Position[][]; unitName: string | null }>`
    select g.id, g.code, g.name, g.ring, u.name as "unitName" from grid g
    left join grid_team t on t.grid_id = g.id and t.valid_from <= ${day} and (t.valid_to is null or t.valid_to > ${day})
    left join unit u on u.id = t.unit_id
    where g.partition = ${partition} and g.extent && ${boxOf(extent)}
      and g.valid_from <= ${day} and (g.valid_to is null or g.valid_to > ${day}) order by g.code limit ${limit}`.execute(
    tx,
  );
  return rows;
}

/** Open places of these kinds that meet the box. */
export async function listPlacesIn(tx: Db, { extent, day, limit }: MapAsked, kinds: readonly PlaceKind[]) {
  const { rows } = await sql<{
    id: string;
    code: string;
    name: string;
    kind: PlaceKind;
    lng: number | null;
    lat: number | null;
    shape: Shape | null;
    unitName: string | null;
  }>`select p.id, p.code, p.name, p.kind, p.lng, p.lat, p.shape, u.name as "unitName"
    from place p left join unit u on u.id = p.unit_id
    where p.extent && ${boxOf(extent)} and p.kind = any(${kinds}) and (p.closed_on is null or p.closed_on > ${day})
    order by p.code limit ${limit}`.execute(tx);
  return rows;
}

/** West, south, east, north of all police grids; null when there are none. */
export async function findBounds(tx: Db): Promise<[number, number, number, number] | null> {
  const { rows } = await sql<{ west: number | null; south: number; east: number; north: number }>`
    select min((extent[1])[0]) as west, min((extent[1])[1]) as south, max((extent[0])[0]) as east, max((extent[0])[1]) as north
    from grid where partition = 'police'`.execute(tx);
  const found = rows[0];
  return found && found.west !== null ? [found.west, found.south, found.east, found.north] : null;
}

/** Grows whenever grids, teams or places change; the name of the database keeps several of them in one process apart. */
export async function findVersion(tx: Db): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select current_database() || ':' || coalesce((select value from change_counter where name = 'places'), 0) as version`.execute(
    tx,
  );
  return rows[0]?.version ?? '';
}
