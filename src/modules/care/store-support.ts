import { sql } from 'kysely';
import type { Cursor } from '../../kit/cursor.ts';
import type { Db } from '../../platform/database.ts';
import type { Measure, Plan, PlannedVisit, Review, SealedNote, Spending } from './tables.ts';
import type { PlanState } from './words.ts';

/** A plan with its sums and the next visit. */
export interface ListedPlan extends Plan {
  readonly budget_fen: number;
  readonly spent_fen: number;
  readonly next_visit_on: string | null;
}

const listed = sql`select p.*,
    (select coalesce(sum(m.budget_fen), 0)::bigint from support_measure m where m.plan_id = p.id and m.state <> 'dropped') as budget_fen,
    (select coalesce(sum(s.amount_fen), 0)::bigint from support_spending s join support_measure m on m.id = s.measure_id
      where m.plan_id = p.id) as spent_fen,
    (select min(v.due_on) from support_visit v where v.plan_id = p.id and v.done_at is null) as next_visit_on
  from support_plan p`;

/** One page of the plans of these units and of those that this person is responsible for, the latest first. */
export async function listPlans(
  tx: Db,
  asked: {
    readonly unitIds: readonly string[];
    readonly personId: string | null;
    readonly state: PlanState | undefined;
    readonly after: Cursor | undefined;
    readonly limit: number;
  },
): Promise<ListedPlan[]> {
  const state = asked.state ?? null;
  const after = asked.after ? sql`(p.started_at, p.id) < (${asked.after.at}, ${asked.after.id}::uuid)` : sql`true`;
  const { rows } =
    await sql<ListedPlan>`${listed} where (p.unit_id = any(${[...asked.unitIds]}) or p.lead_id = ${asked.personId})
    and (${state}::text is null or p.state = ${state}) and ${after} order by p.started_at desc, p.id desc limit ${asked.limit}`.execute(
      tx,
    );
  return rows;
}

export async function listPlansOf(tx: Db, matterId: string): Promise<ListedPlan[]> {
  const { rows } =
    await sql<ListedPlan>`${listed} where p.matter_id = ${matterId} order by p.started_at desc, p.id desc`.execute(tx);
  return rows;
}

export async function findPlan(tx: Db, id: string, lock = false): Promise<ListedPlan | undefined> {
  if (lock) await sql`select 1 from support_plan where id = ${id} for update`.execute(tx);
  const { rows } = await sql<ListedPlan>`${listed} where p.id = ${id}`.execute(tx);
  return rows[0];
}

export type NewPlan = Omit<Plan, 'state' | 'withdrawn_at' | 'ended_at' | 'version'>;

/** Writes a plan down; false when the matter has a running one. */
export async function insertPlan(tx: Db, plan: NewPlan): Promise<boolean> {
  const { rows } =
    await sql`insert into support_plan (id, matter_id, unit_id, state, household, need, lead_id, consent_by, consent_how,
      consent_for, consent_at, consent_until, review_on, started_at, made_by)
    values (${plan.id}, ${plan.matter_id}, ${plan.unit_id}, 'running', ${plan.household}, ${plan.need}, ${plan.lead_id}, ${plan.consent_by},
      ${plan.consent_how}, ${plan.consent_for}, ${plan.consent_at}, ${plan.consent_until}, ${plan.review_on}, ${plan.started_at}, ${plan.made_by})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export type PlanChange = Partial<
  Omit<Plan, 'id' | 'matter_id' | 'unit_id' | 'version'> & { readonly withdrawn_how: string }
>;

export async function savePlan(tx: Db, id: string, change: PlanChange): Promise<void> {
  const sets = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  await sql`update support_plan set ${sql.join([...sets, sql`version = version + 1`])} where id = ${id}`.execute(tx);
}

const measured = sql`select m.*, (select coalesce(sum(s.amount_fen), 0)::bigint from support_spending s where s.measure_id = m.id) as spent_fen
  from support_measure m`;

export async function listMeasures(tx: Db, planId: string): Promise<Measure[]> {
  const { rows } = await sql<Measure>`${measured} where m.plan_id = ${planId} order by m.made_at, m.id`.execute(tx);
  return rows;
}

export async function findMeasure(tx: Db, id: string): Promise<Measure | undefined> {
  const { rows } = await sql<Measure>`${measured} where m.id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertMeasure(
  tx: Db,
  measure: Omit<Measure, 'state' | 'note' | 'spent_fen'>,
  now: Date,
): Promise<void> {
  await sql`insert into support_measure (id, plan_id, kind, what, person_id, partner_id, budget_fen, due_on, state, made_at)
    values (${measure.id}, ${measure.plan_id}, ${measure.kind}, ${measure.what}, ${measure.person_id}, ${measure.partner_id},
      ${measure.budget_fen}, ${measure.due_on}, 'open', ${now})`.execute(tx);
}

export async function saveMeasure(tx: Db, id: string, change: Pick<Measure, 'state' | 'note'>): Promise<void> {
  await sql`update support_measure set state = ${change.state}, note = ${change.note} where id = ${id}`.execute(tx);
}

export async function insertSpending(tx: Db, spending: Spending, by: { id: string | null; at: Date }): Promise<void> {
  await sql`insert into support_spending (id, measure_id, amount_fen, on_day, voucher, file_id, at, by_id)
    values (${spending.id}, ${spending.measure_id}, ${spending.amount_fen}, ${spending.on_day}, ${spending.voucher}, ${spending.file_id},
      ${by.at}, ${by.id})`.execute(tx);
}

export async function listSpending(tx: Db, planId: string): Promise<Spending[]> {
  const { rows } = await sql<Spending>`select s.id, s.measure_id, s.amount_fen, s.on_day, s.voucher, s.file_id
    from support_spending s join support_measure m on m.id = s.measure_id where m.plan_id = ${planId} order by s.on_day, s.id`.execute(
    tx,
  );
  return rows;
}

/** Plans a visit; false when that day has one. */
export async function insertVisit(tx: Db, visit: Pick<PlannedVisit, 'id' | 'plan_id' | 'due_on'>): Promise<boolean> {
  const { rows } =
    await sql`insert into support_visit (id, plan_id, due_on) values (${visit.id}, ${visit.plan_id}, ${visit.due_on})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export async function listVisits(tx: Db, planId: string): Promise<PlannedVisit[]> {
  const { rows } =
    await sql<PlannedVisit>`select * from support_visit where plan_id = ${planId} order by due_on`.execute(tx);
  return rows;
}

export async function findVisit(tx: Db, id: string): Promise<PlannedVisit | undefined> {
  const { rows } = await sql<PlannedVisit>`select * from support_visit where id = ${id}`.execute(tx);
  return rows[0];
}

export async function saveVisit(
  tx: Db,
  id: string,
  done: { at: Date; by: string | null; note: string },
): Promise<void> {
  await sql`update support_visit set done_at = ${done.at}, done_by = ${done.by}, note = ${done.note} where id = ${id}`.execute(
    tx,
  );
}

export async function insertNote(tx: Db, planId: string, note: SealedNote): Promise<void> {
  await sql`insert into support_note (id, plan_id, at, author_id, body) values (${note.id}, ${planId}, ${note.at}, ${note.author_id},
    ${note.body})`.execute(tx);
}

/** Sealed notes of a plan: all of them for its lead, else this author's own. */
export async function listNotes(tx: Db, planId: string, authorId: string | null): Promise<SealedNote[]> {
  const { rows } = await sql<SealedNote>`select id, at, author_id, body from support_note
    where plan_id = ${planId} and (${authorId}::uuid is null or author_id = ${authorId}) order by at, id`.execute(tx);
  return rows;
}

export async function insertReview(tx: Db, planId: string, review: Review): Promise<void> {
  await sql`insert into support_review (id, plan_id, at, by_id, outcome, note, next_on)
    values (${review.id}, ${planId}, ${review.at}, ${review.by_id}, ${review.outcome}, ${review.note}, ${review.next_on})`.execute(
    tx,
  );
}

export async function listReviews(tx: Db, planId: string): Promise<Review[]> {
  const { rows } =
    await sql<Review>`select id, at, by_id, outcome, note, next_on from support_review where plan_id = ${planId}
    order by at, id`.execute(tx);
  return rows;
}
