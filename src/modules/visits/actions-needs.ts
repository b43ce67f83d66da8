import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { actorOf } from '../../platform/facts.ts';
import { findUnit, personNames } from '../people/api.ts';
import { findPlace } from '../places/api.ts';
import type { doors } from './contract.ts';
import { mayInGeneral, mayToVisit } from './policy.ts';
import * as store from './store-needs.ts';
import { cancelPlanned, insertVisit } from './store-visits.ts';
import { describeNeeds } from './views.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

/** 走访清单. It names households, so the list itself leaves an access line. */
export async function needs(ctx: Context, { state, cursor, limit }: In<'needs'>): Out<'needs'> {
  ctx.permit(mayInGeneral, undefined);
  const after = cursor !== undefined && /^[0-9a-f-]{36}$/.test(cursor) ? cursor : undefined;
  const found = await store.listNeeds(ctx.tx, ctx.who, { state, after, limit: limit + 1 });
  const page = found.slice(0, limit);
  ctx.accessed({ reason: '走访清单' });
  return { rows: await describeNeeds(ctx, page), next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
}

type Wished = Omit<In<'changeNeed'>, 'id' | 'version'>;

async function columnsOf(ctx: Context, wished: Wished) {
  const place = wished.placeId === undefined ? undefined : await findPlace(ctx.tx, wished.placeId, dayOf(ctx.now));
  if (wished.placeId !== undefined && !place)
    throw wrong('placeId', '没有这个场所，请重新选择', 'There is no such place');
  await mustFit(ctx, wished);
  return {
    ...positionOf(wished, place),
    person_id: wished.personId ?? null,
    title: wished.title,
    address: wished.address,
    phone: wished.phone || null,
    place_id: wished.placeId ?? null,
    why: wished.why,
    purpose: wished.purpose,
    asked_by: wished.askedBy,
    every_days: wished.everyDays ?? null,
    until_on: wished.untilOn,
  };
}

interface Position {
  readonly lng: number | null;
  readonly lat: number | null;
}

/** The point that was given, else the place's. */
function positionOf({ lng, lat }: Wished, place: Position | undefined): Position {
  if (lng !== undefined && lat !== undefined) return { lng, lat };
  return place?.lng != null && place.lat !== null ? { lng: place.lng, lat: place.lat } : { lng: null, lat: null };
}

async function mustFit(ctx: Context, { personId, untilOn }: Wished): Promise<void> {
  if (personId !== undefined && (await personNames(ctx.tx, [personId])).size === 0)
    throw wrong('personId', '没有这位同事，请重新选择', 'There is no such colleague');
  if (untilOn < dayOf(ctx.now)) throw wrong('untilOn', '请填写今天或以后的日期', 'Choose a day from today on');
}

function wrong(path: string, zh: string, en: string): Refusal {
  return new Refusal('input.invalid', [{ path, zh, en }]);
}

/** 列入走访清单: who asked, why and until when; the first visit is planned at once. */
export async function addNeed(ctx: Context, input: In<'addNeed'>): Out<'addNeed'> {
  ctx.permit(mayToVisit, { unitId: input.unitId, personId: null });
  if (!(await findUnit(ctx.tx, input.unitId))) throw wrong('unitId', '没有这个单位', 'There is no such unit');
  const columns = await columnsOf(ctx, input);
  if (input.firstOn > input.untilOn)
    throw wrong('firstOn', '第一次走访要在截止日之前', 'The first visit must be before the last day');
  const [id, visitId] = [newId(ctx.now.getTime()), newId()];
  await store.insertNeed(ctx.tx, { id, unit_id: input.unitId, ...columns }, { id: actorOf(ctx.who).id, now: ctx.now });
  const visit = {
    id: visitId,
    need_id: id,
    unit_id: input.unitId,
    person_id: columns.person_id,
    planned_on: input.firstOn,
  };
  await insertVisit(ctx.tx, visit, ctx.now);
  ctx.accessed({ subject: { kind: 'visit-need', id } });
  ctx.record({
    subject: { kind: 'visit', id: visitId },
    kind: 'visit.planned',
    audience: 'staff',
    data: { on: input.firstOn },
  });
  return { id, visitId };
}

async function lockFor(ctx: Context, of: { id: string; version: number }) {
  const need = await store.lockNeed(ctx.tx, of.id);
  ctx.accessed({ subject: { kind: 'visit-need', id: of.id } });
  ctx.permit(mayToVisit, { unitId: need?.unit_id ?? '', personId: need?.person_id ?? null });
  if (!need) throw new Refusal('not-found');
  if (need.version !== of.version) throw new Refusal('version.conflict');
  if (need.state !== 'open') throw new Refusal('step.not-now');
  return need;
}

export async function changeNeed(ctx: Context, { id, version, ...wished }: In<'changeNeed'>): Out<'changeNeed'> {
  const need = await lockFor(ctx, { id, version });
  return { id, version: await store.saveNeed(ctx.tx, need.id, await columnsOf(ctx, wished), ctx.now) };
}

/** 移出清单: with a reason; what was still planned is not made any more. */
export async function endNeed(ctx: Context, input: In<'endNeed'>): Out<'endNeed'> {
  const need = await lockFor(ctx, input);
  await cancelPlanned(ctx.tx, need.id, input.reason, ctx.now);
  const ended = { state: 'ended', end_reason: input.reason, ended_at: ctx.now } as const;
  return { id: need.id, version: await store.saveNeed(ctx.tx, need.id, ended, ctx.now) };
}
