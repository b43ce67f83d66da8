import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import { engagementKinds, engagementStates, exceptionKinds, resourceKinds, roomKinds } from './words.ts';

export const Id = z.uuid();
export const Day = z.iso.date();
export const Instant = z.iso.datetime();
export const Version = z.number().int();
export const Done = z.object({ done: z.literal(true) });
export const Changed = z.object({ id: Id, version: z.number() });
export const KindName = z.enum(keysOf(resourceKinds));

const Frame = z.tuple([z.number().int().min(0).max(1440), z.number().int().min(0).max(1440)]);

/** 每周开放时间: weekday "0" (Sunday) to "6" → stretches in minutes after midnight. */
export const Hours = z.partialRecord(z.enum(['0', '1', '2', '3', '4', '5', '6']), z.array(Frame).max(6));

/** What people fill in of a room, a mobile room or a piece of equipment. */
export const RoomFields = z.object({
  code: z.string().trim().min(1).max(40),
  kind: z.enum(keysOf(roomKinds)),
  name: z.string().trim().min(2).max(60),
  unitId: Id,
  placeId: Id.nullable().default(null),
  address: z.string().trim().max(120).default(''),
  lng: z.number().min(-180).max(180).nullable().default(null),
  lat: z.number().min(-90).max(90).nullable().default(null),
  capacity: z.number().int().min(0).max(1000).default(0),
  stepFree: z.boolean().default(false),
  hearingLoop: z.boolean().default(false),
});

export const ResourceView = z.object({
  id: Id,
  code: z.string().nullable(),
  kind: KindName,
  name: z.string(),
  unitId: Id,
  unitName: z.string(),
  placeId: Id.nullable(),
  placeName: z.string().nullable(),
  address: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  capacity: z.number(),
  stepFree: z.boolean(),
  hearingLoop: z.boolean(),
  hours: Hours,
  keepsHolidays: z.boolean(),
  active: z.boolean(),
  version: z.number(),
  can: z.array(z.enum(['change', 'hours', 'retire', 'restore', 'exception', 'block', 'feed'])),
});

export const ExceptionView = z.object({
  id: Id,
  kind: z.enum(keysOf(exceptionKinds)),
  from: Instant,
  to: Instant,
  /** Null: not for the reader. */
  note: z.string().nullable(),
});

/** An engagement on a calendar: who may not read what it is for is told that the time is taken. */
const EngagementView = z.object({
  id: Id,
  from: Instant,
  to: Instant,
  state: z.enum(keysOf(engagementStates)),
  holdUntil: Instant.nullable(),
  title: z.string().nullable(),
  kind: z.enum(keysOf(engagementKinds)).nullable(),
  number: z.string().nullable(),
  /** What else it takes, by name. */
  others: z.array(z.string()),
  can: z.array(z.enum(['move', 'release'])),
});

/** One resource on a calendar: when it is open, what is out of the usual, when it is taken. */
export const CalendarRow = z.object({
  resource: ResourceView,
  open: z.array(z.object({ from: Instant, to: Instant })),
  exceptions: z.array(ExceptionView),
  taken: z.array(EngagementView),
});
