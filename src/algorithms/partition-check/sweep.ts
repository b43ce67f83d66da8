import Flatbush from 'flatbush';
import type { Point } from './plane.ts';

/** An edge from its lower to its higher end; `entering`: +1 when what lies to its east is one cover more, -1 one less. */
export type Edge = { low: Point; high: Point; entering: number };

/** A trapezoid between two neighbouring edges that the same number of shapes cover; areas in square metres. */
export type Trapezoid = {
  cover: number;
  bottom: { y: number; left: number; right: number };
  top: { y: number; left: number; right: number };
  area: number;
  middle: Point;
};

type Crossed = { edge: Edge; bottomX: number; middleX: number; topX: number };

function xAt(edge: Edge, y: number): number {
  return edge.low.x + ((y - edge.low.y) / (edge.high.y - edge.low.y)) * (edge.high.x - edge.low.x);
}

/** The height at which two edges cross inside both, if they do. */
function crossingOf(one: Edge, other: Edge): number | undefined {
  const bottom = Math.max(one.low.y, other.low.y);
  const top = Math.min(one.high.y, other.high.y);
  if (top <= bottom) return undefined;
  const apartBelow = xAt(one, bottom) - xAt(other, bottom);
  const apartAbove = xAt(one, top) - xAt(other, top);
  if (apartBelow * apartAbove >= 0) return undefined;
  return bottom + ((top - bottom) * apartBelow) / (apartBelow - apartAbove);
}

function listLevels(edges: readonly Edge[]): number[] {
  const levels = new Set<number>();
  const index = new Flatbush(edges.length);
  for (const { low, high } of edges) {
    index.add(Math.min(low.x, high.x), low.y, Math.max(low.x, high.x), high.y);
    levels.add(low.y).add(high.y);
  }
  index.finish();
  for (const [i, edge] of edges.entries()) {
    const { low, high } = edge;
    const near = index.search(Math.min(low.x, high.x), low.y, Math.max(low.x, high.x), high.y, (other) => other > i);
    for (const other of near) {
      const rival = edges[other];
      const level = rival && crossingOf(edge, rival);
      if (level !== undefined) levels.add(level);
    }
  }
  return [...levels].sort((one, other) => one - other);
}

function listTrapezoids(active: readonly Edge[], bottom: number, top: number): Trapezoid[] {
  const middle = (bottom + top) / 2;
  const crossed: Crossed[] = active
    .map((edge) => ({ edge, bottomX: xAt(edge, bottom), middleX: xAt(edge, middle), topX: xAt(edge, top) }))
    .sort((one, other) => one.middleX - other.middleX);
  const trapezoids: Trapezoid[] = [];
  let cover = 0;
  for (const [i, left] of crossed.entries()) {
    const right = crossed[i + 1];
    if (!right) break;
    cover += left.edge.entering;
    trapezoids.push({
      cover,
      bottom: { y: bottom, left: left.bottomX, right: right.bottomX },
      top: { y: top, left: left.topX, right: right.topX },
      area: (top - bottom) * (right.middleX - left.middleX),
      middle: { x: (left.middleX + right.middleX) / 2, y: middle },
    });
  }
  return trapezoids;
}

/**
 * Cuts the plane into horizontal slabs at every corner and crossing and hands each slab's trapezoids, west to east, to
 * `visit`, from south to north; a slab without edges is handed over empty. Horizontal edges must be left out by the caller.
 * Trapezoidal decomposition (de Berg et al., Computational Geometry, ch. 6); O(edges log edges + slabs × edges per slab).
 */
export function sweepSlabs(edges: readonly Edge[], visit: (trapezoids: Trapezoid[]) => void): void {
  if (edges.length === 0) return;
  const levels = listLevels(edges);
  const waiting = [...edges].sort((one, other) => one.low.y - other.low.y);
  let next = 0;
  let active: Edge[] = [];
  for (const [i, bottom] of levels.entries()) {
    const top = levels[i + 1];
    if (top === undefined) break;
    active = active.filter((edge) => edge.high.y >= top);
    for (let edge = waiting[next]; edge && edge.low.y <= bottom; edge = waiting[next]) {
      if (edge.high.y >= top) active.push(edge);
      next += 1;
    }
    visit(listTrapezoids(active, bottom, top));
  }
}
