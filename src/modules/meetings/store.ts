import { sql } from 'kysely';
import type { Cursor } from '../../kit/cursor.ts';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { type MeetingSubject, sees } from './policy.ts';
import type { AgendaItem, Attendee, Decision, Meeting } from './tables.ts';
import type { DecisionState, MeetingState } from './words.ts';

/** A row of the list. */
export interface ListedMeeting extends Meeting {
  readonly items: number;
  readonly open_decisions: number;
}

const columns = sql`g.id, g.kind, g.unit_id, g.title, g.starts_at, g.where_text, g.chair_id, g.state, g.attendees, g.minutes, g.version, g.held_at`;

/** One page of the meetings that the knocker sees, the latest first. */
export async function listMeetings(
  tx: Db,
  who: Who,
  asked: { state: MeetingState | undefined; after: Cursor | undefined; limit: number },
): Promise<ListedMeeting[]> {
  const after = asked.after ? sql`(g.starts_at, g.id) < (${asked.after.at}, ${asked.after.id}::uuid)` : sql`true`;
  const { rows } = await sql<ListedMeeting>`select ${columns},
      (select count(*)::int from agenda_item i where i.meeting_id = g.id) as items,
      (select count(*)::int from decision d where d.meeting_id = g.id and d.state = 'open') as open_decisions
    from meeting g where ${sees(who)} and (${asked.state ?? null}::text is null or g.state = ${asked.state ?? null}) and ${after}
    order by g.starts_at desc, g.id desc limit ${asked.limit}`.execute(tx);
  return rows;
}

/** A meeting with its agenda and decisions. */
export interface WholeMeeting {
  readonly meeting: Meeting;
  readonly items: readonly AgendaItem[];
  readonly decisions: readonly Decision[];
}

/** What permission asks of a meeting; of one that is not there, nothing that anybody could see. */
export function subjectOf(whole: WholeMeeting | undefined): MeetingSubject {
  return {
    unitId: whole?.meeting.unit_id ?? '',
    taskUnitIds: whole?.decisions.flatMap(({ unit_id }) => (unit_id === null ? [] : [unit_id])) ?? [],
  };
}

export async function findMeeting(tx: Db, id: string, lock: boolean): Promise<WholeMeeting | undefined> {
  const { rows } =
    await sql<Meeting>`select ${columns} from meeting g where g.id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      tx,
    );
  const [meeting] = rows;
  if (!meeting) return undefined;
  const items = await sql<AgendaItem>`select * from agenda_item where meeting_id = ${id} order by position, id`.execute(
    tx,
  );
  const decisions = await sql<Decision>`select * from decision where meeting_id = ${id} order by id`.execute(tx);
  return { meeting, items: items.rows, decisions: decisions.rows };
}

/** A decision with the meeting that made it. */
export interface MadeDecision extends Decision {
  readonly meeting_title: string;
  readonly meeting_unit_id: string;
}

/** Locks one decision. */
export async function lockDecision(tx: Db, id: string): Promise<MadeDecision | undefined> {
  const { rows } = await sql<MadeDecision>`select d.*, g.title as meeting_title, g.unit_id as meeting_unit_id
    from decision d join meeting g on g.id = d.meeting_id where d.id = ${id} for update of d`.execute(tx);
  return rows[0];
}

/** Tasks still to be done that the knocker sees, the earliest due first. */
export async function listOpenTasks(tx: Db, who: Who, limit: number): Promise<MadeDecision[]> {
  const { rows } = await sql<MadeDecision>`select d.*, g.title as meeting_title, g.unit_id as meeting_unit_id
    from decision d join meeting g on g.id = d.meeting_id
    where d.state = 'open' and d.kind = 'task' and ${sees(who)} order by d.due_on, d.id limit ${limit}`.execute(tx);
  return rows;
}

export type NewMeeting = Pick<Meeting, 'id' | 'kind' | 'unit_id' | 'title' | 'starts_at' | 'where_text' | 'chair_id'>;

export async function insertMeeting(tx: Db, meeting: NewMeeting, now: Date): Promise<void> {
  await sql`insert into meeting (id, kind, unit_id, title, starts_at, where_text, chair_id, state, made_at, changed_at)
    values (${meeting.id}, ${meeting.kind}, ${meeting.unit_id}, ${meeting.title}, ${meeting.starts_at}, ${meeting.where_text}, ${meeting.chair_id},
      'planned', ${now}, ${now})`.execute(tx);
}

/** Fields that a step may change. */
export interface MeetingChange {
  readonly title?: string;
  readonly starts_at?: Date;
  readonly where_text?: string;
  readonly chair_id?: string | null;
  readonly state?: MeetingState;
  readonly attendees?: readonly Attendee[];
  readonly minutes?: string;
  readonly held_at?: Date;
}

/** Saves what a step changed; answers the new version. */
export async function saveMeeting(tx: Db, id: string, change: MeetingChange, now: Date): Promise<number> {
  const sets = Object.entries(change).map(([column, value]) =>
    column === 'attendees' ? sql`attendees = ${JSON.stringify(value)}::jsonb` : sql`${sql.ref(column)} = ${value}`,
  );
  const { rows } = await sql<{ version: number }>`update meeting
    set ${sql.join([...sets, sql`version = version + 1`, sql`changed_at = ${now}`])} where id = ${id} returning version`.execute(
    tx,
  );
  const version = rows[0]?.version;
  if (version === undefined) throw new Error('the locked meeting is gone');
  return version;
}

/** The agenda anew: what was planned before is replaced. */
export async function replaceAgenda(
  tx: Db,
  meetingId: string,
  items: readonly Omit<AgendaItem, 'meeting_id' | 'outcome'>[],
): Promise<void> {
  await sql`delete from agenda_item where meeting_id = ${meetingId}`.execute(tx);
  await sql`insert into agenda_item (id, meeting_id, position, matter_id, topic, link)
    select x.id, ${meetingId}, x.position, x.matter_id, x.topic, x.link
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as x(id uuid, position int, matter_id uuid, topic text, link text)`.execute(
    tx,
  );
}

export async function saveOutcomes(
  tx: Db,
  meetingId: string,
  outcomes: readonly { itemId: string; outcome: string }[],
): Promise<void> {
  await sql`update agenda_item i set outcome = x.outcome
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as x("itemId" uuid, outcome text)
    where i.id = x."itemId" and i.meeting_id = ${meetingId}`.execute(tx);
}

export type NewDecision = Pick<
  Decision,
  'id' | 'meeting_id' | 'matter_id' | 'kind' | 'task' | 'unit_id' | 'partner_id' | 'due_on' | 'state'
>;

export async function insertDecisions(tx: Db, decisions: readonly NewDecision[], now: Date): Promise<void> {
  await sql`insert into decision (id, meeting_id, matter_id, kind, task, unit_id, partner_id, due_on, state, changed_at)
    select x.id, x.meeting_id, x.matter_id, x.kind, x.task, x.unit_id, x.partner_id, x.due_on, x.state, ${now}
    from jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb) as x(id uuid, meeting_id uuid, matter_id uuid, kind text, task text,
      unit_id uuid, partner_id uuid, due_on date, state text)`.execute(tx);
}

export async function endDecision(
  tx: Db,
  id: string,
  ended: { state: DecisionState; report: string; now: Date },
): Promise<void> {
  await sql`update decision set state = ${ended.state}, report = ${ended.report}, ended_at = ${ended.now}, changed_at = ${ended.now}
    where id = ${id}`.execute(tx);
}

/** What a held meeting said about one matter. */
export interface Discussion {
  readonly meeting_id: string;
  readonly title: string;
  readonly held_at: Date;
  readonly topic: string;
  readonly outcome: string;
  readonly tasks: string[];
}

export async function listDiscussions(tx: Db, matterId: string): Promise<Discussion[]> {
  const { rows } =
    await sql<Discussion>`select g.id as meeting_id, g.title, coalesce(g.held_at, g.starts_at) as held_at, i.topic, i.outcome,
      array(select d.task from decision d where d.meeting_id = g.id and d.matter_id = ${matterId} order by d.id) as tasks
    from agenda_item i join meeting g on g.id = i.meeting_id
    where i.matter_id = ${matterId} and g.state = 'held' order by g.starts_at, g.id, i.position`.execute(tx);
  return rows;
}
