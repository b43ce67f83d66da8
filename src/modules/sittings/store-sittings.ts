import { type RawBuilder, sql } from 'kysely';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { seesMediation } from '../mediation/api.ts';
import type { Mark, SheetOfSitting } from './rules-sheet.ts';
import type { Fact, Signature, Sitting } from './tables.ts';

const columns = sql`s.id, s.mediation_id, s.number, s.kind, s.sides, s.state, s.starts_at, s.ends_at, s.room_id, s.place, s.link, s.engagement_id,
  s.open_session, s.begun_at, s.ended_at, s.stage, s.stages, s.calm, s.outcome, s.law, s.reason, s.feeling, s.course, s.result, s.present,
  s.articles, s.written, s.is_simple, s.record_state, s.record_number, s.record_text, s.record_hash, s.record_at, s.locked_at, s.version`;

/** Sittings of a mediation, in their order. */
export async function listSittings(tx: Db, mediationId: string): Promise<Sitting[]> {
  const { rows } =
    await sql<Sitting>`select ${columns} from sitting s where s.mediation_id = ${mediationId} order by s.number`.execute(
      tx,
    );
  return rows;
}

export type NewSitting = Pick<
  Sitting,
  | 'id'
  | 'mediation_id'
  | 'kind'
  | 'sides'
  | 'state'
  | 'starts_at'
  | 'ends_at'
  | 'room_id'
  | 'place'
  | 'link'
  | 'engagement_id'
  | 'open_session'
> & { readonly made_by: string | null };

export async function insertSitting(tx: Db, one: NewSitting, now: Date): Promise<void> {
  const begunAt = one.state === 'under-way' ? now : null;
  await sql`insert into sitting (id, mediation_id, number, kind, sides, state, starts_at, ends_at, room_id, place, link, engagement_id,
      open_session, begun_at, made_by, made_at, changed_at)
    select ${one.id}, ${one.mediation_id}, coalesce(max(number), 0) + 1, ${one.kind}, ${[...one.sides]}, ${one.state}, ${one.starts_at},
      ${one.ends_at}, ${one.room_id}::uuid, ${one.place}, ${one.link}, ${one.engagement_id}::uuid, ${one.open_session}, ${begunAt}::timestamptz,
      ${one.made_by}::uuid, ${now}, ${now}
    from sitting where mediation_id = ${one.mediation_id}`.execute(tx);
}

type Change = Partial<
  Pick<
    Sitting,
    | 'state'
    | 'starts_at'
    | 'ends_at'
    | 'room_id'
    | 'open_session'
    | 'begun_at'
    | 'ended_at'
    | 'stage'
    | 'stages'
    | 'calm'
    | 'outcome'
    | 'is_simple'
    | 'record_state'
    | 'record_number'
    | 'record_text'
    | 'record_hash'
    | 'record_at'
    | 'locked_at'
  > &
    SheetOfSitting & { readonly written: Readonly<Record<string, Mark>> }
>;

const asJson: ReadonlySet<string> = new Set(['stages', 'present', 'articles', 'written']);

function setting([column, value]: [string, unknown]): RawBuilder<unknown> {
  if (asJson.has(column)) return sql`${sql.ref(column)} = ${JSON.stringify(value)}::jsonb`;
  return sql`${sql.ref(column)} = ${Array.isArray(value) ? [...value] : value}`;
}

/** Saves what changed; answers the new version. */
export async function saveSitting(tx: Db, id: string, change: Change, now: Date): Promise<number> {
  const sets = Object.entries(change).map(setting);
  const { rows } = await sql<{ version: number }>`update sitting
    set ${sql.join([...sets, sql`version = version + 1`, sql`changed_at = ${now}`])} where id = ${id} returning version`.execute(
    tx,
  );
  return rows[0]?.version ?? 0;
}

/** How many sittings of a mediation wait for their record; mediation refuses to end while there is one. */
export async function saveUnrecorded(tx: Db, mediationId: string, count: number): Promise<void> {
  await sql`update mediation set unrecorded = ${count} where id = ${mediationId}`.execute(tx);
}

/** The table of facts, in the order in which they came up; rows whose words were taken back are left out. */
export async function listFactRows(tx: Db, mediationId: string): Promise<Fact[]> {
  const { rows } = await sql<Fact>`select id, text, stands, remarks, written from sitting_fact
    where mediation_id = ${mediationId} order by added_at, id`.execute(tx);
  return rows;
}

/** Writes rows of the table; those of another mediation stay as they are. Answers how many were written. */
export async function saveFacts(tx: Db, mediationId: string, facts: readonly Fact[], now: Date): Promise<number> {
  if (facts.length === 0) return 0;
  const { rows } = await sql`insert into sitting_fact (id, mediation_id, text, stands, remarks, written, added_at)
    select f.id, ${mediationId}, f.text, f.stands, f.remarks, f.written, ${now}
    from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as f(id uuid, text text, stands jsonb, remarks jsonb, written jsonb)
    on conflict (id) do update set text = excluded.text, stands = excluded.stands, remarks = excluded.remarks, written = excluded.written
      where sitting_fact.mediation_id = ${mediationId} returning id`.execute(tx);
  return rows.length;
}

export async function listSignatures(tx: Db, mediationId: string): Promise<Signature[]> {
  const { rows } =
    await sql<Signature>`select g.sitting_id, g.record_number, g.party_id, g.verdict, g.way, g.typed_name, g.note, g.file_id, g.at
    from sitting_signature g join sitting s on s.id = g.sitting_id
    where s.mediation_id = ${mediationId} and g.record_number = s.record_number order by g.at, g.party_id`.execute(tx);
  return rows;
}

/** The last word of a party to this reading counts. */
export async function saveSignature(tx: Db, said: Signature, byId: string | null): Promise<void> {
  await sql`insert into sitting_signature (sitting_id, record_number, party_id, verdict, way, typed_name, note, file_id, by_id, at)
    values (${said.sitting_id}, ${said.record_number}, ${said.party_id}, ${said.verdict}, ${said.way}, ${said.typed_name}, ${said.note},
      ${said.file_id}, ${byId}, ${said.at})
    on conflict (sitting_id, record_number, party_id) do update set verdict = excluded.verdict, way = excluded.way,
      typed_name = excluded.typed_name, note = excluded.note, file_id = excluded.file_id, by_id = excluded.by_id, at = excluded.at`.execute(
    tx,
  );
}

/** Sittings that whoever knocks leads or helps with, for the phone: those ahead within a week, under way, and not written up yet. */
export async function listCarried(
  tx: Db,
  who: Who,
  of: { personId: string; now: Date; limit: number },
): Promise<Sitting[]> {
  const { rows } = await sql<Sitting>`select ${columns} from sitting s join mediation c on c.id = s.mediation_id
    where ${seesMediation(who)} and (c.liaison_id = ${of.personId}
        or c.id in (select p.mediation_id from mediation_panel p where p.person_id = ${of.personId} and p.until is null))
      and ((s.state = 'planned' and s.starts_at < ${of.now}::timestamptz + interval '7 days' and s.starts_at > ${of.now}::timestamptz - interval '2 days')
        or s.state = 'under-way' or (s.state = 'held' and s.record_state = 'draft'))
    order by s.starts_at, s.id limit ${of.limit}`.execute(tx);
  return rows;
}

/** Which mediation a sitting belongs to. */
export async function mediationIdOf(tx: Db, sittingId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    mediation_id: string;
  }>`select mediation_id from sitting where id = ${sittingId}`.execute(tx);
  return rows[0]?.mediation_id;
}
