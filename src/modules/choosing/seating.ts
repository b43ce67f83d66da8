import { newId } from '../../kit/ids.ts';
import type { Context } from '../../platform/context.ts';
import { turnClocks, workingDaysAhead } from '../clocks/api.ts';
import {
  findMediation,
  seatPanel,
  seatsNow,
  takeLocked,
  tellColleagues,
  tellParties,
  type WholeMediation,
} from '../mediation/api.ts';
import { findApprentices, mayTakeCase, personsOf } from '../mediators/api.ts';
import { isAvailable, readCandidates } from './candidates.ts';
import { insertOrders } from './store-orders.ts';
import type { Seated } from './tables.ts';
import { tell } from './telling.ts';

/** Loads a case again after its seats have changed; it is locked by this transaction. */
export async function reload(ctx: Context, whole: WholeMediation): Promise<WholeMediation> {
  const again = await findMediation(ctx.tx, whole.mediation.id, true);
  if (!again) throw new Error('a locked mediation is gone');
  return again;
}

/** 老带新: apprentices learn beside their teacher, unless something ties them to a side. */
async function apprenticesOf(ctx: Context, whole: WholeMediation, panel: readonly Seated[]) {
  const cards = await findApprentices(
    ctx,
    panel.map(({ mediatorId }) => mediatorId),
  );
  const learning = cards.filter((card) => {
    const verdict = mayTakeCase(card, 0, ctx.now);
    return !verdict.may && verdict.why === 'apprentice';
  });
  const ids = learning.map(({ id }) => id);
  if (ids.length === 0) return [];
  const list = await readCandidates(ctx, whole, { ids });
  return list.filter(({ mediator }) => mediator.conflicts.length === 0).map(({ card }) => ({ card }));
}

/** Seats these and nobody else beside who only attends; `why` stands at whoever leaves. */
export async function seatExactly(
  ctx: Context,
  whole: WholeMediation,
  panel: readonly Seated[],
  why: string,
): Promise<void> {
  const persons = await personsOf(
    ctx,
    panel.map(({ mediatorId }) => mediatorId),
  );
  const mediating = panel.flatMap(({ mediatorId, role }) => {
    const personId = persons.get(mediatorId);
    return personId === undefined ? [] : [{ mediator_id: mediatorId, person_id: personId, role }];
  });
  const apprentices = (await apprenticesOf(ctx, whole, panel)).map(({ card }) => ({
    mediator_id: card.id,
    person_id: card.personId,
    role: 'apprentice' as const,
  }));
  const attending = seatsNow(whole).filter(({ role }) => role === 'attend');
  await seatPanel(ctx, whole, [...mediating, ...apprentices, ...attending], why);
}

/** 入座: the panel is seated and asked to take the case; where mediators were still to be chosen, they are settled now. */
export async function seatRound(
  ctx: Context,
  whole: WholeMediation,
  round: { readonly id: string; readonly kept: readonly Seated[] },
  panel: readonly Seated[],
): Promise<void> {
  await seatExactly(ctx, whole, [...round.kept, ...panel], '');
  const seated = await reload(ctx, whole);
  if (seated.mediation.state === 'choosing') {
    await takeLocked(ctx, seated, { step: 'match', data: { roundId: round.id } });
  } else {
    await turnClocks(ctx, { subjectId: seated.mediation.id, meet: ['choose'] });
    tell(ctx, seated, 'choosing.replaced', { roundId: round.id });
    await tellParties(ctx, seated, 'mediation.news');
  }
  await askMediators(ctx, seated, round.id, panel);
}

/** 派单: each mediator says within a working day whether he takes it. */
async function askMediators(ctx: Context, whole: WholeMediation, roundId: string, panel: readonly Seated[]) {
  const persons = await personsOf(
    ctx,
    panel.map(({ mediatorId }) => mediatorId),
  );
  const orders = panel.flatMap(({ mediatorId, role }) => {
    const personId = persons.get(mediatorId);
    if (personId === undefined) return [];
    const id = newId(ctx.now.getTime());
    return [
      {
        id,
        mediation_id: whole.mediation.id,
        round_id: roundId,
        mediator_id: mediatorId,
        person_id: personId,
        role,
      },
    ];
  });
  const dueAt = await workingDaysAhead(ctx, 1);
  await insertOrders(ctx.tx, orders, { now: ctx.now, dueAt });
  for (const { id } of orders)
    await ctx.addJob('choosing:remind', { orderId: id }, { runAt: dueAt, key: `choosing:order:${id}` });
  await tellColleagues(
    ctx,
    whole,
    orders.map(({ person_id }) => person_id),
    'staff.mediation-news',
  );
}

/** Whether all of these can still take the case: something may have come up since they were proposed. */
export async function areFree(ctx: Context, whole: WholeMediation, panel: readonly Seated[]): Promise<boolean> {
  const list = await readCandidates(ctx, whole, { ids: panel.map(({ mediatorId }) => mediatorId) });
  return list.length === panel.length && list.every(isAvailable);
}
