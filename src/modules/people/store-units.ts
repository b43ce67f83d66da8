import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import { pinyinInitials } from '../../platform/pinyin.ts';
import type { PeopleTables, UnitTable } from './tables.ts';
import type { UnitKind } from './words.ts';

export interface Unit {
  readonly id: string;
  readonly code: string;
  readonly parentId: string | null;
  readonly kind: UnitKind;
  readonly name: string;
  readonly aliases: string[];
  readonly phone: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface UnitLink {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
}

function unitOf(row: UnitTable): Unit {
  const { parent_id: parentId, valid_from: validFrom, valid_to: validTo, initials: _, ...rest } = row;
  return { ...rest, parentId, validFrom, validTo };
}

const tables = (tx: Db) => tx.withTables<PeopleTables>();

export async function findUnit(tx: Db, id: string): Promise<Unit | undefined> {
  const row = await tables(tx).selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst();
  return row && unitOf(row);
}

/** The nearest police station at or above a unit, else the top of its tree. */
export async function findStationOf(tx: Db, id: string): Promise<Unit | undefined> {
  const { rows } = await sql<UnitTable>`with recursive upwards(id, steps) as (
      select id, 0 from unit where id = ${id}
      union all
      select u.parent_id, w.steps + 1 from upwards w join unit u on u.id = w.id where u.parent_id is not null and w.steps < 50)
    select u.* from upwards w join unit u on u.id = w.id
    order by u.kind = 'station' desc, case when u.kind = 'station' then w.steps else -w.steps end limit 1`.execute(tx);
  return rows[0] && unitOf(rows[0]);
}

export async function findUnitByCode(tx: Db, code: string): Promise<Unit | undefined> {
  const row = await tables(tx).selectFrom('unit').selectAll().where('code', '=', code).executeTakeFirst();
  return row && unitOf(row);
}

export async function listUnits(tx: Db): Promise<Unit[]> {
  const rows = await tables(tx).selectFrom('unit').selectAll().orderBy('code').execute();
  return rows.map(unitOf);
}

/** Units valid on the day with the number of people who hold a post in them, in the order of their codes. */
export async function listUnitsOn(tx: Db, day: string): Promise<(Unit & { people: number })[]> {
  const { rows } = await sql<UnitTable & { people: number }>`select u.*,
      (select count(distinct h.person_id)::int from holding h
        where h.unit_id = u.id and h.valid_from <= ${day} and (h.valid_to is null or h.valid_to > ${day})) as people
    from unit u where u.valid_from <= ${day} and (u.valid_to is null or u.valid_to > ${day}) order by u.code`.execute(
    tx,
  );
  return rows.map((row) => ({ ...unitOf(row), people: row.people }));
}

/** Inserts or updates units by id, in one statement, so that a parent may stand beside its child. */
export async function saveUnits(tx: Db, units: readonly Unit[]): Promise<void> {
  const rows = units.map((unit) => ({ ...unit, initials: pinyinInitials(unit.name) }));
  await sql`insert into unit (id, code, parent_id, kind, name, initials, aliases, phone, valid_from, valid_to)
    select id, code, "parentId", kind, name, initials, aliases, phone, "validFrom", "validTo"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, "parentId" uuid, kind text, name text,
      initials text, aliases text[], phone text, "validFrom" date, "validTo" date)
    on conflict (id) do update set code = excluded.code, parent_id = excluded.parent_id, kind = excluded.kind,
      name = excluded.name, initials = excluded.initials, aliases = excluded.aliases, phone = excluded.phone,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to`.execute(tx);
}

export async function removeUnits(tx: Db, ids: readonly string[]): Promise<void> {
  await tables(tx).deleteFrom('unit').where('id', 'in', ids).execute();
}

/** The units above, from the top down to the parent. */
export async function listAbove(tx: Db, id: string): Promise<UnitLink[]> {
  const { rows } = await sql<UnitLink>`with recursive above(id, steps) as (
      select parent_id, 1 from unit where id = ${id}
      union all
      select u.parent_id, a.steps + 1 from above a join unit u on u.id = a.id where a.steps < 50)
    select u.id, u.code, u.name, u.kind from above a join unit u on u.id = a.id order by a.steps desc`.execute(tx);
  return rows;
}

/** The units directly below that are valid on the day. */
export async function listBelow(tx: Db, id: string, day: string): Promise<UnitLink[]> {
  const { rows } = await sql<UnitLink>`select id, code, name, kind from unit
    where parent_id = ${id} and valid_from <= ${day} and (valid_to is null or valid_to > ${day}) order by code`.execute(
    tx,
  );
  return rows;
}

/** The units that a unit came from and those that took its place. */
export async function listKin(tx: Db, id: string): Promise<{ cameFrom: UnitLink[]; became: UnitLink[] }> {
  const { rows } = await sql<UnitLink & { is_new: boolean }>`
    select u.id, u.code, u.name, u.kind, u.id = s.new_unit_id as is_new
    from unit_successor s join unit u on u.id in (s.old_unit_id, s.new_unit_id) and u.id <> ${id}
    where ${id} in (s.old_unit_id, s.new_unit_id) order by u.code`.execute(tx);
  const link = ({ is_new: _, ...unit }: UnitLink & { is_new: boolean }): UnitLink => unit;
  return {
    cameFrom: rows.filter((row) => !row.is_new).map(link),
    became: rows.filter((row) => row.is_new).map(link),
  };
}

/** Ends a unit and every post in it on the day. */
export async function endUnit(tx: Db, id: string, on: string): Promise<void> {
  await sql`delete from holding where unit_id = ${id} and valid_from >= ${on} and stands_in_for is not null`.execute(
    tx,
  );
  await sql`delete from holding where unit_id = ${id} and valid_from >= ${on}`.execute(tx);
  await sql`update holding set valid_to = ${on} where unit_id = ${id} and (valid_to is null or valid_to > ${on})`.execute(
    tx,
  );
  await tables(tx).updateTable('unit').set({ valid_to: on }).where('id', '=', id).execute();
}

export async function saveSuccession(
  tx: Db,
  link: { oldIds: readonly string[]; newIds: readonly string[]; on: string },
) {
  const values = link.oldIds.flatMap((old_unit_id) =>
    link.newIds.map((new_unit_id) => ({ old_unit_id, new_unit_id, on_day: link.on })),
  );
  await tables(tx).insertInto('unit_successor').values(values).execute();
}

/** Of units of a kind, who holds a post in each on the day. */
export async function listCoverage(tx: Db, asked: { kind: string; post: string; day: string }) {
  const { rows } = await sql<{ unitId: string; unitName: string; holders: { personId: string; name: string }[] }>`
    select u.id as "unitId", u.name as "unitName",
      coalesce(json_agg(json_build_object('personId', p.id, 'name', p.name) order by p.code) filter (where p.id is not null), '[]') as holders
    from unit u
    left join holding h on h.unit_id = u.id and h.post = ${asked.post}
      and h.valid_from <= ${asked.day} and (h.valid_to is null or h.valid_to > ${asked.day})
    left join person p on p.id = h.person_id
    where u.kind = ${asked.kind} and u.valid_from <= ${asked.day} and (u.valid_to is null or u.valid_to > ${asked.day})
    group by u.id order by u.code`.execute(tx);
  return rows;
}
