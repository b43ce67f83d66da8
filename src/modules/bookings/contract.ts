import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { calendarDoors } from './contract-calendar.ts';
import {
  Changed,
  Done,
  ExceptionView,
  Hours,
  Id,
  Instant,
  ResourceView,
  RoomFields,
  Version,
} from './contract-shapes.ts';
import { exceptionKinds, roomKinds } from './words.ts';

const base = '/api/bookings/resources';

/** The doors of bookings: rooms and their hours, calendars, times that are taken, subscriptions. */
export const doors = {
  list: door({
    method: 'GET',
    path: base,
    action: 'resource.list',
    asks: ['staff', 'token'],
    summary: { zh: '场所与设备', en: 'Rooms and equipment' },
    input: z.object({
      q: z.string().trim().max(60).optional(),
      unitId: Id.optional(),
      kind: z.enum(keysOf(roomKinds)).optional(),
      retired: z.stringbool().default(false),
      cursor: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ rows: z.array(ResourceView), next: z.string().nullable(), canMake: z.boolean() }),
  }),
  view: door({
    method: 'GET',
    path: `${base}/:id`,
    action: 'resource.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '场所、设备或人员的开放时间', en: 'A room, a piece of equipment or a colleague’s hours' },
    input: z.object({ id: Id }),
    output: z.object({ resource: ResourceView, exceptions: z.array(ExceptionView), ahead: z.number() }),
  }),
  make: door({
    method: 'POST',
    path: base,
    action: 'resource.make',
    asks: ['staff', 'token'],
    summary: { zh: '登记场所或设备', en: 'Register a room or equipment' },
    input: RoomFields.extend({ hours: Hours.default({}), keepsHolidays: z.boolean().default(true) }),
    output: Changed,
  }),
  change: door({
    method: 'PUT',
    path: `${base}/:id`,
    action: 'resource.change',
    asks: ['staff', 'token'],
    summary: { zh: '更改场所或设备', en: 'Change a room or equipment' },
    input: z.object({ id: Id, version: Version, ...RoomFields.shape }),
    output: Changed,
  }),
  hours: door({
    method: 'PUT',
    path: `${base}/:id/hours`,
    action: 'resource.hours',
    asks: ['staff', 'token'],
    summary: { zh: '设置每周开放时间', en: 'Set the hours of the week' },
    input: z.object({ id: Id, version: Version, hours: Hours, keepsHolidays: z.boolean() }),
    output: Changed,
  }),
  retire: door({
    method: 'POST',
    path: `${base}/:id/retire`,
    action: 'resource.retire',
    asks: ['staff', 'token'],
    summary: { zh: '停用场所或设备', en: 'Retire a room or equipment' },
    input: z.object({ id: Id }),
    output: Changed,
  }),
  restore: door({
    method: 'POST',
    path: `${base}/:id/restore`,
    action: 'resource.restore',
    asks: ['staff', 'token'],
    summary: { zh: '恢复使用', en: 'Take it into use again' },
    input: z.object({ id: Id }),
    output: Changed,
  }),
  addException: door({
    method: 'POST',
    path: `${base}/:id/exceptions`,
    action: 'exception.add',
    asks: ['staff', 'token'],
    summary: { zh: '登记停用、加开或请假', en: 'Add a closed time, extra hours or leave' },
    input: z.object({
      id: Id,
      kind: z.enum(keysOf(exceptionKinds)),
      from: Instant,
      to: Instant,
      note: z.string().trim().max(200).default(''),
    }),
    /** `engaged`: how many engagements lie in that time and should be moved. */
    output: z.object({ id: Id, engaged: z.number() }),
  }),
  dropException: door({
    method: 'POST',
    path: '/api/bookings/exceptions/:id/drop',
    action: 'exception.drop',
    asks: ['staff', 'token'],
    summary: { zh: '删除停用、加开或请假', en: 'Remove a closed time, extra hours or leave' },
    input: z.object({ id: Id }),
    output: Done,
  }),
  ...calendarDoors,
} as const satisfies Record<string, Door>;
