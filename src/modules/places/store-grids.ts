import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import { extentOf } from './rules.ts';
import type { GridTable, PlaceTables, Position } from './tables.ts';
import type { Partition, PlaceKind } from './words.ts';

interface Team {
  readonly unitId: string;
  readonly unitName: string;
  readonly since: string;
}

export interface Grid {
  readonly id: string;
  readonly code: string;
  readonly partition: Partition;
  readonly name: string;
  readonly aliases: string[];
  readonly ring: Position[][];
  readonly households: number;
  readonly residents: number;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export type ListedGrid = Omit<Grid, 'ring'> & { readonly team: Team | null };

export interface TeamSpan {
  readonly id: string;
  readonly gridId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitEndsOn: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly handedOverById: string | null;
  readonly handedOverBy: string | null;
  readonly note: string | null;
}

const tables = (tx: Db) => tx.withTables<PlaceTables>();

/** Columns of a grid called `g` without its ring, and its team of the day. */
function gridColumns(day: string) {
  return sql`g.id, g.code, g.partition, g.name, g.aliases, g.households, g.residents, g.valid_from as "validFrom",
    g.valid_to as "validTo", (select json_build_object('unitId', t.unit_id, 'unitName', u.name, 'since', t.valid_from)
      from grid_team t join unit u on u.id = t.unit_id
      where t.grid_id = g.id and t.valid_from <= ${day} and (t.valid_to is null or t.valid_to > ${day})) as team`;
}

export interface GridsAsked {
  readonly partition: Partition | undefined;
  readonly unitId: string | undefined;
  readonly q: string | undefined;
  readonly day: string;
  readonly after: string;
  readonly limit: number;
}

/** Grids of the day after a code; of a unit also those of the units below it. */
export async function listGrids(tx: Db, asked: GridsAsked): Promise<ListedGrid[]> {
  const { day, after, limit } = asked;
  const q = asked.q?.normalize('NFKC').toLowerCase() ?? '';
  const unitId = asked.unitId ?? null;
  const { rows } = await sql<ListedGrid>`with recursive below(id) as (
      select id from unit where id = ${unitId}::uuid
      union select u.id from below b join unit u on u.parent_id = b.id)
    select ${gridColumns(day)} from grid g
    where g.code > ${after} and g.valid_from <= ${day} and (g.valid_to is null or g.valid_to > ${day})
      and (${asked.partition ?? null}::text is null or g.partition = ${asked.partition ?? null})
      and (${q} = '' or position(${q} in lower(g.name || ' ' || g.code || ' ' || array_to_string(g.aliases, ' '))) > 0)
      and (${unitId}::uuid is null or exists (select 1 from grid_team t where t.grid_id = g.id and t.unit_id in (select id from below)
        and t.valid_from <= ${day} and (t.valid_to is null or t.valid_to > ${day})))
    order by g.code limit ${limit}`.execute(tx);
  return rows;
}

export async function findGrid(
  tx: Db,
  id: string,
  day: string,
): Promise<(ListedGrid & { ring: Position[][] }) | undefined> {
  const { rows } = await sql<ListedGrid & { ring: Position[][] }>`
    select ${gridColumns(day)}, g.ring from grid g where g.id = ${id}`.execute(tx);
  return rows[0];
}

/** Takes the row of a grid, so that two hand-overs at once come one after the other. */
export async function lockGrid(tx: Db, id: string): Promise<boolean> {
  const row = await tables(tx).selectFrom('grid').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return row !== undefined;
}

/** Every grid with its ring, in the order of codes; with a day only those of the day. */
export async function listShapes(tx: Db, asked: { partition?: Partition; day?: string }): Promise<Grid[]> {
  const rows = await tables(tx)
    .selectFrom('grid')
    .select(['id', 'code', 'partition', 'name', 'aliases', 'ring', 'households', 'residents', 'valid_from', 'valid_to'])
    .$if(asked.partition !== undefined, (query) => query.where('partition', '=', asked.partition ?? 'police'))
    .$if(asked.day !== undefined, (query) =>
      query
        .where('valid_from', '<=', asked.day ?? '')
        .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', asked.day ?? '')])),
    )
    .orderBy('code')
    .execute();
  return rows.map(({ valid_from: validFrom, valid_to: validTo, ...grid }: GridTable) => ({
    ...grid,
    validFrom,
    validTo,
  }));
}

/** Other grids of the same partition and day whose boxes meet the box of this one. */
export async function listNear(
  tx: Db,
  id: string,
  day: string,
): Promise<Pick<Grid, 'id' | 'code' | 'name' | 'partition' | 'ring'>[]> {
  const { rows } = await sql<Pick<Grid, 'id' | 'code' | 'name' | 'partition' | 'ring'>>`
    select o.id, o.code, o.name, o.partition, o.ring from grid g join grid o on o.partition = g.partition and o.id <> g.id
      and o.extent && box(g.extent[0] + point(0.0001, 0.0001), g.extent[1] - point(0.0001, 0.0001))
    where g.id = ${id} and o.valid_from <= ${day} and (o.valid_to is null or o.valid_to > ${day}) order by o.code`.execute(
    tx,
  );
  return rows;
}

/** Teams of one grid, or of all, in the order of time. */
export async function listTeams(tx: Db, gridId: string | null): Promise<TeamSpan[]> {
  const { rows } = await sql<TeamSpan>`select t.id, t.grid_id as "gridId", t.unit_id as "unitId", u.name as "unitName",
      u.valid_to as "unitEndsOn", t.valid_from as "validFrom", t.valid_to as "validTo",
      t.handed_over_by as "handedOverById", p.name as "handedOverBy", t.note
    from grid_team t join unit u on u.id = t.unit_id left join person p on p.id = t.handed_over_by
    where ${gridId}::uuid is null or t.grid_id = ${gridId} order by t.grid_id, t.valid_from`.execute(tx);
  return rows;
}

/** Grids of the other partition that overlap this one, with their teams of the day. */
export async function listCrossed(tx: Db, gridId: string, day: string) {
  const { rows } = await sql<{
    id: string;
    code: string;
    name: string;
    partition: Partition;
    sharePercent: number;
    unitName: string | null;
  }>`select o.id, o.code, o.name, o.partition, c.share_percent as "sharePercent", u.name as "unitName"
    from crosswalk c join grid o on o.id in (c.police_grid_id, c.civil_grid_id) and o.id <> ${gridId}
    left join grid_team t on t.grid_id = o.id and t.valid_from <= ${day} and (t.valid_to is null or t.valid_to > ${day})
    left join unit u on u.id = t.unit_id
    where ${gridId} in (c.police_grid_id, c.civil_grid_id) order by c.share_percent desc, o.code`.execute(tx);
  return rows;
}

export async function countPlaces(tx: Db, gridId: string): Promise<{ kind: PlaceKind; count: number }[]> {
  const rows = await tables(tx)
    .selectFrom('place')
    .select((select) => ['kind', select.fn.countAll<number>().as('count')])
    .where('grid_id', '=', gridId)
    .where('closed_on', 'is', null)
    .groupBy('kind')
    .orderBy('kind')
    .execute();
  return rows;
}

export async function saveGrids(tx: Db, grids: readonly Grid[]): Promise<void> {
  const rows = grids.map((grid) => ({ ...grid, box: extentOf(grid.ring.flat()) }));
  await sql`insert into grid (id, code, partition, name, aliases, ring, extent, households, residents, valid_from, valid_to)
    select id, code, partition, name, aliases, ring,
      box(point((box ->> 0)::float8, (box ->> 1)::float8), point((box ->> 2)::float8, (box ->> 3)::float8)),
      households, residents, "validFrom", "validTo"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, partition text, name text, aliases text[],
      ring jsonb, box jsonb, households int, residents int, "validFrom" date, "validTo" date)
    on conflict (id) do update set code = excluded.code, partition = excluded.partition, name = excluded.name,
      aliases = excluded.aliases, ring = excluded.ring, extent = excluded.extent, households = excluded.households,
      residents = excluded.residents, valid_from = excluded.valid_from, valid_to = excluded.valid_to`.execute(tx);
}

export interface TeamFields {
  readonly id: string;
  readonly gridId: string;
  readonly unitId: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly handedOverById: string | null;
  readonly note: string | null;
}

export async function saveTeams(tx: Db, teams: readonly TeamFields[]): Promise<void> {
  await sql`insert into grid_team (id, grid_id, unit_id, valid_from, valid_to, handed_over_by, note)
    select id, "gridId", "unitId", "validFrom", "validTo", "handedOverById", note
    from jsonb_to_recordset(${JSON.stringify(teams)}::jsonb) as r(id uuid, "gridId" uuid, "unitId" uuid, "validFrom" date,
      "validTo" date, "handedOverById" uuid, note text)
    on conflict (id) do update set grid_id = excluded.grid_id, unit_id = excluded.unit_id, valid_from = excluded.valid_from,
      valid_to = excluded.valid_to, note = excluded.note`.execute(tx);
}

/** Ends whichever team is in charge on the day. */
export async function endTeam(tx: Db, gridId: string, on: string): Promise<void> {
  await sql`update grid_team set valid_to = ${on} where grid_id = ${gridId} and (valid_to is null or valid_to > ${on})`.execute(
    tx,
  );
}

export interface Crossing {
  readonly id: string;
  readonly policeCode: string;
  readonly civilCode: string;
  readonly sharePercent: number;
}

export async function listCrosswalk(tx: Db): Promise<Crossing[]> {
  const { rows } =
    await sql<Crossing>`select c.id, p.code as "policeCode", v.code as "civilCode", c.share_percent as "sharePercent"
    from crosswalk c join grid p on p.id = c.police_grid_id join grid v on v.id = c.civil_grid_id order by p.code, v.code`.execute(
      tx,
    );
  return rows;
}

export async function saveCrosswalk(tx: Db, crossings: readonly Crossing[]): Promise<void> {
  await sql`insert into crosswalk (id, police_grid_id, civil_grid_id, share_percent)
    select r.id, p.id, v.id, r."sharePercent"
    from jsonb_to_recordset(${JSON.stringify(crossings)}::jsonb) as r(id uuid, "policeCode" text, "civilCode" text, "sharePercent" int)
    join grid p on p.code = r."policeCode" join grid v on v.code = r."civilCode"
    on conflict (id) do update set share_percent = excluded.share_percent`.execute(tx);
}

export async function removeFrom(
  tx: Db,
  table: 'grid' | 'grid_team' | 'crosswalk',
  ids: readonly string[],
): Promise<void> {
  await tables(tx).deleteFrom(table).where('id', 'in', ids).execute();
}

/** Places stay when their grid is removed; the grid in which they lie is found anew. */
export async function forgetGridsOfPlaces(tx: Db, gridIds: readonly string[]): Promise<void> {
  await tables(tx).updateTable('place').set({ grid_id: null }).where('grid_id', 'in', gridIds).execute();
}

/** Police grids of the day with their teams; all of them, or those with these ids. */
export async function listGridTeams(
  tx: Db,
  day: string,
  ids?: readonly string[],
): Promise<{ id: string; name: string; unitId: string | null }[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    unitId: string | null;
  }>`select g.id, g.name, t.unit_id as "unitId"
    from grid g left join grid_team t on t.grid_id = g.id and t.valid_from <= ${day} and (t.valid_to is null or t.valid_to > ${day})
    where g.partition = 'police' and ${ids === undefined ? sql`g.valid_from <= ${day} and (g.valid_to is null or g.valid_to > ${day})` : sql`g.id = any(${ids}::uuid[])`}
    order by g.code`.execute(tx);
  return rows;
}
