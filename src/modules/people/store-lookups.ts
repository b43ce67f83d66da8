import { type RawBuilder, sql } from 'kysely';
import type { Duty } from '../../kit/duties.ts';
import type { Db } from '../../platform/database.ts';
import { namesJson } from '../../platform/json-rows.ts';
import { listAbove } from './store-units.ts';

/** A colleague who holds a duty in a unit. */
export interface Colleague {
  readonly personId: string;
  readonly accountId: string | null;
  readonly name: string;
  readonly unitId: string;
  readonly post: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export async function unitNames(tx: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<Named>`select id, name from unit where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function unitPaths(tx: Db, ids: readonly string[]): Promise<Map<string, readonly string[]>> {
  const { rows } = await sql<{ of: string; path: string[] }>`with recursive above(of, id, steps) as (
      select id, id, 0 from unit where id = any(${ids}::uuid[])
      union all
      select a.of, u.parent_id, a.steps + 1 from above a join unit u on u.id = a.id where u.parent_id is not null and a.steps < 50)
    select of, array_agg(id order by steps) as path from above group by of`.execute(tx);
  return new Map(rows.map(({ of, path }) => [of, path]));
}

export async function personNames(tx: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<Named>`select id, name from person where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export function unitNamesJson(ids: readonly string[]): RawBuilder<Record<string, string>> {
  return namesJson(sql`select id, name from unit`, ids);
}

export function personNamesJson(ids: readonly string[]): RawBuilder<Record<string, string>> {
  return namesJson(sql`select id, name from person`, ids);
}

async function peopleOf(tx: Db, unitIds: readonly string[], duty: Duty, day: string): Promise<Colleague[]> {
  const { rows } =
    await sql<Colleague>`select p.id as "personId", p.account_id as "accountId", p.name, h.unit_id as "unitId", h.post
    from holding h join person p on p.id = h.person_id
    where h.unit_id = any(${unitIds}::uuid[]) and ${duty} = any(h.duties) and h.valid_from <= ${day}
      and (h.valid_to is null or h.valid_to > ${day}) and (p.left_on is null or p.left_on > ${day})
    order by p.code, h.post`.execute(tx);
  return rows;
}

export async function unitsOfPeople(
  tx: Db,
  personIds: readonly string[],
  day: string,
): Promise<Map<string, readonly string[]>> {
  const { rows } = await sql<{
    id: string;
    units: string[];
  }>`select person_id as id, array_agg(distinct unit_id) as units from holding
    where person_id = any(${personIds}::uuid[]) and valid_from <= ${day} and (valid_to is null or valid_to > ${day})
    group by person_id`.execute(tx);
  return new Map(rows.map(({ id, units }) => [id, units]));
}

export async function topUnitIds(tx: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from unit where parent_id is null`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function unitIdsBelow(tx: Db, unitId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with recursive below(id, steps) as (
      select ${unitId}::uuid, 0
      union all
      select u.id, b.steps + 1 from below b join unit u on u.parent_id = b.id where b.steps < 50)
    select id from below`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function unitIdsByCode(tx: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; code: string }>`select id, code from unit`.execute(tx);
  return new Map(rows.map(({ id, code }) => [code, id]));
}

export async function findPhones(tx: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; phone: string }>`select id, phone from person
    where id = any(${ids}::uuid[]) and phone is not null and phone <> ''`.execute(tx);
  return new Map(rows.map(({ id, phone }) => [id, phone]));
}

export async function phoneOfAccount(tx: Db, accountId: string): Promise<string | undefined> {
  const { rows } = await sql<{ phone: string }>`select phone from person
    where account_id = ${accountId} and phone is not null and phone <> ''`.execute(tx);
  return rows[0]?.phone;
}

export async function peopleOver(tx: Db, unitId: string, duty: Duty, day: string): Promise<Colleague[]> {
  const above = await listAbove(tx, unitId);
  return peopleOf(tx, [unitId, ...above.map(({ id }) => id)], duty, day);
}

/** The unit of each account's own post on the day, for access lines; whoever holds none is left out. */
export async function unitNamesOfAccounts(
  tx: Db,
  accountIds: readonly string[],
  day: string,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select distinct on (p.account_id) p.account_id as id, u.name
    from person p join holding h on h.person_id = p.id join unit u on u.id = h.unit_id
    where p.account_id = any(${accountIds}::uuid[]) and h.valid_from <= ${day} and (h.valid_to is null or h.valid_to > ${day})
    order by p.account_id, h.concurrent, h.valid_from`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What later families ask of a unit. */
export interface UnitBrief {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly parentId: string | null;
  readonly endedOn: string | null;
}

export async function listUnitBriefs(tx: Db): Promise<UnitBrief[]> {
  const { rows } =
    await sql<UnitBrief>`select id, name, kind, parent_id as "parentId", valid_to as "endedOn" from unit`.execute(tx);
  return rows;
}

/** A colleague who could handle a matter. */
export interface Handler {
  readonly personId: string;
  readonly name: string;
  readonly kind: string;
  readonly unitIds: string[];
  readonly skills: string[];
  readonly languages: string[];
  /** Somebody stands in for one of the posts today. */
  readonly isAway: boolean;
  readonly visits: boolean;
}

export async function listHandlers(
  tx: Db,
  asked: { unitIds: readonly string[]; category: string; day: string },
): Promise<Handler[]> {
  const { unitIds, category, day } = asked;
  const { rows } =
    await sql<Handler>`select p.id as "personId", p.name, p.kind, p.skills, p.languages, array_agg(distinct h.unit_id) as "unitIds",
      bool_or('revisit' = any(h.duties)) as visits,
      exists (select 1 from holding o join holding s on s.stands_in_for = o.id where o.person_id = p.id
        and s.valid_from <= ${day} and (s.valid_to is null or s.valid_to > ${day})) as "isAway"
    from holding h join person p on p.id = h.person_id
    where h.unit_id = any(${unitIds}::uuid[]) and h.valid_from <= ${day} and (h.valid_to is null or h.valid_to > ${day})
      and (p.left_on is null or p.left_on > ${day})
      and (h.categories is null or exists (select 1 from unnest(h.categories) c where ${category} = c or starts_with(${category}, c || '.')))
    group by p.id having bool_or('handle' = any(h.duties)) order by p.code`.execute(tx);
  return rows;
}
