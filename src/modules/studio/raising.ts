import type { z } from 'zod';
import { type Context, unitsWith } from '../../platform/context.ts';
import { mentionMatters, takeIn } from '../matters/api.ts';
import type { Raised } from './contract-shapes.ts';
import { personOf } from './policy.ts';
import { insertRaised } from './store-street.ts';

type Said = z.output<typeof Raised>;

/** Who said it is helped by whoever writes it down; who gave no name stays without one. */
const plainly = { language: 'zh', wantsMessages: true, shares: 'minimum', confidential: false } as const;

/** What people raised becomes matters of the unit, in the order in which they said it; answers their ids. */
export async function takeUp(
  ctx: Context,
  of: {
    readonly kind: 'stop' | 'informal' | 'squad';
    readonly id: string;
    readonly unitId: string;
    readonly where: string;
  },
  raised: readonly Said[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const said of raised) {
    const { id } = await takeIn(
      ctx,
      { ...plainly, ...said, fileIds: [], where: said.where || of.where },
      { channel: 'visit', unitId: of.unitId, onBehalfBy: personOf(ctx.who), behalfNote: null },
    );
    ids.push(id);
  }
  await insertRaised(ctx.tx, of, ids, ctx.now);
  return ids;
}

/** Those of these matters that one may see, as a page mentions them, in their order. */
export async function mentions(ctx: Context, ids: readonly string[]) {
  const found = await mentionMatters(ctx, ids);
  return (wanted: readonly string[]) =>
    wanted.flatMap((id) => {
      const one = found.get(id);
      return one ? [{ id: one.id, number: one.number, title: one.title }] : [];
    });
}

/** True for whoever may take something up for the unit. */
export const takesUp = (ctx: Context, unitId: string): boolean =>
  unitsWith(ctx.who, 'mediate', 'handle', 'assign').includes(unitId);
