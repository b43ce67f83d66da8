import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { findMatterInfo } from '../matters/api.ts';
import { noteVisit, startPlan } from './actions-visits.ts';
import { endPlan, findPlan, listTasksOfPlan, listTemplates, lockTask } from './store-tasks.ts';
import type { Task } from './tables.ts';

/**
 * Starts a plan of visits for a matter from a moment on, within an act or job of a later room; undefined when the same plan runs already or the
 * matter is gone. Throws for a template that is not there.
 */
export async function startVisits(
  ctx: Context,
  { matterId, template: code, from }: { readonly matterId: string; readonly template: string; readonly from: Date },
): Promise<string | undefined> {
  const info = await findMatterInfo(ctx, matterId);
  const template = (await listTemplates(ctx.tx)).find((one) => one.code === code);
  if (!template) throw new Error(`there is no plan of visits ${code}`);
  return info && startPlan(ctx, info, template, from);
}

/** Ends a running plan; what was due is dropped. Does nothing to one that has ended. */
export async function stopVisits(ctx: Context, planId: string): Promise<void> {
  const plan = await findPlan(ctx.tx, planId);
  if (plan?.state === 'running') await endPlan(ctx.tx, planId, 'stopped', ctx.now);
}

/** The visits of a plan, by their days. */
export function listVisits(tx: Db, planId: string): Promise<Task[]> {
  return listTasksOfPlan(tx, planId);
}

/**
 * Writes down what a visit found, within an act of a later room that asked its own permission: what has come back reopens the matter, or makes a
 * new one linked to it. Refuses `not-found`, `step.not-now`, `step.same-person`.
 */
export async function recordVisit(
  ctx: Context,
  { taskId, planId, ...found }: { readonly taskId: string; readonly planId: string } & Parameters<typeof noteVisit>[2],
) {
  const task = await lockTask(ctx.tx, taskId);
  if (!task || task.plan_id !== planId) throw new Refusal('not-found');
  if (task.state !== 'due') throw new Refusal('step.not-now');
  const info = await findMatterInfo(ctx, task.matter_id);
  if (!info) throw new Refusal('not-found');
  return noteVisit(ctx, { task, info }, found);
}
