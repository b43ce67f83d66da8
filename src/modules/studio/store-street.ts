import { sql } from 'kysely';
import type { Cursor } from '../../kit/cursor.ts';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { seesStudio } from './policy.ts';
import type { Informal, PromiseRow, Squad, Stop, Tour } from './tables.ts';
import type { EntryOutcome, EntryStage, PromiseState } from './words-street.ts';

export interface Page {
  readonly after: Cursor | undefined;
  readonly limit: number;
}

const tourColumns = sql`t.id, t.studio_id, t.resource_id, t.title, t.state, t.is_public, t.version, t.made_at, s.unit_id, s.name as studio_name`;
const stopColumns = sql`p.id, p.tour_id, p.place, p.lng, p.lat, p.starts_at, p.ends_at, p.engagement_id, p.state, p.visitors, p.note`;

export async function listTours(tx: Db, who: Who, { after, limit }: Page): Promise<Tour[]> {
  const { rows } = await sql<Tour>`select ${tourColumns} from studio_tour t join studio s on s.id = t.studio_id
    where ${seesStudio(who)} and ${after === undefined ? sql`true` : sql`(t.made_at, t.id) < (${after.at}, ${after.id}::uuid)`}
    order by t.made_at desc, t.id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function lockTour(tx: Db, id: string): Promise<Tour | undefined> {
  const { rows } =
    await sql<Tour>`select ${tourColumns} from studio_tour t join studio s on s.id = t.studio_id where t.id = ${id} for update of t`.execute(
      tx,
    );
  return rows[0];
}

export async function listStops(tx: Db, tourIds: readonly string[]): Promise<Stop[]> {
  const { rows } =
    await sql<Stop>`select ${stopColumns} from studio_stop p where p.tour_id = any(${[...tourIds]}::uuid[]) order by p.position, p.id`.execute(
      tx,
    );
  return rows;
}

export async function lockStop(tx: Db, id: string): Promise<Stop | undefined> {
  const { rows } = await sql<Stop>`select ${stopColumns} from studio_stop p where p.id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function insertTour(
  tx: Db,
  tour: Pick<Tour, 'id' | 'studio_id' | 'resource_id' | 'title' | 'is_public'> & { readonly by: string | null },
  stops: readonly (Pick<Stop, 'id' | 'place' | 'lng' | 'lat' | 'starts_at' | 'ends_at' | 'engagement_id'> & {
    readonly position: number;
  })[],
  now: Date,
): Promise<void> {
  await sql`insert into studio_tour (id, studio_id, resource_id, title, state, is_public, made_by, made_at)
    values (${tour.id}, ${tour.studio_id}, ${tour.resource_id}, ${tour.title}, 'planned', ${tour.is_public}, ${tour.by}, ${now})`.execute(
    tx,
  );
  await sql`insert into studio_stop (id, tour_id, position, place, lng, lat, starts_at, ends_at, engagement_id, state)
    select x.id, ${tour.id}, x.position, x.place, x.lng, x.lat, x.starts_at, x.ends_at, x.engagement_id, 'planned'
    from jsonb_to_recordset(${JSON.stringify(stops)}::jsonb) as x(id uuid, position int, place text, lng float8, lat float8, starts_at timestamptz,
      ends_at timestamptz, engagement_id uuid)`.execute(tx);
}

export async function cancelTour(tx: Db, id: string): Promise<number> {
  await sql`update studio_stop set state = 'cancelled' where tour_id = ${id} and state = 'planned'`.execute(tx);
  const { rows } = await sql<{
    version: number;
  }>`update studio_tour set state = 'cancelled', version = version + 1 where id = ${id} returning version`.execute(tx);
  return rows[0]?.version ?? 0;
}

/** Writes a stop down; a tour whose stops are all behind it is over. */
export async function saveStop(
  tx: Db,
  stop: Pick<Stop, 'id' | 'tour_id'> & { visitors: number; note: string },
  now: Date,
): Promise<void> {
  await sql`update studio_stop set state = 'held', visitors = ${stop.visitors}, note = ${stop.note}, held_at = ${now} where id = ${stop.id}`.execute(
    tx,
  );
  await sql`update studio_tour set state = 'over', version = version + 1 where id = ${stop.tour_id}
    and not exists (select 1 from studio_stop p where p.tour_id = ${stop.tour_id} and p.state = 'planned')`.execute(tx);
}

export interface NextStop extends Pick<Stop, 'id' | 'place' | 'starts_at' | 'ends_at'> {
  readonly studio_name: string;
  readonly phone: string;
}

/** Stops of the next month that residents may know of, the earliest first. */
export async function listNextStops(tx: Db, now: Date): Promise<NextStop[]> {
  const { rows } = await sql<NextStop>`select p.id, p.place, p.starts_at, p.ends_at, s.name as studio_name, s.phone
    from studio_stop p join studio_tour t on t.id = p.tour_id join studio s on s.id = t.studio_id
    where p.state = 'planned' and t.is_public and t.state = 'planned' and s.active and p.ends_at > ${now}
      and p.starts_at < ${now}::timestamptz + interval '31 days' order by p.starts_at, p.id limit 60`.execute(tx);
  return rows;
}

type SourceKind = 'stop' | 'informal' | 'squad';

export async function insertRaised(
  tx: Db,
  of: { kind: SourceKind; id: string },
  matterIds: readonly string[],
  now: Date,
): Promise<void> {
  await sql`insert into studio_matter (source_kind, source_id, matter_id, at)
    select ${of.kind}, ${of.id}, x, ${now} from unnest(${[...matterIds]}::uuid[]) x`.execute(tx);
}

/** Ids of the matters that were taken up, by where. */
export async function raisedAt(tx: Db, kind: SourceKind, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{
    source_id: string;
    matter_ids: string[];
  }>`select source_id, array_agg(matter_id order by at, matter_id) as matter_ids
    from studio_matter where source_kind = ${kind} and source_id = any(${[...ids]}::uuid[]) group by 1`.execute(tx);
  return new Map(rows.map(({ source_id, matter_ids }) => [source_id, matter_ids]));
}

export async function listInformals(tx: Db, unitIds: readonly string[], { after, limit }: Page): Promise<Informal[]> {
  const { rows } =
    await sql<Informal>`select i.id, i.unit_id, i.kind, i.place, i.attended, i.note, i.held_at from informal_meeting i
    where i.unit_id = any(${[...unitIds]}::uuid[]) and ${after === undefined ? sql`true` : sql`(i.held_at, i.id) < (${after.at}, ${after.id}::uuid)`}
    order by i.held_at desc, i.id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function insertInformal(
  tx: Db,
  row: Omit<Informal, never> & { readonly lng: number | null; readonly lat: number | null; readonly by: string | null },
  promises: readonly Pick<PromiseRow, 'id' | 'what' | 'who' | 'due_on'>[],
  now: Date,
): Promise<void> {
  await sql`insert into informal_meeting (id, unit_id, kind, place, lng, lat, attended, note, held_at, by_id, made_at)
    values (${row.id}, ${row.unit_id}, ${row.kind}, ${row.place}, ${row.lng}, ${row.lat}, ${row.attended}, ${row.note}, ${row.held_at}, ${row.by}, ${now})`.execute(
    tx,
  );
  await sql`insert into informal_promise (id, meeting_id, what, who, due_on, state)
    select x.id, ${row.id}, x.what, x.who, x.due_on, 'open' from jsonb_to_recordset(${JSON.stringify(promises)}::jsonb) as x(id uuid, what text, who text, due_on date)`.execute(
    tx,
  );
}

export async function listPromises(tx: Db, meetingIds: readonly string[]): Promise<PromiseRow[]> {
  const { rows } =
    await sql<PromiseRow>`select id, meeting_id, what, who, due_on::text as due_on, state, report from informal_promise
    where meeting_id = any(${[...meetingIds]}::uuid[]) order by due_on, id`.execute(tx);
  return rows;
}

export async function lockPromise(
  tx: Db,
  id: string,
): Promise<(PromiseRow & { readonly unit_id: string }) | undefined> {
  const { rows } = await sql<
    PromiseRow & { unit_id: string }
  >`select p.id, p.meeting_id, p.what, p.who, p.due_on::text as due_on, p.state, p.report, i.unit_id
    from informal_promise p join informal_meeting i on i.id = p.meeting_id where p.id = ${id} for update of p`.execute(
    tx,
  );
  return rows[0];
}

export async function endPromise(
  tx: Db,
  id: string,
  ended: { state: PromiseState; report: string },
  now: Date,
): Promise<void> {
  await sql`update informal_promise set state = ${ended.state}, report = ${ended.report}, ended_at = ${now} where id = ${id}`.execute(
    tx,
  );
}

const squadColumns = sql`q.id, q.unit_id, q.name, q.area, q.version,
  coalesce((select jsonb_agg(jsonb_build_object('name', m.name, 'role', m.role, 'phone', m.phone) order by m.role, m.name) from squad_member m where m.squad_id = q.id), '[]') as members`;

export async function listSquads(tx: Db, unitIds: readonly string[]): Promise<Squad[]> {
  const { rows } =
    await sql<Squad>`select ${squadColumns} from squad q where q.unit_id = any(${[...unitIds]}::uuid[]) and q.active order by q.name limit 200`.execute(
      tx,
    );
  return rows;
}

export async function lockSquad(tx: Db, id: string): Promise<Squad | undefined> {
  const { rows } = await sql<Squad>`select ${squadColumns} from squad q where q.id = ${id} for update of q`.execute(tx);
  return rows[0];
}

/** Writes a squad down or anew; its members are those named now. */
export async function saveSquad(tx: Db, row: Omit<Squad, 'version'>, now: Date): Promise<number> {
  const { rows } = await sql<{
    version: number;
  }>`insert into squad (id, unit_id, name, area, made_at) values (${row.id}, ${row.unit_id}, ${row.name}, ${row.area}, ${now})
    on conflict (id) do update set name = excluded.name, area = excluded.area, unit_id = excluded.unit_id, version = squad.version + 1 returning version`.execute(
    tx,
  );
  await sql`delete from squad_member where squad_id = ${row.id}`.execute(tx);
  await sql`insert into squad_member (id, squad_id, name, role, phone)
    select gen_random_uuid(), ${row.id}, x.name, x.role, x.phone from jsonb_to_recordset(${JSON.stringify(row.members)}::jsonb) as x(name text, role text, phone text)`.execute(
    tx,
  );
  return rows[0]?.version ?? 1;
}

export interface EntryRow {
  readonly id: string;
  readonly squad_id: string;
  readonly matter_id: string | null;
  readonly where_text: string;
  readonly what: string;
  readonly known_since: string;
  readonly entered_on: string;
  readonly stage: EntryStage;
  readonly outcome: EntryOutcome;
}

/** The last ten of each squad. */
export async function listSquadEntries(tx: Db, squadIds: readonly string[]): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`select e.* from unnest(${[...squadIds]}::uuid[]) s(id) cross join lateral (
      select e.id, e.squad_id, e.matter_id, e.where_text, e.what, e.known_since::text as known_since, e.entered_on::text as entered_on, e.stage, e.outcome
      from squad_entry e where e.squad_id = s.id order by e.entered_on desc, e.id desc limit 10) e`.execute(tx);
  return rows;
}

export async function insertSquadEntry(tx: Db, row: EntryRow, by: string | null, now: Date): Promise<void> {
  await sql`insert into squad_entry (id, squad_id, matter_id, where_text, what, known_since, entered_on, stage, outcome, by_id, made_at)
    values (${row.id}, ${row.squad_id}, ${row.matter_id}, ${row.where_text}, ${row.what}, ${row.known_since}, ${row.entered_on}, ${row.stage}, ${row.outcome}, ${by}, ${now})`.execute(
    tx,
  );
}
