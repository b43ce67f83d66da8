import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { type Context, unitsWith } from '../../platform/context.ts';
import { findMatterInfo, type MatterInfo, type MatterMention, mentionMatters } from '../matters/api.ts';
import type { doors } from './contract.ts';
import { comeBack, tellMatter } from './matter-hears.ts';
import { mayInGeneral, mayToVisits } from './policy.ts';
import { afterVisit, daysOfPlan, judgeByOther, judgeSnooze } from './rules.ts';
import * as store from './store-tasks.ts';
import type { Task, Template } from './tables.ts';
import { type TaskList, taskLists } from './words.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

function accountOf(ctx: Context): string | null {
  return ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.accountId : null;
}

/** Puts matters to tasks; those of matters that the knocker does not see are left out. */
async function describe(ctx: Context, tasks: readonly store.ListedTask[]) {
  const ids = tasks.flatMap((task) => [task.matter_id, task.again_matter_id].filter((id) => id !== null));
  const matters = await mentionMatters(ctx, ids);
  const steps = canVisit(ctx) ? (['visit', 'snooze'] as const) : [];
  return tasks.flatMap((task) => {
    const matter = matters.get(task.matter_id);
    return matter ? [viewOf(task, matter, matters, steps)] : [];
  });
}

function canVisit(ctx: Context): boolean {
  return unitsWith(ctx.who, 'revisit').length > 0;
}

function viewOf(
  task: store.ListedTask,
  matter: MatterMention,
  matters: ReadonlyMap<string, MatterMention>,
  steps: readonly ('visit' | 'snooze')[],
) {
  return {
    id: task.id,
    matter,
    template: { zh: task.template_zh, en: task.template_en },
    nth: task.nth,
    of: task.of,
    plannedOn: task.planned_on,
    dueOn: task.due_on,
    state: task.state,
    tries: task.tries,
    way: task.way,
    found: task.found,
    note: task.note,
    doneAt: task.done_at?.toISOString() ?? null,
    again: task.again_matter_id === null ? null : (matters.get(task.again_matter_id) ?? null),
    can: task.state === 'due' ? [...steps] : [],
  };
}

const cursorOf = (text: string | undefined): store.TaskCursor | undefined => {
  const found = /^(\d{4}-\d\d-\d\d)\.([0-9a-f-]{36})$/.exec(text ?? '');
  return found ? { on: found[1] ?? '', id: found[2] ?? '' } : undefined;
};

/** 回访任务: what is overdue first, then what comes. */
export async function list(ctx: Context, input: In<'list'>): Out<'list'> {
  ctx.permit(mayInGeneral, undefined);
  ctx.accessed({ reason: `回访任务 ${taskLists[input.list].zh}` });
  const unitIds = unitsWith(ctx.who, 'revisit', 'oversee', 'assign');
  const today = dayOf(ctx.now);
  const page = { after: cursorOf(input.cursor), limit: input.limit + 1 };
  const found = await store.listDueTasks(ctx.tx, { list: input.list, unitIds, today }, page);
  const shown = found.slice(0, input.limit);
  const last = shown.at(-1);
  const counts: Record<TaskList, number> = await store.countDueTasks(ctx.tx, unitIds, today);
  return {
    rows: await describe(ctx, shown),
    next: found.length > input.limit && last ? `${last.due_on}.${last.id}` : null,
    counts,
  };
}

async function permitted(ctx: Context, matterId: string | undefined): Promise<MatterInfo> {
  const info = matterId === undefined ? undefined : await findMatterInfo(ctx, matterId);
  ctx.permit(mayToVisits, info?.subject);
  if (!info) throw new Refusal('not-found');
  return info;
}

export async function of(ctx: Context, { id }: In<'of'>): Out<'of'> {
  const info = await permitted(ctx, id);
  const plans = await store.listPlans(ctx.tx, id);
  const tasks = await store.listTasksOf(ctx.tx, id);
  const templates = await store.listTemplates(ctx.tx);
  const views = await describe(ctx, tasks);
  const planOf = new Map(tasks.map((task) => [task.id, task.plan_id]));
  const canStop = mayToVisits['revisit.stop'](ctx.who, info.subject) === 'allowed';
  return {
    plans: plans.map((plan) => {
      const template = templates.find(({ code }) => code === plan.template);
      return {
        id: plan.id,
        template: { zh: template?.zh ?? plan.template, en: template?.en ?? plan.template },
        state: plan.state,
        startedOn: plan.started_on,
        tasks: views.filter((task) => planOf.get(task.id) === plan.id),
        canStop: canStop && plan.state === 'running',
      };
    }),
    templates,
    canStart: mayToVisits['revisit.start'](ctx.who, info.subject) === 'allowed' && hasEnded(info),
  };
}

/** Visits follow what was done: a plan starts from closing on. */
function hasEnded({ matter }: MatterInfo): boolean {
  return ['answered', 'closed', 'revisited', 'archived'].includes(matter.state);
}

export async function start(ctx: Context, { id, template: code }: In<'start'>): Out<'start'> {
  const info = await permitted(ctx, id);
  const template = (await store.listTemplates(ctx.tx)).find((one) => one.code === code);
  if (!template) {
    throw new Refusal('input.invalid', [{ path: 'template', zh: '没有这个回访方案', en: 'There is no such plan' }]);
  }
  if (!hasEnded(info)) throw new Refusal('step.not-now');
  const planId = await startPlan(ctx, info, template);
  if (planId === undefined) throw new Refusal('already.exists');
  return { id: planId };
}

/** Starts a plan for a matter, counted from its closing unless told; undefined when the same plan runs already. */
export async function startPlan(
  ctx: Context,
  { matter }: MatterInfo,
  template: Template,
  from: Date = matter.closed_at ?? ctx.now,
): Promise<string | undefined> {
  const startedOn = dayOf(from);
  const tasks = daysOfPlan(startedOn, template.days).map((on, i) => ({ id: newId(), nth: i + 1, on }));
  const plan = {
    id: newId(),
    matter_id: matter.id,
    template: template.code,
    unit_id: matter.unit_id,
    started_on: startedOn,
  };
  if (!(await store.insertPlan(ctx.tx, plan, tasks, ctx.now))) return undefined;
  tellMatter(ctx, matter.id, 'revisit.planned', { text: template.zh, visits: tasks.length });
  return plan.id;
}

export async function stop(ctx: Context, { id, reason }: In<'stop'>): Out<'stop'> {
  const plan = await store.lockPlan(ctx.tx, id);
  await permitted(ctx, plan?.matter_id);
  if (plan?.state !== 'running') throw new Refusal('step.not-now');
  await store.endPlan(ctx.tx, id, 'stopped', ctx.now);
  tellMatter(ctx, plan.matter_id, 'revisit.stopped', { text: reason });
  return { id };
}

async function dueTask(ctx: Context, id: string): Promise<{ task: Task; info: MatterInfo }> {
  const task = await store.lockTask(ctx.tx, id);
  const info = await permitted(ctx, task?.matter_id);
  if (task?.state !== 'due') throw new Refusal('step.not-now');
  return { task, info };
}

export async function visit(ctx: Context, input: In<'visit'>): Out<'visit'> {
  const { task, info } = await dueTask(ctx, input.id);
  return noteVisit(ctx, { task, info }, input);
}

/** 记录回访: what was found; what has come back is taken up again, in the old matter or, out of the archive, as a new one linked to it. */
export async function noteVisit(
  ctx: Context,
  { task, info }: { readonly task: Task; readonly info: MatterInfo },
  input: Omit<In<'visit'>, 'id'>,
): Out<'visit'> {
  const refused = judgeByOther(accountOf(ctx), [info.matter.closed_by]);
  if (refused) throw new Refusal(refused);
  const { state, dueOn } = afterVisit(task, input.found, dayOf(ctx.now));
  await store.saveTask(ctx.tx, task.id, {
    state,
    tries: task.tries + 1,
    way: input.way,
    found: input.found,
    note: input.note,
    ...(dueOn === undefined ? { done_at: ctx.now, done_by: accountOf(ctx) } : { due_on: dueOn }),
  });
  tellMatter(ctx, task.matter_id, 'revisit.visited', {
    text: input.note,
    way: input.way,
    visit: input.found,
    nth: task.nth,
  });
  const again = input.found === 'relapse' ? await comeBack(ctx, info, input.note) : undefined;
  if (again) await store.saveTask(ctx.tx, task.id, { again_matter_id: again.id });
  if (input.found === 'relapse') await store.endPlan(ctx.tx, task.plan_id, 'stopped', ctx.now);
  else if (!(await store.hasDueTasks(ctx.tx, task.plan_id))) await store.endPlan(ctx.tx, task.plan_id, 'done', ctx.now);
  return { id: task.id, state, again: again ?? null };
}

export async function snooze(ctx: Context, { id, until, reason }: In<'snooze'>): Out<'snooze'> {
  const { task } = await dueTask(ctx, id);
  const refused = judgeSnooze(until, dayOf(ctx.now));
  if (refused) throw new Refusal(refused);
  await store.saveTask(ctx.tx, id, { due_on: until });
  tellMatter(ctx, task.matter_id, 'revisit.snoozed', { text: reason, from: task.due_on, until });
  return { id };
}
