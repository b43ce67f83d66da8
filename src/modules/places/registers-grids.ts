import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import type { CellProblem, Register, Row } from '../../platform/registers/register.ts';
import { unitIdsByCode } from '../people/api.ts';
import { Rings } from './contract-shapes.ts';
import { isClosed } from './rules.ts';
import { settlePlaces } from './settle.ts';
import * as store from './store-grids.ts';
import { partitions, placeRegisters } from './words.ts';

const Days = { validFrom: z.string(), validTo: z.string().nullable() };
const spanColumns = [
  { key: 'validFrom', zh: '开始日期', en: 'Valid from', kind: 'day', required: true },
  { key: 'validTo', zh: '结束日期', en: 'Valid to', kind: 'day' },
] as const;

function backwards(row: Row): CellProblem | undefined {
  const { validFrom, validTo } = z.object(Days).parse(row);
  if (validTo === null || validTo > validFrom) return undefined;
  return { column: 'validTo', zh: '结束日期须晚于开始日期', en: 'the end must be later than the start' };
}

const GridRecord = z.object({
  code: z.string(),
  partition: z.enum(keysOf(partitions)),
  name: z.string(),
  aliases: z.array(z.string()),
  households: z.number(),
  residents: z.number(),
  ring: Rings,
  ...Days,
});

function checkGrid(row: Row): CellProblem | undefined {
  const ring = Rings.safeParse(row['ring']);
  if (!ring.success || !ring.data.every(isClosed)) {
    const zh = '边界应为闭合的经纬度环 [[[经度,纬度],…]]（WGS-84），首尾相同';
    return { column: 'ring', zh, en: 'the outline must be closed rings of [longitude, latitude] in WGS-84' };
  }
  return backwards(row);
}

/** Grid ids by code. */
async function gridIds(tx: Parameters<typeof store.listShapes>[0]): Promise<Map<string, string>> {
  return new Map((await store.listShapes(tx, {})).map(({ id, code }) => [code, id]));
}

export const gridRegister: Register = {
  name: 'grids',
  ...placeRegisters.grids,
  subjectKind: 'grid',
  keyColumns: ['code'],
  columns: [
    { key: 'code', zh: '编号', en: 'Code', kind: 'text', max: 40, required: true },
    { key: 'partition', zh: '网格体系', en: 'Partition', kind: 'choice', choices: partitions, required: true },
    { key: 'name', zh: '名称', en: 'Name', kind: 'text', max: 80, required: true },
    { key: 'aliases', zh: '别名', en: 'Aliases', kind: 'list' },
    { key: 'households', zh: '户数', en: 'Households', kind: 'int', min: 0, max: 10_000_000, fallback: 0 },
    { key: 'residents', zh: '人数', en: 'Residents', kind: 'int', min: 0, max: 100_000_000, fallback: 0 },
    ...spanColumns,
    { key: 'ring', zh: '边界', en: 'Outline', kind: 'json', required: true },
  ],
  check: (_, row) => checkGrid(row),
  read: async (tx) => (await store.listShapes(tx, {})).map(({ id, ...row }) => ({ id, row })),
  write: (ctx, records) =>
    store.saveGrids(
      ctx.tx,
      records.map(({ id, row }) => ({ id, ...GridRecord.parse(row) })),
    ),
  remove: async (ctx, ids) => {
    await store.forgetGridsOfPlaces(ctx.tx, ids);
    await store.removeFrom(ctx.tx, 'grid', ids);
  },
  settle: settlePlaces,
  geometry: {
    columns: ['ring'],
    toGeometry: (row) => ({ type: 'Polygon', coordinates: row['ring'] }),
    fromGeometry: ({ type, coordinates }) => (type === 'Polygon' ? { ring: coordinates } : undefined),
  },
};

const TeamRecord = z.object({ gridCode: z.string(), unitCode: z.string(), note: z.string().nullable(), ...Days });

export const gridTeamRegister: Register = {
  name: 'grid-teams',
  ...placeRegisters['grid-teams'],
  subjectKind: 'grid-team',
  keyColumns: ['gridCode', 'validFrom'],
  columns: [
    { key: 'gridCode', zh: '网格编号', en: 'Grid code', kind: 'text', required: true },
    { key: 'unitCode', zh: '单位编号', en: 'Unit code', kind: 'text', required: true },
    ...spanColumns,
    { key: 'note', zh: '交接说明', en: 'Note', kind: 'text', max: 500 },
  ],
  references: [
    { column: 'gridCode', codes: async (tx) => new Set((await gridIds(tx)).keys()) },
    { column: 'unitCode', codes: async (tx) => new Set((await unitIdsByCode(tx)).keys()) },
  ],
  check: (_, row) => backwards(row),
  read: async (tx) => {
    const codeOf = (ids: Map<string, string>) => new Map([...ids].map(([code, id]) => [id, code]));
    const [grids, units] = [codeOf(await gridIds(tx)), codeOf(await unitIdsByCode(tx))];
    const records = (await store.listTeams(tx, null)).map(({ id, gridId, unitId, validFrom, validTo, note }) => ({
      id,
      row: { gridCode: grids.get(gridId) ?? '', unitCode: units.get(unitId) ?? '', validFrom, validTo, note },
    }));
    return records.sort((one, other) => (one.row.gridCode < other.row.gridCode ? -1 : 1));
  },
  write: async (ctx, records) => {
    const [grids, units] = [await gridIds(ctx.tx), await unitIdsByCode(ctx.tx)];
    const teams = records.map(({ id, row }) => {
      const { gridCode, unitCode, ...team } = TeamRecord.parse(row);
      return {
        ...team,
        id,
        gridId: grids.get(gridCode) ?? '',
        unitId: units.get(unitCode) ?? '',
        handedOverById: null,
      };
    });
    await store.saveTeams(ctx.tx, teams);
  },
  remove: (ctx, ids) => store.removeFrom(ctx.tx, 'grid_team', ids),
};

const CrossingRecord = z.object({ policeCode: z.string(), civilCode: z.string(), sharePercent: z.number() });

async function codesOf(
  tx: Parameters<typeof store.listShapes>[0],
  partition: 'police' | 'civil',
): Promise<Set<string>> {
  return new Set((await store.listShapes(tx, { partition })).map(({ code }) => code));
}

export const crosswalkRegister: Register = {
  name: 'crosswalk',
  ...placeRegisters.crosswalk,
  subjectKind: 'crosswalk',
  keyColumns: ['policeCode', 'civilCode'],
  columns: [
    { key: 'policeCode', zh: '警务网格编号', en: 'Police grid code', kind: 'text', required: true },
    { key: 'civilCode', zh: '综治网格编号', en: 'Civil grid code', kind: 'text', required: true },
    { key: 'sharePercent', zh: '重叠百分比', en: 'Share in percent', kind: 'int', min: 1, max: 100, required: true },
  ],
  references: [
    { column: 'policeCode', codes: (tx) => codesOf(tx, 'police') },
    { column: 'civilCode', codes: (tx) => codesOf(tx, 'civil') },
  ],
  read: async (tx) => (await store.listCrosswalk(tx)).map(({ id, ...row }) => ({ id, row })),
  write: (ctx, records) =>
    store.saveCrosswalk(
      ctx.tx,
      records.map(({ id, row }) => ({ id, ...CrossingRecord.parse(row) })),
    ),
  remove: (ctx, ids) => store.removeFrom(ctx.tx, 'crosswalk', ids),
};
