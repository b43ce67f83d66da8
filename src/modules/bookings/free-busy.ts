import type { Engagement, Hours } from '../../algorithms/common-slots/free-slots.ts';
import type { Db } from '../../platform/database.ts';
import { holidaysInForce } from '../clocks/api.ts';
import { hoursOf, openSpans, stretchesIn } from './rules-open.ts';
import { listBusy } from './store-engagements.ts';
import { listExceptions } from './store-exceptions.ts';
import { findResources } from './store-resources.ts';
import type { Stretch } from './tables.ts';

/** When a resource is there and when it is taken: what `algorithms/common-slots` reads of a room or of a member of the panel. */
export interface FreeBusy {
  readonly resourceId: string;
  /** Where it is, to travel from and to: its place, or the room itself where no place is on record; null for people. */
  readonly placeId: string | null;
  /** Weekly and extra hours, less closed times, leave and days off by notice, in ascending order. */
  readonly open: readonly Stretch[];
  /** The same by day, for the days asked for. */
  readonly hours: Hours;
  /** Confirmed engagements, and holds that are not over at `now`, each with the place of its room; also outside of the open stretches. */
  readonly busy: readonly Engagement[];
}

export interface FreeBusyAsked extends Stretch {
  readonly resourceIds: readonly string[];
  readonly now: Date;
}

/** 空闲时间: open and busy stretches of each resource between two instants, in the order of `resourceIds`; unknown ids are left out. */
export async function freeBusy(tx: Db, { resourceIds, now, ...asked }: FreeBusyAsked): Promise<FreeBusy[]> {
  const resources = new Map((await findResources(tx, resourceIds)).map((resource) => [resource.id, resource]));
  const exceptions = Map.groupBy(await listExceptions(tx, resourceIds, asked), (row) => row.resource_id);
  const busy = Map.groupBy(await listBusy(tx, { ...asked, resourceIds, now }), (row) => row.resource_id);
  const holidays = await holidaysInForce(tx);
  return resourceIds.flatMap((resourceId) => {
    const resource = resources.get(resourceId);
    if (!resource) return [];
    const spans = openSpans({ resource, exceptions: exceptions.get(resourceId) ?? [], holidays }, asked);
    return [
      {
        resourceId,
        placeId: resource.kind === 'person' ? null : (resource.place_id ?? resourceId),
        open: stretchesIn(spans, asked),
        hours: hoursOf(spans, asked),
        busy: (busy.get(resourceId) ?? []).map(({ starts_at, ends_at, place_id }) => ({
          from: starts_at,
          to: ends_at,
          ...(place_id !== null && { placeId: place_id }),
        })),
      },
    ];
  });
}
