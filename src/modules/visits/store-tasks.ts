import { sql } from 'kysely';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { sees } from './policy.ts';
import type { VisitTask } from './tables.ts';
import type { VisitTaskState, VisitWhy } from './words.ts';

/** A follow-up task with the visit that it follows. */
export interface KnownTask extends VisitTask {
  readonly title: string;
  readonly person_id: string | null;
}

const known = sql`select t.*, n.title, v.person_id from visit_task t join visit v on v.id = t.visit_id join visit_need n on n.id = v.need_id`;

export async function listTasksOf(tx: Db, visitId: string): Promise<KnownTask[]> {
  const { rows } = await sql<KnownTask>`${known} where t.visit_id = ${visitId} order by t.due_on, t.id`.execute(tx);
  return rows;
}

/** Tasks still to be done of visits that the knocker sees, the earliest due first. */
export async function listOpenTasks(tx: Db, who: Who, limit: number): Promise<KnownTask[]> {
  const { rows } =
    await sql<KnownTask>`${known} where t.state = 'open' and ${sees(who, 'v')} order by t.due_on, t.id limit ${limit}`.execute(
      tx,
    );
  return rows;
}

/** Locks one task. */
export async function lockTask(tx: Db, id: string): Promise<KnownTask | undefined> {
  const { rows } = await sql<KnownTask>`${known} where t.id = ${id} for update of t`.execute(tx);
  return rows[0];
}

export async function insertTask(
  tx: Db,
  task: Pick<VisitTask, 'id' | 'visit_id' | 'unit_id' | 'task' | 'due_on'>,
  now: Date,
): Promise<void> {
  await sql`insert into visit_task (id, visit_id, unit_id, task, due_on, state, made_at)
    values (${task.id}, ${task.visit_id}, ${task.unit_id}, ${task.task}, ${task.due_on}, 'open', ${now})`.execute(tx);
}

export async function endTask(
  tx: Db,
  id: string,
  ended: { state: VisitTaskState; report: string; by: string | null; now: Date },
): Promise<void> {
  await sql`update visit_task set state = ${ended.state}, report = ${ended.report}, ended_by = ${ended.by}, ended_at = ${ended.now}
    where id = ${id}`.execute(tx);
}

/** A matter that was taken down at a visit. */
export async function linkMatter(tx: Db, visitId: string, matterId: string, now: Date): Promise<void> {
  await sql`insert into visit_matter (visit_id, matter_id, at) values (${visitId}, ${matterId}, ${now})`.execute(tx);
}

export async function listMatterIds(tx: Db, visitId: string): Promise<string[]> {
  const { rows } = await sql<{ matter_id: string }>`select matter_id from visit_matter where visit_id = ${visitId}
    order by at, matter_id`.execute(tx);
  return rows.map((row) => row.matter_id);
}

/** What visits of a unit for one reason led to. */
export interface ReportRow {
  readonly unitId: string;
  readonly why: VisitWhy;
  readonly planned: number;
  readonly done: number;
  readonly withHazards: number;
  readonly withNeeds: number;
  readonly matters: number;
  readonly tasks: number;
  readonly tasksDone: number;
}

/** 走访→发现: visits that were to be made on these days (both included), by unit and reason, with what they found. */
export async function reportVisits(
  tx: Db,
  of: { unitIds: readonly string[]; from: string; to: string },
): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`select v.unit_id as "unitId", n.why,
      count(*) filter (where v.state <> 'cancelled')::int as planned,
      count(*) filter (where v.state = 'done')::int as done,
      count(*) filter (where v.state = 'done' and v.hazards <> '')::int as "withHazards",
      count(*) filter (where v.state = 'done' and v.needs <> '')::int as "withNeeds",
      coalesce(sum((select count(*) from visit_matter m where m.visit_id = v.id)), 0)::int as matters,
      coalesce(sum((select count(*) from visit_task t where t.visit_id = v.id and t.state <> 'dropped')), 0)::int as tasks,
      coalesce(sum((select count(*) from visit_task t where t.visit_id = v.id and t.state = 'done')), 0)::int as "tasksDone"
    from visit v join visit_need n on n.id = v.need_id
    where v.unit_id = any(${[...of.unitIds]}) and v.planned_on between ${of.from} and ${of.to}
    group by v.unit_id, n.why order by v.unit_id, done desc, n.why`.execute(tx);
  return rows;
}
