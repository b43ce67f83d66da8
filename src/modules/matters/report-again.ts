import { cutText } from '../../kit/text.ts';
import type { Context } from '../../platform/context.ts';
import { insertSplit } from './actions-together.ts';
import { tellOne } from './letters.ts';
import type { MatterMention } from './mentions.ts';
import { hearersOf } from './policy.ts';
import { lockWhole } from './store-read.ts';
import { subjectOf } from './subject.ts';

/**
 * 反复: what lies in the archive has come back. A new matter with the same people, place and category, in the words of whoever found it, linked
 * to the old one; the same people get a further code.
 */
export async function reportAgain(ctx: Context, matterId: string, found: string): Promise<MatterMention> {
  const whole = await lockWhole(ctx.tx, matterId);
  if (!whole) throw new Error('the matter of a permitted act is gone');
  const { matter, category } = whole;
  const title = cutText(`再次出现：${matter.title}`, 80);
  const made = await insertSplit(ctx, whole, {
    title,
    what: found,
    unitId: matter.unit_id,
    category: category.code,
    workingDays: category.working_days,
  });
  const links = [
    { id: made.id, kind: 'matter.reported', data: { channel: 'visit', state: 'reported', otherId: matter.id } },
    { id: matter.id, kind: 'matter.split', data: { text: found, otherId: made.id } },
  ];
  for (const { id, kind, data } of links) {
    ctx.record({ subject: { kind: 'matter', id }, kind, audience: 'resident', data });
    ctx.signal({ kind: 'matter', id }, ...hearersOf(subjectOf(whole)));
  }
  for (const reporter of made.reporters) await tellOne(ctx, made.id, reporter, 'matter.received');
  return { id: made.id, number: made.number, title, state: 'reported' };
}
