import { randomFrom, shuffle } from './linear-classes.ts';

const shingleWords = 4;
const leastCommon = 0.3;
// A passage that stands in more texts is a form letter and ties nobody together.
const mostSharing = 50;

function shinglesOf(words: readonly string[]): Set<string> {
  const shingles = new Set<string>();
  for (let i = 0; i + shingleWords <= words.length; i++) shingles.add(words.slice(i, i + shingleWords).join(' '));
  return shingles.size > 0 ? shingles : new Set([words.join(' ')]);
}

/** Which earlier texts share how many passages with this one. */
function sharing(shingles: ReadonlySet<string>, byShingle: Map<string, number[]>, text: number): Map<number, number> {
  const common = new Map<number, number>();
  for (const shingle of shingles) {
    const texts = byShingle.get(shingle);
    if (texts === undefined) {
      byShingle.set(shingle, [text]);
      continue;
    }
    if (texts.length < mostSharing) for (const one of texts) common.set(one, (common.get(one) ?? 0) + 1);
    texts.push(text);
  }
  return common;
}

/** A group number for each text; texts that share three tenths of the four-word passages of the shorter one are of one group. */
export function groupAlike(texts: readonly (readonly string[])[]): Int32Array {
  const shingles = texts.map(shinglesOf);
  const group = Int32Array.from(texts.keys());
  const rootOf = (text: number): number => {
    let root = text;
    while (group[root] !== root) root = group[root] ?? root;
    return root;
  };
  const byShingle = new Map<string, number[]>();
  shingles.forEach((own, text) => {
    for (const [other, common] of sharing(own, byShingle, text)) {
      const shorter = Math.min(own.size, shingles[other]?.size ?? 1);
      if (common / shorter >= leastCommon) group[rootOf(text)] = rootOf(other);
    }
  });
  return group.map((_, text) => rootOf(text));
}

/** The fold of each text, 0 up to `folds`: whole groups go into one fold, so that no copy of a text helps to judge it. */
export function foldsOf(groups: Int32Array, folds: number, seed: number): Int32Array {
  const distinct = Int32Array.from(new Set(groups)).sort();
  shuffle(distinct, distinct.length, randomFrom(seed));
  const foldOf = new Map(Array.from(distinct, (group, i) => [group, i % folds]));
  return groups.map((group) => foldOf.get(group) ?? 0);
}
