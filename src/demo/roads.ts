import type { RoadClass } from '../modules/places/words.ts';
import type { Point } from './lattice.ts';
import { addTo, at, from } from './lists.ts';
import { edgeKey, type Mesh } from './mesh.ts';
import { toPosition } from './projection.ts';
import type { Random } from './random.ts';
import type { RoadEdge, RoadEdges } from './road-edges.ts';
import type { RoadRow } from './rows.ts';

/** A stretch of road between two junctions; `corners` are lattice points. */
export interface Stretch {
  name: string;
  class: RoadClass;
  corners: number[];
}

const speeds: Record<RoadClass, number> = {
  trunk: 70,
  primary: 50,
  secondary: 45,
  tertiary: 30,
  residential: 20,
  track: 15,
  path: 5,
};

function edgesByCorner(edges: Iterable<RoadEdge>): Map<number, RoadEdge[]> {
  const byCorner = new Map<number, RoadEdge[]>();
  for (const edge of edges) {
    addTo(byCorner, edge.start, edge);
    addTo(byCorner, edge.end, edge);
  }
  return byCorner;
}

const otherEnd = (edge: RoadEdge, corner: number): number => (edge.start === corner ? edge.end : edge.start);

/** The edges on county land that hang together with the most others. */
function connectedEdges(edges: RoadEdges, mesh: Mesh): RoadEdge[] {
  const onLand = [...edges.values()].filter(({ start, end }) => mesh.sides.has(edgeKey(start, end)));
  const byCorner = edgesByCorner(onLand);
  const unseen = new Set(byCorner.keys());
  let largest = new Set<number>();
  for (const first of [...unseen]) {
    if (!unseen.delete(first)) continue;
    const piece = new Set([first]);
    for (const corner of piece) {
      for (const edge of from(byCorner, corner)) {
        const next = otherEnd(edge, corner);
        if (unseen.delete(next)) piece.add(next);
      }
    }
    if (piece.size > largest.size) largest = piece;
  }
  return onLand.filter(({ start }) => largest.has(start));
}

/** Joins edges into stretches that end where roads meet, end or change their name. */
export function listStretches(edges: RoadEdges, mesh: Mesh): Stretch[] {
  const kept = connectedEdges(edges, mesh);
  const byCorner = edgesByCorner(kept);
  const goesOn = (corner: number): boolean => {
    const [one, other, third] = from(byCorner, corner);
    return !third && one !== undefined && other !== undefined && one.name === other.name;
  };
  const used = new Set<RoadEdge>();
  const stretches: Stretch[] = [];
  for (const first of kept) {
    const start = [first.start, first.end].find((corner) => !goesOn(corner));
    if (start === undefined || used.has(first)) continue;
    const corners = [start];
    let edge: RoadEdge | undefined = first;
    let corner = start;
    while (edge) {
      used.add(edge);
      corner = otherEnd(edge, corner);
      corners.push(corner);
      const before: RoadEdge = edge;
      edge = goesOn(corner) ? from(byCorner, corner).find((next) => next !== before && !used.has(next)) : undefined;
    }
    stretches.push({ name: first.name, class: first.class, corners });
  }
  return stretches;
}

export function lengthOf(points: readonly Point[], corners: readonly number[]): number {
  let metres = 0;
  for (let i = 1; i < corners.length; i += 1) {
    const [one, other] = [at(points, at(corners, i - 1)), at(points, at(corners, i))];
    metres += Math.hypot(other.x - one.x, other.y - one.y);
  }
  return metres;
}

export function makeRoadRows(stretches: readonly Stretch[], mesh: Mesh, random: Random, madeAt: Date): RoadRow[] {
  return stretches.map((stretch, i) => ({
    id: random.id(madeAt),
    code: `R${String(i + 1).padStart(4, '0')}`,
    name: stretch.name,
    class: stretch.class,
    line: stretch.corners.map((corner) => toPosition(at(mesh.points, corner))),
    length_metres: Math.round(lengthOf(mesh.points, stretch.corners)),
    speed_kmh: speeds[stretch.class],
  }));
}
