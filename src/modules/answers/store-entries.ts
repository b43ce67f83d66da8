import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { AnswerEntry } from './tables.ts';

const columns = sql`id, code, kind, unit_id, state, live, live_number, published_at, published_by, as_of, draft, draft_by, draft_at, version,
  uses::int as uses, used_on::text as used_on`;

/** Every entry in the order of its code. */
export async function listEntries(tx: Db): Promise<AnswerEntry[]> {
  const { rows } = await sql<AnswerEntry>`select ${columns} from answer_entry order by code`.execute(tx);
  return rows;
}

export type LiveEntry = AnswerEntry & { readonly live: NonNullable<AnswerEntry['live']> };

/** What is in use. */
export async function listLive(tx: Db, ...kinds: AnswerEntry['kind'][]): Promise<LiveEntry[]> {
  const { rows } = await sql<LiveEntry>`select ${columns} from answer_entry
    where state = 'published' and kind = any(${kinds}) order by code`.execute(tx);
  return rows;
}

export async function findEntry(tx: Db, id: string): Promise<AnswerEntry | undefined> {
  const { rows } = await sql<AnswerEntry>`select ${columns} from answer_entry where id = ${id}`.execute(tx);
  return rows[0];
}

export async function lockEntry(tx: Db, id: string): Promise<AnswerEntry | undefined> {
  const { rows } = await sql<AnswerEntry>`select ${columns} from answer_entry where id = ${id} for update`.execute(tx);
  return rows[0];
}

const codeLetters = { template: 'MB', checklist: 'QD', knowledge: 'ZS' } as const satisfies Record<
  AnswerEntry['kind'],
  string
>;

/** The next code of a kind, `MB-1027`. */
export async function drawCode(tx: Db, kind: AnswerEntry['kind']): Promise<string> {
  const { rows } = await sql<{ n: string }>`select nextval('answer_code')::text as n`.execute(tx);
  return `${codeLetters[kind]}-${rows[0]?.n ?? ''}`;
}

export type NewEntry = Pick<AnswerEntry, 'id' | 'code' | 'kind' | 'unit_id' | 'draft' | 'draft_by' | 'draft_at'>;

export async function insertEntry(tx: Db, entry: NewEntry): Promise<void> {
  await sql`insert into answer_entry (id, code, kind, unit_id, state, draft, draft_by, draft_at)
    values (${entry.id}, ${entry.code}, ${entry.kind}, ${entry.unit_id}, 'draft', ${JSON.stringify(entry.draft)}::jsonb, ${entry.draft_by},
      ${entry.draft_at})`.execute(tx);
}

/** Saves an entry as it stands now; answers its new version. */
export async function saveEntry(tx: Db, entry: AnswerEntry): Promise<number> {
  const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`;
  const { rows } = await sql<{
    version: number;
  }>`update answer_entry set unit_id = ${entry.unit_id}, state = ${entry.state},
      live = ${json(entry.live)}, live_number = ${entry.live_number}, published_at = ${entry.published_at}, published_by = ${entry.published_by},
      as_of = ${entry.as_of}, draft = ${json(entry.draft)}, draft_by = ${entry.draft_by}, draft_at = ${entry.draft_at}, version = version + 1
    where id = ${entry.id} returning version`.execute(tx);
  return rows[0]?.version ?? entry.version;
}

export async function removeEntries(tx: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from answer_entry where id = any(${ids}::uuid[])`.execute(tx);
}

/** Counts one use of what is in use; false when there is no such entry. Nothing is kept of who used it, or where. */
export async function countUse(tx: Db, id: string, day: string): Promise<boolean> {
  const { rows } =
    await sql`update answer_entry set uses = uses + 1, used_on = ${day} where id = ${id} and state = 'published'
    returning id`.execute(tx);
  return rows.length > 0;
}
