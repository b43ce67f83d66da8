import * as locating from './locate.ts';
import * as cards from './store-cards.ts';
import * as grids from './store-grids.ts';
import * as map from './store-map.ts';
import * as places from './store-places.ts';

/**
 * Where something is and which team answers for it on the day 'YYYY-MM-DD', from a QR code, a point (degrees, WGS-84) or words; undefined
 * when nothing fits or nobody answers for the grid.
 */
export const locate = locating.locate;

export { type Cutting, cuttingOf } from './segmenter.ts';

/** A place by id, closed ones too, with its unit and its grid of the day; undefined when there is none. */
export const findPlace = places.findPlace;

/** Ids of places by code, for registers that name places. */
export const placeIdsByCode = places.placeIdsByCode;

/** A place that is open on the day, by the code on its QR sheet; undefined when there is none. */
export const findPlaceByCode = places.findOpenPlaceByCode;

/** Name and position of places by id, of those that the residents' map shows on the day; others are left out. */
export const publicPoints = places.listPublicPoints;

/** A grid by id with its team of the day; undefined when there is none. */
export const gridOf = grids.findGrid;

/** Code, name and kind of a place, closed ones too, within another family's statement; null when there is none. */
export const placeCardJson = cards.placeCardJson;

/** A grid with its team of the day and the grids of the other partition that overlap it, the largest share first, within another family's statement. */
export const gridCardJson = cards.gridCardJson;

export type { GridCard, PlaceCard } from './store-cards.ts';

/** West, south, east, north of all police grids in degrees; null when there are none. */
export const bounds = map.findBounds;

/** Police grids of the day with the units that answer for them; all of them, or those with these ids. */
export const gridTeams = grids.listGridTeams;
