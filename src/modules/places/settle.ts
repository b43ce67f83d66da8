import { dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { buildFinder, gridOfPlace } from './locator.ts';
import { listAllPlaces, saveGridsOfPlaces } from './store-places.ts';

/** Finds anew in which grid every place lies, from what this very transaction has written. */
export async function settlePlaces(ctx: Context): Promise<void> {
  const finder = await buildFinder(ctx.tx, dayOf(ctx.now));
  const places = await listAllPlaces(ctx.tx);
  await saveGridsOfPlaces(
    ctx.tx,
    places.map((place) => ({ placeId: place.id, gridId: gridOfPlace(finder, place) })),
  );
}
