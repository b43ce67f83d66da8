import type { Context } from '../../platform/context.ts';
import { findMediation } from '../mediation/api.ts';
import { isOpen } from './rules.ts';
import { listAgreements, saveDiscarded } from './store.ts';
import { tell } from './subject.ts';

const ended = { failed: '调解未达成协议', withdrawn: '当事人终止调解', filed: '已归档' } as const;

/** Mediation has ended: what was not signed by everybody is no longer to be signed. */
export async function dropOpen(ctx: Context, { id }: { id: string }): Promise<void> {
  const whole = await findMediation(ctx.tx, id, true);
  if (!whole) return;
  const reason = Object.entries(ended).find(([state]) => state === whole.mediation.state)?.[1];
  if (reason === undefined) return;
  for (const { agreement } of await listAgreements(ctx.tx, id)) {
    if (!isOpen(agreement.state)) continue;
    await saveDiscarded(ctx, agreement.id, reason);
    if (agreement.state === 'proposed')
      tell(ctx, whole, 'agreement.discarded', { agreementId: agreement.id, version: agreement.number });
  }
}
