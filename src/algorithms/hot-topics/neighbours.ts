import type { Features, Item } from './features.ts';
import { agreement, isPlaced, nearness } from './group.ts';
import type { Edge } from './linkage.ts';
import { dotVectors, type Vector } from './vectors.ts';

const mostTexts = 300;
const mostNeighbours = 40;

/** The pairs of messages that share a telling word or place and are alike enough, at most 40 for each message. */
export function neighboursOf({ items }: Features, atLeast: number): Edge[] {
  const byWord = postings(items.map(({ topic }) => topic));
  const byPlace = postings(items.map(({ place }) => place));
  const scores = new Float64Array(items.length);
  const edges = new Map<number, Edge>();
  for (const [number, item] of items.entries()) {
    const likely = new Map(touch(item.topic, byWord, scores, number).filter(([, topic]) => topic >= atLeast));
    // Who writes about the same place needs no rare word: all their words count.
    for (const [other] of touch(item.place, byPlace, scores, number))
      if (!likely.has(other)) likely.set(other, dotVectors(item.topic, items[other]?.topic ?? item.topic));
    for (const edge of nearest(number, likely, items, atLeast)) edges.set(edge.one * items.length + edge.other, edge);
  }
  return [...edges.values()];
}

/** The edges of a message to those most like it, given how alike their words are. */
function nearest(number: number, likely: ReadonlyMap<number, number>, items: readonly Item[], atLeast: number): Edge[] {
  const item = items[number];
  const near: Edge[] = [];
  for (const [other, topic] of likely) {
    const partner = items[other];
    if (item === undefined || partner === undefined) continue;
    const likeness = topic * placeAgreement(item, partner) * nearness(Math.abs(item.day - partner.day));
    if (likeness >= atLeast) near.push({ one: Math.min(number, other), other: Math.max(number, other), likeness });
  }
  near.sort((a, b) => b.likeness - a.likeness || a.one - b.one || a.other - b.other);
  return near.slice(0, mostNeighbours);
}

/** How far two messages agree on the place, 0 to 1. */
function placeAgreement(one: Item, other: Item): number {
  const placed = (isPlaced(one) ? 1 : 0) + (isPlaced(other) ? 1 : 0);
  if (placed === 2) return dotVectors(one.place, other.place);
  return placed === 0 ? agreement.neither : agreement.oneOnly;
}

type Postings = Map<number, { readonly numbers: number[]; readonly weights: number[] }>;

function postings(vectors: readonly Vector[]): Postings {
  const lists: Postings = new Map();
  for (const [number, { dimensions, weights }] of vectors.entries()) {
    for (const [i, dimension] of dimensions.entries()) {
      const list = lists.get(dimension) ?? { numbers: [], weights: [] };
      list.numbers.push(number);
      list.weights.push(weights[i] ?? 0);
      lists.set(dimension, list);
    }
  }
  return lists;
}

/** The others that share a dimension that is not everybody's, each with the product of what they share; leaves the scores at 0. */
function touch(
  { dimensions, weights }: Vector,
  lists: Postings,
  scores: Float64Array,
  self: number,
): [number, number][] {
  const touched: number[] = [];
  for (let i = 0; i < dimensions.length; i += 1) {
    const list = lists.get(dimensions[i] ?? 0);
    if (list === undefined || list.numbers.length > mostTexts) continue;
    const weight = weights[i] ?? 0;
    for (let n = 0; n < list.numbers.length; n += 1) {
      const other = list.numbers[n] ?? 0;
      if (scores[other] === 0) touched.push(other);
      scores[other] = (scores[other] ?? 0) + weight * (list.weights[n] ?? 0);
    }
  }
  const products = touched
    .filter((other) => other !== self)
    .map((other): [number, number] => [other, scores[other] ?? 0]);
  for (const other of touched) scores[other] = 0;
  return products;
}
