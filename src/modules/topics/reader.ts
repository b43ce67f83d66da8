import { createHash } from 'node:crypto';
import { bandKeysOf } from '../../algorithms/near-duplicates/signature.ts';
import { createPlaceBook, type PlaceBook } from '../../algorithms/place-words/place-book.ts';
import type { Db } from '../../platform/database.ts';
import { type Cutting, cuttingOf } from '../places/api.ts';

/** Reads words and place names out of texts. */
export interface Reader {
  readonly wordsOf: (run: string) => readonly string[];
  readonly knownPlaces: readonly string[];
  readonly placesIn: PlaceBook['placesIn'];
}

let kept: { readonly reader: Reader; readonly of: Cutting } | undefined;

/** The reader of this process. */
export async function readerOf(tx: Db): Promise<Reader> {
  const cutting = await cuttingOf(tx);
  if (kept?.of === cutting) return kept.reader;
  const { wordsOf } = cutting.segmenter;
  const { placesIn } = createPlaceBook({ wordsOf, known: cutting.names });
  kept = { reader: { wordsOf, knownPlaces: cutting.names, placesIn }, of: cutting };
  return kept.reader;
}

/** What a matter says, its title only where that is more than the beginning of the text. */
export function textOf({ title, what }: { readonly title: string; readonly what: string }): string {
  return what.startsWith(title.replace(/…$/, '')) ? what : `${title}\n${what}`;
}

/** Keys under which a text, and the places that it names, are found again; no word can be read from them. */
export function keysOf(reader: Reader, text: string, where = ''): { bands: number[]; places: number[] } {
  const names = new Set(reader.placesIn(`${text}\n${where}`).map(({ name }) => name));
  return { bands: bandKeysOf(text), places: [...names].map(keyOf) };
}

function keyOf(name: string): number {
  return createHash('sha256').update(name).digest().readInt32BE(0);
}
