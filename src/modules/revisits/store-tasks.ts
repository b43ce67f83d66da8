import { type RawBuilder, sql } from 'kysely';
import { addDays } from '../../kit/calendar.ts';
import type { Db } from '../../platform/database.ts';
import type { Plan, Task, Template } from './tables.ts';
import type { Found, PlanState, TaskList, TaskState } from './words.ts';

export async function listTemplates(tx: Db): Promise<Template[]> {
  const { rows } = await sql<Template>`select code, zh, en, days, categories, automatic from revisit_template
    where active order by position, code`.execute(tx);
  return rows;
}

/** A task with the name of its plan and how many visits that has. */
export interface ListedTask extends Task {
  readonly template_zh: string;
  readonly template_en: string;
  readonly of: number;
}

const listed = sql`select t.*, v.zh as template_zh, v.en as template_en,
    (select count(*)::int from revisit_task o where o.plan_id = t.plan_id) as of
  from revisit_task t join revisit_plan p on p.id = t.plan_id join revisit_template v on v.code = p.template`;

function within(list: TaskList, today: string): RawBuilder<unknown> {
  const soon = addDays(today, 7);
  switch (list) {
    case 'overdue':
      return sql`t.due_on < ${today}`;
    case 'due':
      return sql`t.due_on >= ${today} and t.due_on <= ${soon}`;
    case 'later':
      return sql`t.due_on > ${soon}`;
  }
}

export interface TasksAsked {
  readonly list: TaskList;
  readonly unitIds: readonly string[];
  readonly today: string;
}

/** Where a page of tasks ended. */
export interface TaskCursor {
  readonly on: string;
  readonly id: string;
}

/** Tasks of these units that are still due, the earliest first. */
export async function listDueTasks(
  tx: Db,
  { list, unitIds, today }: TasksAsked,
  page: { after: TaskCursor | undefined; limit: number },
): Promise<ListedTask[]> {
  const after = page.after ? sql`(t.due_on, t.id) > (${page.after.on}::date, ${page.after.id}::uuid)` : sql`true`;
  const { rows } =
    await sql<ListedTask>`${listed} where t.state = 'due' and t.unit_id = any(${[...unitIds]}) and ${within(list, today)} and ${after}
    order by t.due_on, t.id limit ${page.limit}`.execute(tx);
  return rows;
}

export async function countDueTasks(
  tx: Db,
  unitIds: readonly string[],
  today: string,
): Promise<Record<TaskList, number>> {
  const count = (list: TaskList) => sql`count(*) filter (where ${within(list, today)})::int`;
  const { rows } = await sql<
    Record<TaskList, number>
  >`select ${count('overdue')} as overdue, ${count('due')} as due, ${count('later')} as later
    from revisit_task t where t.state = 'due' and t.unit_id = any(${[...unitIds]})`.execute(tx);
  return rows[0] ?? { overdue: 0, due: 0, later: 0 };
}

export async function listPlans(tx: Db, matterId: string): Promise<Plan[]> {
  const { rows } =
    await sql<Plan>`select * from revisit_plan where matter_id = ${matterId} order by made_at, id`.execute(tx);
  return rows;
}

export async function listTasksOf(tx: Db, matterId: string): Promise<ListedTask[]> {
  const { rows } = await sql<ListedTask>`${listed} where t.matter_id = ${matterId} order by t.due_on, t.id`.execute(tx);
  return rows;
}

/** The tasks of one plan, by their days. */
export async function listTasksOfPlan(tx: Db, planId: string): Promise<Task[]> {
  const { rows } = await sql<Task>`select * from revisit_task where plan_id = ${planId} order by nth, id`.execute(tx);
  return rows;
}

export async function findPlan(tx: Db, id: string): Promise<Plan | undefined> {
  const { rows } = await sql<Plan>`select * from revisit_plan where id = ${id}`.execute(tx);
  return rows[0];
}

export async function lockTask(tx: Db, id: string): Promise<Task | undefined> {
  const { rows } = await sql<Task>`select * from revisit_task where id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function lockPlan(tx: Db, id: string): Promise<Plan | undefined> {
  const { rows } = await sql<Plan>`select * from revisit_plan where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Writes a plan with its tasks; false when the same plan is running already. */
export async function insertPlan(
  tx: Db,
  plan: Omit<Plan, 'state'>,
  tasks: readonly { id: string; nth: number; on: string }[],
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`insert into revisit_plan (id, matter_id, template, unit_id, started_on, state, made_at)
    values (${plan.id}, ${plan.matter_id}, ${plan.template}, ${plan.unit_id}, ${plan.started_on}, 'running', ${now})
    on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) return false;
  await sql`insert into revisit_task (id, plan_id, matter_id, unit_id, nth, planned_on, due_on, state)
    select x.id, ${plan.id}, ${plan.matter_id}, ${plan.unit_id}, x.nth, x."on", x."on", 'due'
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as x(id uuid, nth int, "on" date)`.execute(tx);
  return true;
}

export interface TaskChange {
  readonly state?: TaskState;
  readonly due_on?: string;
  readonly tries?: number;
  readonly way?: string;
  readonly found?: Found;
  readonly note?: string;
  readonly done_at?: Date;
  readonly done_by?: string | null;
  readonly again_matter_id?: string;
}

export async function saveTask(tx: Db, id: string, change: TaskChange): Promise<void> {
  const sets = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  await sql`update revisit_task set ${sql.join(sets)} where id = ${id}`.execute(tx);
}

/** Ends a plan; what was still due is dropped. */
export async function endPlan(tx: Db, id: string, state: PlanState, now: Date): Promise<void> {
  await sql`update revisit_plan set state = ${state}, ended_at = ${now} where id = ${id}`.execute(tx);
  await sql`update revisit_task set state = 'dropped' where plan_id = ${id} and state = 'due'`.execute(tx);
}

/** Whether a plan has visits left. */
export async function hasDueTasks(tx: Db, planId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from revisit_task where plan_id = ${planId} and state = 'due' limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function listRunningPlanIds(tx: Db, matterId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from revisit_plan where matter_id = ${matterId} and state = 'running' for update`.execute(tx);
  return rows.map(({ id }) => id);
}
