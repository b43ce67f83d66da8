/** A stop: degrees, WGS-84. */
export interface Stop {
  readonly lng: number;
  readonly lat: number;
}

const earthRadiusMetres = 6_371_008.8;
const radians = Math.PI / 180;

/** Metres along the great circle between two points in degrees (haversine, Sinnott 1984), on a sphere: at most 0.5 % off. */
export function metresBetween(one: Stop, other: Stop): number {
  const halfLat = ((other.lat - one.lat) * radians) / 2;
  const halfLng = ((other.lng - one.lng) * radians) / 2;
  const square =
    Math.sin(halfLat) ** 2 + Math.cos(one.lat * radians) * Math.cos(other.lat * radians) * Math.sin(halfLng) ** 2;
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(square)));
}

/** Metres of a way that goes through the stops in this order. */
export function lengthOf(stops: readonly Stop[]): number {
  let metres = 0;
  for (const [i, stop] of stops.entries()) {
    const before = stops[i - 1];
    if (before) metres += metresBetween(before, stop);
  }
  return metres;
}

/**
 * An order of stops that is short as the crow flies, from `start` where one is given, else from the first stop; it does not come back. Nearest
 * neighbour, then 2-opt (Croes 1958) until nothing gets shorter; O(n²) a round, meant for the stops of a day. It is never longer than the
 * order given, and not always the shortest.
 *
 * @example orderStops([a, b, c], here).map(({ lng, lat }) => …)
 */
export function orderStops<S extends Stop>(stops: readonly S[], start?: Stop): S[] {
  const given = [...stops];
  const from = start ?? given[0];
  if (!from) return [];
  const nearest = twoOpt(nearestFirst(given, from), start);
  const kept = twoOpt(given, start);
  return lengthFrom(nearest, start) <= lengthFrom(kept, start) ? nearest : kept;
}

function lengthFrom(stops: readonly Stop[], start: Stop | undefined): number {
  return lengthOf(start ? [start, ...stops] : stops);
}

function nearestFirst<S extends Stop>(stops: readonly S[], from: Stop): S[] {
  const left = [...stops];
  const order: S[] = [];
  let here = from;
  while (left.length > 0) {
    let best = 0;
    let bestMetres = Number.POSITIVE_INFINITY;
    for (const [i, stop] of left.entries()) {
      const metres = metresBetween(here, stop);
      if (metres < bestMetres) [best, bestMetres] = [i, metres];
    }
    const [next] = left.splice(best, 1);
    if (!next) break;
    order.push(next);
    here = next;
  }
  return order;
}

// Without a start the first stop stays where it is.
function twoOpt<S extends Stop>(stops: readonly S[], start: Stop | undefined): S[] {
  let order = [...stops];
  let length = lengthFrom(order, start);
  for (let improved = true; improved; ) {
    improved = false;
    for (let i = start ? 0 : 1; i < order.length - 1; i += 1) {
      for (let j = i + 1; j < order.length; j += 1) {
        const turned = [...order.slice(0, i), ...order.slice(i, j + 1).reverse(), ...order.slice(j + 1)];
        const metres = lengthFrom(turned, start);
        if (metres < length - 1e-6) [order, length, improved] = [turned, metres, true];
      }
    }
  }
  return order;
}
