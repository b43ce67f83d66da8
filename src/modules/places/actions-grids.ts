import { checkPartition } from '../../algorithms/partition-check/check-partition.ts';
import { checkResponsibility } from '../../algorithms/partition-check/check-responsibility.ts';
import { dayOf } from '../../kit/calendar.ts';
import type { AnswerOf, GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { findUnit } from '../people/api.ts';
import type { doors } from './contract.ts';
import { may } from './policy.ts';
import { isTouching, refuseHandOver } from './rules.ts';
import * as store from './store-grids.ts';

type Doors = typeof doors;
type GridRow = AnswerOf<Doors['gridList']>['rows'][number];
type CheckReport = AnswerOf<Doors['check']>;
type Fault = CheckReport['responsibility'][number];

function showGrid(ctx: Context, grid: store.ListedGrid): GridRow {
  const unitIds = grid.team ? [grid.team.unitId] : [];
  const canHandOver = may['grid.hand-over'](ctx.who, { unitIds }) === 'allowed';
  return { ...grid, can: canHandOver ? ['hand-over'] : [] };
}

export async function gridList(ctx: Context, input: ParsedOf<Doors['gridList']>): Promise<GivenOf<Doors['gridList']>> {
  ctx.permit(may, { unitIds: [] });
  const { partition, unitId, q, day, cursor, limit } = input;
  const asked = { partition, unitId, q, day: day ?? dayOf(ctx.now), after: cursor ?? '', limit: limit + 1 };
  const rows = await store.listGrids(ctx.tx, asked);
  const page = rows.slice(0, limit);
  return {
    rows: page.map((grid) => showGrid(ctx, grid)),
    next: rows.length > limit ? (page.at(-1)?.code ?? null) : null,
  };
}

export async function grid(ctx: Context, { id }: ParsedOf<Doors['grid']>): Promise<GivenOf<Doors['grid']>> {
  const day = dayOf(ctx.now);
  const found = await store.findGrid(ctx.tx, id, day);
  if (!found) throw new Refusal('not-found');
  ctx.permit(may, { unitIds: [] });
  ctx.accessed({ subject: { kind: 'grid', id } });
  const near = await store.listNear(ctx.tx, id, day);
  const link = ({ ring: _, ...grid }: (typeof near)[number]) => grid;
  return {
    ...showGrid(ctx, found),
    ring: found.ring,
    teams: (await store.listTeams(ctx.tx, id)).toReversed(),
    crosswalk: await store.listCrossed(ctx.tx, id, day),
    neighbours: near.filter(({ ring }) => isTouching(found.ring, ring)).map(link),
    places: await store.countPlaces(ctx.tx, id),
  };
}

export async function handOver(ctx: Context, input: ParsedOf<Doors['handOver']>): Promise<GivenOf<Doors['handOver']>> {
  const { id, unitId, on, note } = input;
  if (!(await store.lockGrid(ctx.tx, id))) throw new Refusal('not-found');
  const teams = await store.listTeams(ctx.tx, id);
  const current = teams.find(({ validTo }) => validTo === null || validTo > on);
  ctx.permit(may, { unitIds: current ? [current.unitId, unitId] : [unitId] });
  const unit = await findUnit(ctx.tx, unitId);
  if (!unit || unit.validFrom > on || (unit.validTo !== null && unit.validTo <= on)) {
    throw new Refusal('input.invalid', [
      { path: 'unitId', zh: '单位当日不存在', en: 'there is no such unit on that day' },
    ]);
  }
  const refused = refuseHandOver(teams, { unitId, on });
  if (refused) throw new Refusal(refused);
  await store.endTeam(ctx.tx, id, on);
  const handedOverById = ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.personId : null;
  const span = { id: newId(ctx.now.getTime()), gridId: id, unitId, validFrom: on, validTo: null, handedOverById, note };
  await store.saveTeams(ctx.tx, [span]);
  ctx.record({
    subject: { kind: 'grid', id },
    kind: 'grid.handed-over',
    audience: 'staff',
    data: { from: current?.unitId ?? null, to: unitId, on },
  });
  ctx.signal({ kind: 'grid', id }, { unitIds: current ? [current.unitId, unitId] : [unitId] });
  return { done: true };
}

function listFaults(grids: readonly store.Grid[], teams: readonly store.TeamSpan[], day: string): Fault[] {
  const spans = teams.map(({ gridId, unitId, validFrom, validTo }) => ({
    gridId,
    teamId: unitId,
    from: validFrom,
    to: validTo,
  }));
  const byId = new Map(grids.map((grid) => [grid.id, grid]));
  const faults = checkResponsibility(spans, [...byId.keys()], { from: day, to: null });
  const missing = faults.flatMap(({ gridId, from, to, teamIds }): Fault[] => {
    const grid = byId.get(gridId);
    if (!grid || (grid.validTo !== null && from >= grid.validTo)) return [];
    return [{ grid: linkOf(grid), from, to, problem: teamIds.length === 0 ? 'nobody' : 'several' }];
  });
  const ended = teams.flatMap(({ gridId, unitEndsOn, validTo }): Fault[] => {
    const grid = byId.get(gridId);
    const outlives = unitEndsOn !== null && (validTo === null || (validTo > unitEndsOn && validTo > day));
    return grid && outlives ? [{ grid: linkOf(grid), from: unitEndsOn, to: validTo, problem: 'unit-ended' }] : [];
  });
  return [...missing, ...ended];
}

function linkOf({ id, code, name }: store.Grid): { id: string; code: string; name: string } {
  return { id, code, name };
}

export async function check(ctx: Context, input: ParsedOf<Doors['check']>): Promise<GivenOf<Doors['check']>> {
  ctx.permit(may, { unitIds: [] });
  const day = input.day ?? dayOf(ctx.now);
  const grids = await store.listShapes(ctx.tx, { partition: input.partition, day });
  const byId = new Map(grids.map((grid) => [grid.id, linkOf(grid)]));
  const links = (ids: readonly string[]) => ids.map((id) => byId.get(id)).filter((link) => link !== undefined);
  const report = checkPartition(
    grids.map(({ id, ring }) => ({ id, rings: ring })),
    { toleranceMetres: 0.5 },
  );
  const crossings = await store.listCrosswalk(ctx.tx);
  const crossed = new Set(
    crossings.map((crossing) => (input.partition === 'police' ? crossing.policeCode : crossing.civilCode)),
  );
  return {
    grids: grids.length,
    overlaps: report.overlaps.map(({ gridIds, ...overlap }) => ({ ...overlap, grids: links(gridIds) })),
    gaps: report.gaps,
    broken: links(report.brokenGridIds),
    responsibility: listFaults(grids, await store.listTeams(ctx.tx, null), day),
    uncrossed: grids.filter(({ code }) => !crossed.has(code)).map(linkOf),
  };
}
