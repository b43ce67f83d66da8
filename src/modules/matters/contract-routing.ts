import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { Id, Instant, LongText, Reason, StepAnswer, Version } from './contract-shapes.ts';
import { routeStates } from './words-routing.ts';

const Said = z.object({ zh: z.string(), en: z.string() });

/** 分派建议. */
const RouteView = z.object({
  rule: z.string(),
  version: z.number(),
  why: Said,
  unitId: Id,
  unitName: z.string(),
  partnerId: Id.nullable(),
  partnerName: z.string().nullable(),
  task: z.string().nullable(),
  partnerDays: z.number().nullable(),
  state: z.enum(keysOf(routeStates)),
  routedAt: Instant,
});

/** What somebody who accepts makes of the proposal. */
export const RouteWishShape = z.object({ follow: z.boolean(), reason: Reason.optional(), task: LongText.optional() });

const Place = z.object({ unitName: z.string().nullable(), partnerName: z.string().nullable() });

/** The doors that apply the routing rules to matters, and suggest who could lead one. */
export const matterRoutingDoors = {
  route: door({
    method: 'GET',
    path: '/api/matters/:id/route',
    action: 'matter.route',
    asks: ['staff', 'token'],
    summary: { zh: '按规则的分派建议', en: 'What the rules say of a matter' },
    input: z.object({ id: Id, category: z.string().max(60).optional() }),
    output: z.object({ route: RouteView.nullable(), canDecide: z.boolean() }),
  }),
  followRoute: door({
    method: 'POST',
    path: '/api/matters/:id/route',
    action: 'matter.follow-route',
    asks: ['staff', 'token'],
    summary: { zh: '采纳或不采纳分派建议', en: 'Follow the proposal or not' },
    input: z.object({
      id: Id,
      version: Version,
      follow: z.boolean(),
      reason: Reason.optional(),
      task: LongText.optional(),
    }),
    output: StepAnswer,
  }),
  rehearseRouting: door({
    method: 'GET',
    path: '/api/routing/rehearsal',
    action: 'matter.rehearse-routing',
    asks: ['staff', 'token'],
    summary: { zh: '用过去的事项试算草稿', en: 'Rehearse the draft on past matters' },
    input: z.object({
      months: z.coerce.number().int().min(1).max(24).default(3),
      cursor: z.string().max(120).optional(),
    }),
    output: z.object({
      /** Of all matters of these months. */
      total: z.number(),
      scanned: z.number(),
      moved: z.number(),
      reached: z.number(),
      flows: z.array(z.object({ from: Place, to: Place, count: z.number() })),
      /** Those that this knocker may open. */
      rows: z.array(
        z.object({
          id: Id,
          number: z.string(),
          category: z.string(),
          channel: z.string(),
          reportedAt: Instant,
          rule: z.string().nullable(),
          from: Place,
          to: Place,
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  routingFigures: door({
    method: 'GET',
    path: '/api/routing/figures',
    action: 'matter.routing-figures',
    asks: ['staff', 'token'],
    summary: { zh: '规则采纳情况', en: 'How often rules are followed' },
    input: z.object({ months: z.coerce.number().int().min(1).max(24).default(12) }),
    output: z.object({
      rows: z.array(z.object({ rule: z.string(), routed: z.number(), followed: z.number(), changed: z.number() })),
    }),
  }),
  suggestLead: door({
    method: 'GET',
    path: '/api/matters/:id/lead-suggestions',
    action: 'matter.suggest-lead',
    asks: ['staff', 'token'],
    summary: { zh: '建议承办人', en: 'Who could lead it' },
    input: z.object({ id: Id, unitId: Id.optional() }),
    output: z.object({
      rows: z.array(z.object({ personId: Id, name: z.string(), unitName: z.string(), open: z.number(), why: Said })),
      left: z.object({ away: z.number(), concerned: z.number() }),
    }),
  }),
} as const satisfies Record<string, Door>;
