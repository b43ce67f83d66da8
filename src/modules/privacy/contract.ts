import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { registerDoors } from './contract-registers.ts';
import { OwnRequest, residentDoors, Wish } from './contract-resident.ts';
import { emergencyKinds, requestOutcomes, requestStates, reviewOutcomes, unsealOutcomes } from './words.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const Done = z.object({ done: z.literal(true) });
const Reason = z.string().trim().min(10).max(500);
const Note = z.string().trim().min(2).max(1000);

/** 紧急查看 as reviewers see it: who, when, why; nothing of what the matter holds. */
const GlassRow = z.object({
  id: Id,
  number: z.string(),
  unitName: z.string(),
  byName: z.string(),
  byUnit: z.string().nullable(),
  kind: z.enum(keysOf(emergencyKinds)),
  reason: z.string(),
  at: Instant,
  until: Instant,
  dueAt: Instant,
  overdue: z.boolean(),
  outcome: z.enum(keysOf(reviewOutcomes)).nullable(),
  note: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  reviewedAt: Instant.nullable(),
  can: z.array(z.enum(['review'])),
});

const UnsealRow = z.object({
  id: Id,
  matterId: Id,
  number: z.string(),
  code: z.string(),
  unitName: z.string(),
  askedBy: z.string(),
  askedAt: Instant,
  reason: z.string(),
  outcome: z.enum(keysOf(unsealOutcomes)).nullable(),
  note: z.string().nullable(),
  decidedBy: z.string().nullable(),
  until: Instant.nullable(),
  can: z.array(z.enum(['decide', 'look'])),
});

const RequestRow = z.object({
  ...OwnRequest.shape,
  number: z.string(),
  unitName: z.string(),
  takenBy: z.string().nullable(),
  overdue: z.boolean(),
});

/** The doors of privacy for colleagues; those of residents in contract-resident.ts, the registers in contract-registers.ts. */
export const doors = {
  ...residentDoors,
  ...registerDoors,
  breakGlass: door({
    method: 'POST',
    path: '/api/privacy/glass',
    action: 'glass.break',
    asks: ['staff'],
    personal: true,
    perMinute: 6,
    summary: { zh: '紧急查看', en: 'Open in an emergency' },
    input: z.object({ number: z.string().trim().min(3).max(40), kind: z.enum(keysOf(emergencyKinds)), reason: Reason }),
    output: z.object({ matterId: Id, number: z.string(), until: Instant, inReach: z.boolean() }),
  }),
  glasses: door({
    method: 'GET',
    path: '/api/privacy/glass',
    action: 'glass.list',
    asks: ['staff'],
    personal: true,
    summary: { zh: '紧急查看与复核', en: 'Emergency openings and their review' },
    input: z.object({ show: z.enum(['open', 'decided']).default('open') }),
    output: z.object({ rows: z.array(GlassRow) }),
  }),
  reviewGlass: door({
    method: 'POST',
    path: '/api/privacy/glass/:id/review',
    action: 'glass.review',
    asks: ['staff'],
    summary: { zh: '复核紧急查看', en: 'Review an emergency opening' },
    input: z.object({ id: Id, outcome: z.enum(keysOf(reviewOutcomes)), note: Note }),
    output: Done,
  }),
  askUnsealing: door({
    method: 'POST',
    path: '/api/privacy/unsealings',
    action: 'unseal.ask',
    asks: ['staff'],
    personal: true,
    summary: { zh: '申请解封', en: 'Ask to unseal' },
    input: z.object({ matterId: Id, reporterId: Id, reason: Reason }),
    output: z.object({ id: Id }),
  }),
  unsealings: door({
    method: 'GET',
    path: '/api/privacy/unsealings',
    action: 'unseal.list',
    asks: ['staff'],
    personal: true,
    summary: { zh: '解封申请', en: 'Requests to unseal' },
    input: z.object({}),
    output: z.object({ rows: z.array(UnsealRow) }),
  }),
  decideUnsealing: door({
    method: 'POST',
    path: '/api/privacy/unsealings/:id/decide',
    action: 'unseal.decide',
    asks: ['staff'],
    summary: { zh: '批准或拒绝解封', en: 'Decide on unsealing' },
    input: z.object({ id: Id, outcome: z.enum(keysOf(unsealOutcomes)), note: Note }),
    output: Done,
  }),
  unsealed: door({
    method: 'GET',
    path: '/api/privacy/unsealings/:id/identity',
    action: 'unseal.look',
    asks: ['staff'],
    personal: true,
    summary: { zh: '查看已解封的身份', en: 'See an unsealed identity' },
    input: z.object({ id: Id }),
    output: z.object({
      name: z.string().nullable(),
      phone: z.string().nullable(),
      note: z.string().nullable(),
      until: Instant,
    }),
  }),
  requests: door({
    method: 'GET',
    path: '/api/privacy/requests',
    action: 'request.list',
    asks: ['staff'],
    personal: true,
    summary: { zh: '个人信息请求', en: 'Requests about personal data' },
    input: z.object({
      state: z.enum(keysOf(requestStates)).optional(),
      cursor: z.string().max(120).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    output: z.object({ rows: z.array(RequestRow), next: z.string().nullable(), open: z.number(), overdue: z.number() }),
  }),
  request: door({
    method: 'GET',
    path: '/api/privacy/requests/:id',
    action: 'request.view',
    asks: ['staff'],
    personal: true,
    summary: { zh: '查看一个请求', en: 'One request' },
    input: z.object({ id: Id }),
    output: RequestRow.extend({
      wish: z.object({ name: z.string().optional(), phone: z.string().optional(), what: z.string().optional() }),
      now: z.object({
        name: z.string().nullable(),
        phone: z.string().nullable(),
        what: z.string(),
        sealed: z.boolean(),
      }),
      keptUntil: Instant.nullable(),
      onHold: z.boolean(),
      outcomes: z.array(z.enum(keysOf(requestOutcomes))),
    }),
  }),
  takeDownRequest: door({
    method: 'POST',
    path: '/api/privacy/requests',
    action: 'request.take-down',
    asks: ['staff'],
    personal: true,
    summary: { zh: '代为登记请求', en: 'Take down a request' },
    input: z.object({ ...Wish, code: z.string().trim().max(40), channel: z.enum(['paper', 'call']) }),
    output: z.object({ id: Id, dueAt: Instant }),
  }),
  decideRequest: door({
    method: 'POST',
    path: '/api/privacy/requests/:id/decide',
    action: 'request.decide',
    asks: ['staff'],
    personal: true,
    summary: { zh: '答复请求', en: 'Answer a request' },
    input: z.object({
      id: Id,
      outcome: z.enum([...keysOf(requestOutcomes), 'refused']),
      reasons: Note,
      law: z.string().trim().max(200).default(''),
    }),
    output: Done,
  }),
  exportPerson: door({
    method: 'POST',
    path: '/api/privacy/export',
    action: 'privacy.export',
    asks: ['staff'],
    personal: true,
    answers: 'bytes',
    unrepeated: true,
    perMinute: 6,
    summary: { zh: '导出一个人的全部信息', en: 'Export everything about one person' },
    input: z.object({
      phone: z.string().trim().max(30).optional(),
      code: z.string().trim().max(40).optional(),
      reason: Reason,
    }),
    output: z.any(),
  }),
} as const satisfies Record<string, Door>;
