import { eachInSteps, type Steps } from '../../kit/steps.ts';
import type { Features, Item } from './features.ts';
import { agreement, isPlaced, nearness } from './group.ts';
import type { Edge } from './linkage.ts';
import { dotVectors, type Vector } from './vectors.ts';

const mostTexts = 300;
const mostNeighbours = 40;

/**
 * The pairs of messages that share a telling word or place and are alike enough, at most 40 for each message. Who names a place is compared
 * with those who name it too and with those who name none, as two places that differ agree by 0; a word or place of more than 300 texts
 * leads nowhere. O(messages × words of one × 300).
 */
export function* neighboursOf({ items }: Features, atLeast: number): Steps<Edge[]> {
  const streets = yield* streetsOf(items);
  const edges = new Map<number, Edge>();
  for (const [number, item] of items.entries()) {
    for (const edge of nearest(item, number, streets, atLeast)) edges.set(edge.one * items.length + edge.other, edge);
    yield;
  }
  return [...edges.values()];
}

/** What leads from one message to another. */
interface Streets {
  readonly items: readonly Item[];
  /** Of each message, the words that are not everybody's. */
  readonly telling: readonly Vector[];
  readonly byPlace: Postings;
  /** By telling word: all; those without a place; those in a place that so many name that only words tell them apart. */
  readonly all: Postings;
  readonly unplaced: Postings;
  readonly crowded: Postings;
  /** By message, the product of what it shares with the one that is looked at; 0 between two looks. */
  readonly scores: Float64Array;
}

type Postings = ReadonlyMap<number, { readonly numbers: number[]; readonly weights: number[] }>;

function* streetsOf(items: readonly Item[]): Steps<Streets> {
  const byWord = yield* postings(items.map(({ topic }) => topic));
  const byPlace = yield* postings(items.map(({ place }) => place));
  const telling = yield* eachInSteps(items, ({ topic }) => rarer(topic, byWord));
  const those = (isMeant: (item: Item) => boolean) =>
    postings(items.map((item, i) => (isMeant(item) ? telling[i] : undefined)));
  return {
    items,
    telling,
    byPlace,
    all: byWord,
    unplaced: yield* those((item) => !isPlaced(item)),
    crowded: yield* those(({ place }) => place.dimensions.some((dimension) => isCrowded(byPlace, dimension))),
    scores: new Float64Array(items.length),
  };
}

function* postings(vectors: readonly (Vector | undefined)[]): Steps<Postings> {
  const lists = new Map<number, { numbers: number[]; weights: number[] }>();
  for (const [number, vector] of vectors.entries()) {
    for (const [i, dimension] of vector?.dimensions.entries() ?? []) {
      const list = lists.get(dimension) ?? { numbers: [], weights: [] };
      list.numbers.push(number);
      list.weights.push(vector?.weights[i] ?? 0);
      lists.set(dimension, list);
    }
    yield;
  }
  return lists;
}

function isCrowded(lists: Postings, dimension: number): boolean {
  return (lists.get(dimension)?.numbers.length ?? 0) > mostTexts;
}

function rarer({ dimensions, weights }: Vector, lists: Postings): Vector {
  return {
    dimensions: dimensions.filter((dimension) => !isCrowded(lists, dimension)),
    weights: weights.filter((_, i) => !isCrowded(lists, dimensions[i] ?? -1)),
  };
}

/** The edges of a message to those most like it. */
function nearest(item: Item, number: number, streets: Streets, atLeast: number): Edge[] {
  const near: Edge[] = [];
  for (const [other, topic] of likelyFor(item, number, streets, atLeast)) {
    const partner = streets.items[other];
    if (other === number || partner === undefined) continue;
    const likeness = topic * placeAgreement(item, partner) * nearness(Math.abs(item.day - partner.day));
    if (likeness >= atLeast) near.push({ one: Math.min(number, other), other: Math.max(number, other), likeness });
  }
  near.sort((a, b) => b.likeness - a.likeness || a.one - b.one || a.other - b.other);
  return near.slice(0, mostNeighbours);
}

/** Those that may agree with a message on the place and share telling words or the place with it, each with how alike their words are. */
function likelyFor({ topic, place }: Item, number: number, streets: Streets, atLeast: number): Map<number, number> {
  const { telling, scores } = streets;
  const own = telling[number] ?? topic;
  const places = [...place.dimensions];
  const touched = touchByWord(own, places, streets);
  const likely = new Map<number, number>();
  for (const other of touched) if ((scores[other] ?? 0) >= atLeast) likely.set(other, scores[other] ?? 0);
  for (const other of namingSame(places, streets)) {
    if (likely.has(other)) continue;
    const rare = scores[other] || dotVectors(own, telling[other] ?? own);
    // Who writes about the same place needs no rare word: all their words count.
    likely.set(other, rare >= atLeast ? rare : dotVectors(topic, streets.items[other]?.topic ?? topic));
  }
  for (const other of touched) scores[other] = 0;
  return likely;
}

function touchByWord(own: Vector, places: readonly number[], streets: Streets): number[] {
  if (places.length === 0) return touch(own, streets.all, streets.scores);
  const touched = touch(own, streets.unplaced, streets.scores);
  const isInCrowd = places.some((dimension) => isCrowded(streets.byPlace, dimension));
  return isInCrowd ? [...touched, ...touch(own, streets.crowded, streets.scores)] : touched;
}

function namingSame(places: readonly number[], { byPlace }: Streets): number[] {
  return places.flatMap((place) => (isCrowded(byPlace, place) ? [] : (byPlace.get(place)?.numbers ?? [])));
}

/** Adds to the scores of all in the lists what they share with a vector; answers whom it met. */
function touch({ dimensions, weights }: Vector, lists: Postings, scores: Float64Array): number[] {
  const touched: number[] = [];
  for (let i = 0; i < dimensions.length; i += 1) {
    const list = lists.get(dimensions[i] ?? 0);
    if (list === undefined) continue;
    const weight = weights[i] ?? 0;
    for (let n = 0; n < list.numbers.length; n += 1) {
      const other = list.numbers[n] ?? 0;
      if (scores[other] === 0) touched.push(other);
      scores[other] = (scores[other] ?? 0) + weight * (list.weights[n] ?? 0);
    }
  }
  return touched;
}

/** How far two messages agree on the place, 0 to 1. */
function placeAgreement(one: Item, other: Item): number {
  const placed = (isPlaced(one) ? 1 : 0) + (isPlaced(other) ? 1 : 0);
  if (placed === 2) return dotVectors(one.place, other.place);
  return placed === 0 ? agreement.neither : agreement.oneOnly;
}
