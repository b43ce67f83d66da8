import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { findMediation, partiesNow, stepMediation } from '../mediation/api.ts';
import { recordVisit } from '../revisits/api.ts';
import type { Found } from '../revisits/words.ts';
import type { doors } from './contract.ts';
import { insertVisitRecord } from './store-write.ts';
import { openToWrite, tell } from './subject.ts';
import type { Again } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

/** What a visit found, as the list of visits says it: they quarrel again is what has come back. */
export function foundBy({ partyIds, again }: { partyIds: readonly string[]; again: Again }): Found {
  if (partyIds.length === 0) return 'unreached';
  return again === 'yes' ? 'relapse' : 'settled';
}

/** 回访记录: performance, satisfaction, whether they quarrel again, hidden risks. A relapse reopens matter and mediation, and links what it made. */
export async function visit(ctx: Context, input: In<'visit'>) {
  const { whole, ledger } = await openToWrite(ctx, input.id);
  const planId = ledger.performance.visit_plan_id;
  if (planId === null) throw new Refusal('step.not-now');
  const known = new Set(partiesNow(whole).map(({ id }) => id));
  if (input.partyIds.some((id) => !known.has(id))) throw new Refusal('not-found');
  const { taskId, way, note } = input;
  const found = foundBy(input);
  const { state, again } = await recordVisit(ctx, { taskId, planId, way, found, note });
  if (found !== 'unreached') {
    const { partyIds, performed, satisfaction, again: quarrel, mistaken, risk } = input;
    await insertVisitRecord(ctx, input.id, {
      task_id: taskId,
      party_ids: partyIds,
      performed,
      satisfaction,
      again: quarrel,
      mistaken,
      note,
      risk,
    });
  }
  tell(ctx, whole, 'mediation.visited', { taskId, found, state });
  if (found === 'relapse') await takeUpAgain(ctx, input.id, again);
  return { id: input.id };
}

/** 反复: mediation goes on in the same case; what could not be reopened was made anew and is named in the timeline. */
async function takeUpAgain(
  ctx: Context,
  id: string,
  again: { readonly id: string; readonly number: string } | null,
): Promise<void> {
  const now = await findMediation(ctx.tx, id);
  if (now?.mediation.state !== 'revisiting') return;
  await stepMediation(ctx, {
    id,
    step: 'reopen',
    text: '回访发现又起争执',
    data: { ...(again && { matterId: again.id, matterNumber: again.number }) },
  });
}
