/** A place on the earth as [longitude, latitude] in degrees, WGS-84. */
export type Position = [number, number];

/** 网格: one polygon of a grid, outer ring first, then its holes; a grid of several parts is several shapes with one id. */
export type GridShape = { id: string; rings: Position[][] };

/**
 * Whether a point lies within the rings, by the even-odd rule with half-open edges: of two polygons that share an edge,
 * a point on that edge is within exactly one (Shimrat 1962, as corrected by Hacker; edges are read from the lower end so
 * that both neighbours compute the same crossing). O(number of corners).
 */
export function isWithin(rings: readonly (readonly Position[])[], x: number, y: number): boolean {
  let within = false;
  for (const ring of rings) {
    let previous = ring.at(-1);
    for (const corner of ring) {
      if (previous && corner[1] > y !== previous[1] > y && isLeftOfEdge(previous, corner, x, y)) within = !within;
      previous = corner;
    }
  }
  return within;
}

function isLeftOfEdge(one: Position, other: Position, x: number, y: number): boolean {
  const [low, high] = one[1] < other[1] ? [one, other] : [other, one];
  return x < low[0] + ((y - low[1]) / (high[1] - low[1])) * (high[0] - low[0]);
}
