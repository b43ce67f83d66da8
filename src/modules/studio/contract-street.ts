import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import {
  Changed,
  Cursor,
  Day,
  Id,
  Instant,
  Limit,
  Line,
  Made,
  Mention,
  Note,
  Person,
  Phone,
  Raised,
  Version,
  Where,
} from './contract-shapes.ts';
import { stopStates, tourStates } from './words.ts';
import { entryOutcomes, entryStages, informalKinds, promiseStates, squadRoles } from './words-street.ts';

const StopFields = z.object({ place: Line, ...Where, startsAt: Instant, endsAt: Instant });

const StopView = z.object({
  id: Id,
  place: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  state: z.enum(keysOf(stopStates)),
  visitors: z.number().nullable(),
  note: z.string(),
  matters: z.array(Mention),
});

const PromiseFields = z.object({ what: Line, who: Person.min(1), dueOn: Day });
const SquadMember = z.object({ name: Person.min(1), role: z.enum(keysOf(squadRoles)), phone: Phone.default('') });

/** Where people are: tours of the mobile room, bench meetings, squads. */
export const streetDoors = {
  tours: door({
    method: 'GET',
    path: '/api/mediation-tours',
    action: 'tour.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '流动调解巡回', en: 'Tours of the mobile room' },
    input: z.object({ cursor: Cursor, limit: Limit }),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          title: z.string(),
          studioName: z.string(),
          roomName: z.string(),
          state: z.enum(keysOf(tourStates)),
          isPublic: z.boolean(),
          version: z.number(),
          stops: z.array(StopView),
          can: z.array(z.enum(['hold', 'cancel'])),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  planTour: door({
    method: 'POST',
    path: '/api/mediation-tours',
    action: 'tour.plan',
    asks: ['staff', 'token'],
    summary: { zh: '安排巡回', en: 'Plan a tour' },
    input: z.object({
      studioId: Id,
      resourceId: Id,
      title: z.string().trim().min(2).max(80),
      isPublic: z.boolean().default(true),
      stops: z.array(StopFields).min(1).max(20),
    }),
    output: Made,
  }),
  cancelTour: door({
    method: 'POST',
    path: '/api/mediation-tours/:id/cancel',
    action: 'tour.cancel',
    asks: ['staff', 'token'],
    summary: { zh: '取消巡回', en: 'Cancel a tour' },
    input: z.object({ id: Id, version: Version, reason: Line }),
    output: Changed,
  }),
  holdStop: door({
    method: 'POST',
    path: '/api/mediation-stops/:id',
    action: 'tour.hold',
    asks: ['staff', 'token'],
    summary: { zh: '记录站点', en: 'Write down a stop' },
    input: z.object({
      id: Id,
      visitors: z.coerce.number().int().min(0).max(1000),
      note: Note,
      raised: z.array(Raised).max(20).default([]),
    }),
    output: Made.extend({ matterIds: z.array(Id) }),
  }),
  informals: door({
    method: 'GET',
    path: '/api/informal-meetings',
    action: 'informal.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '板凳会、炕头会', en: 'Informal meetings' },
    input: z.object({ cursor: Cursor, limit: Limit }),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          kind: z.enum(keysOf(informalKinds)),
          place: z.string(),
          attended: z.number(),
          note: z.string(),
          heldAt: Instant,
          unitName: z.string(),
          matters: z.array(Mention),
          promises: z.array(
            z.object({
              id: Id,
              what: z.string(),
              who: z.string(),
              dueOn: Day,
              state: z.enum(keysOf(promiseStates)),
              report: z.string(),
              isOverdue: z.boolean(),
            }),
          ),
          canEnd: z.boolean(),
        }),
      ),
      next: z.string().nullable(),
      canAdd: z.boolean(),
    }),
  }),
  addInformal: door({
    method: 'POST',
    path: '/api/informal-meetings',
    action: 'informal.add',
    asks: ['staff', 'token'],
    summary: { zh: '记录板凳会', en: 'Write down an informal meeting' },
    input: z.object({
      unitId: Id,
      kind: z.enum(keysOf(informalKinds)),
      place: Line,
      ...Where,
      attended: z.coerce.number().int().min(1).max(1000),
      note: Note,
      heldAt: Instant.optional(),
      raised: z.array(Raised).max(10).default([]),
      promises: z.array(PromiseFields).max(10).default([]),
    }),
    output: Made.extend({ matterIds: z.array(Id) }),
  }),
  endPromise: door({
    method: 'POST',
    path: '/api/informal-promises/:id',
    action: 'informal.end-promise',
    asks: ['staff', 'token'],
    summary: { zh: '承诺办理情况', en: 'What came of a promise' },
    input: z.object({ id: Id, state: z.enum(keysOf(promiseStates)).exclude(['open']), report: Line }),
    output: Made,
  }),
  squads: door({
    method: 'GET',
    path: '/api/squads',
    action: 'squad.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '矛盾纠纷调解小队', en: 'Squads' },
    input: z.object({}),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          name: z.string(),
          area: z.string(),
          unitId: Id,
          unitName: z.string(),
          version: z.number(),
          members: z.array(SquadMember.extend({ phone: z.string() })),
          entries: z.array(
            z.object({
              id: Id,
              where: z.string(),
              about: z.string(),
              enteredOn: Day,
              ageDays: z.number(),
              stage: z.enum(keysOf(entryStages)),
              outcome: z.enum(keysOf(entryOutcomes)),
              matter: Mention.nullable(),
            }),
          ),
          can: z.array(z.enum(['change', 'enter'])),
        }),
      ),
      canAdd: z.boolean(),
    }),
  }),
  saveSquad: door({
    method: 'POST',
    path: '/api/squads',
    action: 'squad.save',
    asks: ['staff', 'token'],
    summary: { zh: '登记小队', en: 'Write down a squad' },
    input: z.object({
      /** Of a squad that is there already. */
      id: Id.optional(),
      version: Version.optional(),
      unitId: Id,
      name: z.string().trim().min(2).max(60),
      area: z.string().trim().max(120).default(''),
      members: z.array(SquadMember).min(1).max(30),
    }),
    output: Changed,
  }),
  enter: door({
    method: 'POST',
    path: '/api/squads/:id/entries',
    action: 'squad.enter',
    asks: ['staff', 'token'],
    summary: { zh: '记录早期介入', en: 'Write down an early entry' },
    input: z.object({
      id: Id,
      where: Line,
      about: z.string().trim().min(5).max(2000),
      knownSince: Day,
      enteredOn: Day,
      stage: z.enum(keysOf(entryStages)),
      outcome: z.enum(keysOf(entryOutcomes)),
      category: z.string().max(60).optional(),
    }),
    output: Made.extend({ ageDays: z.number(), matterId: Id.nullable() }),
  }),
} as const satisfies Record<string, Door>;
