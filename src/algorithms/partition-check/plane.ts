import type { GridShape, Position } from '../locate/grid-shape.ts';

/** A point of the local plane in metres, x to the east and y to the north. */
export type Point = { x: number; y: number };

/** Degrees ↔ metres around the middle of what is looked at. */
export type Projection = { toPlane(position: Position): Point; toEarth(point: Point): Position };

const metresPerDegree = (6_371_008.8 * Math.PI) / 180;

/** An equirectangular projection around the middle latitude of the grids: areas within 1 % over a county (100 km). */
export function projectionAround(grids: readonly GridShape[]): Projection {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude, latitude] of grids.flatMap(({ rings }) => rings.flat())) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  const [longitude0, latitude0] = west > east ? [0, 0] : [(west + east) / 2, (south + north) / 2];
  const metresPerLongitude = metresPerDegree * Math.cos((latitude0 * Math.PI) / 180);
  return {
    toPlane: ([longitude, latitude]) => ({
      x: (longitude - longitude0) * metresPerLongitude,
      y: (latitude - latitude0) * metresPerDegree,
    }),
    toEarth: ({ x, y }) => [longitude0 + x / metresPerLongitude, latitude0 + y / metresPerDegree],
  };
}
