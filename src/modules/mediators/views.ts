import { dayOf } from '../../kit/calendar.ts';
import type { AnswerOf } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import { type Category, listCategories } from '../categories/api.ts';
import type { doors } from './contract.ts';
import { readApprentices, readCards } from './panel.ts';
import { knowsTies, type MediatorSubject, mayToCard, personIdOf } from './policy.ts';
import {
  isTermEnding,
  isTrainingDue,
  judgeRenewal,
  judgeSignOff,
  sortFrames,
  standingOn,
  yearlyMinutes,
} from './rules.ts';
import { listTies } from './store-ties.ts';
import { listTrainings } from './store-trainings.ts';
import type { Card } from './tables.ts';
import { spokenLanguages } from './words.ts';

type CardView = AnswerOf<typeof doors.list>['rows'][number];
type CardPage = AnswerOf<typeof doors.view>;
type MenuCard = AnswerOf<typeof doors.menu>['rows'][number];
type Step = CardView['can'][number];

type FieldNames = ReadonlyMap<string, Pick<Category, 'zh' | 'en'>>;

/** Words of categories in use, by code, in the order of the tree. */
export async function readFieldNames(ctx: Pick<Context, 'tx' | 'now'>): Promise<FieldNames> {
  return new Map((await listCategories(ctx)).map((category) => [category.code, category]));
}

/** A field whose category has ended shows its code. */
function nameFields(codes: readonly string[], names: FieldNames) {
  return codes.map((code) => ({ code, zh: names.get(code)?.zh ?? code, en: names.get(code)?.en ?? code }));
}

/** Whose a card is, for permission; the teacher matters for signing off only. */
export function subjectOf(card: Card, teacher?: Card): MediatorSubject {
  return { personId: card.personId, unitId: card.unitId, teacherPersonId: teacher?.personId ?? null };
}

const actions = {
  change: 'mediator.change',
  rest: 'mediator.rest',
  return: 'mediator.return',
  renew: 'mediator.renew',
  'sign-off': 'mediator.sign-off',
  train: 'mediator.train',
  tie: 'mediator.declare-tie',
  end: 'mediator.end',
} as const satisfies Record<Step, keyof typeof mayToCard>;

function stepsOf(ctx: Context, card: Card): readonly Step[] {
  if (card.state === 'ended') return [];
  const today = dayOf(ctx.now);
  const by = { personId: personIdOf(ctx.who), minutes: card.trainedMinutes };
  const fits: Readonly<Partial<Record<Step, boolean>>> = {
    rest: card.state === 'active',
    return: card.state === 'resting',
    renew: typeof judgeRenewal(card, today) === 'object',
    'sign-off': judgeSignOff(card, by) === undefined,
  };
  return (Object.keys(actions) as Step[]).filter((step) => fits[step] ?? true);
}

/** A card as colleagues read it, with what the reader may do. */
export function viewOf(ctx: Context, card: Card, names: FieldNames, teacher?: Card): CardView {
  const today = dayOf(ctx.now);
  const { accountId, teacherId, teacherName, shownSince, initials: _, holdsPost: __, signedOffBy: ___, ...rest } = card;
  const of = subjectOf(card, teacher);
  return {
    ...rest,
    signsIn: accountId !== null,
    fields: nameFields(card.fields, names),
    frames: sortFrames(card.frames),
    isShown: shownSince !== null,
    standing: standingOn(card, today),
    teacher: teacherId === null ? null : { id: teacherId, name: teacherName ?? '' },
    askedMinutes: yearlyMinutes,
    isTermEnding: isTermEnding(card, today),
    isTrainingDue: isTrainingDue(card, today),
    can: stepsOf(ctx, card).filter((step) => mayToCard[actions[step]](ctx.who, of) === 'allowed'),
  };
}

/** Everything about a mediator; ties only for whoever may know them. */
export async function pageFor(ctx: Context, card: Card): Promise<CardPage> {
  const day = dayOf(ctx.now);
  const [teacher] = card.teacherId === null ? [] : await readCards(ctx, [card.teacherId], day);
  const apprentices = await readApprentices(ctx, [card.id], day);
  const trainings = await listTrainings(ctx.tx, card.id);
  const ties = knowsTies(ctx.who, subjectOf(card)) ? await listTies(ctx.tx, [card.id]) : null;
  return {
    ...viewOf(ctx, card, await readFieldNames(ctx), teacher),
    trainings: trainings.map(({ mediatorId: _, ...training }) => training),
    apprentices: apprentices.map(({ id, name }) => ({ id, name })),
    ties: ties?.map(({ mediatorId: _, at, ...tie }) => ({ ...tie, at: at.toISOString() })) ?? null,
  };
}

/** What a resident may see of a mediator: no phone, no cap, nothing of how cases ended. */
export function menuCardOf(card: Card, names: FieldNames): MenuCard {
  const { id, name, kind, profession, unitName, skills, languages, ways, timesNote, style } = card;
  const fields = nameFields(card.fields, names);
  const frames = sortFrames(card.frames);
  return { id, name, kind, profession, unitName, fields, skills, languages, ways, timesNote, frames, style };
}

// What residents choose from stays short: a kind of dispute, not its finer words.
const kindOf = (code: string) => code.split('.').slice(0, 2).join('.');

/** The kinds of disputes and languages that any of these know, for the choices above a menu. */
export function choicesOf(cards: readonly Card[], names: FieldNames) {
  const known = new Set(cards.flatMap(({ fields }) => fields.map(kindOf)));
  const kinds = [...names.keys()].filter((code) => known.has(code));
  const finer = kinds.filter((code) => code.includes('.'));
  const languages = new Set(cards.flatMap((card) => card.languages));
  return {
    fields: nameFields(finer.length > 0 ? finer : kinds, names),
    languages: keysOf(spokenLanguages).filter((language) => languages.has(language)),
  };
}
