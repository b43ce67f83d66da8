import type { Db } from '../../platform/database.ts';
import { getFinder } from './locator.ts';
import { findGrid } from './store-grids.ts';
import { findOpenPlaceByCode, findPlace } from './store-places.ts';

/** What somebody said about where: a point (degrees, WGS-84), the code of a QR sheet, or words. */
export interface Whereabouts {
  readonly lng?: number | undefined;
  readonly lat?: number | undefined;
  readonly placeCode?: string | undefined;
  readonly text?: string | undefined;
}

/** A grid and the team that answers for it; `certain`: nothing that was said speaks of another grid. */
export interface Located {
  readonly gridId: string;
  readonly gridName: string;
  readonly placeId: string | null;
  readonly placeName: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly certain: boolean;
}

interface Guess {
  readonly gridId: string;
  readonly placeId: string | null;
  readonly certain: boolean;
}

async function guess(tx: Db, where: Whereabouts, day: string): Promise<Guess | undefined> {
  const place = where.placeCode ? await findOpenPlaceByCode(tx, where.placeCode, day) : undefined;
  if (place?.grid) return { gridId: place.grid.id, placeId: place.id, certain: true };
  const finder = await getFinder(tx, day);
  const [best] = where.text ? finder.texts.find(where.text) : [];
  const named = best && (finder.findPlaceNamed(best.gridId, best.matched) ?? null);
  const isPoint = where.lng !== undefined && where.lat !== undefined;
  const pointed = isPoint ? finder.points.find(where.lng, where.lat) : undefined;
  if (pointed !== undefined) {
    const isContradicted = best?.certain === true && best.gridId !== pointed;
    return { gridId: pointed, placeId: best?.gridId === pointed ? (named ?? null) : null, certain: !isContradicted };
  }
  return best && { gridId: best.gridId, placeId: named ?? null, certain: best.certain };
}

/**
 * Where something is and which team answers for it on the day: a QR code's place first, else the point, else the words. Undefined when
 * nothing fits or nobody answers for the grid.
 */
export async function locate(tx: Db, where: Whereabouts, day: string): Promise<Located | undefined> {
  const found = await guess(tx, where, day);
  const grid = found && (await findGrid(tx, found.gridId, day));
  if (!found || !grid?.team) return undefined;
  const place = found.placeId === null ? undefined : await findPlace(tx, found.placeId, day);
  return {
    gridId: grid.id,
    gridName: grid.name,
    placeId: found.placeId,
    placeName: place?.name ?? null,
    unitId: grid.team.unitId,
    unitName: grid.team.unitName,
    certain: found.certain,
  };
}
