import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Answers, Survey } from './tables.ts';
import type { ObjectionState, SurveyWay } from './words.ts';

/** The state that the clock gives a survey: open after its time is silence. */
export const stateAt = (now: Date): RawBuilder<string> =>
  sql<string>`(case when s.state = 'open' and s.expires_at <= ${now} then 'silent' else s.state end)`;

const columns = (
  now: Date,
) => sql`s.id, s.matter_id, s.reporter_id, s.unit_id, s.category, s.handlers, s.closed_on, s.expires_at,
  ${stateAt(now)} as state, s.messaged_at, s.way, s.speed, s.manner, s.clarity, s.result, s.comment, s.answered_at, s.typed_by,
  s.objectable_from, s.object_until`;

export interface NewSurvey {
  readonly id: string;
  readonly matterId: string;
  readonly reporterId: string;
  readonly unitId: string;
  readonly category: string;
  readonly handlers: readonly string[];
  readonly closedAt: Date;
  readonly closedOn: string;
  readonly expiresAt: Date;
}

/** Asks one reporter about one closing; false when he was asked already. */
export async function insertSurvey(tx: Db, survey: NewSurvey): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into survey (id, matter_id, reporter_id, unit_id, category, handlers, closed_at, closed_on, expires_at, state)
    values (${survey.id}, ${survey.matterId}, ${survey.reporterId}, ${survey.unitId}, ${survey.category}, ${[...survey.handlers]}, ${survey.closedAt},
      ${survey.closedOn}, ${survey.expiresAt}, 'open') on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function findSurvey(tx: Db, id: string, now: Date): Promise<Survey | undefined> {
  const { rows } = await sql<Survey>`select ${columns(now)} from survey s where s.id = ${id}`.execute(tx);
  return rows[0];
}

export async function lockSurvey(tx: Db, id: string, now: Date): Promise<Survey | undefined> {
  const { rows } = await sql<Survey>`select ${columns(now)} from survey s where s.id = ${id} for update`.execute(tx);
  return rows[0];
}

/** What this reporter was asked last. */
export async function findLatest(tx: Db, reporterId: string, now: Date): Promise<Survey | undefined> {
  const { rows } = await sql<Survey>`select ${columns(now)} from survey s where s.reporter_id = ${reporterId}
    order by s.closed_at desc limit 1 for update`.execute(tx);
  return rows[0];
}

/** The open survey that one of these reporters got the latest message about; none when this reply came before. */
export async function findForReply(
  tx: Db,
  of: { readonly reporterIds: readonly string[]; readonly replyId: string },
  now: Date,
): Promise<Survey | undefined> {
  const { rows } = await sql<Survey>`select ${columns(now)} from survey s
    where s.reporter_id = any(${[...of.reporterIds]}::uuid[]) and s.messaged_at is not null and s.state = 'open' and s.expires_at > ${now}
      and not exists (select 1 from survey r where r.reply_id = ${of.replyId})
    order by s.messaged_at desc, s.id desc limit 1 for update`.execute(tx);
  return rows[0];
}

export interface Answer {
  readonly state: 'answered' | 'refused';
  readonly way: SurveyWay;
  readonly answers: Answers;
  readonly comment: string;
  readonly at: Date;
  readonly typedBy: string | null;
  readonly replyId: string | null;
  readonly objectable: { readonly from: string; readonly until: Date } | null;
}

export async function saveAnswer(tx: Db, id: string, given: Answer): Promise<void> {
  const { speed, manner, clarity, result } = given.answers;
  await sql`update survey set state = ${given.state}, way = ${given.way}, speed = ${speed}, manner = ${manner}, clarity = ${clarity}, result = ${result},
    comment = ${given.comment}, answered_at = ${given.at}, typed_by = ${given.typedBy}, reply_id = ${given.replyId},
    objectable_from = ${given.objectable?.from ?? null}, object_until = ${given.objectable?.until ?? null} where id = ${id}`.execute(
    tx,
  );
}

export async function markMessaged(tx: Db, id: string, at: Date): Promise<void> {
  await sql`update survey set messaged_at = ${at} where id = ${id}`.execute(tx);
}

/** A matter is open again: what was not answered in time to count has lost its ground. */
export async function lapse(tx: Db, matterId: string, now: Date): Promise<void> {
  await sql`update survey set state = 'lapsed' where matter_id = ${matterId} and state = 'open' and expires_at > ${now}`.execute(
    tx,
  );
}

export interface SurveyWithObjection extends Survey {
  readonly objection: ObjectionState | null;
}

/** Every survey of a matter in an order that says nothing of days. */
export async function listOfMatter(tx: Db, matterId: string, now: Date): Promise<SurveyWithObjection[]> {
  const { rows } =
    await sql<SurveyWithObjection>`select ${columns(now)}, o.state as objection from survey s left join objection o on o.survey_id = s.id
    where s.matter_id = ${matterId} order by s.closed_on desc, md5(s.id::text) limit 200`.execute(tx);
  return rows;
}

/** Open surveys in reach, those that end first at the top. */
export async function listOpen(
  tx: Db,
  sees: RawBuilder<boolean>,
  page: {
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
    readonly now: Date;
  },
): Promise<Survey[]> {
  const after = page.after ? sql`(s.expires_at, s.id) > (${page.after.at}, ${page.after.id}::uuid)` : sql`true`;
  const { rows } = await sql<Survey>`select ${columns(page.now)} from survey s
    where ${sees} and s.state = 'open' and s.expires_at > ${page.now} and ${after} order by s.expires_at, s.id limit ${page.limit}`.execute(
    tx,
  );
  return rows;
}

/** What these reporters were asked and said, for a copy. */
export async function listOfReporters(tx: Db, reporterIds: readonly string[], now: Date): Promise<Survey[]> {
  const { rows } =
    await sql<Survey>`select ${columns(now)} from survey s where s.reporter_id = any(${[...reporterIds]}::uuid[])
    order by s.closed_at, s.id`.execute(tx);
  return rows;
}
