import type { Context } from '../../platform/context.ts';
import type { ClockNews, ClockRow, SubjectDesk } from '../clocks/api.ts';
import { followPromise } from './clock-steps.ts';
import { tellDate } from './letters-clocks.ts';
import { mentionMatters } from './mentions.ts';
import { hearersOf } from './policy.ts';
import { listMatterNumbers } from './store-numbers.ts';
import { findWhole, lockWhole } from './store-read.ts';
import { saveMatter } from './store-write.ts';
import { subjectOf } from './subject.ts';
import { matterFacts } from './words.ts';

/** What clocks may do with matters: the family of clocks comes before and knows none. */
export const matterClockDesk: SubjectDesk = {
  lock: async (ctx, id) => (await lockWhole(ctx.tx, id)) !== undefined,
  told: tellMatter,
  mention: mentionMatters,
  numbers: listMatterNumbers,
};

async function tellMatter(ctx: Context, clock: ClockRow, { fact, data }: ClockNews): Promise<void> {
  const whole = await findWhole(ctx.tx, clock.subject_id);
  if (!whole) return;
  const { matter } = whole;
  const audience = matterFacts[fact].resident === null ? 'staff' : 'resident';
  ctx.record({ subject: { kind: 'matter', id: matter.id }, kind: fact, audience, data });
  if (clock.kind === 'solve' && matter.promised_at?.getTime() !== clock.due_at.getTime()) {
    await saveMatter(ctx.tx, matter.id, await followPromise(ctx, whole, clock.due_at), ctx.now);
    await tellDate(ctx, whole, clock.due_at);
  }
  ctx.signal({ kind: 'matter', id: matter.id }, ...hearersOf(subjectOf(whole)));
}
