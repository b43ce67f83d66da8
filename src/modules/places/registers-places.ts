import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import type { CellProblem, Geometry, Register, Row } from '../../platform/registers/register.ts';
import { unitIdsByCode } from '../people/api.ts';
import { Line, Shape } from './contract-shapes.ts';
import { fitsKind, lengthMetres } from './rules.ts';
import { settlePlaces } from './settle.ts';
import * as store from './store-places.ts';
import { hostAgencies, placeKinds, placeRegisters, roadClasses } from './words.ts';

const PlaceRecord = z.object({
  code: z.string(),
  kind: z.enum(keysOf(placeKinds)),
  name: z.string(),
  aliases: z.array(z.string()),
  address: z.string().nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  shape: Shape.nullable(),
  unitCode: z.string().nullable(),
  hosts: z.array(z.enum(keysOf(hostAgencies))),
  hours: z.string().nullable(),
  phone: z.string().nullable(),
  visitsPerDay: z.number().nullable(),
  note: z.string().nullable(),
  closedOn: z.string().nullable(),
});

function checkPlace(row: Row): CellProblem | undefined {
  const parsed = PlaceRecord.safeParse(row);
  if (!parsed.success || !fitsKind(parsed.data.kind, parsed.data.shape)) {
    return {
      column: 'shape',
      zh: '图形与地点类型不符：点不画图形，区域画面，路线画线',
      en: 'the shape does not fit the kind of place',
    };
  }
  if ((parsed.data.lng === null) === (parsed.data.lat === null)) return undefined;
  return { column: 'lng', zh: '经度和纬度须一起填写', en: 'give longitude and latitude together' };
}

const Point = z.tuple([z.number(), z.number()]);

function placeGeometry(row: Row): Geometry | null {
  const { shape, lng, lat } = PlaceRecord.parse(row);
  return shape ?? (lng === null || lat === null ? null : { type: 'Point', coordinates: [lng, lat] });
}

function cellsOfGeometry({ type, coordinates }: Geometry): Row | undefined {
  if (type !== 'Point') return { shape: { type, coordinates } };
  const point = Point.safeParse(coordinates);
  return point.success ? { lng: point.data[0], lat: point.data[1], shape: null } : undefined;
}

export const placeRegister: Register = {
  name: 'places',
  ...placeRegisters.places,
  subjectKind: 'place',
  keyColumns: ['code'],
  columns: [
    { key: 'code', zh: '编号', en: 'Code', kind: 'text', max: 40, required: true },
    { key: 'kind', zh: '地点类型', en: 'Kind', kind: 'choice', choices: placeKinds, required: true },
    { key: 'name', zh: '名称', en: 'Name', kind: 'text', max: 80, required: true },
    { key: 'aliases', zh: '别名', en: 'Aliases', kind: 'list' },
    { key: 'address', zh: '地址', en: 'Address', kind: 'text', max: 200 },
    { key: 'lng', zh: '经度', en: 'Longitude', kind: 'number', min: -180, max: 180 },
    { key: 'lat', zh: '纬度', en: 'Latitude', kind: 'number', min: -90, max: 90 },
    { key: 'unitCode', zh: '单位编号', en: 'Unit code', kind: 'text' },
    { key: 'hosts', zh: '进驻机关', en: 'Agencies', kind: 'choices', choices: hostAgencies },
    { key: 'hours', zh: '开放时间', en: 'Hours', kind: 'text', max: 100 },
    { key: 'phone', zh: '电话', en: 'Phone', kind: 'phone' },
    { key: 'visitsPerDay', zh: '每日到访次数', en: 'Visits a day', kind: 'int', min: 0, max: 100 },
    { key: 'note', zh: '备注', en: 'Note', kind: 'text', max: 1000 },
    { key: 'closedOn', zh: '停用日期', en: 'Closed on', kind: 'day' },
    { key: 'shape', zh: '图形', en: 'Shape', kind: 'json' },
  ],
  references: [{ column: 'unitCode', codes: async (tx) => new Set((await unitIdsByCode(tx)).keys()) }],
  check: (_, row) => checkPlace(row),
  read: async (tx) =>
    (await store.listAllPlaces(tx)).map(({ id, unit, grid: _, ...place }) => ({
      id,
      row: { ...place, unitCode: unit?.code ?? null },
    })),
  write: async (ctx, records) => {
    const unitIds = await unitIdsByCode(ctx.tx);
    const places = records.map(({ id, row }) => {
      const { unitCode, ...place } = PlaceRecord.parse(row);
      return { ...place, id, unitId: unitCode === null ? null : (unitIds.get(unitCode) ?? null) };
    });
    await store.savePlaces(ctx.tx, places);
  },
  remove: (ctx, ids) => store.removeFrom(ctx.tx, 'place', ids),
  settle: settlePlaces,
  geometry: { columns: ['shape'], toGeometry: placeGeometry, fromGeometry: cellsOfGeometry },
};

const RoadRecord = z.object({
  code: z.string(),
  name: z.string(),
  class: z.enum(keysOf(roadClasses)),
  speedKmh: z.number(),
  line: Line,
});

function checkRoad(row: Row): CellProblem | undefined {
  if (RoadRecord.safeParse(row).success) return undefined;
  const zh = '线形应为 [[经度,纬度],…]（WGS-84），至少两点';
  return { column: 'line', zh, en: 'the line must be two or more [longitude, latitude] in WGS-84' };
}

export const roadRegister: Register = {
  name: 'roads',
  ...placeRegisters.roads,
  subjectKind: 'road',
  keyColumns: ['code'],
  columns: [
    { key: 'code', zh: '编号', en: 'Code', kind: 'text', max: 40, required: true },
    { key: 'name', zh: '路名', en: 'Name', kind: 'text', max: 80, fallback: '' },
    { key: 'class', zh: '道路等级', en: 'Class', kind: 'choice', choices: roadClasses, required: true },
    { key: 'speedKmh', zh: '时速（公里）', en: 'Speed (km/h)', kind: 'int', min: 1, max: 130, required: true },
    { key: 'line', zh: '线形', en: 'Line', kind: 'json', required: true },
  ],
  check: (_, row) => checkRoad(row),
  read: async (tx) => (await store.listRoads(tx)).map(({ id, lengthMetres: _, ...row }) => ({ id, row })),
  write: async (ctx, records) => {
    const roads = records.map(({ id, row }) => {
      const road = RoadRecord.parse(row);
      return { ...road, id, lengthMetres: lengthMetres(road.line) };
    });
    await store.saveRoads(ctx.tx, roads);
  },
  remove: (ctx, ids) => store.removeFrom(ctx.tx, 'road', ids),
  geometry: {
    columns: ['line'],
    toGeometry: (row) => ({ type: 'LineString', coordinates: row['line'] }),
    fromGeometry: ({ type, coordinates }) => (type === 'LineString' ? { line: coordinates } : undefined),
  },
};
