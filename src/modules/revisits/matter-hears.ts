import type { Context } from '../../platform/context.ts';
import { type MatterInfo, type MatterMention, reportAgain, stepFor, tellFact } from '../matters/api.ts';

type Told =
  | 'revisit.planned'
  | 'revisit.visited'
  | 'revisit.snoozed'
  | 'revisit.stopped'
  | 'check.drawn'
  | 'check.sound'
  | 'check.fake';

/** A line in the matter's timeline; its words stand with the other facts of matters. */
export function tellMatter(ctx: Context, matterId: string, kind: Told, data: Readonly<Record<string, unknown>>): void {
  tellFact(ctx, matterId, kind, data);
}

/**
 * 反复: the matter is taken up again. What lies in the archive stays there; a new matter with the same reporters and place is linked to it.
 * Answers that new matter.
 */
export async function comeBack(
  ctx: Context,
  { matter }: MatterInfo,
  found: string,
): Promise<MatterMention | undefined> {
  if (matter.state === 'archived' || matter.state === 'withdrawn') return reportAgain(ctx, matter.id, found);
  if (['answered', 'closed', 'revisited', 'not_accepted'].includes(matter.state)) {
    await stepFor(ctx, { step: 'reopen', id: matter.id, data: { text: found } });
  }
  return undefined;
}
