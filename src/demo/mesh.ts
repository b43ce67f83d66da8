import { type Lattice, type Point, pointAt } from './lattice.ts';
import { addTo, at } from './lists.ts';

/** The smallest piece of land: everything else is a union of such pieces, so that borders meet exactly. */
export interface Face {
  index: number;
  column: number;
  row: number;
  /** Counter-clockwise. */
  corners: number[];
  centre: Point;
  areaSquareMetres: number;
  neighbours: number[];
}

export interface Mesh {
  points: Point[];
  faces: Face[];
  /** Faces on either side of an edge, by `edgeKey`. */
  sides: Map<number, number[]>;
}

/** One number for an edge, whichever way it is walked. */
export function edgeKey(one: number, other: number): number {
  return Math.min(one, other) * 100_000 + Math.max(one, other);
}

export function ringArea(points: readonly Point[], ring: readonly number[]): number {
  let twice = 0;
  for (const [i, corner] of ring.entries()) {
    const here = at(points, corner);
    const next = at(points, at(ring, (i + 1) % ring.length));
    twice += here.x * next.y - next.x * here.y;
  }
  return twice / 2;
}

function middleOf(points: readonly Point[], ring: readonly number[]): Point {
  let [x, y] = [0, 0];
  for (const corner of ring) {
    x += at(points, corner).x / ring.length;
    y += at(points, corner).y / ring.length;
  }
  return { x, y };
}

/** The county's outline: an uneven oval around the town. */
function isInCounty({ x, y }: Point): boolean {
  const angle = Math.atan2(y, x * 0.86);
  const reach =
    11_200 * (1 + 0.09 * Math.sin(2 * angle + 0.7) + 0.06 * Math.sin(3 * angle + 2) + 0.02 * Math.sin(5 * angle));
  return Math.hypot(x * 0.86, y) < reach;
}

function cornersOf(lattice: Lattice, column: number, row: number, diagonals: ReadonlySet<number>): number[][] {
  const southWest = pointAt(lattice, column, row);
  const southEast = pointAt(lattice, column + 1, row);
  const northEast = pointAt(lattice, column + 1, row + 1);
  const northWest = pointAt(lattice, column, row + 1);
  if (diagonals.has(edgeKey(southWest, northEast))) {
    return [
      [southWest, southEast, northEast],
      [southWest, northEast, northWest],
    ];
  }
  if (diagonals.has(edgeKey(southEast, northWest))) {
    return [
      [southWest, southEast, northWest],
      [southEast, northEast, northWest],
    ];
  }
  return [[southWest, southEast, northEast, northWest]];
}

/** The largest connected piece of the faces handed in; neighbours by `sides`. */
export function largestPiece(faces: readonly Face[]): Set<number> {
  const members = new Set(faces.map(({ index }) => index));
  const byIndex = new Map(faces.map((face) => [face.index, face]));
  let largest = new Set<number>();
  for (const start of [...members]) {
    if (!members.delete(start)) continue;
    const piece = new Set([start]);
    for (const index of piece) {
      for (const neighbour of byIndex.get(index)?.neighbours ?? []) {
        if (members.delete(neighbour)) piece.add(neighbour);
      }
    }
    if (piece.size > largest.size) largest = piece;
  }
  return largest;
}

function linkNeighbours(faces: readonly Face[]): Map<number, number[]> {
  const sides = new Map<number, number[]>();
  for (const face of faces) {
    for (const [i, corner] of face.corners.entries()) {
      addTo(sides, edgeKey(corner, at(face.corners, (i + 1) % face.corners.length)), face.index);
    }
  }
  for (const [one, other] of sides.values()) {
    if (one === undefined || other === undefined) continue;
    at(faces, one).neighbours.push(other);
    at(faces, other).neighbours.push(one);
  }
  return sides;
}

/** Cuts the land along the lattice and along the diagonals, and keeps what lies in the county. */
export function makeMesh(lattice: Lattice, diagonals: ReadonlySet<number>): Mesh {
  const { points, xs, ys } = lattice;
  const faces: Face[] = [];
  for (let cell = 0; cell < (xs.length - 1) * (ys.length - 1); cell += 1) {
    const [column, row] = [cell % (xs.length - 1), Math.floor(cell / (xs.length - 1))];
    for (const corners of cornersOf(lattice, column, row, diagonals)) {
      const centre = middleOf(points, corners);
      if (!isInCounty(centre)) continue;
      const areaSquareMetres = ringArea(points, corners);
      faces.push({ index: faces.length, column, row, corners, centre, areaSquareMetres, neighbours: [] });
    }
  }
  return { points, faces, sides: linkNeighbours(faces) };
}
