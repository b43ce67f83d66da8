import type { Point } from '../partition-check/plane.ts';

/** Rings without the repeated last corner, outer ring first, then holes; metres. */
export type Polygon = readonly (readonly Point[])[];

/** The part of a ring on one side of a line across an axis (Sutherland & Hodgman 1974); concave rings may get edges that lie upon each other. */
export function clip(
  ring: readonly Point[],
  axis: keyof Point,
  { at, side }: { readonly at: number; readonly side: 'below' | 'above' },
): Point[] {
  const isInside = (point: Point) => (side === 'below' ? point[axis] <= at : point[axis] >= at);
  const kept: Point[] = [];
  let previous = ring.at(-1);
  for (const corner of ring) {
    if (previous && isInside(previous) !== isInside(corner)) kept.push(crossing(previous, corner, axis, at));
    if (isInside(corner)) kept.push(corner);
    previous = corner;
  }
  return kept;
}

// Read from the lower end, so that both sides compute the same point.
function crossing(one: Point, other: Point, axis: keyof Point, at: number): Point {
  const [low, high] = one[axis] <= other[axis] ? [one, other] : [other, one];
  const share = (at - low[axis]) / (high[axis] - low[axis]);
  const across = axis === 'x' ? 'y' : 'x';
  const met = low[across] + share * (high[across] - low[across]);
  return axis === 'x' ? { x: at, y: met } : { x: met, y: at };
}

/** Square metres of a polygon without its holes. */
export function areaOf(rings: Polygon): number {
  const [outer = 0, ...holes] = rings.map((ring) => Math.abs(signedArea(ring)));
  return holes.reduce((left, hole) => left - hole, outer);
}

function signedArea(ring: readonly Point[]): number {
  let doubled = 0;
  let previous = ring.at(-1);
  for (const corner of ring) {
    if (previous) doubled += previous.x * corner.y - corner.x * previous.y;
    previous = corner;
  }
  return doubled / 2;
}

/** The box around polygons. */
export function extentOf(polygons: readonly Polygon[]) {
  const extent = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const { x, y } of polygons.flat(2)) {
    extent.west = Math.min(extent.west, x);
    extent.east = Math.max(extent.east, x);
    extent.south = Math.min(extent.south, y);
    extent.north = Math.max(extent.north, y);
  }
  return extent;
}
