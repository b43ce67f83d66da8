import { addDays, dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { queueMessage } from '../../platform/messages/outbox.ts';
import { findPhones, peopleOver, topUnitIds } from '../people/api.ts';
import { tell } from './changing.ts';
import { readPanel } from './panel.ts';
import { isTermEnding, isTrainingDue } from './rules.ts';
import { forgetEnded, markTermNoticed, markTrainingNoticed } from './store-cards.ts';
import type { Card } from './tables.ts';

const idsOf = (cards: readonly Card[]) => cards.map(({ id }) => id);

/**
 * Every night: whoever keeps the register hears once of each term that ends within thirty days and of each mediator who lacks training
 * hours of the year; what is personal of cards that ended two years ago is taken away.
 */
export async function lookAtTerms(ctx: Context): Promise<void> {
  const today = dayOf(ctx.now);
  const panel = await readPanel(ctx, today);
  const ending = panel.filter((card) => isTermEnding(card, today));
  const due = panel.filter((card) => isTrainingDue(card, today));
  const termIds = await markTermNoticed(ctx.tx, idsOf(ending));
  const trainingIds = await markTrainingNoticed(ctx.tx, idsOf(due), Number(today.slice(0, 4)));
  for (const id of termIds) tell(ctx, id, 'mediator.term-ending');
  for (const id of trainingIds) tell(ctx, id, 'mediator.training-due');
  await writeToRegistrars(
    ctx,
    panel.filter(({ id }) => termIds.includes(id) || trainingIds.includes(id)),
  );
  await forgetEnded(ctx.tx, addDays(today, -2 * 365));
}

/** One message to each registrar, whoever is concerned; the page names them. */
async function writeToRegistrars(ctx: Context, cards: readonly Card[]): Promise<void> {
  const [first] = cards;
  if (!first) return;
  const tops = await topUnitIds(ctx.tx);
  const unitIds = new Set(cards.flatMap(({ unitId }) => (unitId === null ? tops : [unitId])));
  const personIds = new Set<string>();
  for (const unitId of unitIds) {
    for (const { personId } of await peopleOver(ctx.tx, unitId, 'register', dayOf(ctx.now))) personIds.add(personId);
  }
  for (const recipient of new Set((await findPhones(ctx.tx, [...personIds])).values())) {
    await queueMessage(ctx, {
      template: 'staff.mediators',
      recipient,
      language: 'zh',
      params: { link: `${ctx.settings.publicUrl}/desk/mediators` },
      subject: { kind: 'mediator', id: first.id },
    });
  }
}
