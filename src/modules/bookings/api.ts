import type { Db } from '../../platform/database.ts';
import * as engaging from './engaging.ts';
import * as busy from './free-busy.ts';
import * as owning from './own.ts';
import * as hours from './rules-hours.ts';
import * as engagements from './store-engagements.ts';
import * as store from './store-resources.ts';
import type { RoomKind } from './words.ts';

export type { FreeBusy } from './free-busy.ts';

/** What is wrong with weekly hours in a colleague's words; undefined when nothing is. */
export const findHoursProblem = hours.findHoursProblem;

/** Ids of the resources that stand for these people's time, by person; whoever has none is left out. */
export const resourcesOf = store.resourcesOfPeople;

/**
 * The resource that stands for a colleague's time, made when there is none (office hours in the unit of the first post, unless told); answers
 * its id. Refuses `input.invalid` for somebody who holds no post.
 */
export const ensurePersonResource = owning.ensurePersonResource;

/** 场所: a room, a mobile room or a piece of equipment, as whoever looks for one needs to know it. */
export interface RoomBrief {
  readonly id: string;
  readonly kind: RoomKind;
  readonly name: string;
  readonly unitId: string;
  /** Where it is, to travel from and to: its place, or itself where no place is on record. */
  readonly placeId: string;
  readonly address: string;
  /** Degrees, WGS-84; null where nobody said. */
  readonly lng: number | null;
  readonly lat: number | null;
  /** How many people find room; 0 where nobody said. */
  readonly capacity: number;
  readonly stepFree: boolean;
  readonly hearingLoop: boolean;
}

/** Rooms in use, in the order of their codes: of these units, or of the whole county. */
export async function listRooms(tx: Db, of: { readonly unitIds?: readonly string[] } = {}): Promise<RoomBrief[]> {
  const rooms = await store.listRooms(tx);
  return rooms
    .filter(({ active, unitId }) => active && (of.unitIds?.includes(unitId) ?? true))
    .map(({ code: _, hours: __, keepsHolidays: ___, active: ____, ...room }) => ({
      ...room,
      placeId: room.placeId ?? room.id,
    }));
}

/** Open and busy stretches of resources between two instants, in the shape of `algorithms/common-slots`; unknown ids are left out. */
export const freeBusy = busy.freeBusy;

/** An engagement by id with its resources, also one that was released; undefined when there is none. */
export const findEngagement = engagements.findEngagement;

/**
 * Takes a time of all these resources or of none, held until `until` or confirmed at once; answers the engagement's id. Opening hours are not
 * asked. Asks no permission: whoever calls has. Refuses `booking.taken` (its fields name what is taken when), `booking.retired`, `input.invalid`.
 */
export const hold = engaging.hold;

/** Makes a hold lasting. Refuses `booking.over` when its time was over or it was released, `step.not-now` when it is confirmed already, `not-found`. */
export const confirm = engaging.confirm;

/** Gives a time back; nothing happens when it was given back already. Refuses `not-found`. */
export const release = engaging.release;

/** Gives the old time back and takes the new one as one, or leaves all as it was. Refuses `booking.over`, `not-found` and as `hold` does. */
export const move = engaging.move;
