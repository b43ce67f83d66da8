import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';

/** The form in which signatures are made now; a higher number makes all of them anew. */
const form = 1;

/** What is read of a matter to make its signature. */
export interface Unmarked {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly where_text: string;
  readonly added: readonly string[];
}

const readable = sql<boolean>`m.forgotten_at is null and m.state not in ('withdrawn', 'not_accepted')`;
const texts = sql`m.id, m.title, m.what, m.where_text, array(select h.data ->> 'text' from happening h
  where h.subject_kind = 'matter' and h.subject_id = m.id and h.kind = 'matter.added' and h.data ->> 'text' is not null order by h.id) as added`;

/** Those of these matters that may have a signature. */
export async function listReadable(tx: Db, ids: readonly string[]): Promise<Unmarked[]> {
  const { rows } =
    await sql<Unmarked>`select ${texts} from matter m where m.id = any(${ids}::uuid[]) and ${readable}`.execute(tx);
  return rows;
}

/** Further matters of the same import that have no signature yet: one job does the work of many. */
export async function listUnmarkedOfImport(tx: Db, matterId: string, limit: number): Promise<Unmarked[]> {
  const { rows } = await sql<Unmarked>`select ${texts} from matter m
    where m.import_run_id = (select import_run_id from matter where id = ${matterId}) and ${readable}
      and not exists (select 1 from topic_mark k where k.matter_id = m.id and k.form = ${form}) limit ${limit}`.execute(
    tx,
  );
  return rows;
}

/** The next matters, in the order of their ids, that have no signature of the present form. */
export async function listUnmarked(tx: Db, after: string, limit: number): Promise<Unmarked[]> {
  const { rows } = await sql<Unmarked>`select ${texts} from matter m where m.id > ${after} and ${readable}
      and not exists (select 1 from topic_mark k where k.matter_id = m.id and k.form = ${form}) order by m.id limit ${limit}`.execute(
    tx,
  );
  return rows;
}

/** How many matters have a signature, of all that may. */
export async function countMarks(tx: Db): Promise<{ marked: number; of: number }> {
  const { rows } = await sql<{ marked: number; of: number }>`select
      (select count(*)::int from topic_mark where form = ${form}) as marked, (select count(*)::int from matter m where ${readable}) as of`.execute(
    tx,
  );
  return rows[0] ?? { marked: 0, of: 0 };
}

export async function isMarked(tx: Db, matterId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from topic_mark where matter_id = ${matterId} and form = ${form}`.execute(tx);
  return rows.length > 0;
}

export interface Mark {
  readonly id: string;
  readonly bands: readonly number[];
  readonly places: readonly number[];
}

export async function saveMarks(tx: Db, marks: readonly Mark[], now: Date): Promise<void> {
  if (marks.length === 0) return;
  await sql`insert into topic_mark (matter_id, bands, places, form, made_at)
    select x.id, x.bands, x.places, ${form}, ${now} from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as x(id uuid, bands int[], places int[])
    on conflict (matter_id) do update set bands = excluded.bands, places = excluded.places, form = excluded.form, made_at = excluded.made_at`.execute(
    tx,
  );
}

export async function deleteMark(tx: Db, matterId: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from topic_mark where matter_id = ${matterId}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** A public card as its own text stands. */
export interface CardText {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

/** Cards that are shown: this one, or those without keys of the present form. */
export async function listCards(tx: Db, matterId: string | null): Promise<CardText[]> {
  const which =
    matterId === null
      ? sql`not exists (select 1 from topic_card_mark k where k.matter_id = c.matter_id and k.form = ${form})`
      : sql`c.matter_id = ${matterId}`;
  const { rows } = await sql<CardText>`select c.matter_id as id, c.title, c.body from public_card c
    where c.ended_at is null and ${which} limit 2000`.execute(tx);
  return rows;
}

export async function saveCardKeys(tx: Db, cards: readonly { id: string; keys: readonly number[] }[]): Promise<void> {
  if (cards.length === 0) return;
  await sql`insert into topic_card_mark (matter_id, keys, form)
    select x.id, x.keys, ${form} from jsonb_to_recordset(${JSON.stringify(cards)}::jsonb) as x(id uuid, keys int[])
    on conflict (matter_id) do update set keys = excluded.keys, form = excluded.form`.execute(tx);
}

export async function deleteCardKeys(tx: Db, matterId: string): Promise<void> {
  await sql`delete from topic_card_mark where matter_id = ${matterId}`.execute(tx);
}
