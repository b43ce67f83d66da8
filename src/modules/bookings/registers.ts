import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import type { CellProblem, Register, Row } from '../../platform/registers/register.ts';
import { unitIdsByCode } from '../people/api.ts';
import { placeIdsByCode } from '../places/api.ts';
import { printHours, readHours } from './rules-hours.ts';
import * as store from './store-resources.ts';
import { bookingRegisters, roomKinds } from './words.ts';

const RoomRecord = z.object({
  code: z.string(),
  kind: z.enum(keysOf(roomKinds)),
  name: z.string(),
  unitCode: z.string(),
  placeCode: z.string().nullable(),
  address: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  capacity: z.number(),
  stepFree: z.boolean(),
  hearingLoop: z.boolean(),
  hours: z.string(),
  keepsHolidays: z.boolean(),
  active: z.boolean(),
});

function checkRoom(row: Row): CellProblem | undefined {
  const { hours, lng, lat } = RoomRecord.parse(row);
  if (readHours(hours) === undefined)
    return {
      column: 'hours',
      zh: '开放时间应写成“周一至周五 08:30-12:00、14:30-17:30；周六 09:00-12:00”，一天几段不能重叠',
      en: 'hours are written as "Mon-Fri 08:30-12:00, 14:30-17:30; Sat 09:00-12:00"; stretches of a day must not overlap',
    };
  if ((lng === null) === (lat === null)) return undefined;
  return { column: 'lng', zh: '经度和纬度须一起填写', en: 'give longitude and latitude together' };
}

function spell(hours: string): string {
  const read = readHours(hours);
  return read === undefined ? hours : printHours(read);
}

const flipped = (codes: ReadonlyMap<string, string>) => new Map([...codes].map(([code, id]) => [id, code]));

/** 场所与设备 as a table; a colleague's time is no row of it. */
export const roomRegister: Register = {
  name: 'rooms',
  ...bookingRegisters.rooms,
  subjectKind: 'resource',
  keyColumns: ['code'],
  columns: [
    { key: 'code', zh: '编号', en: 'Code', kind: 'text', max: 40, required: true },
    { key: 'kind', zh: '种类', en: 'Kind', kind: 'choice', choices: roomKinds, required: true },
    { key: 'name', zh: '名称', en: 'Name', kind: 'text', max: 60, required: true },
    { key: 'unitCode', zh: '单位编号', en: 'Unit code', kind: 'text', required: true },
    { key: 'placeCode', zh: '地点编号', en: 'Place code', kind: 'text' },
    { key: 'address', zh: '地址', en: 'Address', kind: 'text', max: 120, fallback: '' },
    { key: 'lng', zh: '经度', en: 'Longitude', kind: 'number', min: -180, max: 180 },
    { key: 'lat', zh: '纬度', en: 'Latitude', kind: 'number', min: -90, max: 90 },
    { key: 'capacity', zh: '容纳人数', en: 'Seats', kind: 'int', min: 0, max: 1000, fallback: 0 },
    { key: 'stepFree', zh: '无障碍通行', en: 'Step-free', kind: 'flag', fallback: false },
    { key: 'hearingLoop', zh: '助听设备', en: 'Hearing loop', kind: 'flag', fallback: false },
    { key: 'hours', zh: '开放时间', en: 'Hours', kind: 'text', max: 400, fallback: '', spell },
    { key: 'keepsHolidays', zh: '法定节假日停用', en: 'Closed on holidays', kind: 'flag', fallback: true },
    { key: 'active', zh: '在用', en: 'In use', kind: 'flag', fallback: true },
  ],
  references: [
    { column: 'unitCode', codes: async (tx) => new Set((await unitIdsByCode(tx)).keys()) },
    { column: 'placeCode', codes: async (tx) => new Set((await placeIdsByCode(tx)).keys()) },
  ],
  check: (_, row) => checkRoom(row),
  read: async (tx) => {
    const units = flipped(await unitIdsByCode(tx));
    const places = flipped(await placeIdsByCode(tx));
    return (await store.listRooms(tx)).map(({ id, unitId, placeId, hours, ...room }) => ({
      id,
      row: {
        ...room,
        unitCode: units.get(unitId) ?? null,
        placeCode: placeId === null ? null : (places.get(placeId) ?? null),
        hours: printHours(hours),
      },
    }));
  },
  write: async (ctx, records) => {
    const units = await unitIdsByCode(ctx.tx);
    const places = await placeIdsByCode(ctx.tx);
    const rooms = records.map(({ id, row }) => {
      const { unitCode, placeCode, hours, ...room } = RoomRecord.parse(row);
      const placeId = placeCode === null ? null : (places.get(placeCode) ?? null);
      return { ...room, id, unitId: units.get(unitCode) ?? '', placeId, hours: readHours(hours) ?? {} };
    });
    await store.saveRooms(ctx.tx, rooms);
  },
  remove: (ctx, ids) => store.removeResources(ctx.tx, ids),
};
