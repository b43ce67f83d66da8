import { addDays, startOfDay } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { freeBusy } from './free-busy.ts';
import { listEngagements } from './store-engagements.ts';
import { listExceptions } from './store-exceptions.ts';
import type { NamedResource } from './store-resources.ts';
import type { Line } from './views.ts';

/** Lines of a calendar: each resource over so many days from the beginning of a day 'YYYY-MM-DD'. */
export async function linesOf(
  ctx: Context,
  resources: readonly NamedResource[],
  { from, days }: { readonly from: string; readonly days: number },
): Promise<Line[]> {
  const period = { from: startOfDay(from), to: startOfDay(addDays(from, days)) };
  const resourceIds = resources.map(({ id }) => id);
  const open = new Map(
    (await freeBusy(ctx.tx, { ...period, resourceIds, now: ctx.now })).map((row) => [row.resourceId, row.open]),
  );
  const exceptions = Map.groupBy(await listExceptions(ctx.tx, resourceIds, period), (row) => row.resource_id);
  const engagements = await listEngagements(ctx.tx, { ...period, resourceIds, now: ctx.now });
  return resources.map((resource) => ({
    resource,
    open: open.get(resource.id) ?? [],
    exceptions: exceptions.get(resource.id) ?? [],
    taken: engagements.filter((engagement) => engagement.resources.some(({ id }) => id === resource.id)),
  }));
}
