import { similarityOf } from '../near-duplicates/shingles.ts';
import { type Features, featuresOf, type Item } from './features.ts';
import { isPlaced, nearness } from './group.ts';
import type { AlikeMessage, TopicMessage, TopicOptions } from './topic.ts';
import { dotVectors } from './vectors.ts';

const millisecondsADay = 86_400_000;
const mostWords = 8;
const stretch = 1.25;
const samePlace = { differs: 0.35, oneOnly: 0.7, neither: 0.8 } as const;

/**
 * The messages of `among` that may be about the same thing as `message`, most alike first, and why: by words (cosine of TF-IDF vectors),
 * place, text (Jaccard index of shingles) and time. At most `limit` (default 10), as alike as `atLeast` (default 0.3), not more than
 * `withinDays` apart (default 365). A hundred messages take some milliseconds.
 */
export function findAlike(
  message: TopicMessage,
  among: readonly TopicMessage[],
  options: TopicOptions & { readonly limit?: number; readonly atLeast?: number; readonly withinDays?: number },
): AlikeMessage[] {
  const { limit = 10, atLeast = 0.3, withinDays = 365 } = options;
  const near = among.filter(({ at }) => Math.abs(at.getTime() - message.at.getTime()) <= withinDays * millisecondsADay);
  const features = featuresOf([message, ...near], options);
  const [own, ...others] = features.items;
  if (own === undefined) return [];
  return others
    .map((other) => alikeness(own, other, features))
    .filter(({ likeness }) => likeness >= atLeast)
    .sort(
      (one, other) => other.likeness - one.likeness || other.sameText - one.sameText || (one.id < other.id ? -1 : 1),
    )
    .slice(0, limit);
}

function alikeness(own: Item, other: Item, features: Features): AlikeMessage {
  const sameText = similarityOf(textOf(own), textOf(other));
  const topic = Math.sqrt(dotVectors(own.topic, other.topic));
  const byWords = stretch * topic * placeFactor(own, other) * Math.sqrt(nearness(Math.abs(own.day - other.day)));
  return {
    id: other.message.id,
    likeness: Math.round(Math.min(1, Math.max(sameText, byWords)) * 1000) / 1000,
    sameText: Math.round(sameText * 1000) / 1000,
    place: sharedPlace(own, other, features),
    words: sharedWords(own, other, features),
  };
}

function textOf({ message }: Item): string {
  return `${message.title}\n${message.text}`;
}

function placeFactor(one: Item, other: Item): number {
  const placed = (isPlaced(one) ? 1 : 0) + (isPlaced(other) ? 1 : 0);
  if (placed < 2) return placed === 0 ? samePlace.neither : samePlace.oneOnly;
  return samePlace.differs + (1 - samePlace.differs) * Math.min(1, stretch * dotVectors(one.place, other.place));
}

function sharedPlace(one: Item, other: Item, { places }: Features): string | null {
  const [best] = productsOf(one.place, other.place);
  return best === undefined ? null : (places[best.dimension] ?? null);
}

function sharedWords(one: Item, other: Item, { words, pieces }: Features): string[] {
  const shared = productsOf(one.topic, other.topic).map(({ dimension }) => words[dimension] ?? '');
  return shared.filter((word) => word !== '' && !pieces.has(word)).slice(0, mostWords);
}

function productsOf(one: Item['topic'], other: Item['topic']): { dimension: number; product: number }[] {
  const weights = new Map(Array.from(other.dimensions, (dimension, i) => [dimension, other.weights[i] ?? 0] as const));
  return Array.from(one.dimensions, (dimension, i) => ({
    dimension,
    product: (one.weights[i] ?? 0) * (weights.get(dimension) ?? 0),
  }))
    .filter(({ product }) => product > 0)
    .sort((a, b) => b.product - a.product || a.dimension - b.dimension);
}
