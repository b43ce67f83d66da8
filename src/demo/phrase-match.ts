import type { Random } from './random.ts';

// Pieces that say nothing of the trouble: place holders, punctuation, and what most sentences hold.
const empty = /[{}\w，。、“”]|号楼|时间|没有|我家|门口|一个|老人|孩子|楼下|楼上|他们|大家|已经/;

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let i = 1; i < text.length; i += 1) {
    const pair = text.slice(i - 1, i + 1);
    if (!empty.test(pair)) pairs.add(pair);
  }
  return pairs;
}

const piecesOf = new Map<string, Set<string>>();

/** The pieces of a phrase of the word lists, counted once. */
function knownPairs(phrase: string): Set<string> {
  const known = piecesOf.get(phrase) ?? pairsOf(phrase);
  piecesOf.set(phrase, known);
  return known;
}

/** The phrase that has most two-letter pieces in common with a text, among equals by chance; undefined when none shares a piece. */
export function closest(list: readonly string[], text: string, random: Random): string | undefined {
  const pairs = pairsOf(text);
  const scored = list.map((phrase) => {
    let shared = random.share();
    for (const pair of knownPairs(phrase)) if (pairs.has(pair)) shared += 1;
    return { phrase, shared };
  });
  const best = scored.reduce((one, other) => (other.shared > one.shared ? other : one));
  return best.shared > 1 ? best.phrase : undefined;
}
