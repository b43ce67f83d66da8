import type { Context } from '../../platform/context.ts';
import type { SubjectDesk } from '../clocks/api.ts';
import { hearersOf } from './policy.ts';
import { findWhole } from './store-cases.ts';
import { listVisible, mediationNumbers } from './store-list.ts';
import { ofMediation, subjectOf } from './subject.ts';

/** What clocks may do with mediations: the family of clocks comes before and knows none. */
export const mediationClockDesk: SubjectDesk = {
  lock: async (ctx, id) => (await findWhole(ctx.tx, id, true)) !== undefined,
  told: async (ctx, clock, { fact, data }) => {
    const whole = await findWhole(ctx.tx, clock.subject_id);
    if (!whole) return;
    const subject = ofMediation(whole.mediation.id);
    ctx.record({ subject, kind: fact, audience: 'staff', data });
    ctx.signal(subject, ...hearersOf(subjectOf(whole)));
  },
  mention: mentionMediations,
  numbers: mediationNumbers,
};

async function mentionMediations(ctx: Context, ids: readonly string[]) {
  const rows = await listVisible(ctx.tx, ctx.who, ids);
  if (rows.length > 0) ctx.accessed({ reason: `调解 ${rows.map(({ number }) => number).join('、')}` });
  return new Map(rows.map((row) => [row.id, row]));
}
