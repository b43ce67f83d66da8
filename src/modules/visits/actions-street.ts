import { addDays, dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import { type Context, unitsWith } from '../../platform/context.ts';
import { findStanding } from '../../platform/session-standing.ts';
import { listCarriedMatters, listCategoryNames, listOpenParts } from '../matters/api.ts';
import type { doors } from './contract.ts';
import { mayInGeneral } from './policy.ts';
import { listOpenTasks } from './store-tasks.ts';
import { listCarriedVisits } from './store-visits.ts';
import { describeSheets, describeTasks } from './views.ts';

type Doors = typeof doors;

const carriedHours = 24;
const daysAhead = 7;
const most = 100;

/** What a colleague takes along on the phone: own matters, parts of the own units, visits of the coming week; every row leaves its access line. */
export async function today(ctx: Context): Promise<GivenOf<Doors['today']>> {
  ctx.permit(mayInGeneral, undefined);
  if (ctx.who.kind !== 'staff' || ctx.who.sessionId === null) throw new Refusal('not-allowed');
  const day = dayOf(ctx.now);
  const asked = { today: day, until: addDays(day, daysAhead), personId: ctx.who.personId, limit: most };
  const visits = await listCarriedVisits(ctx.tx, ctx.who, asked);
  for (const { id } of visits) ctx.accessed({ subject: { kind: 'visit', id }, reason: '带到街面' });
  const matters = await listCarriedMatters(ctx);
  const own = unitsWith(ctx.who, 'handle', 'assign');
  const parts = (await listOpenParts(ctx, most)).filter(({ unitId }) => unitId !== null && own.includes(unitId));
  return {
    at: ctx.now.toISOString(),
    expiresAt: new Date(ctx.now.getTime() + carriedHours * 3_600_000).toISOString(),
    today: day,
    sessionId: ctx.who.sessionId,
    matters: matters.map(({ evidenceNeeded, can, ...matter }) => ({
      ...matter,
      evidenceNeeded: [...evidenceNeeded],
      can: [...can],
    })),
    parts: parts.map(({ id, matter, task, dueAt }) => ({ id, matter, task, dueAt: dueAt?.toISOString() ?? null })),
    visits: await describeSheets(ctx, visits),
    tasks: describeTasks(ctx, await listOpenTasks(ctx.tx, ctx.who, most)),
    categories: await listCategoryNames(ctx),
  };
}

/** Asked by a phone whose session no longer opens doors: revoked means that its local store must go. */
export async function standing(
  ctx: Context,
  { sessionId }: ParsedOf<Doors['standing']>,
): Promise<GivenOf<Doors['standing']>> {
  ctx.permit(mayInGeneral, undefined);
  return { standing: await findStanding(ctx.tx, sessionId, ctx.now) };
}
