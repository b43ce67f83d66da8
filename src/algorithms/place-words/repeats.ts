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
export function findRepeats(texts: readonly (readonly Stretch[])[], atLeast: number): Repeat[] {
  const found: Repeat[] = [];
  let level = countLevel(texts, 2, undefined, atLeast);
  for (let length = 2; length < longest && level.size > 0; length += 1) {
    const next = countLevel(texts, length + 1, level, atLeast);
    const bound = new Map<string, number>();
    const raise = (part: string, texts: number) => bound.set(part, Math.max(bound.get(part) ?? 0, texts));
    for (const [text, count] of next) {
      raise(text.slice(1), count.texts);
      raise(text.slice(0, -1), count.texts);
    }
    for (const [text, { texts: count, afterArea }] of level)
      if ((bound.get(text) ?? 0) <= count * mostBound) found.push({ text, texts: count, afterArea });
    level = next;
  }
  return found;
}

function countLevel(
  texts: readonly (readonly Stretch[])[],
  length: number,
  shorter: ReadonlyMap<string, Count> | undefined,
  atLeast: number,
): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const [number, stretches] of texts.entries()) {
    for (const stretch of stretches) countIn(stretch, { number, length, shorter, counts });
  }
  for (const [text, count] of counts) if (count.texts < atLeast) counts.delete(text);
  return counts;
}

interface Counting {
  readonly number: number;
  readonly length: number;
  readonly shorter: ReadonlyMap<string, Count> | undefined;
  readonly counts: Map<string, Count>;
}

function countIn({ text, areas }: Stretch, { number, length, shorter, counts }: Counting): void {
  const barred = new Set(areas.flatMap(({ at, end }) => Array.from({ length: end - at }, (_, i) => at + i)));
  const areaEnds = new Set(areas.map(({ end }) => end));
  for (let i = 0; i + length <= text.length; i += 1) {
    if (barred.has(i)) continue;
    const part = text.slice(i, i + length);
    // Every part of a string that repeats repeats; what begins within an area was never counted.
    const repeats =
      shorter?.has(part.slice(0, -1)) !== false && (barred.has(i + 1) || shorter?.has(part.slice(1)) !== false);
    if (repeats) countOnce(counts, part, { number, isAfterArea: areaEnds.has(i) });
  }
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
