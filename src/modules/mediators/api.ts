import { dayOf } from '../../kit/calendar.ts';
import { phoneDigits } from '../../kit/text.ts';
import type { Context } from '../../platform/context.ts';
import { readApprentices, readCards, readPanel } from './panel.ts';
import * as rules from './rules.ts';
import * as conflicts from './rules-conflicts.ts';
import * as order from './rules-order.ts';
import { listCardsById } from './store-cards.ts';
import { listTies } from './store-ties.ts';
import type { Card, TieRow } from './tables.ts';
import { menuCardOf, readFieldNames } from './views.ts';

type Asking = Pick<Context, 'tx' | 'now'>;

/** 名片: a card with name, unit and post of its person; `id` is the mediator's id. */
export type MediatorCard = Card;

export type { ConflictHint, EarlierCase, PartyFacts } from './rules-conflicts.ts';

/** What a list of cards is for. */
export interface CardsAsked {
  /** Codes of categories of the dispute; none: whatever the field. */
  readonly categories: readonly string[];
  /** What the parties speak; whoever speaks it comes first, nobody is left out. */
  readonly languages: readonly string[];
  /** Only these, whatever their standing and fields; else everybody who may sit alone on the day and whose field fits. */
  readonly ids?: readonly string[];
  readonly at: Date;
  /** Seed of the shuffle among equals: the id of the case. */
  readonly caseId: string;
}

/** Cards for a case: by fit of field, then of language, then shuffled by case, never by success or name. */
export async function listCards(ctx: Asking, asked: CardsAsked): Promise<MediatorCard[]> {
  const day = dayOf(asked.at);
  const wish = { categories: asked.categories, languages: asked.languages };
  if (asked.ids)
    return order.orderCards(await readCards(ctx, asked.ids, day), { ...wish, categories: [] }, asked.caseId);
  const panel = (await readPanel(ctx, day)).filter((card) => rules.standingOn(card, day) === 'active');
  return order.orderCards(panel, wish, asked.caseId);
}

/** Cards by mediator id as of now, in no order; unknown ids are left out. */
export async function findCards(ctx: Asking, ids: readonly string[]): Promise<MediatorCard[]> {
  return readCards(ctx, ids, dayOf(ctx.now));
}

/** The card of a mediator as of now; undefined when there is none. */
export async function findCard(ctx: Asking, id: string): Promise<MediatorCard | undefined> {
  return (await findCards(ctx, [id]))[0];
}

/** Apprentices of these mediators who are not signed off: they may attend, never sit alone (老带新). */
export async function findApprentices(ctx: Asking, mediatorIds: readonly string[]): Promise<MediatorCard[]> {
  return readApprentices(ctx, mediatorIds, dayOf(ctx.now));
}

/** What parties may see of cards, in the order given: no phone, no cap, no figure. The same shape as the public menu. */
export async function cardsForPage(ctx: Asking, cards: readonly MediatorCard[]) {
  const names = await readFieldNames(ctx);
  return cards.map((card) => menuCardOf(card, names));
}

/** Whether a mediator may take one more case at that time, or why not: term, state, post, cap. */
export function mayTakeCase(card: MediatorCard, openCases: number, at: Date): rules.MayTake {
  return rules.mayTakeCase(card, openCases, dayOf(at));
}

/** Person ids by mediator id; unknown ids are left out. */
export async function personsOf(ctx: Asking, mediatorIds: readonly string[]): Promise<Map<string, string>> {
  const cards = await listCardsById(ctx.tx, mediatorIds, dayOf(ctx.now));
  return new Map(cards.map(({ id, personId }) => [id, personId]));
}

/** What a case knows for the question of conflicts; earlier cases by mediator id. */
export interface ConflictsAsked {
  readonly parties: readonly conflicts.PartyFacts[];
  readonly earlier: ReadonlyMap<string, readonly conflicts.EarlierCase[]>;
}

const digits = (phone: string | null) => (phone === null ? null : phoneDigits(phone) || null);

/**
 * Hints of conflict by mediator id, an empty list where there are none; unknown ids are left out. `phoneKey` of parties and earlier cases is
 * the phone, however it was written. What a mediator declared never leaves, only which side it concerns and what follows.
 */
export async function conflictsOf(
  ctx: Asking,
  mediatorIds: readonly string[],
  { parties, earlier }: ConflictsAsked,
): Promise<Map<string, conflicts.ConflictHint[]>> {
  const known = parties.map((party) => ({ ...party, phoneKey: digits(party.phoneKey) }));
  const cards = await findCards(ctx, mediatorIds);
  const ties = Map.groupBy(await listTies(ctx.tx, mediatorIds), ({ mediatorId }) => mediatorId);
  return new Map(
    cards.map(({ id, name, phone, unitName }) => {
      const own = (ties.get(id) ?? []).map(({ kind, name: of, phone: key }: TieRow) => ({
        kind,
        name: of,
        phoneKey: digits(key),
      }));
      const facts = { name, phoneKey: digits(phone), unitName, ties: own };
      const before = (earlier.get(id) ?? []).map((one) => ({
        ...one,
        phoneKeys: one.phoneKeys.flatMap((phoneKey) => digits(phoneKey) ?? []),
      }));
      return [id, conflicts.findConflicts(facts, { parties: known, earlier: before })];
    }),
  );
}

/** Whether any of the hints keeps a mediator away (回避). */
export const isExcluded = conflicts.isExcluded;
