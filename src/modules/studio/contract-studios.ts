import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { Hours } from '../bookings/contract-shapes.ts';
import { ModeName, TrackName } from '../mediation/contract-shapes.ts';
import {
  Changed,
  Day,
  Id,
  Instant,
  Made,
  Note,
  Person,
  Phone,
  RoleName,
  Version,
  WalkInStateName,
} from './contract-shapes.ts';

const StudioFields = {
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{1,20}$/),
  unitId: Id,
  name: z.string().trim().min(2).max(60),
  address: z.string().trim().max(120).default(''),
  phone: Phone.default(''),
  hours: Hours.default({}),
  roomIds: z.array(Id).max(30).default([]),
  staff: z
    .array(z.object({ personId: Id, role: RoleName }))
    .max(60)
    .default([]),
};

const StudioRow = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  unitName: z.string(),
  address: z.string(),
  phone: z.string(),
  hours: Hours,
  active: z.boolean(),
  waiting: z.number(),
});

const WalkIn = z.object({
  id: Id,
  number: z.number(),
  name: z.string(),
  phone: z.string(),
  about: z.string(),
  needs: z.string(),
  state: WalkInStateName,
  cameAt: Instant,
  calledAt: Instant.nullable(),
  calledBy: z.string().nullable(),
  endedAt: Instant.nullable(),
  note: z.string(),
  mediation: z.object({ id: Id, number: z.string() }).nullable(),
  next: z.array(WalkInStateName),
});

/** 工作室 and its walk-in desk. */
export const studioDoors = {
  studios: door({
    method: 'GET',
    path: '/api/studios',
    action: 'studio.list',
    asks: ['staff', 'token'],
    summary: { zh: '调解工作室', en: 'Studios' },
    input: z.object({}),
    output: z.object({ rows: z.array(StudioRow), canAdd: z.boolean() }),
  }),
  studio: door({
    method: 'GET',
    path: '/api/studios/:id',
    action: 'studio.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '工作室与来访', en: 'A studio and who came' },
    input: z.object({ id: Id, day: Day.optional() }),
    output: z.object({
      ...StudioRow.shape,
      unitId: Id,
      version: z.number(),
      day: Day,
      rooms: z.array(z.object({ id: Id, name: z.string(), kind: z.string(), address: z.string() })),
      staff: z.array(z.object({ personId: Id, name: z.string(), role: RoleName, since: Day })),
      walkIns: z.array(WalkIn),
      can: z.array(z.enum(['change', 'desk'])),
    }),
  }),
  addStudio: door({
    method: 'POST',
    path: '/api/studios',
    action: 'studio.add',
    asks: ['staff', 'token'],
    summary: { zh: '登记工作室', en: 'Write down a studio' },
    input: z.object(StudioFields),
    output: Changed,
  }),
  changeStudio: door({
    method: 'PUT',
    path: '/api/studios/:id',
    action: 'studio.change',
    asks: ['staff', 'token'],
    summary: { zh: '更正工作室', en: 'Correct a studio' },
    input: z.object({ id: Id, version: Version, active: z.boolean().default(true), ...StudioFields }),
    output: Changed,
  }),
  come: door({
    method: 'POST',
    path: '/api/studios/:id/walk-ins',
    action: 'walk-in.add',
    asks: ['staff', 'token'],
    summary: { zh: '来访登记', en: 'Write down who came' },
    input: z.object({
      id: Id,
      name: Person.default(''),
      phone: Phone.default(''),
      about: z.string().trim().max(500).default(''),
      needs: z.string().trim().max(200).default(''),
    }),
    output: Made.extend({ number: z.number() }),
  }),
  move: door({
    method: 'POST',
    path: '/api/walk-ins/:id/state',
    action: 'walk-in.move',
    asks: ['staff', 'token'],
    summary: { zh: '叫号、答复或记为离开', en: 'Call, advise or note that somebody left' },
    input: z.object({ id: Id, to: WalkInStateName.exclude(['taken']), note: Note }),
    output: Made,
  }),
  take: door({
    method: 'POST',
    path: '/api/walk-ins/:id/mediation',
    action: 'walk-in.take',
    asks: ['staff', 'token'],
    summary: { zh: '来访转为调解', en: 'Make a mediation of it' },
    input: z.object({
      id: Id,
      title: z.string().trim().min(2).max(80),
      what: z.string().trim().min(5).max(5000),
      where: z.string().trim().max(200).default(''),
      category: z.string().max(60),
      track: TrackName.default('people'),
      mode: ModeName.default('joint'),
      firstKnownOn: Day.optional(),
      /** The other side, as far as it is known. */
      other: z.object({
        name: Person.min(1),
        phone: Phone.default(''),
        address: z.string().trim().max(200).default(''),
      }),
    }),
    output: z.object({ id: Id, mediationId: Id, number: z.string() }),
  }),
} as const satisfies Record<string, Door>;
