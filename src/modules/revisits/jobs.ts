import type { Context } from '../../platform/context.ts';
import { findMatterInfo } from '../matters/api.ts';
import { startPlan } from './actions-visits.ts';
import { tellMatter } from './matter-hears.ts';
import { automaticFor } from './rules.ts';
import { endPlan, listRunningPlanIds, listTemplates } from './store-tasks.ts';

/** What a job that hears a fact is given. */
interface Heard {
  readonly kind: string;
  readonly id: string;
}

/** True for a matter that somebody visits afterwards for another reason: it is not visited twice. */
export type VisitedElsewhere = (ctx: Context, matterId: string) => Promise<boolean>;

/** A matter was closed: the plan of its category starts by itself. */
export const planVisits =
  (isVisitedElsewhere: VisitedElsewhere) =>
  async (ctx: Context, { id }: Heard): Promise<void> => {
    const info = await findMatterInfo(ctx, id);
    if (!info || (info.matter.state !== 'closed' && info.matter.state !== 'revisited')) return;
    const template = automaticFor(await listTemplates(ctx.tx), info.matter.category);
    if (template && !(await isVisitedElsewhere(ctx, id))) await startPlan(ctx, info, template);
  };

/** A matter is open again: visits after its closing have lost their ground; the next closing starts them anew. */
export async function dropVisits(ctx: Context, { id }: Heard): Promise<void> {
  const info = await findMatterInfo(ctx, id);
  if (!info || info.matter.state === 'closed' || info.matter.state === 'revisited' || info.matter.state === 'archived')
    return;
  for (const planId of await listRunningPlanIds(ctx.tx, id)) {
    await endPlan(ctx.tx, planId, 'stopped', ctx.now);
    tellMatter(ctx, id, 'revisit.stopped', { text: '事项已重新办理' });
  }
}
