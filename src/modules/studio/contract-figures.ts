import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { StateName, TrackName } from '../mediation/contract-shapes.ts';
import {
  Cursor,
  Day,
  FigureRowName,
  Id,
  Instant,
  Limit,
  Line,
  RegisterListName,
  ShareView,
  StageName,
  Version,
} from './contract-shapes.ts';

const Scope = { unitId: Id, from: Day, to: Day, track: TrackName.optional() };

const Figure = z.object({
  opened: z.number(),
  concluded: z.number(),
  reached: z.number(),
  notReached: z.number(),
  success: ShareView,
  kept: z.object({ kept: z.number(), broken: z.number(), share: ShareView }),
  repeat: z.object({ repeated: z.number(), of: z.number(), share: ShareView }),
  /** Null inside: fewer than five, or what would tell them. */
  content: z.object({
    ratings: z.object({ good: z.number(), fair: z.number(), poor: z.number() }).nullable(),
    share: ShareView,
    answered: z.number().nullable(),
    refused: z.number().nullable(),
    silent: z.number().nullable(),
  }),
});

const Compared = z.object({ now: z.number(), before: z.number(), percent: z.number().nullable() });

/** 指标 and 纠纷台账. */
export const figureDoors = {
  figures: door({
    method: 'GET',
    path: '/api/mediation-figures',
    action: 'studio.figures',
    asks: ['staff', 'token'],
    summary: { zh: '调解工作室指标', en: 'Figures of the studio' },
    input: z.object(Scope),
    output: z.object({
      scope: z.object({ from: Day, to: Day, beforeFrom: Day, beforeTo: Day }),
      asOf: Instant,
      all: Figure,
      tracks: z.array(z.object({ track: TrackName, figure: Figure, growth: Compared })),
      growth: z.object({ opened: Compared, reached: Compared }),
      kinds: z.array(z.object({ kind: z.string(), figure: Figure })),
      units: z.array(z.object({ unitId: Id, name: z.string(), figure: Figure })),
      small: z.object({
        cases: z.object({ closed: z.number(), solved: z.number() }),
        matters: z.object({ closed: z.number(), solved: z.number() }),
        troubles: z.number(),
      }),
      squads: z.array(
        z.object({ stage: z.string(), entries: z.number(), settled: z.number(), medianDays: z.number() }),
      ),
    }),
  }),
  figureRows: door({
    method: 'GET',
    path: '/api/mediation-figures/rows',
    action: 'studio.figure-rows',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '指标背后的案件', en: 'The cases behind a figure' },
    input: z.object({
      ...Scope,
      row: FigureRowName,
      kind: z.string().max(60).optional(),
      cursor: Cursor,
      limit: Limit,
    }),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          number: z.string(),
          title: z.string(),
          state: StateName,
          category: z.string(),
          openedAt: Instant,
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  responses: door({
    method: 'GET',
    path: '/api/mediation-responses',
    action: 'studio.responses',
    asks: ['staff', 'token'],
    summary: { zh: '联络员响应月表', en: 'How units and partners respond, by month' },
    input: z.object({ unitId: Id, month: z.string().regex(/^\d{4}-\d\d$/) }),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          name: z.string(),
          isPartner: z.boolean(),
          asked: z.number(),
          answered: z.number(),
          inTime: z.number(),
          medianHours: z.number().nullable(),
        }),
      ),
    }),
  }),
  register: door({
    method: 'GET',
    path: '/api/dispute-register',
    action: 'register.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '纠纷台账', en: 'Register of disputes' },
    input: z.object({
      list: RegisterListName.default('unplanned'),
      category: z.string().max(60).optional(),
      cursor: Cursor,
      limit: Limit,
    }),
    output: z.object({
      rows: z.array(
        z.object({
          matterId: Id,
          mediationId: Id.nullable(),
          number: z.string(),
          title: z.string(),
          category: z.string(),
          unitName: z.string(),
          stage: StageName,
          state: StateName.nullable(),
          openedAt: Instant,
          /** Days that the quarrel was old at the first contact; null: nobody said. */
          ageDays: z.number().nullable(),
          dueOn: Day,
          isOverdue: z.boolean(),
          plan: z.string().nullable(),
          ownerName: z.string().nullable(),
          version: z.number(),
        }),
      ),
      next: z.string().nullable(),
      counts: z.object({ unplanned: z.number(), overdue: z.number() }).nullable(),
    }),
  }),
  planDispute: door({
    method: 'PUT',
    path: '/api/dispute-register/:matterId',
    action: 'register.plan',
    asks: ['staff', 'token'],
    summary: { zh: '定方案与期限', en: 'Set plan and due date' },
    input: z.object({
      matterId: Id,
      version: z.coerce.number().int().min(0),
      dueOn: Day,
      plan: Line,
      ownerId: Id.optional(),
    }),
    output: z.object({ matterId: Id, version: Version }),
  }),
} as const satisfies Record<string, Door>;
