import type { Point } from './plane.ts';
import type { SnappedShapes } from './snap.ts';
import type { Edge } from './sweep.ts';

type Shape = SnappedShapes['shapes'][number];

/** Twice the signed area of a ring of nodes, positive when it runs against the clock. */
function signedArea(nodes: readonly Point[], ring: readonly number[]): number {
  let sum = 0;
  for (const [i, node] of ring.entries()) {
    const [one, other] = [nodes[ring.at(i - 1) ?? node], nodes[node]];
    if (one && other) sum += one.x * other.y - other.x * one.y;
  }
  return sum;
}

/** Where the area of a shape's outline is nothing. */
export function isEmptyShape(nodes: readonly Point[], shape: Shape): boolean {
  const outline = shape.rings[0] ?? [];
  return outline.length < 3 || signedArea(nodes, outline) === 0;
}

/** How many more shapes run each edge from its lower node to its higher one than back, by a key of both nodes. */
function countTurns(nodes: readonly Point[], shapes: readonly Shape[]): Map<number, number> {
  const turns = new Map<number, number>();
  for (const [i, ring] of shapes.flatMap(({ rings }) => [...rings.entries()])) {
    const isForward = signedArea(nodes, ring) > 0 === (i === 0);
    for (const [j, to] of ring.entries()) {
      const from = ring.at(j - 1) ?? to;
      const key = Math.min(from, to) * nodes.length + Math.max(from, to);
      turns.set(key, (turns.get(key) ?? 0) + (from < to === isForward ? 1 : -1));
    }
  }
  return turns;
}

/**
 * The edges of shapes laid over each other, where borders that two of them share have cancelled out: crossing an edge
 * changes the number of covering shapes by `entering`. Outer rings count as running against the clock and holes with it,
 * however they were drawn. Horizontal edges, which bound no slab, are left out.
 */
export function netEdges(nodes: readonly Point[], shapes: readonly Shape[]): Edge[] {
  const edges: Edge[] = [];
  for (const [key, turn] of countTurns(nodes, shapes)) {
    const first = nodes[Math.floor(key / nodes.length)];
    const second = nodes[key % nodes.length];
    if (turn === 0 || !first || !second || first.y === second.y) continue;
    // Against the clock, what a rising edge encloses lies to its west.
    if (first.y < second.y) edges.push({ low: first, high: second, entering: -turn });
    else edges.push({ low: second, high: first, entering: turn });
  }
  return edges;
}
