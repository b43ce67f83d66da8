import { newId } from '../../kit/ids.ts';
import type { Context } from '../../platform/context.ts';
import { dropLater } from '../../platform/files/drop.ts';
import type { JobHandler, Keeper } from '../../platform/module.ts';
import { forgetMatter } from '../matters/api.ts';
import { keptUntil, ruleFor } from './rules.ts';
import { getEnded, listDue, listFamily, listRules } from './store-retention.ts';

/** Why and on whose word something is anonymised. */
interface Cause {
  readonly rule: string;
  readonly reason: string;
}

/**
 * 匿名化: takes everything personal of a matter and of what was merged into it away, in every family, with a proof for each. Figures stay:
 * states, categories, days, counts. The matter must be over and not on hold; the database asks again.
 */
export async function erase(ctx: Context, rootId: string, cause: Cause, keepers: readonly Keeper[]): Promise<number> {
  const by = ctx.who.kind === 'staff' ? { byKind: 'staff', byId: ctx.who.accountId } : { byKind: 'system', byId: null };
  let done = 0;
  for (const matterId of await listFamily(ctx.tx, rootId)) {
    const counts: Record<string, number> = {};
    for (const keeper of keepers) Object.assign(counts, await keeper.forget(ctx, matterId));
    const proof = { id: newId(ctx.now.getTime()), at: ctx.now.toISOString(), ...cause, ...by, counts };
    const hashes = await forgetMatter(ctx, matterId, proof);
    if (!hashes) continue;
    await dropLater(ctx, hashes);
    done += 1;
  }
  return done;
}

/** When the time of a matter is over; `at` null while it is still worked on. */
export async function findEnd(
  ctx: Context,
  matterId: string,
): Promise<{ rootId: string; at: Date | null; onHold: boolean; rule: string }> {
  const ended = await getEnded(ctx.tx, matterId, ctx.now);
  const rule = ruleFor(await listRules(ctx.tx), ended.category);
  const at = ended.endedAt === null || rule === undefined ? null : keptUntil(ended.endedAt, rule.days);
  return { rootId: ended.id, at, onHold: ended.onHold, rule: rule?.code ?? '' };
}

const mostANight = 2000;

/** Every night: whose time is over gets a job of its own, so that one that fails stops no other. */
export const retainJob: JobHandler = async (ctx) => {
  for (const { id, rule } of await listDue(ctx.tx, { now: ctx.now, limit: mostANight })) {
    await ctx.addJob('privacy:forget', { id, rule }, { key: `forget ${id}` });
  }
};

/** The job that anonymises one matter; asks once more whether its time is over. */
export function forgetJob(keepers: () => readonly Keeper[]): JobHandler {
  return async (ctx: Context, { id, rule }: { id: string; rule: string }) => {
    const end = await findEnd(ctx, id);
    if (end.at === null || end.at > ctx.now || end.onHold) return;
    ctx.accessed({ subject: { kind: 'matter', id }, reason: `保存期满匿名化：${rule}` });
    await erase(ctx, end.rootId, { rule, reason: '保存期满' }, keepers());
  };
}
