import { type AddressIndex, buildAddressIndex } from '../../algorithms/locate/address-index.ts';
import { buildLocator, type Locator } from '../../algorithms/locate/point-locator.ts';
import type { Db } from '../../platform/database.ts';
import { centreOf } from './rules.ts';
import { listShapes } from './store-grids.ts';
import { findVersion } from './store-map.ts';
import { listAllPlaces, type Place } from './store-places.ts';

/** Where points and texts lie among the police grids, held in memory. */
export interface Finder {
  readonly points: Locator;
  readonly texts: AddressIndex;
  /** The place that a grid knows under a name. */
  findPlaceNamed(gridId: string, name: string): string | undefined;
}

function namesOf(place: Place): string[] {
  return [place.name, ...place.aliases, ...(place.address ? [place.address] : [])];
}

/** Reads the grids and places of the day and builds a fresh finder. */
export async function buildFinder(tx: Db, day: string): Promise<Finder> {
  const grids = await listShapes(tx, { partition: 'police', day });
  const places = (await listAllPlaces(tx)).filter(({ closedOn }) => closedOn === null || closedOn > day);
  const names = new Map(grids.map(({ id, name, aliases }) => [id, [name, ...aliases]]));
  const placeIds = new Map<string, string>();
  for (const place of places) {
    const known = place.grid && names.get(place.grid.id);
    if (!place.grid || !known) continue;
    for (const name of namesOf(place)) {
      known.push(name);
      placeIds.set(`${place.grid.id} ${name}`, place.id);
    }
  }
  return {
    points: buildLocator(grids.map(({ id, ring }) => ({ id, rings: ring }))),
    texts: buildAddressIndex([...names].map(([gridId, all]) => ({ gridId, names: all }))),
    findPlaceNamed: (gridId, name) => placeIds.get(`${gridId} ${name}`),
  };
}

let kept: { readonly key: string; readonly finder: Promise<Finder> } | undefined;

/**
 * The finder of the day, kept in memory until grids or places change. Not to be asked after a change in the same transaction: what is
 * not committed must not be kept.
 */
export async function getFinder(tx: Db, day: string): Promise<Finder> {
  const key = `${await findVersion(tx)}:${day}`;
  if (kept?.key === key) return kept.finder;
  const finder = buildFinder(tx, day);
  kept = { key, finder };
  // A failed build is forgotten, so that the next question builds again.
  finder.catch(() => {
    if (kept?.finder === finder) kept = undefined;
  });
  return finder;
}

/** The grid in which a place lies by its position or the middle of its shape; null outside all grids. */
export function gridOfPlace(finder: Finder, place: Parameters<typeof centreOf>[0]): string | null {
  const centre = centreOf(place);
  return centre ? (finder.points.find(...centre) ?? null) : null;
}
