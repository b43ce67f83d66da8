import { addDays, startOfDay } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { panelOf, turnClocks } from '../clocks/api.ts';
import { clockStart } from '../mediation/api.ts';
import { lastWords } from './rules-joint.ts';
import { type Asking, boundOf, excludedBy } from './subject.ts';

const minute = 60_000;

/** The clock of the last day runs while both sides may still ask; it stops where it cannot be asked, or somebody does not want to. */
export async function turnConfirmClock(ctx: Context, found: Asking): Promise<void> {
  const { confirmation: one, whole, agreement, words } = found;
  const last = lastWords(
    boundOf(found).map(({ id }) => id),
    words,
  );
  const isUnwanted = [...last.values()].some((word) => word?.said === 'no');
  const isOn = one.state === 'open' && !isUnwanted && excludedBy(found).length === 0;
  const dueAt = new Date(startOfDay(addDays(one.last_on, 1)).getTime() - minute);
  const { clocks } = await panelOf(ctx, whole.mediation.id);
  const isRunning = clocks.some(({ kind, state }) => kind === 'confirm' && (state === 'running' || state === 'paused'));
  if (isOn === isRunning) return;
  const start = { ...clockStart(whole, 'confirm'), at: agreement.effectiveAt, dueAt };
  await turnClocks(ctx, {
    subjectId: whole.mediation.id,
    ...(isOn ? { start: [start] } : { stop: ['confirm'] as const }),
  });
}
