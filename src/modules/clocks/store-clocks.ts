import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import { fromJson, type JsonRow, rowsJson } from '../../platform/json-rows.ts';
import { bookVersion } from './book.ts';
import type { Clock, ClockHappening, ClockRow, StoredEvent } from './tables.ts';
import type { LadderRole } from './words.ts';

interface LoadedEvent {
  readonly kind: string;
  readonly at: string;
  readonly byId: string | null;
  readonly data: Record<string, unknown>;
}

interface LoadedClock extends ClockRow {
  readonly events: readonly LoadedEvent[];
  readonly spoken: readonly string[];
}

const whole = sql`c.*,
  coalesce((select json_agg(json_build_object('kind', e.kind, 'at', e.at, 'byId', e.by_id, 'data', e.data) order by e.n)
    from clock_event e where e.clock_id = c.id), '[]') as events,
  array(select s.rule from ladder_step s where s.clock_id = c.id) as spoken`;

function clockOf({ events, spoken, ...row }: LoadedClock): Clock {
  const told = events.map(({ kind, at, byId, data }) => ({ ...data, kind, at: new Date(at), byId }) as StoredEvent);
  return { row, spoken, events: told };
}

/** Which clocks somebody means. */
export interface ClocksAsked {
  readonly subjectId: string | readonly string[];
  /** Left out: of whatever part. */
  readonly about?: string;
}

function asked({ subjectId, about }: ClocksAsked): RawBuilder<boolean> {
  const ids = typeof subjectId === 'string' ? [subjectId] : [...subjectId];
  const within = sql<boolean>`c.subject_id = any(${ids}::uuid[])`;
  return about === undefined ? within : sql<boolean>`${within} and c.about = ${about}`;
}

/** The clocks of a subject that have not ended, locked until this transaction ends, the oldest first. Its own row was locked before. */
export async function lockGoing(tx: Db, of: ClocksAsked): Promise<Clock[]> {
  const { rows } = await sql<LoadedClock>`select ${whole} from clock c
    where ${asked(of)} and c.state in ('running', 'paused') order by c.started_at, c.id for update of c`.execute(tx);
  return rows.map(clockOf);
}

/** A notice as the page of its subject shows it. */
export interface PanelNotice {
  readonly id: string;
  readonly rule: string;
  readonly personId: string;
  readonly name: string | null;
  readonly role: LadderRole;
  readonly toldAt: string;
  readonly acknowledgedAt: string | null;
}

/** A clock and whom the ladder told of it. */
interface PanelClock {
  readonly clock: Clock;
  readonly notices: readonly PanelNotice[];
}

/** All clocks of a subject with whom the ladder told, the oldest first, and the version of the book that they are read with: one question. */
export async function readPanel(
  tx: Db,
  subjectId: string,
): Promise<{ listed: readonly PanelClock[]; version: string }> {
  type Loaded = LoadedClock & { readonly notices: readonly PanelNotice[] };
  const { rows } = await sql<{ clocks: readonly JsonRow<Loaded>[]; version: string }>`select ${bookVersion} as version,
    ${rowsJson<Loaded>(sql`select ${whole},
      coalesce((select json_agg(json_build_object('id', n.id, 'rule', n.rule, 'personId', n.person_id,
        'name', (select p.name from person p where p.id = n.person_id), 'role', n.role, 'toldAt', n.told_at,
        'acknowledgedAt', n.acknowledged_at) order by n.told_at, n.id) from ladder_notice n where n.clock_id = c.id), '[]') as notices
      from clock c where c.subject_id = ${subjectId} order by c.started_at, c.id`)} as clocks`.execute(tx);
  const row = rows[0] ?? { clocks: [], version: '' };
  const clocks = fromJson<Loaded>(row.clocks, clockInstants);
  return { listed: clocks.map(({ notices, ...clock }) => ({ clock: clockOf(clock), notices })), version: row.version };
}

const clockInstants = ['started_at', 'due_at', 'paused_until', 'missed_at', 'ended_at', 'next_at'] as const;

export async function findClocks(tx: Db, ids: readonly string[], lock: boolean): Promise<Clock[]> {
  const { rows } = await sql<LoadedClock>`select ${whole} from clock c where c.id = any(${ids}::uuid[])
    order by c.subject_id, c.id ${lock ? sql`for update of c` : sql``}`.execute(tx);
  return rows.map(clockOf);
}

export interface DueSubject {
  readonly kind: string;
  readonly id: string;
}

/** Subjects with a clock that the house must look at, always in the same order, so that two workers never wait for each other in a circle. */
export async function listDueSubjects(tx: Db, now: Date, limit: number): Promise<DueSubject[]> {
  const { rows } = await sql<DueSubject>`select kind, id from (
      select distinct subject_kind as kind, subject_id as id from
        (select subject_kind, subject_id from clock where next_at <= ${now} order by next_at limit ${limit}) d) s
    order by id`.execute(tx);
  return rows;
}

/** Writes clocks as they were started; one statement for any number of them. */
export async function insertClocks(tx: Db, rows: readonly ClockRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into clock (id, subject_kind, subject_id, about, kind, category, unit_id, owner_id, guarded, round, started_at, measure, amount,
      calendar, calendar_version, holiday_version, ladder_version, state, due_at, next_at, missing_years)
    select x.id, x.subject_kind, x.subject_id, x.about, x.kind, x.category, x.unit_id, x.owner_id, x.guarded, x.round, x.started_at, x.measure, x.amount,
      x.calendar, x.calendar_version, x.holiday_version, x.ladder_version, x.state, x.due_at, x.next_at, x.missing_years
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, subject_kind text, subject_id uuid, about uuid, kind text, category text,
      unit_id uuid, owner_id uuid, guarded boolean, round int, started_at timestamptz, measure text, amount int, calendar text, calendar_version int,
      holiday_version int, ladder_version int, state text, due_at timestamptz, next_at timestamptz, missing_years int[])`.execute(
    tx,
  );
}

/** What happened to a clock now: `n` is its place in the story. */
export interface NewEvent {
  readonly clockId: string;
  readonly n: number;
  readonly at: Date;
  readonly byId: string | null;
  readonly told: ClockHappening;
}

/** Saves the present state of clocks and appends what happened; one statement each for any number of them. */
export async function saveClocks(tx: Db, rows: readonly ClockRow[], events: readonly NewEvent[]): Promise<void> {
  if (rows.length > 0) {
    await sql`update clock c set category = x.category, unit_id = x.unit_id, owner_id = x.owner_id, guarded = x.guarded,
        calendar_version = x.calendar_version, holiday_version = x.holiday_version, state = x.state, due_at = x.due_at, paused_until = x.paused_until,
        missed_at = x.missed_at, ended_at = x.ended_at, asked_by = x.asked_by, next_at = x.next_at, run_milliseconds = x.run_milliseconds,
        paused_milliseconds = x.paused_milliseconds, missing_years = x.missing_years
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, category text, unit_id uuid, owner_id uuid, guarded boolean,
        calendar_version int, holiday_version int, state text, due_at timestamptz, paused_until timestamptz, missed_at timestamptz, ended_at timestamptz,
        asked_by uuid, next_at timestamptz, run_milliseconds bigint, paused_milliseconds bigint, missing_years int[])
      where c.id = x.id`.execute(tx);
  }
  if (events.length === 0) return;
  const told = events.map(({ clockId, n, at, byId, told: { kind, ...data } }) => ({
    clockId,
    n,
    at,
    byId,
    kind,
    data,
  }));
  await sql`insert into clock_event (clock_id, n, kind, at, by_id, data)
    select x."clockId", x.n, x.kind, x.at, x."byId", x.data
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as x("clockId" uuid, n int, kind text, at timestamptz, "byId" uuid, data jsonb)`.execute(
    tx,
  );
}
