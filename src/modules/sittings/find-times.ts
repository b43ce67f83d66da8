import { bestSlots, type SlotReason } from '../../algorithms/common-slots/best-slots.ts';
import type { Hours, PanelMember, PartyTimes, Room } from '../../algorithms/common-slots/free-slots.ts';
import { metresBetween } from '../../algorithms/route-order/route-order.ts';
import type { Context } from '../../platform/context.ts';
import { freeBusy, listRooms, type RoomBrief, resourcesOf } from '../bookings/api.ts';
import { seatsNow, type WholeMediation } from '../mediation/api.ts';
import { needsRoom } from './rules.ts';
import { minutesOnTheWay, voicesOf } from './rules-times.ts';
import { listWindows } from './store-times.ts';
import { hostsOf, principalsOf, speakersOf } from './subject.ts';
import type { SittingKind } from './words.ts';

export interface TimesWish {
  readonly kind: SittingKind;
  readonly sides: readonly number[];
  readonly minutes: number;
  readonly days: number;
}

export interface FoundTime {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly room: RoomBrief | null;
  readonly reasons: readonly SlotReason[];
}

const day = 86_400_000;
/** Nobody is asked to come within two hours. */
const soonest = 2 * 3_600_000;
const bufferMinutes = 15;
const stepMinutes = 30;
const offered = 3;
/** Where people meet who need no room of ours: open when offices and families are. */
const elsewhere = 'elsewhere';
const span = (from: number, to: number) => [{ from, to }];
const allWeek = (spans: Hours['weekly'][number]) =>
  Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((one) => [one, spans]));
const daytime: Hours = { weekly: allWeek(span(8 * 60, 21 * 60)), exceptions: {} };
/** A mediator who never opened a calendar is asked for at office hours. */
const usualHours: Hours = {
  weekly: Object.fromEntries([1, 2, 3, 4, 5].map((one) => [one, [...span(510, 720), ...span(840, 1080)]])),
  exceptions: {},
};

/** Rooms of the own unit, of all units where it has none; large enough where their size is known. */
async function roomsFor(ctx: Context, whole: WholeMediation, people: number): Promise<RoomBrief[]> {
  const own = await listRooms(ctx.tx, { unitIds: [whole.mediation.unit_id] });
  const rooms = own.some(({ kind }) => kind !== 'equipment') ? own : await listRooms(ctx.tx);
  return rooms.filter(({ kind, capacity }) => kind !== 'equipment' && (capacity === 0 || capacity >= people));
}

async function panelOf(
  ctx: Context,
  people: readonly string[],
  within: { from: Date; to: Date },
): Promise<PanelMember[]> {
  const resources = await resourcesOf(ctx.tx, people);
  const busy = await freeBusy(ctx.tx, { resourceIds: [...resources.values()], ...within, now: ctx.now });
  return people.map((id) => {
    const known = busy.find(({ resourceId }) => resourceId === resources.get(id));
    return { id, hours: known?.hours ?? usualHours, busy: known?.busy ?? [] };
  });
}

async function placesOf(ctx: Context, rooms: readonly RoomBrief[], within: { from: Date; to: Date }): Promise<Room[]> {
  const known = await freeBusy(ctx.tx, { resourceIds: rooms.map(({ id }) => id), ...within, now: ctx.now });
  return rooms.flatMap((room) => {
    const times = known.find(({ resourceId }) => resourceId === room.id);
    return times ? [{ id: room.id, placeId: room.placeId, hours: times.hours, busy: times.busy }] : [];
  });
}

function waysBetween(rooms: readonly RoomBrief[]): (from: string, to: string) => number {
  const stops = new Map(
    rooms.flatMap(({ placeId, lng, lat }) => (lng === null || lat === null ? [] : [[placeId, { lng, lat }] as const])),
  );
  return (from, to) => {
    const [one, other] = [stops.get(from), stops.get(to)];
    return minutesOnTheWay(one && other && metresBetween(one, other));
  };
}

/** Windows by voice: whoever answers for a party offers its times; a voice that said nothing is left out. */
async function offeredBy(ctx: Context, whole: WholeMediation, sides: readonly number[]): Promise<PartyTimes[]> {
  const windows = (await listWindows(ctx.tx, whole.mediation.id)).filter(({ to_at }) => to_at > ctx.now);
  return voicesOf(speakersOf(whole, ctx.now), sides).flatMap(({ partyIds }) => {
    const own = windows.filter(({ party_id }) => partyIds.includes(party_id));
    const times = own.map(({ from_at, to_at, preferred }) => ({ from: from_at, to: to_at, isPreferred: preferred }));
    return times.length === 0 ? [] : [{ id: partyIds.join(' '), offered: times }];
  });
}

/** 找时间: at most three times that the parties' words, the panel's and a room's calendars and the ways between leave free. */
export async function findTimes(ctx: Context, whole: WholeMediation, wish: TimesWish): Promise<FoundTime[]> {
  const from = new Date(ctx.now.getTime() + soonest);
  const within = { from, to: new Date(from.getTime() + wish.days * day) };
  const count = principalsOf(whole).filter(({ side }) => wish.sides.includes(side)).length + seatsNow(whole).length;
  const rooms = needsRoom(wish.kind) ? await roomsFor(ctx, whole, count) : [];
  const places = needsRoom(wish.kind)
    ? await placesOf(ctx, rooms, within)
    : [{ id: elsewhere, placeId: elsewhere, hours: daytime, busy: [] }];
  const found = bestSlots(
    {
      within,
      durationMinutes: wish.minutes,
      bufferMinutes,
      stepMinutes,
      parties: await offeredBy(ctx, whole, wish.sides),
      panel: await panelOf(ctx, hostsOf(whole), within),
      rooms: places,
      travelMinutes: waysBetween(await listRooms(ctx.tx)),
    },
    offered,
  );
  return found.map(({ startsAt, endsAt, roomId, reasons }) => ({
    startsAt,
    endsAt,
    room: rooms.find(({ id }) => id === roomId) ?? null,
    reasons,
  }));
}
