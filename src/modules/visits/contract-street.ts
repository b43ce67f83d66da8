import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { Day, Id, Instant, TaskView, VisitSheet } from './contract-shapes.ts';
import { standings } from './words.ts';

/** A matter as far as a phone needs it on the way: no name and no phone of whoever reported it. */
const StreetMatter = z.object({
  id: Id,
  number: z.string(),
  state: z.string(),
  title: z.string(),
  what: z.string(),
  where: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  promisedAt: Instant.nullable(),
  version: z.number(),
  evidenceNeeded: z.array(z.string()),
  can: z.array(z.string()),
});

const StreetPart = z.object({
  id: Id,
  matter: z.object({ id: Id, number: z.string(), title: z.string(), state: z.string() }),
  task: z.string(),
  dueAt: Instant.nullable(),
});

/** The doors of the street app. */
export const streetDoors = {
  today: door({
    method: 'GET',
    path: '/api/street/today',
    action: 'street.today',
    asks: ['staff'],
    personal: true,
    summary: { zh: '街面：今天要带着的内容', en: 'Street: what to take along today' },
    input: z.object({}),
    output: z.object({
      at: Instant,
      /** The device drops it at this moment. */
      expiresAt: Instant,
      today: Day,
      sessionId: Id,
      matters: z.array(StreetMatter),
      parts: z.array(StreetPart),
      visits: z.array(VisitSheet),
      tasks: z.array(TaskView),
      categories: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
    }),
  }),
  standing: door({
    method: 'GET',
    path: '/api/street/standing',
    action: 'street.standing',
    asks: ['staff', 'visitor', 'receipt'],
    perMinute: 60,
    summary: {
      zh: '街面：这台手机的登录还有效吗',
      en: 'Street: whether the session of this phone still stands',
    },
    input: z.object({ sessionId: Id }),
    output: z.object({ standing: z.enum(keysOf(standings)) }),
  }),
} as const satisfies Record<string, Door>;
