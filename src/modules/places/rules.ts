import type { Position, Shape } from './tables.ts';
import { type PlaceKind, placeKinds } from './words.ts';

/** West, south, east, north in degrees. */
export type Extent = readonly [number, number, number, number];

/** The smallest box around positions; undefined when there are none. */
export function extentOf(positions: readonly Position[]): Extent | undefined {
  if (positions.length === 0) return undefined;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of positions) {
    west = Math.min(west, lng);
    south = Math.min(south, lat);
    east = Math.max(east, lng);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** Every corner of a shape. */
function listCorners(shape: Shape): Position[] {
  switch (shape.type) {
    case 'LineString':
      return shape.coordinates;
    case 'MultiLineString':
    case 'Polygon':
      return shape.coordinates.flat();
    case 'MultiPolygon':
      return shape.coordinates.flat(2);
  }
}

interface Drawn {
  readonly lng: number | null;
  readonly lat: number | null;
  readonly shape: Shape | null;
}

/** The box around a place's position and shape; undefined when it has neither. */
export function extentOfPlace({ lng, lat, shape }: Drawn): Extent | undefined {
  const corners = shape ? listCorners(shape) : [];
  return extentOf(lng === null || lat === null ? corners : [...corners, [lng, lat]]);
}

/** Where a place is taken to be: its position, else the middle of its shape's box. */
export function centreOf(place: Drawn): Position | undefined {
  if (place.lng !== null && place.lat !== null) return [place.lng, place.lat];
  const extent = extentOfPlace(place);
  return extent && [(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2];
}

/** Whether a place of this kind may have that shape: lines are drawn as lines, areas as areas, points as neither. */
export function fitsKind(kind: PlaceKind, shape: Shape | null): boolean {
  if (shape === null) return true;
  const isLine = shape.type === 'LineString' || shape.type === 'MultiLineString';
  switch (placeKinds[kind].shape) {
    case 'line':
      return isLine;
    case 'area':
      return !isLine;
    case 'point':
      return false;
  }
}

// About a metre: neighbours drawn by hand do not meet exactly.
const touchingDegrees = 0.00001;

function isNearEdge([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): boolean {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy) <= touchingDegrees;
}

function isNearRings(position: Position, rings: readonly (readonly Position[])[]): boolean {
  return rings.some((ring) =>
    ring.some((corner, i) => {
      const next = ring[i + 1];
      return next !== undefined && isNearEdge(position, corner, next);
    }),
  );
}

/** Whether two polygons meet: a corner of one lies within a metre of the outline of the other. */
export function isTouching(one: readonly (readonly Position[])[], other: readonly (readonly Position[])[]): boolean {
  return (
    one.flat().some((corner) => isNearRings(corner, other)) || other.flat().some((corner) => isNearRings(corner, one))
  );
}

interface Span {
  readonly unitId: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Why a grid cannot be handed to a unit on a day, undefined when it can: the team in charge must have begun before, and none may follow. */
export function refuseHandOver(
  spans: readonly Span[],
  to: { unitId: string; on: string },
): 'time.overlap' | 'already.exists' | undefined {
  if (spans.some(({ validFrom }) => validFrom >= to.on)) return 'time.overlap';
  const current = spans.find(({ validTo }) => validTo === null || validTo > to.on);
  return current?.unitId === to.unitId ? 'already.exists' : undefined;
}

/** Whether a ring is closed: its last position is its first. */
export function isClosed(ring: readonly Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
}

const earthRadiusMetres = 6_371_008.8;

/** Length of a line on the ground in whole metres (haversine on the mean earth radius, IUGG). */
export function lengthMetres(line: readonly Position[]): number {
  let sum = 0;
  for (const [i, [lng, lat]] of line.entries()) {
    const next = line[i + 1];
    if (!next) break;
    const radians = Math.PI / 180;
    const [dLat, dLng] = [(next[1] - lat) * radians, (next[0] - lng) * radians];
    const half =
      Math.sin(dLat / 2) ** 2 + Math.cos(lat * radians) * Math.cos(next[1] * radians) * Math.sin(dLng / 2) ** 2;
    sum += 2 * earthRadiusMetres * Math.asin(Math.sqrt(half));
  }
  return Math.round(sum);
}
