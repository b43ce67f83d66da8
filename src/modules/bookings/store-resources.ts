import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import { pinyinInitials } from '../../platform/pinyin.ts';
import type { Resource, WeekHours } from './tables.ts';
import type { ResourceKind, RoomKind } from './words.ts';

/** A resource with the names that go with it: a colleague's is that of the person. */
export type NamedResource = Resource & {
  readonly label: string;
  readonly unit_name: string;
  readonly place_name: string | null;
  /** Place in every list: rooms by code, then people by theirs. */
  readonly sort: string;
};

const sort = sql`(coalesce(r.code, '~' || p.code) collate "C")`;
const named = sql`select r.id, r.code, r.kind, r.name, r.unit_id, r.place_id, r.person_id, r.address, r.lng, r.lat, r.capacity, r.step_free,
    r.hearing_loop, r.hours, r.keeps_holidays, r.active, r.version, coalesce(r.name, p.name) as label, u.name as unit_name,
    l.name as place_name, ${sort} as sort
  from resource r join unit u on u.id = r.unit_id left join person p on p.id = r.person_id left join place l on l.id = r.place_id`;

export interface ResourcesAsked {
  readonly q?: string | undefined;
  /** None: of the whole county. */
  readonly unitIds?: readonly string[] | undefined;
  readonly kinds: readonly ResourceKind[];
  readonly active: boolean;
  /** People who have left are left out from this day on. */
  readonly day: string;
  readonly after: string;
  readonly limit: number;
}

/** Resources after a place in the list, by name, code or pinyin initials. */
export async function listResources(tx: Db, asked: ResourcesAsked): Promise<NamedResource[]> {
  const q = asked.q?.normalize('NFKC').toLowerCase() ?? '';
  const prefix = /^[a-z0-9]+$/.test(q) ? `${q}%` : null;
  const { rows } = await sql<NamedResource>`${named}
    where ${sort} > ${asked.after} and r.kind = any(${[...asked.kinds]}) and r.active = ${asked.active}
      and (${asked.unitIds === undefined} or r.unit_id = any(${[...(asked.unitIds ?? [])]}::uuid[]))
      and (p.left_on is null or p.left_on > ${asked.day})
      and (${q} = '' or r.initials like ${prefix}::text or p.initials like ${prefix}::text
        or position(${q} in lower(concat_ws(' ', r.name, r.code, r.address, p.name))) > 0)
    order by ${sort} limit ${asked.limit}`.execute(tx);
  return rows;
}

/** Resources by id, retired ones too; unknown ids are left out. */
export async function findResources(tx: Db, ids: readonly string[]): Promise<NamedResource[]> {
  const { rows } = await sql<NamedResource>`${named} where r.id = any(${[...ids]}::uuid[]) order by ${sort}`.execute(
    tx,
  );
  return rows;
}

export async function findResource(tx: Db, id: string): Promise<NamedResource | undefined> {
  return (await findResources(tx, [id]))[0];
}

/** Nobody else takes a time of these, or changes them, until this transaction ends; always in the same order, so that two never wait for each other. */
export async function lockResources(tx: Db, ids: readonly string[]): Promise<NamedResource[]> {
  const { rows } = await sql<NamedResource>`${named} where r.id = any(${[...ids]}::uuid[])
    order by r.id for no key update of r`.execute(tx);
  return rows;
}

/** Ids of the resources that stand for these people, by person; whoever has none is left out. */
export async function resourcesOfPeople(tx: Db, personIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string;
    person_id: string;
  }>`select id, person_id from resource where person_id = any(${[...personIds]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, person_id }) => [person_id, id]));
}

export interface PersonResource {
  readonly id: string;
  readonly personId: string;
  readonly unitId: string;
  readonly hours: WeekHours;
}

/** False when the person has one already. */
export async function insertPersonResource(tx: Db, made: PersonResource): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into resource (id, kind, unit_id, person_id, hours)
    values (${made.id}, 'person', ${made.unitId}, ${made.personId}, ${JSON.stringify(made.hours)}::jsonb)
    on conflict (person_id) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** What people fill in of a room, a mobile room or a piece of equipment. */
export interface Room {
  readonly id: string;
  readonly code: string;
  readonly kind: RoomKind;
  readonly name: string;
  readonly unitId: string;
  readonly placeId: string | null;
  readonly address: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly capacity: number;
  readonly stepFree: boolean;
  readonly hearingLoop: boolean;
  readonly hours: WeekHours;
  readonly keepsHolidays: boolean;
  readonly active: boolean;
}

/** Inserts or updates rooms by id. */
export async function saveRooms(tx: Db, rooms: readonly Room[]): Promise<void> {
  const rows = rooms.map((room) => ({ ...room, initials: pinyinInitials(room.name) }));
  await sql`insert into resource (id, code, kind, name, initials, unit_id, place_id, address, lng, lat, capacity, step_free, hearing_loop,
      hours, keeps_holidays, active)
    select id, code, kind, name, initials, "unitId", "placeId", address, lng, lat, capacity, "stepFree", "hearingLoop", hours,
      "keepsHolidays", active
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, code text, kind text, name text, initials text, "unitId" uuid,
      "placeId" uuid, address text, lng float8, lat float8, capacity int, "stepFree" boolean, "hearingLoop" boolean, hours jsonb,
      "keepsHolidays" boolean, active boolean)
    on conflict (id) do update set code = excluded.code, kind = excluded.kind, name = excluded.name, initials = excluded.initials,
      unit_id = excluded.unit_id, place_id = excluded.place_id, address = excluded.address, lng = excluded.lng, lat = excluded.lat,
      capacity = excluded.capacity, step_free = excluded.step_free, hearing_loop = excluded.hearing_loop, hours = excluded.hours,
      keeps_holidays = excluded.keeps_holidays, active = excluded.active, version = resource.version + 1`.execute(tx);
}

/** Every room, mobile room and piece of equipment in the order of codes, retired ones too. */
export async function listRooms(tx: Db): Promise<Room[]> {
  const { rows } =
    await sql<Room>`select id, code, kind, name, unit_id as "unitId", place_id as "placeId", address, lng, lat, capacity,
      step_free as "stepFree", hearing_loop as "hearingLoop", hours, keeps_holidays as "keepsHolidays", active
    from resource where kind <> 'person' order by code`.execute(tx);
  return rows;
}

export async function removeResources(tx: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from resource where id = any(${[...ids]}::uuid[])`.execute(tx);
}

export async function isCodeTaken(tx: Db, code: string, exceptId: string | null): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`select id from resource where code = ${code}`.execute(tx);
  return rows.some(({ id }) => id !== exceptId);
}

async function touch(tx: Db, id: string, change: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{
    version: number;
  }>`update resource set ${change}, version = version + 1 where id = ${id} returning version`.execute(tx);
  return rows[0]?.version ?? 0;
}

export function saveHours(
  tx: Db,
  id: string,
  { hours, keepsHolidays }: { hours: WeekHours; keepsHolidays: boolean },
): Promise<number> {
  return touch(tx, id, sql`hours = ${JSON.stringify(hours)}::jsonb, keeps_holidays = ${keepsHolidays}`);
}

export function saveActive(tx: Db, id: string, active: boolean): Promise<number> {
  return touch(tx, id, sql`active = ${active}`);
}
