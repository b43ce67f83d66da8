import type { Steps } from '../../kit/steps.ts';
import { type Group, join, likeness } from './group.ts';

/** A pair that may belong together. */
export interface Edge {
  readonly one: number;
  readonly other: number;
  readonly likeness: number;
}

/**
 * Agglomerative average linkage (Sokal & Michener 1958) over a sparse graph of neighbours: the two most alike groups are joined until
 * none is alike enough. O(edges log edges) joins; the likeness of joined groups is exact, being that of their sums.
 */
export function* linkGroups(groups: readonly Group[], edges: readonly Edge[], atLeast: number): Steps<Group[]> {
  const linkage = new Linkage(groups);
  for (const { one, other, likeness: value } of edges) {
    linkage.connect(one, other, value);
    yield;
  }
  return yield* linkage.joinAll(atLeast);
}

class Linkage {
  readonly #alive: (Group | undefined)[];
  readonly #near: readonly Map<number, number>[];
  readonly #queue = new Queue();

  constructor(groups: readonly Group[]) {
    this.#alive = [...groups];
    this.#near = groups.map(() => new Map());
  }

  connect(one: number, other: number, value: number): void {
    this.#near[one]?.set(other, value);
    this.#near[other]?.set(one, value);
    this.#queue.push({ one: Math.min(one, other), other: Math.max(one, other), likeness: value });
  }

  *joinAll(atLeast: number): Steps<Group[]> {
    for (let edge = this.#queue.pop(); edge !== undefined && edge.likeness >= atLeast; edge = this.#queue.pop()) {
      const { one, other, likeness: value } = edge;
      const [left, right] = [this.#alive[one], this.#alive[other]];
      if (left === undefined || right === undefined || this.#near[one]?.get(other) !== value) continue;
      if (left.members.length >= right.members.length) this.#join(one, other, atLeast / 2);
      else this.#join(other, one, atLeast / 2);
      yield;
    }
    return this.#alive.filter((group) => group !== undefined);
  }

  #join(kept: number, gone: number, worthKeeping: number): void {
    const [into, from] = [this.#alive[kept], this.#alive[gone]];
    if (into === undefined || from === undefined) return;
    join(into, from);
    this.#alive[gone] = undefined;
    const neighbours = new Set([...(this.#near[kept]?.keys() ?? []), ...(this.#near[gone]?.keys() ?? [])]);
    this.#near[kept]?.clear();
    this.#near[gone]?.clear();
    for (const neighbour of [...neighbours].sort((a, b) => a - b)) {
      this.#near[neighbour]?.delete(gone);
      this.#near[neighbour]?.delete(kept);
      const group = this.#alive[neighbour];
      if (group === undefined || neighbour === kept) continue;
      const value = likeness(into, group);
      if (value >= worthKeeping) this.connect(kept, neighbour, value);
    }
  }
}

/** A binary heap: the most alike pair first, then the one with the lower numbers, so that the order is always the same. */
class Queue {
  readonly #heap: Edge[] = [];

  push(edge: Edge): void {
    const heap = this.#heap;
    heap.push(edge);
    let at = heap.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): Edge | undefined {
    const heap = this.#heap;
    const [top] = heap;
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return top;
    heap[0] = last;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child + 1 < heap.length && this.#isBefore(child + 1, child)) child += 1;
      if (child >= heap.length || !this.#isBefore(child, at)) return top;
      this.#swap(at, child);
      at = child;
    }
  }

  #isBefore(at: number, than: number): boolean {
    const one = this.#heap[at];
    const other = this.#heap[than];
    if (one === undefined || other === undefined) return false;
    return (
      other.likeness - one.likeness < 0 ||
      (one.likeness === other.likeness && (one.one - other.one || one.other - other.other) < 0)
    );
  }

  #swap(at: number, and: number): void {
    const heap = this.#heap;
    const [one, other] = [heap[at], heap[and]];
    if (one === undefined || other === undefined) return;
    heap[at] = other;
    heap[and] = one;
  }
}
