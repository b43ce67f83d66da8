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

/** What these messages have in common. */
export function coreOf(members: readonly number[], items: readonly Item[]): Core {
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

/** How much two cores are about one thing, 0 to 1. */
export function coreLikeness(one: Core, other: Core): number {
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
