import { eachInSteps, type Steps } from '../../kit/steps.ts';
import { type Core, coreLikeness, coreOf, fitOf } from './core.ts';
import { CoreIndex, tellingOf } from './core-index.ts';
import type { Features, Item } from './features.ts';
import { isPlaced } from './group.ts';
import { dot } from './vectors.ts';

// Shares of the typical fit: below the first a member goes, from the second on a message comes in.
const keepFrom = 0.2;
const takeFrom = 0.45;
const takeHereFrom = 0.2;
const herePlace = 0.75;
const mergeFrom = 0.1;
const tellingOfCore = 25;
// A topic that holds a message already keeps it unless another fits clearly better.
const homeBonus = 1.15;

/** Lets cores that are one merge, takes in messages that fit, lets go of members that do not agree with the core. O(messages × 300) at the most. */
export function* refine(groups: readonly (readonly number[])[], features: Features): Steps<Core[]> {
  const cores = yield* eachInSteps(groups, (members) => coreOf(members, features.items));
  return yield* reassign(yield* mergeCores(cores, features), features);
}

function* mergeCores(cores: readonly Core[], { items, places }: Features): Steps<Core[]> {
  const into = cores.map((_, i) => i);
  const root = (i: number): number => (into[i] === i || into[i] === undefined ? i : root(into[i] ?? i));
  const pairs: { one: number; other: number; likeness: number }[] = [];
  const index = yield* CoreIndex.of(cores, places.length);
  for (const [i, one] of cores.entries()) {
    const isOpen = one.placed < one.members.length;
    const words = tellingOf(one.topic, tellingOfCore);
    for (const j of index.sharing({ words, places: one.place.keys(), isPlaced: !isOpen })) {
      const other = cores[j];
      if (other === undefined || j <= i) continue;
      const likeness = coreLikeness(one, other);
      if (likeness >= mergeFrom) pairs.push({ one: i, other: j, likeness });
    }
    yield;
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
    yield;
  }
  return [...merged.values()];
}

const tellingOfMessage = 14;

function* reassign(cores: readonly Core[], { items, places }: Features): Steps<Core[]> {
  const index = yield* CoreIndex.of(cores, places.length);
  const members: number[][] = cores.map(() => []);
  const homes = new Map(cores.flatMap((core, i) => core.members.map((number) => [number, i] as const)));
  for (const [number, item] of items.entries()) {
    const best = bestCore(item, homes.get(number), cores, index);
    if (best !== undefined) members[best]?.push(number);
    yield;
  }
  const kept = members.filter(({ length }) => length > 0);
  return yield* eachInSteps(kept, (each) => coreOf(each, items));
}

function bestCore(item: Item, home: number | undefined, cores: readonly Core[], index: CoreIndex): number | undefined {
  const { dimensions, weights } = item.topic;
  const weighed = Array.from(dimensions, (dimension, i) => [dimension, weights[i] ?? 0] as const);
  const places = item.place.dimensions;
  const sought = { words: tellingOf(weighed, tellingOfMessage), places, isPlaced: isPlaced(item) };
  const near = index.sharing(sought);
  if (home !== undefined && index.isNear(home, sought)) near.push(home);
  let best: number | undefined;
  let bestScore = 0;
  for (const i of new Set([...near, ...index.at(places)])) {
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
