import Flatbush from 'flatbush';
import type { GridShape } from '../locate/grid-shape.ts';
import type { Point, Projection } from './plane.ts';

/** Shapes whose corners within the tolerance of each other are one node; rings list node numbers, outer ring first. */
export type SnappedShapes = { nodes: Point[]; shapes: { id: string; rings: number[][] }[] };

// Drawing an edge through a near node moves it by less than the tolerance, which may bring one more node near it.
const mostRounds = 3;

/**
 * Projects the shapes, merges corners closer than the tolerance, and draws every edge through the corners that lie on it
 * (within the tolerance), so that a border drawn twice becomes the same edges. Independent of the order of the shapes.
 */
export function snapShapes(
  grids: readonly GridShape[],
  projection: Projection,
  toleranceMetres: number,
): SnappedShapes {
  const merger = new NodeMerger(toleranceMetres);
  const projected = grids.map(({ id, rings }) => ({ id, rings: rings.map((ring) => ring.map(projection.toPlane)) }));
  const corners = projected.flatMap(({ rings }) => rings.flat());
  for (const corner of corners.sort((one, other) => one.x - other.x || one.y - other.y)) merger.nodeAt(corner);
  let shapes = projected.map(({ id, rings }) => ({
    id,
    rings: rings.map((ring) => withoutRepeats(ring.map((corner) => merger.nodeAt(corner)))),
  }));
  const threader = new EdgeThreader(merger.nodes, toleranceMetres);
  for (let round = 0; round < mostRounds; round += 1) {
    const before = threader.threaded;
    shapes = shapes.map(({ id, rings }) => ({ id, rings: rings.map((ring) => threader.thread(ring)) }));
    if (threader.threaded === before) break;
  }
  return { nodes: merger.nodes, shapes };
}

function withoutRepeats(ring: number[]): number[] {
  return ring.filter((node, i) => node !== ring.at(i - 1));
}

class NodeMerger {
  readonly nodes: Point[] = [];
  private readonly cells = new Map<string, number[]>();
  private readonly reach: number;

  constructor(reach: number) {
    this.reach = reach;
  }

  /** The first node within reach of the point, else a new one there. */
  nodeAt(point: Point): number {
    const column = Math.floor(point.x / this.reach);
    const row = Math.floor(point.y / this.reach);
    let nearest: number | undefined;
    let distance = this.reach;
    for (let i = 0; i < 9; i += 1) {
      for (const node of this.cells.get(`${column + (i % 3) - 1} ${row + Math.floor(i / 3) - 1}`) ?? []) {
        const at = this.nodes[node] ?? point;
        const apart = Math.hypot(at.x - point.x, at.y - point.y);
        if (apart < distance) [nearest, distance] = [node, apart];
      }
    }
    if (nearest !== undefined) return nearest;
    const key = `${column} ${row}`;
    this.cells.set(key, [...(this.cells.get(key) ?? []), this.nodes.length]);
    return this.nodes.push({ ...point }) - 1;
  }
}

class EdgeThreader {
  threaded = 0;
  private readonly nodes: readonly Point[];
  private readonly reach: number;
  private readonly index: Flatbush | undefined;

  constructor(nodes: readonly Point[], reach: number) {
    this.nodes = nodes;
    this.reach = reach;
    if (nodes.length === 0) return;
    this.index = new Flatbush(nodes.length);
    for (const { x, y } of nodes) this.index.add(x, y, x, y);
    this.index.finish();
  }

  thread(ring: number[]): number[] {
    return ring.flatMap((node, i) => [node, ...this.nodesOn(node, ring[(i + 1) % ring.length] ?? node)]);
  }

  private nodesOn(from: number, to: number): number[] {
    const [start, end] = [this.nodes[from], this.nodes[to]];
    if (!start || !end || !this.index || from === to) return [];
    const [dx, dy] = [end.x - start.x, end.y - start.y];
    const squaredLength = dx * dx + dy * dy;
    const near = this.index.search(
      Math.min(start.x, end.x) - this.reach,
      Math.min(start.y, end.y) - this.reach,
      Math.max(start.x, end.x) + this.reach,
      Math.max(start.y, end.y) + this.reach,
    );
    const between: { node: number; along: number }[] = [];
    for (const node of near) {
      const at = this.nodes[node];
      if (!at || node === from || node === to) continue;
      const along = ((at.x - start.x) * dx + (at.y - start.y) * dy) / squaredLength;
      const off = Math.abs((at.x - start.x) * dy - (at.y - start.y) * dx) / Math.sqrt(squaredLength);
      if (along > 0 && along < 1 && off <= this.reach) between.push({ node, along });
    }
    this.threaded += between.length;
    return between.sort((one, other) => one.along - other.along || one.node - other.node).map(({ node }) => node);
  }
}
