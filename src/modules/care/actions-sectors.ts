import { isWithin } from '../../algorithms/locate/grid-shape.ts';
import { divideArea } from '../../algorithms/search-sectors/sectors.ts';
import { isSimple } from '../../algorithms/search-sectors/simple.ts';
import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { type FieldProblem, Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { tellFact } from '../matters/api.ts';
import { personNames, unitNames } from '../people/api.ts';
import { gridOf } from '../places/api.ts';
import { must } from './actions-search.ts';
import type { searchDoors } from './contract-search.ts';
import { judgeDividing } from './rules.ts';
import * as store from './store-search.ts';
import { lockRunning, lockSector, signalSearch } from './subject.ts';
import type { Area } from './tables.ts';
import { sectorStates } from './words.ts';

type Doors = typeof searchDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

const wrongArea = (problem: Omit<FieldProblem, 'path'>) => new Refusal('input.invalid', [{ path: 'area', ...problem }]);

/** Area of the grids that were ticked, or of the ring that was drawn. */
async function areaOf(ctx: Context, { gridIds, ring }: In<'divide'>): Promise<Area> {
  if (gridIds.length > 0 === (ring !== undefined)) {
    throw wrongArea({ zh: '请选择网格，或者在图上画出范围', en: 'Choose grids, or draw the area on the map' });
  }
  if (ring === undefined) return areaOfGrids(ctx, [...new Set(gridIds)]);
  const [first] = ring;
  const closed = first ? [...ring, first] : [];
  if (!isSimple(closed))
    throw wrongArea({ zh: '画的边线不能交叉，请重画', en: 'The line crosses itself: draw it again' });
  return [[closed]];
}

async function areaOfGrids(ctx: Context, ids: readonly string[]): Promise<Area> {
  const day = dayOf(ctx.now);
  const grids = [];
  for (const id of ids) grids.push(await gridOf(ctx.tx, id, day));
  const partitions = new Set(grids.map((grid) => grid?.partition));
  if (partitions.has(undefined)) throw wrongArea({ zh: '没有这个网格', en: 'There is no such grid' });
  // Grids of one partition never overlap; of two they do.
  if (partitions.size > 1) throw wrongArea({ zh: '请只选同一种网格', en: 'Choose grids of one kind only' });
  return grids.flatMap((grid) => (grid ? [grid.ring] : []));
}

/** The sector with the place of the last sighting is searched first: it gets the number one. */
function nearestFirst<T extends { readonly shape: Area }>(
  sectors: readonly T[],
  seen: readonly [number, number] | undefined,
): T[] {
  if (!seen) return [...sectors];
  const holds = ({ shape }: T) => shape.some((rings) => isWithin(rings, seen[0], seen[1]));
  return [...sectors].sort((one, other) => Number(holds(other)) - Number(holds(one)));
}

/** 划分: sectors of equal size that cover the area. */
export async function divide(ctx: Context, input: In<'divide'>): Out<'divide'> {
  const open = await lockRunning(ctx, input.id, input.version);
  must(judgeDividing(open.sectors));
  const area = await areaOf(ctx, input);
  const { lng, lat } = open.search;
  const divided = nearestFirst(divideArea(area, input.count), lng === null || lat === null ? undefined : [lng, lat]);
  if (divided.length === 0) throw wrongArea({ zh: '范围太小', en: 'The area is too small' });
  const sectors = divided.map(({ shape, squareMetres }, at) => ({
    id: newId(ctx.now.getTime()),
    nth: at + 1,
    shape,
    square_metres: squareMetres,
  }));
  await store.replaceSectors(ctx.tx, input.id, sectors, ctx.now);
  const version = await store.saveSearch(ctx.tx, input.id, { area: JSON.stringify(area) });
  tellFact(ctx, open.search.matter_id, 'search.divided', { searchId: input.id, sectors: sectors.length });
  signalSearch(ctx, open);
  return { id: input.id, version };
}

/** 分派: to a unit, to a colleague, or to volunteers by name. */
export async function giveSector(ctx: Context, input: In<'giveSector'>): Out<'giveSector'> {
  const open = await lockSector(ctx, input.id);
  const { unitId, personId, team } = input;
  const units = unitId === undefined ? undefined : await unitNames(ctx.tx, [unitId]);
  const people = personId === undefined ? undefined : await personNames(ctx.tx, [personId]);
  const isUnknown = units?.size === 0 || people?.size === 0;
  if (isUnknown || (unitId === undefined && personId === undefined && team === '')) {
    throw new Refusal('input.invalid', [
      {
        path: 'team',
        zh: '请选择单位、同事，或写明志愿者队伍',
        en: 'Choose a unit or a colleague, or name the volunteers',
      },
    ]);
  }
  const given = { unit_id: unitId ?? null, person_id: personId ?? null, team };
  await store.saveSector(ctx.tx, input.id, given, ctx.now);
  const names = [...(units?.values() ?? []), ...(people?.values() ?? []), team].filter(Boolean);
  const text = `${open.sector.nth} 号：${names.join('、')}`;
  tellFact(ctx, open.search.matter_id, 'sector.given', { searchId: open.search.id, sectorId: input.id, text });
  const fresh = [...open.sectors.filter(({ id }) => id !== input.id), { ...open.sector, ...given }];
  const personIds = fresh.flatMap(({ person_id }) => person_id ?? []);
  const unitIds = fresh.flatMap(({ unit_id }) => unit_id ?? []);
  signalSearch(ctx, { ...open, subject: { ...open.subject, personIds, unitIds } });
  return { id: input.id };
}

export async function markSector(ctx: Context, input: In<'markSector'>): Out<'markSector'> {
  const open = await lockSector(ctx, input.id);
  await store.saveSector(ctx.tx, input.id, { state: input.state, note: input.note }, ctx.now);
  const text = [`${open.sector.nth} 号${sectorStates[input.state].zh}`, input.note].filter(Boolean).join('：');
  tellFact(ctx, open.search.matter_id, 'sector.marked', { sectorId: input.id, state: input.state, text });
  signalSearch(ctx, open);
  return { id: input.id };
}
