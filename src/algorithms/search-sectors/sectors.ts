import type { Position } from '../locate/grid-shape.ts';
import { type Point, projectionAround } from '../partition-check/plane.ts';
import { areaOf, clip, extentOf, type Polygon } from './clip.ts';

/** 搜索分区: its polygons, each with the outer ring first, rings closed, in degrees (WGS-84), and how large it is. */
export interface Sector {
  readonly shape: Position[][][];
  readonly squareMetres: number;
}

/** Two sectors of one area differ by less than this share of their size. */
const accuracy = 1e-9;
const mostHalvings = 80;
/** Shreds below this size come from rounding and are left out. */
const leastSquareMetres = 1e-3;

/**
 * Divides an area into `count` sectors of equal size by cutting it across its longer side, again and again, each cut placed by bisection
 * (balanced recursive bisection, Berger & Bokhari 1987). Polygons must not overlap each other or cross themselves. Together the sectors cover
 * the area, they do not overlap, and their sizes differ by rounding only. O(count · corners). Corners are rounded to a centimetre (1e-7°).
 *
 * @example divideArea([[[[121, 43], [122, 43], [122, 44], [121, 44], [121, 43]]]], 4).length // 4
 */
export function divideArea(area: readonly Position[][][], count: number): Sector[] {
  const projection = projectionAround(area.map((rings, at) => ({ id: String(at), rings })));
  const plane = area.map((rings) => rings.map((ring) => opened(ring).map(projection.toPlane)));
  if (totalOf(plane) < leastSquareMetres || count < 1) return [];
  return bisect(plane, Math.floor(count)).map((polygons) => ({
    shape: polygons.map((rings) =>
      rings.map((ring) => closed(ring.map((point) => rounded(projection.toEarth(point))))),
    ),
    squareMetres: totalOf(polygons),
  }));
}

function bisect(polygons: readonly Polygon[], count: number): Polygon[][] {
  if (count <= 1) return [[...polygons]];
  const { west, east, south, north } = extentOf(polygons);
  const axis = east - west >= north - south ? 'x' : 'y';
  const [low, high] = axis === 'x' ? [west, east] : [south, north];
  const first = Math.floor(count / 2);
  const at = findCut(polygons, axis, { low, high, share: first / count });
  return [
    ...bisect(cut(polygons, axis, { at, side: 'below' }), first),
    ...bisect(cut(polygons, axis, { at, side: 'above' }), count - first),
  ];
}

type Axis = keyof Point;

function cut(polygons: readonly Polygon[], axis: Axis, where: { at: number; side: 'below' | 'above' }): Polygon[] {
  return polygons
    .map((rings) => rings.map((ring) => clip(ring, axis, where)).filter((ring) => ring.length >= 3))
    .filter((rings) => rings.length > 0 && Math.abs(areaOf(rings)) >= leastSquareMetres);
}

/** Where to cut so that this share of the area lies below. */
function findCut(
  polygons: readonly Polygon[],
  axis: Axis,
  within: { low: number; high: number; share: number },
): number {
  const total = totalOf(polygons);
  let { low, high } = within;
  for (let turn = 0; turn < mostHalvings; turn += 1) {
    const middle = (low + high) / 2;
    const below = totalOf(cut(polygons, axis, { at: middle, side: 'below' })) / total;
    if (Math.abs(below - within.share) < accuracy) return middle;
    if (below < within.share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function totalOf(polygons: readonly Polygon[]): number {
  return polygons.reduce((sum, rings) => sum + areaOf(rings), 0);
}

function opened(ring: readonly Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  return first && last && first[0] === last[0] && first[1] === last[1] ? ring.slice(0, -1) : [...ring];
}

function closed(ring: readonly Position[]): Position[] {
  const [first] = ring;
  return first ? [...ring, first] : [];
}

const rounded = ([longitude, latitude]: Position): Position => [
  Number(longitude.toFixed(7)),
  Number(latitude.toFixed(7)),
];
