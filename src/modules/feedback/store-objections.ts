import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Objection, Vote } from './tables.ts';
import type { ObjectionState } from './words.ts';

/** A rating that somebody may object to now. */
export interface Objectable {
  readonly id: string;
  readonly matter_id: string;
  readonly object_until: Date;
}

/** Ratings that became known, in these surveys, and nobody has objected to. */
export async function listObjectable(
  tx: Db,
  reach: RawBuilder<boolean>,
  at: { readonly today: string; readonly now: Date },
): Promise<Objectable[]> {
  const { rows } = await sql<Objectable>`select s.id, s.matter_id, s.object_until from survey s
    where ${reach} and s.objectable_from <= ${at.today} and s.object_until > ${at.now}
      and not exists (select 1 from objection o where o.survey_id = s.id)
    order by s.object_until, s.id limit 200`.execute(tx);
  return rows;
}

/** Who handled matters whose ratings become known on this day. */
export async function listTold(tx: Db, today: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select distinct unnest(s.handlers) as id from survey s where s.objectable_from = ${today}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Writes an objection; false when there is one already. */
export async function insertObjection(
  tx: Db,
  made: Pick<Objection, 'id' | 'survey_id' | 'matter_id' | 'unit_id' | 'ground' | 'reasons' | 'by_id' | 'at'>,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into objection (id, survey_id, matter_id, unit_id, ground, reasons, by_id, at)
    values (${made.id}, ${made.survey_id}, ${made.matter_id}, ${made.unit_id}, ${made.ground}, ${made.reasons}, ${made.by_id}, ${made.at})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function findObjection(tx: Db, id: string): Promise<Objection | undefined> {
  const { rows } = await sql<Objection>`select * from objection where id = ${id}`.execute(tx);
  return rows[0];
}

export async function lockObjection(tx: Db, id: string): Promise<Objection | undefined> {
  const { rows } = await sql<Objection>`select * from objection where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Objections to what one oversees, and one's own; the latest first. */
export async function listObjections(
  tx: Db,
  of: { readonly sees: RawBuilder<boolean>; readonly accountId: string },
  page: { readonly after: { readonly at: Date; readonly id: string } | undefined; readonly limit: number },
): Promise<Objection[]> {
  const after = page.after ? sql`(o.at, o.id) < (${page.after.at}, ${page.after.id}::uuid)` : sql`true`;
  const { rows } = await sql<Objection>`select o.* from objection o join survey s on s.id = o.survey_id
    where (o.by_id = ${of.accountId} or ${of.sees}) and ${after} order by o.at desc, o.id desc limit ${page.limit}`.execute(
    tx,
  );
  return rows;
}

export async function listVotes(tx: Db, objectionIds: readonly string[]): Promise<Vote[]> {
  const { rows } = await sql<Vote>`select * from objection_vote where objection_id = any(${[...objectionIds]}::uuid[])
    order by at, account_id`.execute(tx);
  return rows;
}

export async function insertVote(tx: Db, vote: Vote): Promise<void> {
  await sql`insert into objection_vote (objection_id, account_id, upholds, reason, at)
    values (${vote.objection_id}, ${vote.account_id}, ${vote.upholds}, ${vote.reason}, ${vote.at})`.execute(tx);
}

export async function endObjection(tx: Db, id: string, state: ObjectionState, at: Date): Promise<void> {
  await sql`update objection set state = ${state}, decided_at = ${at} where id = ${id}`.execute(tx);
}

/** Takes away the words of everything about one matter; ratings, grounds and outcomes stay as figures. */
export async function forgetWords(tx: Db, matterId: string): Promise<Record<string, number>> {
  const surveys = await sql`update survey set comment = '', reply_id = null where matter_id = ${matterId}`.execute(tx);
  const objections = await sql`update objection set reasons = '' where matter_id = ${matterId}`.execute(tx);
  const votes =
    await sql`update objection_vote set reason = '' where objection_id in (select id from objection where matter_id = ${matterId})`.execute(
      tx,
    );
  const thanks =
    await sql`update thanks set words = '', struck_reason = case when struck_reason is null then null else '' end
    where matter_id = ${matterId}`.execute(tx);
  return {
    survey: Number(surveys.numAffectedRows ?? 0),
    objection: Number(objections.numAffectedRows ?? 0),
    objection_vote: Number(votes.numAffectedRows ?? 0),
    thanks: Number(thanks.numAffectedRows ?? 0),
  };
}

/** Everything of a matter to which a file may be bound. */
export async function listSubjectIds(tx: Db, matterId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from survey where matter_id = ${matterId} union all
    select id from objection where matter_id = ${matterId} union all select id from thanks where matter_id = ${matterId}`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}
