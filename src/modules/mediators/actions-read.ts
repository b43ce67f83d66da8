import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import type { doors } from './contract.ts';
import { pageOf, readCard, readCardOfPerson, readPanel } from './panel.ts';
import { keepsAny, mayInGeneral, mayToCard, personIdOf } from './policy.ts';
import { isTermEnding, isTrainingDue, standingOn } from './rules.ts';
import { fitOf, orderCards } from './rules-order.ts';
import type { Card } from './tables.ts';
import { choicesOf, menuCardOf, pageFor, readFieldNames, subjectOf, viewOf } from './views.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

const wishOf = ({ field, language }: { field?: string | undefined; language?: string | undefined }) => ({
  categories: field === undefined ? [] : [field],
  languages: language === undefined ? [] : [language],
});

function speaks(card: Card, language: string | undefined): boolean {
  return language === undefined || card.languages.some((spoken) => spoken === language);
}

/** 点菜: cards of those who mediate now and agreed to be shown, by fit and then by a hash of the day, so that nobody always stands first. */
export async function menu(ctx: Context, input: In<'menu'>): Out<'menu'> {
  ctx.permit(mayInGeneral, undefined);
  const today = dayOf(ctx.now);
  const shown = (await readPanel(ctx, today)).filter(
    (card) => card.shownSince !== null && standingOn(card, today) === 'active',
  );
  const names = await readFieldNames(ctx);
  // Whoever reads on after midnight goes on in the order in which he began.
  const [seed = today, start = '0'] = input.cursor?.split('.') ?? [];
  const speaking = shown.filter((card) => speaks(card, input.language));
  const ordered = orderCards(speaking, wishOf(input), seed);
  const end = Number(start) + input.limit;
  return {
    rows: ordered.slice(Number(start), end).map((card) => menuCardOf(card, names)),
    next: ordered.length > end ? `${seed}.${end}` : null,
    total: ordered.length,
    ...choicesOf(shown, names),
  };
}

function isNamedBy({ name, initials, badge, unitName, style }: Card, typed: string): boolean {
  const q = typed.normalize('NFKC').toLowerCase();
  return initials.startsWith(q) || [name, badge, unitName, style].some((text) => text.toLowerCase().includes(q));
}

export async function list(ctx: Context, input: In<'list'>): Out<'list'> {
  ctx.permit(mayInGeneral, undefined);
  ctx.accessed({ reason: '调解员名册' });
  const today = dayOf(ctx.now);
  const { q, field, language, standing, due, cursor, limit } = input;
  const cards = await readPanel(ctx, today);
  const isDue = { term: isTermEnding, training: isTrainingDue };
  const found = cards.filter(
    (card) =>
      (standing === undefined ? card.state !== 'ended' : standingOn(card, today) === standing) &&
      (q === undefined || q === '' || isNamedBy(card, q)) &&
      speaks(card, language) &&
      fitOf(card, wishOf({ field })) > 0 &&
      (due === undefined || isDue[due](card, today)),
  );
  const names = await readFieldNames(ctx);
  const { rows, next } = pageOf(found, { cursor, limit });
  return {
    rows: rows.map((card) => viewOf(ctx, card, names)),
    next,
    counts: {
      all: cards.filter(({ state }) => state !== 'ended').length,
      term: cards.filter((card) => isTermEnding(card, today)).length,
      training: cards.filter((card) => isTrainingDue(card, today)).length,
    },
    canAdd: keepsAny(ctx.who),
  };
}

export async function view(ctx: Context, { id }: In<'view'>): Out<'view'> {
  const card = await readCard(ctx, id);
  if (!card) throw new Refusal('not-found');
  ctx.permit(mayToCard, subjectOf(card));
  ctx.accessed({ subject: { kind: 'mediator', id } });
  return pageFor(ctx, card);
}

/** 我的名片; null for colleagues who do not mediate. */
export async function mine(ctx: Context): Out<'mine'> {
  ctx.permit(mayInGeneral, undefined);
  const personId = personIdOf(ctx.who);
  const card = personId === null ? undefined : await readCardOfPerson(ctx, personId);
  ctx.accessed(card ? { subject: { kind: 'mediator', id: card.id } } : {});
  return { card: card ? await pageFor(ctx, card) : null };
}
