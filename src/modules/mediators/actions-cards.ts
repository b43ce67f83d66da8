import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { personBriefs } from '../people/api.ts';
import {
  getForStep,
  refuse,
  refuseUnfitTeacher,
  refuseUnknownFields,
  save,
  startCalendar,
  tell,
  wordedColumns,
} from './changing.ts';
import type { doors } from './contract.ts';
import { readCardOfPerson } from './panel.ts';
import { mayToCard, personIdOf } from './policy.ts';
import { findTermProblem, judgeRenewal, judgeSignOff, yearsLater } from './rules.ts';
import { saveCards } from './store-cards.ts';
import type { Card, CardRow } from './tables.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

function refuseUnplaced({ unitId, partnerId }: Pick<CardRow, 'unitId' | 'partnerId'>): void {
  if ((unitId === null) !== (partnerId === null)) return;
  refuse({ path: 'unitId', zh: '请在本系统单位和联动单位中选一个', en: 'choose one: an own unit or a partner' });
}

/** Answers whether the person holds a post as mediator; refuses for unknown people and for those who left. */
async function refuseGone(ctx: Context, personId: string): Promise<boolean> {
  const day = dayOf(ctx.now);
  const person = (await personBriefs(ctx.tx, [personId], { duty: 'mediate', day })).get(personId);
  if (!person) throw new Refusal('not-found');
  if (person.leftOn !== null && person.leftOn <= day) {
    throw new Refusal('step.not-now', [{ path: 'personId', zh: '此人已离岗', en: 'this person has left' }]);
  }
  return person.holdsDuty;
}

/** 列入名册: a person of the people's register gets a card; an apprentice needs a teacher. */
export async function add(ctx: Context, { isApprentice, ...input }: In<'add'>): Out<'add'> {
  const { personId, termFrom, termTo = yearsLater(termFrom), ...worded } = input;
  ctx.permit(mayToCard, { personId, unitId: input.unitId, teacherPersonId: null });
  const holdsPost = await refuseGone(ctx, personId);
  refuseUnplaced(input);
  refuse(findTermProblem({ termFrom, termTo }));
  if (isApprentice && input.teacherId === null) {
    refuse({ path: 'teacherId', zh: '学习人员要有师傅', en: 'an apprentice needs a teacher' });
  }
  if (await readCardOfPerson(ctx, personId)) {
    throw new Refusal('already.exists', [{ path: 'personId', zh: '此人已有名片', en: 'this person has a card' }]);
  }
  const id = newId(ctx.now.getTime());
  await refuseUnknownFields(ctx, input.fields);
  await refuseUnfitTeacher(ctx, input.teacherId, id);
  const row: Omit<CardRow, 'version'> = {
    ...wordedColumns(ctx, worded),
    id,
    personId,
    state: isApprentice ? 'apprentice' : 'active',
    restUntil: null,
    stateReason: '',
    appointedOn: termFrom,
    termFrom,
    termTo,
    signedOffOn: null,
    signedOffBy: null,
    endedOn: null,
  };
  await saveCards(ctx.tx, [row]);
  await startCalendar(ctx, { ...row, holdsPost });
  tell(ctx, id, 'mediator.added', { state: row.state, termFrom, termTo, isShown: input.isShown });
  return { id };
}

const compared = [
  'unitId',
  'partnerId',
  'kind',
  'profession',
  'fields',
  'skills',
  'style',
  'timesNote',
  'frames',
  'languages',
  'ways',
  'shownSince',
  'cap',
  'teacherId',
] as const satisfies readonly (keyof CardRow)[];

/** Names of what changed; the words themselves stay out of the timeline. */
export function changedFields(before: Card, after: Partial<CardRow>): string[] {
  return compared.filter((field) => field in after && JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

export async function change(ctx: Context, { id, version, ...input }: In<'change'>): Out<'change'> {
  const card = await getForStep(ctx, { id, version });
  if (input.unitId !== card.unitId) {
    ctx.permit(mayToCard, { personId: card.personId, unitId: input.unitId, teacherPersonId: null });
  }
  refuseUnplaced(input);
  await refuseUnknownFields(ctx, input.fields, card.fields);
  if (input.teacherId !== card.teacherId) await refuseUnfitTeacher(ctx, input.teacherId, id);
  if (card.state === 'apprentice' && input.teacherId === null) {
    refuse({ path: 'teacherId', zh: '学习人员要有师傅', en: 'an apprentice needs a teacher' });
  }
  const columns = wordedColumns(ctx, input, card);
  tell(ctx, id, 'mediator.changed', { changed: changedFields(card, columns) });
  return save(ctx, card, columns);
}

export async function rest(ctx: Context, { id, version, until, reason }: In<'rest'>): Out<'rest'> {
  const card = await getForStep(ctx, { id, version });
  if (card.state !== 'active') throw new Refusal('step.not-now');
  if (until !== null && until <= dayOf(ctx.now)) {
    refuse({ path: 'until', zh: '请选今天以后的日子', en: 'choose a day after today' });
  }
  tell(ctx, id, 'mediator.rested', { until });
  return save(ctx, card, { state: 'resting', restUntil: until, stateReason: reason });
}

export async function comeBack(ctx: Context, input: In<'comeBack'>): Out<'comeBack'> {
  const card = await getForStep(ctx, input);
  if (card.state !== 'resting') throw new Refusal('step.not-now');
  tell(ctx, card.id, 'mediator.returned');
  return save(ctx, card, { state: 'active', restUntil: null, stateReason: '' });
}

/** 续聘: three more years; the day of the first appointment stays. */
export async function renew(ctx: Context, { termTo, ...input }: In<'renew'>): Out<'renew'> {
  const card = await getForStep(ctx, input);
  const ruling = judgeRenewal(card, dayOf(ctx.now));
  if (typeof ruling === 'string') throw new Refusal(ruling);
  const term = { termFrom: ruling.from, termTo: termTo ?? yearsLater(ruling.from) };
  refuse(findTermProblem(term));
  tell(ctx, card.id, 'mediator.renewed', term);
  // Until the old term is over the card stands in it: the new one begins where it ends, and both together are one.
  const isEarly = ruling.from > dayOf(ctx.now);
  return save(ctx, card, isEarly ? { termTo: term.termTo } : term);
}

export async function end(ctx: Context, { reason, ...input }: In<'end'>): Out<'end'> {
  const card = await getForStep(ctx, input);
  tell(ctx, card.id, 'mediator.ended');
  const endedOn = dayOf(ctx.now);
  return save(ctx, card, { state: 'ended', endedOn, restUntil: null, stateReason: reason, shownSince: null });
}

/** 出师: somebody else says that an apprentice sits alone from now on. */
export async function signOff(ctx: Context, input: In<'signOff'>): Out<'signOff'> {
  const card = await getForStep(ctx, input);
  const personId = personIdOf(ctx.who);
  const refused = judgeSignOff(card, { personId, minutes: card.trainedMinutes });
  if (refused) throw new Refusal(refused);
  tell(ctx, card.id, 'mediator.signed-off', { teacherId: card.teacherId });
  return save(ctx, card, { state: 'active', signedOffOn: dayOf(ctx.now), signedOffBy: personId });
}
