import type { Core } from './core.ts';
import type { Features, Item } from './features.ts';

const mostWords = 8;
const wordsOfMember = 4;
const shareOfMembers = 0.4;

/** The place that most of the members name, by the weight with which they name it; null when they share none. */
export function placeOf(core: Core, own: readonly Item[], { places }: Features): string | null {
  const [best] = [...core.place].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  if (best === undefined) return null;
  const naming = own.filter(({ place }) => place.dimensions.includes(best[0])).length;
  return naming >= own.length * 0.5 ? (places[best[0]] ?? null) : null;
}

/** The words that many of the members have, the most telling first. */
export function coreWords(core: Core, own: readonly Item[], features: Features): string[] {
  const having = new Map<number, number>();
  for (const { topic } of own)
    for (const dimension of topic.dimensions) having.set(dimension, (having.get(dimension) ?? 0) + 1);
  const shared = [...core.topic].filter(
    ([dimension]) => (having.get(dimension) ?? 0) >= Math.max(2, own.length * shareOfMembers),
  );
  return readable(shared, features).slice(0, mostWords);
}

/** The words by which a member agrees with its core. */
export function ownWords({ topic }: Item, core: Core, features: Features): string[] {
  const shares = Array.from(topic.dimensions, (dimension, i): [number, number] => {
    const own = topic.weights[i] ?? 0;
    return [dimension, own * ((core.topic.get(dimension) ?? 0) - own)];
  });
  return readable(
    shares.filter(([, share]) => share > 1e-9),
    features,
  ).slice(0, wordsOfMember);
}

/** Words by weight, without pieces of words and without what a longer one says already. */
function readable(weights: readonly (readonly [number, number])[], { words, pieces }: Features): string[] {
  const sorted = weights
    .map(([dimension, weight]) => ({ word: words[dimension] ?? '', weight }))
    .filter(({ word }) => word !== '' && !pieces.has(word))
    .sort((one, other) => other.weight - one.weight || (one.word < other.word ? -1 : 1));
  const kept: string[] = [];
  for (const { word } of sorted) if (!kept.some((each) => each.includes(word) || word.includes(each))) kept.push(word);
  return kept;
}
