import type { Point } from './lattice.ts';
import type { Position } from './rows.ts';

const centre = { lng: 121.6, lat: 43.2 };
const metresPerDegree = 111_195;
const metresPerDegreeLng = metresPerDegree * Math.cos((centre.lat * Math.PI) / 180);

/** Metres east and north of the town's centre → WGS-84 degrees, six decimals (a tenth of a metre). */
export function toPosition({ x, y }: Point): Position {
  return [
    Math.round((centre.lng + x / metresPerDegreeLng) * 1e6) / 1e6,
    Math.round((centre.lat + y / metresPerDegree) * 1e6) / 1e6,
  ];
}
