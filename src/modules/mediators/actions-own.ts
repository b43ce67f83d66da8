import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { changedFields } from './actions-cards.ts';
import { getCard, getForStep, refuse, save, startCalendar, tell, wordedColumns } from './changing.ts';
import type { doors } from './contract.ts';
import { readCardOfPerson } from './panel.ts';
import { personIdOf } from './policy.ts';
import { insertTie, removeTie } from './store-ties.ts';
import { removeTraining, saveTrainings } from './store-trainings.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

/** 我的名片: the own words, times, languages, and whether residents may read it. */
export async function changeMine(ctx: Context, { version, ...input }: In<'changeMine'>): Out<'changeMine'> {
  const personId = personIdOf(ctx.who);
  const own = personId === null ? undefined : await readCardOfPerson(ctx, personId);
  if (!own) throw new Refusal('not-found');
  const card = await getForStep(ctx, { id: own.id, version });
  const columns = wordedColumns(ctx, input, card);
  await startCalendar(ctx, { ...card, frames: columns.frames });
  tell(ctx, card.id, 'mediator.changed', { changed: changedFields(card, columns), own: true });
  return save(ctx, card, columns);
}

const digitsOf = (phone: string | null) => phone?.normalize('NFKC').replaceAll(/\D/g, '') || null;

/** 申报关系: the mediator himself, or whoever keeps the register as he says. */
export async function declareTie(ctx: Context, { id, phone, ...tie }: In<'declareTie'>): Out<'declareTie'> {
  const card = await getCard(ctx, id);
  if (card.state === 'ended') throw new Refusal('step.not-now');
  const tieId = newId(ctx.now.getTime());
  const byId = ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.accountId : null;
  await insertTie(ctx.tx, { ...tie, id: tieId, mediatorId: id, phone: digitsOf(phone), at: ctx.now }, byId);
  tell(ctx, id, 'mediator.tie-declared', { tie: tie.kind });
  return { id: tieId };
}

export async function endTie(ctx: Context, { id, tieId }: In<'endTie'>): Out<'endTie'> {
  await getCard(ctx, id);
  const kind = await removeTie(ctx.tx, id, tieId);
  if (kind === undefined) throw new Refusal('not-found');
  tell(ctx, id, 'mediator.tie-ended', { tie: kind });
  return { done: true };
}

export async function train(ctx: Context, { id, ...training }: In<'train'>): Out<'train'> {
  const card = await getCard(ctx, id);
  if (card.state === 'ended') throw new Refusal('step.not-now');
  if (training.heldOn > dayOf(ctx.now)) {
    refuse({ path: 'heldOn', zh: '培训还没有举行', en: 'the training has not been held yet' });
  }
  const trainingId = newId(ctx.now.getTime());
  await saveTrainings(ctx.tx, [{ id: trainingId, mediatorId: id, ...training }]);
  tell(ctx, id, 'mediator.trained', { heldOn: training.heldOn, minutes: training.minutes });
  return { id: trainingId };
}

export async function strikeTraining(ctx: Context, { id, trainingId }: In<'strikeTraining'>): Out<'strikeTraining'> {
  await getCard(ctx, id);
  if (!(await removeTraining(ctx.tx, id, trainingId))) throw new Refusal('not-found');
  tell(ctx, id, 'mediator.training-struck');
  return { done: true };
}
