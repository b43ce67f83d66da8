import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Post, Studio, WalkIn } from './tables.ts';
import type { StudioRole, WalkInState } from './words.ts';

const columns = (day: string) => sql`s.id, s.code, s.unit_id, s.name, s.address, s.phone, s.hours, s.active, s.version,
  (select count(*)::int from studio_walk_in w where w.studio_id = s.id and w.on_day = ${day} and w.state = 'waiting') as waiting,
  array(select p.person_id from studio_post p where p.studio_id = s.id and p.until is null) as person_ids`;

/** Studios in use first, by code. */
export async function listStudios(tx: Db, day: string): Promise<Studio[]> {
  const { rows } = await sql<Studio>`select ${columns(day)} from studio s order by s.active desc, s.code`.execute(tx);
  return rows;
}

export async function findStudio(tx: Db, id: string, day: string, lock = false): Promise<Studio | undefined> {
  const { rows } =
    await sql<Studio>`select ${columns(day)} from studio s where s.id = ${id} ${lock ? sql`for update of s` : sql``}`.execute(
      tx,
    );
  return rows[0];
}

export async function findStudioByCode(tx: Db, code: string, day: string): Promise<Studio | undefined> {
  const { rows } = await sql<Studio>`select ${columns(day)} from studio s where s.code = ${code} and s.active`.execute(
    tx,
  );
  return rows[0];
}

export type NewStudio = Pick<Studio, 'id' | 'code' | 'unit_id' | 'name' | 'address' | 'phone' | 'hours' | 'active'>;

/** False when another studio has this code. */
export async function insertStudio(tx: Db, row: NewStudio, now: Date): Promise<boolean> {
  const { rows } =
    await sql`insert into studio (id, code, unit_id, name, address, phone, hours, active, made_at, changed_at)
    values (${row.id}, ${row.code}, ${row.unit_id}, ${row.name}, ${row.address}, ${row.phone}, ${JSON.stringify(row.hours)}::jsonb, ${row.active}, ${now}, ${now})
    on conflict (code) do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** The new version; undefined when another studio has this code. */
export async function saveStudio(tx: Db, row: NewStudio, now: Date): Promise<number | undefined> {
  const { rows } = await sql<{
    version: number;
  }>`update studio set code = ${row.code}, unit_id = ${row.unit_id}, name = ${row.name},
      address = ${row.address}, phone = ${row.phone}, hours = ${JSON.stringify(row.hours)}::jsonb, active = ${row.active},
      version = version + 1, changed_at = ${now}
    where id = ${row.id} and not exists (select 1 from studio o where o.code = ${row.code} and o.id <> ${row.id}) returning version`.execute(
    tx,
  );
  return rows[0]?.version;
}

export async function listRoomIds(tx: Db, studioId: string): Promise<string[]> {
  const { rows } = await sql<{
    resource_id: string;
  }>`select resource_id from studio_room where studio_id = ${studioId}`.execute(tx);
  return rows.map(({ resource_id }) => resource_id);
}

export async function replaceRooms(tx: Db, studioId: string, roomIds: readonly string[]): Promise<void> {
  await sql`delete from studio_room where studio_id = ${studioId}`.execute(tx);
  await sql`insert into studio_room (studio_id, resource_id) select ${studioId}, x from unnest(${[...roomIds]}::uuid[]) x`.execute(
    tx,
  );
}

export async function listPosts(tx: Db, studioId: string): Promise<Post[]> {
  const { rows } = await sql<Post>`select person_id, role, since::text as since from studio_post
    where studio_id = ${studioId} and until is null order by array_position(array['head', 'mediator', 'reception'], role), since, person_id`.execute(
    tx,
  );
  return rows;
}

/** Who stays keeps the post; who is not named any more leaves it today. */
export async function savePosts(
  tx: Db,
  studioId: string,
  posts: readonly { readonly personId: string; readonly role: StudioRole }[],
  today: string,
): Promise<void> {
  const wanted = JSON.stringify(posts);
  await sql`update studio_post p set until = ${today} where p.studio_id = ${studioId} and p.until is null
    and not exists (select 1 from jsonb_to_recordset(${wanted}::jsonb) as x("personId" uuid, role text) where x."personId" = p.person_id and x.role = p.role)`.execute(
    tx,
  );
  await sql`insert into studio_post (studio_id, person_id, role, since)
    select ${studioId}, x."personId", x.role, ${today} from jsonb_to_recordset(${wanted}::jsonb) as x("personId" uuid, role text)
    where not exists (select 1 from studio_post p where p.studio_id = ${studioId} and p.person_id = x."personId" and p.until is null)
    on conflict (studio_id, person_id, since) do update set role = excluded.role, until = null`.execute(tx);
}

const walkInColumns = sql`w.id, w.studio_id, w.on_day::text as on_day, w.number, w.name, w.phone, w.about, w.needs, w.state, w.came_at, w.called_at,
  w.called_by, w.ended_at, w.note, w.mediation_id`;

export async function listWalkIns(tx: Db, studioId: string, day: string): Promise<WalkIn[]> {
  const { rows } =
    await sql<WalkIn>`select ${walkInColumns} from studio_walk_in w where w.studio_id = ${studioId} and w.on_day = ${day}
    order by array_position(array['called', 'waiting', 'taken', 'advised', 'left'], w.state), w.number limit 500`.execute(
      tx,
    );
  return rows;
}

/** Numbers of those who wait or were called, in the order of coming. */
export async function listTickets(tx: Db, studioId: string, day: string): Promise<Pick<WalkIn, 'number' | 'state'>[]> {
  const { rows } = await sql<Pick<WalkIn, 'number' | 'state'>>`select w.number, w.state from studio_walk_in w
    where w.studio_id = ${studioId} and w.on_day = ${day} and w.state in ('waiting', 'called') order by w.number`.execute(
    tx,
  );
  return rows;
}

/** Writes down who came under the next number of the day; the studio is locked. */
export async function insertWalkIn(
  tx: Db,
  row: Pick<WalkIn, 'id' | 'studio_id' | 'on_day' | 'name' | 'phone' | 'about' | 'needs'>,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{
    number: number;
  }>`insert into studio_walk_in (id, studio_id, on_day, number, name, phone, about, needs, state, came_at)
    select ${row.id}, ${row.studio_id}, ${row.on_day}, coalesce(max(w.number), 0) + 1, ${row.name}, ${row.phone}, ${row.about}, ${row.needs}, 'waiting', ${now}
    from studio_walk_in w where w.studio_id = ${row.studio_id} and w.on_day = ${row.on_day} returning number`.execute(
    tx,
  );
  return rows[0]?.number ?? 0;
}

export async function lockWalkIn(tx: Db, id: string): Promise<WalkIn | undefined> {
  const { rows } =
    await sql<WalkIn>`select ${walkInColumns} from studio_walk_in w where w.id = ${id} for update`.execute(tx);
  return rows[0];
}

export interface WalkInChange {
  readonly state: WalkInState;
  readonly note: string;
  readonly personId: string | null;
  readonly mediationId?: string;
}

const ends: readonly WalkInState[] = ['taken', 'advised', 'left'];

export async function saveWalkIn(
  tx: Db,
  id: string,
  { state, note, personId, mediationId }: WalkInChange,
  now: Date,
): Promise<void> {
  const isCall = state === 'called';
  await sql`update studio_walk_in set state = ${state}, note = case when ${note} = '' then note else ${note} end,
      called_at = case when ${isCall} then ${now} else called_at end, called_by = case when ${isCall} then ${personId}::uuid else called_by end,
      ended_at = ${ends.includes(state) ? now : null}, mediation_id = ${mediationId ?? null} where id = ${id}`.execute(
    tx,
  );
}

/** Every night: who came half a year ago is taken away, the numbers stay. */
export async function tidyWalkIns(tx: Db, now: Date): Promise<void> {
  await sql`update studio_walk_in set name = '', phone = '', about = '', needs = '', note = ''
    where came_at < ${now}::timestamptz - interval '180 days' and (name, phone, about, needs, note) <> ('', '', '', '', '')`.execute(
    tx,
  );
}
