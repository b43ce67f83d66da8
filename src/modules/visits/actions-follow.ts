import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { actorOf } from '../../platform/facts.ts';
import { takeDownFor } from '../matters/api.ts';
import { unitNames } from '../people/api.ts';
import { opened, tell } from './actions-visits.ts';
import type { doors } from './contract.ts';
import { mayInGeneral, mayToVisit, reportedUnits } from './policy.ts';
import { type TaskStep, taskSteps } from './rules.ts';
import * as store from './store-tasks.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

/** 登记为事项: what a visit found goes round as a matter, at the place that was visited. */
export async function takeDown(ctx: Context, input: In<'takeDown'>): Out<'takeDown'> {
  const visit = await opened(ctx, input.id, true);
  if (visit.state === 'cancelled') throw new Refusal('step.not-now');
  const { address, lng, lat } = visit.need;
  const taken = await takeDownFor(ctx, {
    what: input.what,
    where: address,
    ...(lng !== null && lat !== null && { lng, lat }),
    category: input.category,
    name: input.name,
    phone: input.phone,
    language: 'zh',
    wantsMessages: true,
    shares: 'minimum',
    confidential: false,
    fileIds: input.fileIds,
    channel: 'visit',
    behalfNote: '走访时反映',
    acceptAtOnce: false,
  });
  await store.linkMatter(ctx.tx, visit.id, taken.id, ctx.now);
  tell(ctx, visit, 'visit.matter', { matterId: taken.id, text: taken.number });
  return { id: taken.id, number: taken.number, code: taken.code, tail: taken.tail };
}

export async function addTask(ctx: Context, input: In<'addTask'>): Out<'addTask'> {
  const visit = await opened(ctx, input.id, true);
  if (visit.state === 'cancelled') throw new Refusal('step.not-now');
  if (input.dueOn < dayOf(ctx.now))
    throw new Refusal('input.invalid', [
      { path: 'dueOn', zh: '请填写今天或以后的期限', en: 'Choose a day from today on' },
    ]);
  const id = newId();
  const task = { id, visit_id: visit.id, unit_id: visit.unit_id, task: input.task, due_on: input.dueOn };
  await store.insertTask(ctx.tx, task, ctx.now);
  tell(ctx, visit, 'visit.task', { taskId: id });
  return { id };
}

async function endTask(ctx: Context, step: TaskStep, { id, report }: In<'finishTask'>): Out<'finishTask'> {
  const task = await store.lockTask(ctx.tx, id);
  ctx.permit(mayToVisit, { unitId: task?.unit_id ?? '', personId: task?.person_id ?? null });
  if (!task) throw new Refusal('not-found');
  const { from, to, fact } = taskSteps[step];
  if (task.state !== from) throw new Refusal('step.not-now');
  await store.endTask(ctx.tx, id, { state: to, report, by: actorOf(ctx.who).id, now: ctx.now });
  const subject = { kind: 'visit', id: task.visit_id };
  ctx.accessed({ subject });
  ctx.record({ subject, kind: fact, audience: 'staff', data: { taskId: id } });
  return { id, state: to };
}

export const finishTask = (ctx: Context, input: In<'finishTask'>) => endTask(ctx, 'finish', input);
export const dropTask = (ctx: Context, input: In<'dropTask'>) => endTask(ctx, 'drop', input);

/** 走访→发现: numbers only. */
export async function report(ctx: Context, { from, to }: In<'report'>): Out<'report'> {
  ctx.permit(mayInGeneral, undefined);
  const rows = await store.reportVisits(ctx.tx, { unitIds: reportedUnits(ctx.who), from, to });
  const names = await unitNames(ctx.tx, [...new Set(rows.map((row) => row.unitId))]);
  return { rows: rows.map((row) => ({ ...row, unitName: names.get(row.unitId) ?? '' })) };
}
