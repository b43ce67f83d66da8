import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { findHoursProblem, listRooms } from '../bookings/api.ts';
import { personNames, unitNames } from '../people/api.ts';
import type { studioDoors } from './contract-studios.ts';
import { mayAtStudio, mayInGeneral, type StudioSubject, unknownStudio } from './policy.ts';
import * as store from './store-studios.ts';
import { invalid, tellOwn } from './subject.ts';
import type { Studio } from './tables.ts';
import { describeWalkIns } from './views.ts';

type Doors = typeof studioDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

export const ofStudio = (id: string) => ({ kind: 'studio', id });

export function subjectOf(studio: Studio | undefined): StudioSubject {
  return studio ? { unitId: studio.unit_id, personIds: studio.person_ids } : unknownStudio;
}

/** Loads a studio, leaves the access line and asks this door's permission. */
export async function openStudio(ctx: Context, id: string, lock = false): Promise<Studio> {
  const studio = await store.findStudio(ctx.tx, id, dayOf(ctx.now), lock);
  ctx.accessed({ subject: ofStudio(id) });
  ctx.permit(mayAtStudio, subjectOf(studio));
  if (!studio) throw new Refusal('not-found');
  return studio;
}

const rowOf = (studio: Studio, unitName: string) => {
  const { id, code, name, address, phone, hours, active, waiting } = studio;
  return { id, code, name, unitName, address, phone, hours, active, waiting };
};

export async function studios(ctx: Context): Out<'studios'> {
  ctx.permit(mayInGeneral, undefined);
  const found = await store.listStudios(ctx.tx, dayOf(ctx.now));
  const units = await unitNames(ctx.tx, [...new Set(found.map(({ unit_id }) => unit_id))]);
  const own = ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.holdings.map(({ unitId }) => unitId) : [];
  return {
    rows: found.map((studio) => rowOf(studio, units.get(studio.unit_id) ?? '')),
    canAdd: own.some((unitId) => mayAtStudio['studio.add'](ctx.who, { unitId, personIds: [] }) === 'allowed'),
  };
}

export async function studio(ctx: Context, input: In<'studio'>): Out<'studio'> {
  const found = await openStudio(ctx, input.id);
  const day = input.day ?? dayOf(ctx.now);
  const roomIds = await store.listRoomIds(ctx.tx, found.id);
  const rooms = (await listRooms(ctx.tx)).filter(({ id }) => roomIds.includes(id));
  const posts = await store.listPosts(ctx.tx, found.id);
  const names = await personNames(
    ctx.tx,
    posts.map(({ person_id }) => person_id),
  );
  const units = await unitNames(ctx.tx, [found.unit_id]);
  const walkIns = await describeWalkIns(ctx, await store.listWalkIns(ctx.tx, found.id, day));
  const may = (action: 'studio.change' | 'walk-in.add') => mayAtStudio[action](ctx.who, subjectOf(found)) === 'allowed';
  return {
    ...rowOf(found, units.get(found.unit_id) ?? ''),
    unitId: found.unit_id,
    version: found.version,
    day,
    rooms: rooms.map(({ id, name, kind, address }) => ({ id, name, kind, address })),
    staff: posts.map(({ person_id, role, since }) => ({
      personId: person_id,
      name: names.get(person_id) ?? '',
      role,
      since,
    })),
    walkIns,
    can: [...(may('studio.change') ? ['change' as const] : []), ...(may('walk-in.add') ? ['desk' as const] : [])],
  };
}

type Fields = Omit<In<'addStudio'>, never>;

async function mustFit(ctx: Context, fields: Fields): Promise<void> {
  const wrongHours = findHoursProblem(fields.hours);
  if (wrongHours) throw invalid('hours', wrongHours);
  if (!(await unitNames(ctx.tx, [fields.unitId])).has(fields.unitId))
    throw invalid('unitId', { zh: '没有这个单位，请重新选择', en: 'There is no such unit: choose again' });
  const rooms = new Set((await listRooms(ctx.tx)).map(({ id }) => id));
  if (fields.roomIds.some((id) => !rooms.has(id)))
    throw invalid('roomIds', { zh: '有场所不存在或已停用', en: 'A room is not there or no longer in use' });
  const ids = fields.staff.map(({ personId }) => personId);
  const names = await personNames(ctx.tx, ids);
  if (ids.some((id) => !names.has(id)) || new Set(ids).size < ids.length)
    throw invalid('staff', { zh: '有人不存在，或写了两次', en: 'Somebody is not there, or named twice' });
}

async function saveAround(ctx: Context, id: string, fields: Fields): Promise<void> {
  await store.replaceRooms(ctx.tx, id, [...new Set(fields.roomIds)]);
  await store.savePosts(ctx.tx, id, fields.staff, dayOf(ctx.now));
  tellOwn(ctx, ofStudio(id), 'studio.saved', { rooms: fields.roomIds.length, staff: fields.staff.length });
}

const rowFor = (id: string, fields: Fields, active: boolean) => ({
  id,
  code: fields.code,
  unit_id: fields.unitId,
  name: fields.name,
  address: fields.address,
  phone: fields.phone,
  hours: fields.hours,
  active,
});

export async function addStudio(ctx: Context, input: In<'addStudio'>): Out<'addStudio'> {
  ctx.permit(mayAtStudio, { unitId: input.unitId, personIds: [] });
  await mustFit(ctx, input);
  const id = newId(ctx.now.getTime());
  if (!(await store.insertStudio(ctx.tx, rowFor(id, input, true), ctx.now))) throw new Refusal('already.exists');
  await saveAround(ctx, id, input);
  return { id, version: 1 };
}

export async function changeStudio(ctx: Context, input: In<'changeStudio'>): Out<'changeStudio'> {
  const before = await openStudio(ctx, input.id, true);
  if (before.version !== input.version) throw new Refusal('version.conflict');
  // Whoever gives a studio to another unit keeps it there too.
  if (input.unitId !== before.unit_id) ctx.permit(mayAtStudio, { unitId: input.unitId, personIds: [] });
  await mustFit(ctx, input);
  const version = await store.saveStudio(ctx.tx, rowFor(input.id, input, input.active), ctx.now);
  if (version === undefined) throw new Refusal('already.exists');
  await saveAround(ctx, input.id, input);
  return { id: input.id, version };
}
