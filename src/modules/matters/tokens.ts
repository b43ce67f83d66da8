import { toTsqueryLiteral, toTsvectorLiteral } from '../../algorithms/search-text/literals.ts';
import { createSegmenter } from '../../algorithms/search-text/segmenter.ts';
import { createTokeniser, type Tokeniser } from '../../algorithms/search-text/tokeniser.ts';
import type { Db } from '../../platform/database.ts';
import { cuttingOf } from '../places/api.ts';

async function tokeniser(tx: Db): Promise<Tokeniser> {
  return createTokeniser((await cuttingOf(tx)).segmenter);
}

export interface Searchable {
  readonly number: string;
  readonly title: string;
  readonly what: string;
  readonly where_text: string;
  readonly codes: readonly string[];
}

/** Reads dictionary and place names before the first report or search has to wait for them, about a second. */
export async function warmSearch(tx: Db): Promise<void> {
  await tokeniser(tx);
}

/** A matter's words as a tsvector literal: title first, then place and codes, then the text. */
export async function searchOf(tx: Db, matter: Searchable): Promise<string> {
  return searchWith(await tokeniser(tx), matter);
}

/** The same for many matters at once, with the place names in hand. */
export function makeSearcher(names: readonly string[]): (matter: Searchable) => string {
  const cutter = createTokeniser(createSegmenter(names));
  return (matter) => searchWith(cutter, matter);
}

function searchWith(cutter: Tokeniser, matter: Searchable): string {
  const tokens = cutter.indexTokens([
    { text: matter.title, weight: 'A' },
    { text: `${matter.where_text} ${matter.number} ${matter.codes.join(' ')}`, weight: 'B' },
    { text: matter.what, weight: 'C' },
  ]);
  return toTsvectorLiteral(tokens);
}

/** What somebody typed into the search field as a tsquery literal; undefined when it asks for nothing. */
export async function queryOf(tx: Db, typed: string | undefined): Promise<string | undefined> {
  return typed === undefined || typed === '' ? undefined : toTsqueryLiteral((await tokeniser(tx)).queryTokens(typed));
}
