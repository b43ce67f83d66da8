import type { Item } from './features.ts';
import { addSum, addTo, dotSums, type Sum } from './vectors.ts';

/** Messages that were put together so far: their vectors summed up, so that average likeness costs one product. */
export interface Group {
  readonly members: number[];
  readonly topic: Sum;
  readonly place: Sum;
  placed: number;
  firstDay: number;
  lastDay: number;
}

/** How far messages agree on the place when neither of them names one, and when only one does; two different places agree by 0. */
export const agreement = { neither: 0.35, oneOnly: 0.2 } as const;

const halvingDays = 300;

export function groupOf(number: number, item: Item): Group {
  const group: Group = {
    members: [number],
    topic: new Map(),
    place: new Map(),
    placed: 0,
    firstDay: item.day,
    lastDay: item.day,
  };
  addTo(group.topic, item.topic);
  addTo(group.place, item.place);
  group.placed = isPlaced(item) ? 1 : 0;
  return group;
}

export function join(into: Group, other: Group): void {
  into.members.push(...other.members);
  addSum(into.topic, other.topic);
  addSum(into.place, other.place);
  into.placed += other.placed;
  into.firstDay = Math.min(into.firstDay, other.firstDay);
  into.lastDay = Math.max(into.lastDay, other.lastDay);
}

export function isPlaced(item: Item): boolean {
  return item.place.dimensions.length > 0;
}

/** How much two groups are about one thing: average likeness in topic × agreement in place × nearness in time, 0 to 1. */
export function likeness(one: Group, other: Group): number {
  const pairs = one.members.length * other.members.length;
  const topic = dotSums(one.topic, other.topic) / pairs;
  const bothPlaced = one.placed * other.placed;
  const neither = (one.members.length - one.placed) * (other.members.length - other.placed);
  const shared = dotSums(one.place, other.place);
  const place = (shared + agreement.neither * neither + agreement.oneOnly * (pairs - bothPlaced - neither)) / pairs;
  return topic * place * nearness(gapBetween(one, other));
}

function gapBetween(one: Group, other: Group): number {
  return Math.max(0, one.firstDay - other.lastDay, other.firstDay - one.lastDay);
}

/** Halved by a silence of 300 days: the longer nobody wrote, the more alike two messages must be. */
export function nearness(days: number): number {
  return 1 / (1 + days / halvingDays);
}
