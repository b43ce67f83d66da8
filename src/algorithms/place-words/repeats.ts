import type { Steps } from '../../kit/steps.ts';
import type { Stretch } from './plain.ts';

/** A string that several texts contain, as long as it can be and no longer: what stands before and after it varies. */
export interface Repeat {
  readonly text: string;
  /** How many texts contain it. */
  readonly texts: number;
  /** How many of them have it right behind an area (A7县星沙). */
  readonly afterArea: number;
}

interface Count {
  texts: number;
  afterArea: number;
  last: number;
}

const longest = 12;
// A string that the same neighbour follows nearly always is a piece of a longer one.
const mostBound = 0.75;

/**
 * Strings of 2 to 12 characters that occur in at least `atLeast` texts and whose neighbours are free, mined level by level (Agrawal &
 * Srikant 1994) with the branching of neighbours as the boundary (Harris 1955; Feng et al. 2004). O(characters × longest repeat).
 */
export function* findRepeats(texts: readonly (readonly Stretch[])[], atLeast: number): Steps<Repeat[]> {
  const found: Repeat[] = [];
  let { counts: level, live } = yield* countLevel(texts, 2, undefined, atLeast);
  for (let length = 2; length < longest && level.size > 0; length += 1) {
    const next = yield* countLevel(live, length + 1, level, atLeast);
    const bound = new Map<string, number>();
    const raise = (part: string, texts: number) => bound.set(part, Math.max(bound.get(part) ?? 0, texts));
    for (const [text, count] of next.counts) {
      raise(text.slice(1), count.texts);
      raise(text.slice(0, -1), count.texts);
      yield;
    }
    for (const [text, { texts: count, afterArea }] of level)
      if ((bound.get(text) ?? 0) <= count * mostBound) found.push({ text, texts: count, afterArea });
    ({ counts: level, live } = next);
  }
  return found;
}

interface Level {
  readonly counts: ReadonlyMap<string, Count>;
  /** What a longer string that repeats may still be found in. */
  readonly live: readonly (readonly Stretch[])[];
}

function* countLevel(
  texts: readonly (readonly Stretch[])[],
  length: number,
  shorter: ReadonlyMap<string, Count> | undefined,
  atLeast: number,
): Steps<Level> {
  const counts = new Map<string, Count>();
  const live: Stretch[][] = [];
  for (const [number, stretches] of texts.entries()) {
    live.push(stretches.filter((stretch) => countIn(stretch, { number, length, shorter, counts })));
    yield;
  }
  for (const [text, count] of counts) {
    if (count.texts < atLeast) counts.delete(text);
    yield;
  }
  return { counts, live };
}

interface Counting {
  readonly number: number;
  readonly length: number;
  readonly shorter: ReadonlyMap<string, Count> | undefined;
  readonly counts: Map<string, Count>;
}

const nowhere: ReadonlySet<number> = new Set();

/** Counts the strings of a stretch whose parts repeat; answers whether any shorter one does. */
function countIn({ text, areas }: Stretch, { number, length, shorter, counts }: Counting): boolean {
  const barred =
    areas.length === 0
      ? nowhere
      : new Set(areas.flatMap(({ at, end }) => Array.from({ length: end - at }, (_, i) => at + i)));
  const isAreaEnd = (at: number) => areas.some(({ end }) => end === at);
  const repeats = (at: number) => shorter === undefined || shorter.has(text.slice(at, at + length - 1));
  let isHere = repeats(0);
  let isAny = isHere;
  for (let i = 0; i + length <= text.length; i += 1) {
    // Every part of a string that repeats repeats; what begins within an area was never counted.
    const isNext = repeats(i + 1);
    if (!barred.has(i) && isHere && (isNext || barred.has(i + 1))) {
      countOnce(counts, text.slice(i, i + length), { number, isAfterArea: isAreaEnd(i) });
    }
    isHere = isNext;
    isAny ||= isHere;
  }
  return isAny;
}

function countOnce(
  counts: Map<string, Count>,
  part: string,
  { number, isAfterArea }: { number: number; isAfterArea: boolean },
): void {
  const count = counts.get(part);
  const afterArea = isAfterArea ? 1 : 0;
  if (count === undefined) counts.set(part, { texts: 1, afterArea, last: number });
  else if (count.last !== number) {
    count.texts += 1;
    count.last = number;
    count.afterArea += afterArea;
  }
}
