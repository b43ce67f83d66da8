import { dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { turnClocks } from '../clocks/api.ts';
import { findMediation, stepMediation, type WholeMediation } from '../mediation/api.ts';
import { accountOn, holdsBack, isLate, standingOn } from './rules.ts';
import { decideBreach } from './rules-breach.ts';
import { findLedger, type Ledger } from './store-read.ts';
import { insertStep, settleObligations } from './store-write.ts';
import { dayFor, entriesOf, tell } from './subject.ts';

/** True when a running duty is overdue or not kept on this day. */
export function isAnyLate(ctx: Context, ledger: Ledger): boolean {
  const day = dayFor(ctx, ledger);
  return ledger.obligations.some((one) => isLate(standingOn(one, entriesOf(ledger, one.id), day)));
}

/**
 * After anything that changed an account, and once a day: settles what is performed, notes what is late or was made good, and tells the mediation
 * when everything is performed. Within the transaction of the change; the mediation is locked.
 */
export async function lookAgain(ctx: Context, mediationId: string): Promise<void> {
  const whole = await findMediation(ctx.tx, mediationId, true);
  const ledger = await findLedger(ctx.tx, mediationId);
  if (!whole || !ledger) return;
  const left = await settleFulfilled(ctx, whole, ledger);
  await noteBreach(ctx, whole, ledger);
  if (left || isAnyLate(ctx, ledger) || ledger.performance.breach === 'ended') return;
  if (whole.mediation.state === 'performing') await stepMediation(ctx, { id: mediationId, step: 'performed' });
}

/** Settles duties that are performed; answers whether any is left that holds the agreement back. */
async function settleFulfilled(ctx: Context, whole: WholeMediation, ledger: Ledger): Promise<boolean> {
  const day = dayFor(ctx, ledger);
  let left = false;
  for (const obligation of ledger.obligations) {
    const entries = entriesOf(ledger, obligation.id);
    const isDone = obligation.state === 'running' && standingOn(obligation, entries, day) === 'fulfilled';
    if (isDone) {
      const completedOn = accountOn(obligation, entries, day)?.lines.at(-1)?.completedOn;
      await settleObligations(ctx, [obligation.id], { state: 'fulfilled', on: completedOn ?? day.today });
      tell(ctx, whole, 'performance.fulfilled', { obligationId: obligation.id });
    }
    left ||= !isDone && holdsBack(obligation);
  }
  return left;
}

async function noteBreach(ctx: Context, whole: WholeMediation, ledger: Ledger): Promise<void> {
  if (whole.mediation.state !== 'performing' && whole.mediation.state !== 'revisiting') return;
  const late = isAnyLate(ctx, ledger);
  const step = late ? 'note' : 'cure';
  const to = decideBreach(ledger.performance.breach, step, late);
  if (to === undefined) return;
  await insertStep(ctx, whole.mediation.id, { step, to });
  if (ledger.performance.breach === 'told') await turnClocks(ctx, { subjectId: whole.mediation.id, stop: ['penalty'] });
  tell(ctx, whole, late ? 'performance.overdue' : 'performance.cured', { on: dayOf(ctx.now) });
}
