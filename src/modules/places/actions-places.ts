import { dayOf } from '../../kit/calendar.ts';
import type { AnswerOf, GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { findUnit } from '../people/api.ts';
import type { doors } from './contract.ts';
import { getFinder, gridOfPlace } from './locator.ts';
import { may } from './policy.ts';
import { fitsKind } from './rules.ts';
import * as store from './store-places.ts';

type Doors = typeof doors;
type PlaceRow = AnswerOf<Doors['places']>['rows'][number];

/** Who keeps a place in order: its own unit, else the team of its grid. */
function keepersOf({ unit, grid }: store.Place): string[] {
  const unitId = unit?.id ?? grid?.unitId;
  return unitId ? [unitId] : [];
}

function show(ctx: Context, place: store.Place): PlaceRow {
  const can: PlaceRow['can'] = [];
  const about = { unitIds: keepersOf(place) };
  if (place.closedOn === null && may['place.change'](ctx.who, about) === 'allowed') can.push('change', 'close');
  return { ...place, can };
}

export async function places(ctx: Context, input: ParsedOf<Doors['places']>): Promise<GivenOf<Doors['places']>> {
  ctx.permit(may, { unitIds: [] });
  const { kind, q, gridId, unitId, closed, cursor, limit } = input;
  const asked = { kind, q, gridId, unitId, closed, day: dayOf(ctx.now), after: cursor ?? '', limit: limit + 1 };
  const rows = await store.listPlaces(ctx.tx, asked);
  const page = rows.slice(0, limit);
  return {
    rows: page.map((place) => show(ctx, place)),
    next: rows.length > limit ? (page.at(-1)?.code ?? null) : null,
    canMake: may['place.make'](ctx.who, { unitIds: [] }) === 'allowed',
  };
}

export async function place(ctx: Context, { id }: ParsedOf<Doors['place']>): Promise<GivenOf<Doors['place']>> {
  const found = await getPlace(ctx, id);
  ctx.permit(may, { unitIds: [] });
  return { ...found, ...show(ctx, found) };
}

async function getPlace(ctx: Context, id: string): Promise<store.Place> {
  const found = await store.findPlace(ctx.tx, id, dayOf(ctx.now));
  if (!found) throw new Refusal('not-found');
  return found;
}

type Fields = ParsedOf<Doors['makePlace']>;

async function refuseUnfit(ctx: Context, fields: Fields, exceptId: string | null): Promise<void> {
  if (await store.isCodeTaken(ctx.tx, fields.code, exceptId)) {
    throw new Refusal('already.exists', [{ path: 'code', zh: '编号已被占用', en: 'the code is taken' }]);
  }
  if (!fitsKind(fields.kind, fields.shape)) {
    throw new Refusal('input.invalid', [
      { path: 'shape', zh: '图形与地点类型不符', en: 'the shape does not fit the kind of place' },
    ]);
  }
  if ((fields.lng === null) !== (fields.lat === null)) {
    throw new Refusal('input.invalid', [
      { path: 'lng', zh: '经度和纬度须一起填写', en: 'give longitude and latitude together' },
    ]);
  }
  if (fields.unitId !== null && !(await findUnit(ctx.tx, fields.unitId))) {
    throw new Refusal('input.invalid', [{ path: 'unitId', zh: '单位不存在', en: 'there is no such unit' }]);
  }
}

export async function makePlace(ctx: Context, input: Fields): Promise<GivenOf<Doors['makePlace']>> {
  ctx.permit(may, { unitIds: input.unitId === null ? [] : [input.unitId] });
  await refuseUnfit(ctx, input, null);
  const id = newId(ctx.now.getTime());
  const gridId = gridOfPlace(await getFinder(ctx.tx, dayOf(ctx.now)), input);
  await store.savePlaces(ctx.tx, [{ ...input, id, closedOn: null }]);
  await store.saveGridsOfPlaces(ctx.tx, [{ placeId: id, gridId }]);
  ctx.record({
    subject: { kind: 'place', id },
    kind: 'place.made',
    audience: 'staff',
    data: { code: input.code, kind: input.kind },
  });
  return { id };
}

export async function changePlace(
  ctx: Context,
  input: ParsedOf<Doors['changePlace']>,
): Promise<GivenOf<Doors['changePlace']>> {
  const before = await getPlace(ctx, input.id);
  const moves = input.unitId !== null && input.unitId !== before.unit?.id;
  ctx.permit(may, { unitIds: [...keepersOf(before), ...(moves && input.unitId !== null ? [input.unitId] : [])] });
  if (before.closedOn !== null) throw new Refusal('step.not-now');
  await refuseUnfit(ctx, input, input.id);
  const gridId = gridOfPlace(await getFinder(ctx.tx, dayOf(ctx.now)), input);
  await store.savePlaces(ctx.tx, [{ ...input, closedOn: before.closedOn }]);
  await store.saveGridsOfPlaces(ctx.tx, [{ placeId: input.id, gridId }]);
  const fields = ['code', 'kind', 'name', 'address', 'hours', 'phone', 'visitsPerDay'] as const;
  const changed = fields.filter((field) => before[field] !== input[field]);
  ctx.record({ subject: { kind: 'place', id: input.id }, kind: 'place.changed', audience: 'staff', data: { changed } });
  return { done: true };
}

export async function closePlace(
  ctx: Context,
  { id, on }: ParsedOf<Doors['closePlace']>,
): Promise<GivenOf<Doors['closePlace']>> {
  const before = await getPlace(ctx, id);
  ctx.permit(may, { unitIds: keepersOf(before) });
  if (before.closedOn !== null) throw new Refusal('step.not-now');
  await store.savePlaces(ctx.tx, [{ ...before, unitId: before.unit?.id ?? null, closedOn: on }]);
  ctx.record({ subject: { kind: 'place', id }, kind: 'place.closed', audience: 'staff', data: { on } });
  return { done: true };
}
