import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { hold, listRooms, release } from '../bookings/api.ts';
import { openStudio, subjectOf } from './actions-studios.ts';
import type { publicStudioDoors } from './contract-public.ts';
import type { streetDoors } from './contract-street.ts';
import { mayAtStudio, mayInGeneral } from './policy.ts';
import { mentions, takeUp } from './raising.ts';
import * as store from './store-street.ts';
import { findStudio } from './store-studios.ts';
import { accountOf, invalid, tellOwn } from './subject.ts';

type Doors = typeof streetDoors & typeof publicStudioDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

const ofTour = (id: string) => ({ kind: 'tour', id });

export async function tours(ctx: Context, { cursor, limit }: In<'tours'>): Out<'tours'> {
  ctx.permit(mayInGeneral, undefined);
  const found = await store.listTours(ctx.tx, ctx.who, { after: decodeCursor(cursor), limit: limit + 1 });
  const shown = found.slice(0, limit);
  ctx.accessed({ reason: `巡回列表 ${shown.length} 次` });
  const stops = await store.listStops(
    ctx.tx,
    shown.map(({ id }) => id),
  );
  const raised = await store.raisedAt(
    ctx.tx,
    'stop',
    stops.map(({ id }) => id),
  );
  const mention = await mentions(ctx, [...raised.values()].flat());
  const rooms = new Map((await listRooms(ctx.tx)).map(({ id, name }) => [id, name]));
  const last = shown.at(-1);
  const rows: GivenOf<Doors['tours']>['rows'] = [];
  for (const tour of shown) {
    const studio = await findStudio(ctx.tx, tour.studio_id, dayOf(ctx.now));
    const may = (action: 'tour.hold' | 'tour.cancel') =>
      tour.state === 'planned' && mayAtStudio[action](ctx.who, subjectOf(studio)) === 'allowed';
    rows.push({
      id: tour.id,
      title: tour.title,
      studioName: tour.studio_name,
      roomName: rooms.get(tour.resource_id) ?? '',
      state: tour.state,
      isPublic: tour.is_public,
      version: tour.version,
      stops: stops
        .filter(({ tour_id }) => tour_id === tour.id)
        .map((stop) => ({
          id: stop.id,
          place: stop.place,
          startsAt: stop.starts_at.toISOString(),
          endsAt: stop.ends_at.toISOString(),
          state: stop.state,
          visitors: stop.visitors,
          note: stop.note,
          matters: mention(raised.get(stop.id) ?? []),
        })),
      can: [...(may('tour.hold') ? ['hold' as const] : []), ...(may('tour.cancel') ? ['cancel' as const] : [])],
    });
  }
  return { rows, next: found.length > limit && last ? encodeCursor({ at: last.made_at, id: last.id }) : null };
}

/** 安排巡回: every stop takes the mobile room for its time, or none does. */
export async function planTour(ctx: Context, input: In<'planTour'>): Out<'planTour'> {
  const studio = await openStudio(ctx, input.studioId);
  const room = (await listRooms(ctx.tx)).find(({ id }) => id === input.resourceId);
  if (room?.kind !== 'mobile-room') throw invalid('resourceId', { zh: '请选择流动调解室', en: 'Choose a mobile room' });
  const id = newId(ctx.now.getTime());
  const stops = [];
  for (const [position, stop] of input.stops.entries()) {
    if ((stop.lng === undefined) !== (stop.lat === undefined))
      throw invalid(`stops.${position}.lng`, { zh: '经纬度要么都填，要么都不填', en: 'Give both coordinates or none' });
    const stopId = newId(ctx.now.getTime());
    const during = { from: new Date(stop.startsAt), to: new Date(stop.endsAt) };
    if (during.from < ctx.now)
      throw invalid(`stops.${position}.startsAt`, { zh: '时间已经过去', en: 'This time is over' });
    const engagementId = await hold(ctx, {
      resourceIds: [room.id],
      during,
      subject: { kind: 'block', id: stopId },
      title: `巡回：${stop.place}`,
    });
    stops.push({
      id: stopId,
      position,
      place: stop.place,
      lng: stop.lng ?? null,
      lat: stop.lat ?? null,
      starts_at: during.from,
      ends_at: during.to,
      engagement_id: engagementId,
    });
  }
  const tour = { id, studio_id: studio.id, resource_id: room.id, title: input.title, is_public: input.isPublic };
  await store.insertTour(ctx.tx, { ...tour, by: accountOf(ctx) }, stops, ctx.now);
  tellOwn(ctx, ofTour(id), 'tour.planned', { stops: stops.length });
  return { id };
}

async function permitted(ctx: Context, tourId: string | undefined) {
  const tour = tourId === undefined ? undefined : await store.lockTour(ctx.tx, tourId);
  const studio = tour && (await findStudio(ctx.tx, tour.studio_id, dayOf(ctx.now)));
  ctx.permit(mayAtStudio, subjectOf(studio));
  if (!tour || !studio) throw new Refusal('not-found');
  ctx.accessed({ subject: ofTour(tour.id) });
  if (tour.state !== 'planned') throw new Refusal('step.not-now');
  return { tour, studio };
}

export async function cancelTour(ctx: Context, input: In<'cancelTour'>): Out<'cancelTour'> {
  const { tour } = await permitted(ctx, input.id);
  if (tour.version !== input.version) throw new Refusal('version.conflict');
  for (const { state, engagement_id } of await store.listStops(ctx.tx, [tour.id]))
    if (state === 'planned' && engagement_id !== null) await release(ctx, engagement_id);
  const version = await store.cancelTour(ctx.tx, tour.id);
  tellOwn(ctx, ofTour(tour.id), 'tour.cancelled', { text: input.reason });
  return { id: tour.id, version };
}

/** 记录站点: how many came, what was advised, and what was taken up, which becomes matters. */
export async function holdStop(ctx: Context, input: In<'holdStop'>): Out<'holdStop'> {
  const stop = await store.lockStop(ctx.tx, input.id);
  const { tour, studio } = await permitted(ctx, stop?.tour_id);
  if (stop?.state !== 'planned' || stop.starts_at > ctx.now) throw new Refusal('step.not-now');
  const { visitors, note, raised } = input;
  const of = { kind: 'stop', id: stop.id, unitId: studio.unit_id, where: stop.place } as const;
  const matterIds = await takeUp(ctx, of, raised);
  await store.saveStop(ctx.tx, { id: stop.id, tour_id: tour.id, visitors, note }, ctx.now);
  tellOwn(ctx, ofTour(tour.id), 'stop.held', { visitors, matters: matterIds.length });
  return { id: stop.id, matterIds };
}

/** 下一站: for anybody. */
export async function nextStops(ctx: Context): Out<'nextStops'> {
  ctx.permit(mayInGeneral, undefined);
  const rows = await store.listNextStops(ctx.tx, ctx.now);
  return {
    rows: rows.map(({ id, place, starts_at, ends_at, studio_name, phone }) => ({
      id,
      place,
      startsAt: starts_at.toISOString(),
      endsAt: ends_at.toISOString(),
      studioName: studio_name,
      phone,
    })),
  };
}
