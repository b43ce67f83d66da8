import type { Card } from './tables.ts';

/** What a case, or somebody who reads the menu, asks for. */
export interface Wish {
  /** Codes of categories of the dispute. */
  readonly categories: readonly string[];
  readonly languages: readonly string[];
}

type Fitting = Pick<Card, 'id' | 'fields' | 'languages'>;

const isBelow = (code: string, above: string) => code.startsWith(`${above}.`);

/** How well fields fit a category: 3 the very one, 2 one above it, 1 one below it, 0 none. */
function fitOfField(fields: readonly string[], category: string): 0 | 1 | 2 | 3 {
  if (fields.includes(category)) return 3;
  if (fields.some((field) => isBelow(category, field))) return 2;
  return fields.some((field) => isBelow(field, category)) ? 1 : 0;
}

/** How well a mediator fits a wish: the best field counts first, then how many of the languages; 0 when no field fits. */
export function fitOf({ fields, languages }: Fitting, wish: Wish): number {
  const spoken = wish.languages.filter((language) => languages.some((own) => own === language)).length;
  if (wish.categories.length === 0) return 1 + spoken;
  const best = Math.max(...wish.categories.map((category) => fitOfField(fields, category)));
  return best === 0 ? 0 : best * 100 + spoken;
}

/** FNV-1a (Fowler, Noll, Vo) with the finish of MurmurHash3, 32 bits: equal texts give equal numbers on every machine. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The order in which cards are shown: by fit of field and language, and among equals shuffled by a hash of seed (case id, or the day) and
 * mediator, so that nobody stands in front for his name or success. Whoever fits no field is left out. The same seed gives the same order.
 */
export function orderCards<T extends Fitting>(cards: readonly T[], wish: Wish, seed: string): T[] {
  return cards
    .map((card) => ({ card, fit: fitOf(card, wish), place: hashOf(`${seed} ${card.id}`) }))
    .filter(({ fit }) => fit > 0)
    .sort((one, other) => other.fit - one.fit || one.place - other.place || (one.card.id < other.card.id ? -1 : 1))
    .map(({ card }) => card);
}
