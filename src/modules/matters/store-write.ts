import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Matter, NewReporter, Part } from './tables.ts';
import type { PartState } from './words.ts';

export interface NewMatter {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly what: string;
  readonly category: string;
  readonly channel: string;
  readonly where_text: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly place_id: string | null;
  readonly grid_id: string | null;
  readonly unit_id: string;
  readonly watch: boolean;
  readonly reported_at: Date;
  readonly happened_on: string | null;
  readonly promised_at: Date | null;
  readonly import_run_id: string | null;
  readonly fingerprint: string | null;
  /** A tsvector literal. */
  readonly search: string;
}

/** The next running numbers of the year, e.g. `2026-000123`. */
export async function nextNumbers(tx: Db, count: number, at: Date): Promise<string[]> {
  const { rows } = await sql<{
    n: number;
  }>`select nextval('matter_number') as n from generate_series(1, ${count})`.execute(tx);
  return rows.map((row) => `${at.getUTCFullYear()}-${String(row.n).padStart(6, '0')}`);
}

/** Writes new matters in the state `reported`; one statement for any number of them. */
export async function insertMatters(tx: Db, matters: readonly NewMatter[]): Promise<void> {
  await sql`insert into matter (id, number, state, title, what, category, channel, where_text, lng, lat, place_id, grid_id, unit_id, watch,
      reported_at, happened_on, promised_at, import_run_id, fingerprint, search, changed_at)
    select x.id, x.number, 'reported', x.title, x.what, x.category, x.channel, x.where_text, x.lng, x.lat, x.place_id, x.grid_id, x.unit_id, x.watch,
      x.reported_at, x.happened_on, x.promised_at, x.import_run_id, x.fingerprint, x.search::tsvector, x.reported_at
    from jsonb_to_recordset(${JSON.stringify(matters)}::jsonb) as x(id uuid, number text, title text, what text, category text, channel text,
      where_text text, lng float8, lat float8, place_id uuid, grid_id uuid, unit_id uuid, watch boolean, reported_at timestamptz,
      happened_on date, promised_at timestamptz, import_run_id uuid, fingerprint text, search text)`.execute(tx);
}

export async function insertReporters(tx: Db, reporters: readonly NewReporter[]): Promise<void> {
  await sql`insert into reporter (id, matter_id, code, tail, name, phone, language, on_behalf_by, behalf_note, wants_messages, shares, made_at,
      confidential, sealed, phone_key)
    select x.id, x.matter_id, x.code, x.tail, x.name, x.phone, x.language, x.on_behalf_by, x.behalf_note, x.wants_messages, coalesce(x.shares, 'minimum'), x.made_at,
      x.confidential, x.sealed, x.phone_key
    from jsonb_to_recordset(${JSON.stringify(reporters)}::jsonb) as x(id uuid, matter_id uuid, code text, tail text, name text, phone text,
      language text, on_behalf_by uuid, behalf_note text, wants_messages boolean, shares text, made_at timestamptz,
      confidential boolean, sealed text, phone_key text)`.execute(tx);
}

/** Fields that a step may change; the version goes up by one. */
export type MatterChange = Partial<
  Pick<
    Matter,
    | 'state'
    | 'category'
    | 'unit_id'
    | 'lead_id'
    | 'promised_at'
    | 'answered_at'
    | 'answered_by'
    | 'closed_at'
    | 'closed_by'
    | 'solved'
    | 'contest_until'
    | 'revisit_due_on'
    | 'revisited_at'
    | 'revisited_by'
    | 'archived_at'
    | 'times_returned'
    | 'times_reopened'
    | 'evidence'
    | 'kept_by'
    | 'kept_reason'
    | 'kept_at'
    | 'merged_into'
    | 'merged_at'
    | 'state_before'
    | 'last_closed_at'
    | 'result'
  >
>;

/** Saves what a step changed; answers the new version. */
export async function saveMatter(tx: Db, id: string, change: MatterChange, now: Date): Promise<number> {
  const sets = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  const { rows } = await sql<{
    version: number;
  }>`update matter set ${sql.join([...sets, sql`version = version + 1`, sql`changed_at = ${now}`])}
    where id = ${id} returning version`.execute(tx);
  const version = rows[0]?.version;
  if (version === undefined) throw new Error('the locked matter is gone');
  return version;
}

export type NewPart = Pick<
  Part,
  'id' | 'matter_id' | 'role' | 'unit_id' | 'partner_id' | 'person_id' | 'task' | 'due_at'
>;

export async function insertPart(tx: Db, part: NewPart, now: Date): Promise<void> {
  await sql`insert into part (id, matter_id, role, unit_id, partner_id, person_id, task, state, due_at, asked_at, changed_at)
    values (${part.id}, ${part.matter_id}, ${part.role}, ${part.unit_id}, ${part.partner_id}, ${part.person_id}, ${part.task}, 'asked',
      ${part.due_at}, ${now}, ${now})`.execute(tx);
}

/** Ends the lead's part when somebody else becomes the lead. */
export async function revokeLead(tx: Db, matterId: string, now: Date): Promise<void> {
  await sql`update part set state = 'revoked', changed_at = ${now} where matter_id = ${matterId} and role = 'lead' and state <> 'revoked'`.execute(
    tx,
  );
}

/** Lets a lead's part follow the state of the matter. */
export async function saveLeadPart(tx: Db, matterId: string, state: PartState, now: Date): Promise<void> {
  await sql`update part set state = ${state}, changed_at = ${now} where matter_id = ${matterId} and role = 'lead' and state <> 'revoked'`.execute(
    tx,
  );
}
