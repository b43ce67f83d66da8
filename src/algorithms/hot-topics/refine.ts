import type { Item } from './features.ts';
import { agreement, isPlaced, nearness } from './group.ts';
import { addTo, dot, dotSums, type Sum } from './vectors.ts';

/** The core of a topic: what its members have in common. */
export interface Core {
  members: number[];
  readonly topic: Sum;
  readonly place: Sum;
  topicLength: number;
  placeLength: number;
  placed: number;
  days: number[];
  /** How well its middle member fits. */
  typicalFit: number;
}

// Shares of the typical fit: below the first a member goes, from the second on a message comes in.
const keepFrom = 0.2;
const takeFrom = 0.45;
const takeHereFrom = 0.2;
const herePlace = 0.75;
const mergeFrom = 0.1;
// A topic that holds a message already keeps it unless another fits clearly better.
const homeBonus = 1.15;

function coreOf(members: readonly number[], items: readonly Item[]): Core {
  const topic: Sum = new Map();
  const place: Sum = new Map();
  let placed = 0;
  const days: number[] = [];
  for (const number of members) {
    const item = items[number];
    if (item === undefined) continue;
    addTo(topic, item.topic);
    addTo(place, item.place);
    placed += isPlaced(item) ? 1 : 0;
    days.push(item.day);
  }
  const core = {
    members: [...members].sort((a, b) => a - b),
    topic,
    place,
    topicLength: Math.sqrt(dotSums(topic, topic)),
    placeLength: Math.sqrt(dotSums(place, place)),
    placed,
    days: days.sort((a, b) => a - b),
    typicalFit: 0,
  };
  const fits = members
    .flatMap((number) => items[number] ?? [])
    .map((item) => fitOf(item, core, true))
    .sort((a, b) => a - b);
  core.typicalFit = fits[fits.length >> 1] ?? 0;
  return core;
}

/** How well a message agrees with a core of which, if it is a member, it is left out: topic × place × time, 0 to 1. */
export function fitOf(item: Item, core: Core, isMember: boolean): number {
  const others = core.members.length - (isMember ? 1 : 0);
  if (others === 0) return 0;
  const topic = cosine(dot(core.topic, item.topic), core.topicLength, isMember && item.topic.dimensions.length > 0);
  const isHere = isPlaced(item);
  const placed = (core.placed - (isMember && isHere ? 1 : 0)) / others;
  const shared = isHere ? Math.min(1, 1.2 * cosine(dot(core.place, item.place), core.placeLength, isMember)) : 0;
  const there = isHere
    ? placed * shared + (1 - placed) * agreement.oneOnly
    : placed * agreement.oneOnly + (1 - placed) * agreement.neither;
  return topic * there * nearness(silence(item.day, core.days));
}

/** The cosine of a unit vector with a sum, of which it may itself be a part. */
function cosine(product: number, length: number, isPart: boolean): number {
  if (!isPart) return length === 0 ? 0 : product / length;
  const rest = length * length - 2 * product + 1;
  return rest <= 1e-9 ? 0 : (product - 1) / Math.sqrt(rest);
}

/** Days to the nearest message of the core; the days are in ascending order. */
function silence(day: number, days: readonly number[]): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return Math.min(
    Math.abs(day - (days[low] ?? Number.POSITIVE_INFINITY)),
    Math.abs(day - (days[low - 1] ?? Number.NEGATIVE_INFINITY)),
  );
}

/** Lets cores that are one merge, takes in messages that fit, lets go of members that do not agree with the core. */
export function refine(groups: readonly (readonly number[])[], items: readonly Item[]): Core[] {
  const cores = groups.map((members) => coreOf(members, items));
  return reassign(mergeCores(cores, items), items);
}

function mergeCores(cores: readonly Core[], items: readonly Item[]): Core[] {
  const into = cores.map((_, i) => i);
  const root = (i: number): number => (into[i] === i || into[i] === undefined ? i : root(into[i] ?? i));
  const pairs: { one: number; other: number; likeness: number }[] = [];
  const lists = byTellingWord(cores);
  for (const [i, one] of cores.entries())
    for (const j of near(telling(one.topic, tellingOfCore), lists)) {
      const other = cores[j];
      if (other === undefined || j <= i) continue;
      const likeness = coreLikeness(one, other);
      if (likeness >= mergeFrom) pairs.push({ one: i, other: j, likeness });
    }
  pairs.sort((a, b) => b.likeness - a.likeness || a.one - b.one || a.other - b.other);
  const merged = new Map<number, Core>(cores.map((core, i) => [i, core]));
  for (const { one, other } of pairs) {
    const [a, b] = [root(one), root(other)];
    const [left, right] = [merged.get(a), merged.get(b)];
    if (a === b || left === undefined || right === undefined || coreLikeness(left, right) < mergeFrom) continue;
    into[b] = a;
    merged.delete(b);
    merged.set(a, coreOf([...left.members, ...right.members], items));
  }
  return [...merged.values()];
}

function coreLikeness(one: Core, other: Core): number {
  const topic = dotSums(one.topic, other.topic) / (one.topicLength * other.topicLength || 1);
  const placedOne = one.placed / one.members.length;
  const placedOther = other.placed / other.members.length;
  const shared = dotSums(one.place, other.place) / (one.placeLength * other.placeLength || 1);
  const both = placedOne * placedOther;
  const neither = (1 - placedOne) * (1 - placedOther);
  const where = both * shared + neither * agreement.neither + (1 - both - neither) * agreement.oneOnly;
  const gap = Math.max(0, (one.days[0] ?? 0) - (other.days.at(-1) ?? 0), (other.days[0] ?? 0) - (one.days.at(-1) ?? 0));
  return topic * where * nearness(gap);
}

const tellingOfCore = 25;
const tellingOfMessage = 14;

function telling(weights: Iterable<readonly [number, number]>, most: number): number[] {
  return [...weights]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, most)
    .map(([dimension]) => dimension);
}

/** By telling word, the cores that have it. */
function byTellingWord(cores: readonly Core[]): Map<number, number[]> {
  return byTelling(cores.map(({ topic }) => telling(topic, tellingOfCore)));
}

function byTelling(dimensions: readonly (readonly number[])[]): Map<number, number[]> {
  const lists = new Map<number, number[]>();
  for (const [i, own] of dimensions.entries())
    for (const dimension of own) lists.set(dimension, [...(lists.get(dimension) ?? []), i]);
  return lists;
}

function near(words: readonly number[], lists: ReadonlyMap<number, readonly number[]>): number[] {
  return [...new Set(words.flatMap((dimension) => lists.get(dimension) ?? []))].sort((a, b) => a - b);
}

function reassign(cores: readonly Core[], items: readonly Item[]): Core[] {
  const lists = byTellingWord(cores);
  const places = byTelling(cores.map(({ place }) => telling(place, 1)));
  const members: number[][] = cores.map(() => []);
  const homes = new Map(cores.flatMap((core, i) => core.members.map((number) => [number, i] as const)));
  for (const [number, item] of items.entries()) {
    const home = homes.get(number);
    const best = bestCore(item, home, { cores, lists, places });
    if (best !== undefined) members[best]?.push(number);
  }
  return members.filter(({ length }) => length > 0).map((each) => coreOf(each, items));
}

interface Choice {
  readonly cores: readonly Core[];
  readonly lists: ReadonlyMap<number, readonly number[]>;
  readonly places: ReadonlyMap<number, readonly number[]>;
}

function bestCore(item: Item, home: number | undefined, { cores, lists, places }: Choice): number | undefined {
  const { dimensions, weights } = item.topic;
  const words = telling(
    Array.from(dimensions, (dimension, i) => [dimension, weights[i] ?? 0] as const),
    tellingOfMessage,
  );
  let best: number | undefined;
  let bestScore = 0;
  for (const i of new Set([...near(words, lists), ...near([...item.place.dimensions], places)])) {
    const core = cores[i];
    const score = core === undefined ? 0 : scoreIn(item, core, i === home);
    if (score <= bestScore) continue;
    best = i;
    bestScore = score;
  }
  return best;
}

/** How well a message would stand in a core; 0 when it does not fit well enough. */
function scoreIn(item: Item, core: Core, isHome: boolean): number {
  if (core.members.length < 3) return 0;
  const fit = fitOf(item, core, isHome);
  if (isHome) return fit < core.typicalFit * keepFrom ? 0 : fit * homeBonus;
  return fit < core.typicalFit * (isHere(item, core) ? takeHereFrom : takeFrom) ? 0 : fit;
}

/** Whether a message names the place of a core and hardly another. */
function isHere(item: Item, core: Core): boolean {
  return dot(core.place, item.place) >= herePlace * core.placeLength && core.placeLength > 0;
}
