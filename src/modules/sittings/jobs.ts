import type { Context } from '../../platform/context.ts';
import { findMediation } from '../mediation/api.ts';
import { callOff } from './actions-sittings.ts';
import { endRound } from './rounds.ts';
import { listSittings } from './store-sittings.ts';
import { findOpenRound, findRound } from './store-times.ts';

/** The time for answers is over: what was held is free again, and the liaison looks for other times. */
export async function roundOver(ctx: Context, { id }: { readonly id: string }): Promise<void> {
  const known = await findRound(ctx.tx, id);
  const whole = known && (await findMediation(ctx.tx, known.mediation_id, true));
  const open = whole && (await findOpenRound(ctx.tx, whole.mediation.id));
  if (!whole || open?.round.id !== id || open.round.answer_by > ctx.now) return;
  await endRound(ctx, whole, open, { state: 'lapsed' });
}

const goingOn: readonly string[] = ['matched', 'scheduled', 'under-way'];
const why = '调解有了变化，这次安排取消';

/** A mediation that ended, stands still or gets other mediators keeps no times: rooms and people are free again, and everybody hears it. */
export async function letGo(ctx: Context, { id }: { readonly id: string }): Promise<void> {
  const whole = await findMediation(ctx.tx, id, true);
  if (!whole || goingOn.includes(whole.mediation.state)) return;
  const open = await findOpenRound(ctx.tx, id);
  if (open) await endRound(ctx, whole, open, { state: 'withdrawn', text: why });
  for (const sitting of await listSittings(ctx.tx, id))
    if (sitting.state === 'planned') await callOff(ctx, whole, sitting, why);
}
