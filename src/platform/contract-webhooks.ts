import { z } from 'zod';
import { type Door, door } from '../kit/contract.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const Done = z.object({ done: z.literal(true) });

/** 事件推送: another system hears that something happened, never what. */
export const webhookStates = {
  active: { zh: '推送中', en: 'Active' },
  paused: { zh: '已暂停', en: 'Paused' },
} as const;

export const deliveryStates = {
  waiting: { zh: '待推送', en: 'Waiting' },
  delivered: { zh: '已送达', en: 'Delivered' },
  failed: { zh: '未送达', en: 'Failed' },
  skipped: { zh: '已跳过', en: 'Skipped' },
} as const;

export const deliveryWays = {
  fact: { zh: '事件', en: 'Event' },
  replay: { zh: '重放', en: 'Replay' },
  test: { zh: '测试', en: 'Test' },
} as const;

/** Why a try did not arrive. */
export const deliveryProblems = {
  status: { zh: '对方答复的不是 2xx', en: 'The answer was not 2xx' },
  timeout: { zh: '10 秒内没有答复', en: 'No answer within 10 s' },
  network: { zh: '连不上对方', en: 'Could not connect' },
  address: {
    zh: '地址不允许（内网地址须先在设置中放行）',
    en: 'Address not allowed (inner networks must be set first)',
  },
} as const;

const WebhookState = z.enum(['active', 'paused']);
const DeliveryState = z.enum(['waiting', 'delivered', 'failed', 'skipped']);
const Problem = z.enum(['status', 'timeout', 'network', 'address']);

const Tried = z.object({
  status: z.number().nullable(),
  milliseconds: z.number().nullable(),
  problem: Problem.nullable(),
  answer: z.string().nullable(),
});

const Delivery = Tried.extend({
  seq: z.number(),
  deliveryId: Id,
  way: z.enum(['fact', 'replay', 'test']),
  kind: z.string(),
  subject: z.object({ kind: z.string(), id: Id }),
  at: Instant,
  state: DeliveryState,
  tries: z.number(),
  notBefore: Instant,
  madeAt: Instant,
  triedAt: Instant.nullable(),
});

const Webhook = z.object({
  id: Id,
  name: z.string(),
  url: z.string(),
  kinds: z.array(z.string()),
  unitIds: z.array(Id).nullable(),
  state: WebhookState,
  pausedAt: Instant.nullable(),
  pausedWhy: z.enum(['asked', 'failing']).nullable(),
  madeAt: Instant,
  rotatedAt: Instant,
  /** Until then both secrets sign. */
  oldUntil: Instant.nullable(),
  waiting: z.number(),
  delivered: z.number(),
  /** When the head of the queue is tried again, where it failed before. */
  nextTryAt: Instant.nullable(),
  lastDeliveredAt: Instant.nullable(),
});

const subscription = {
  name: z.string().trim().min(2).max(60),
  url: z.string().trim().min(8).max(500),
  kinds: z
    .array(
      z
        .string()
        .max(60)
        .regex(/^[a-z][a-z-]{0,28}\.(\*|[a-z][a-z-]{0,28})$/),
    )
    .min(1)
    .max(60),
  unitIds: z.array(Id).min(1).max(60).nullable().default(null),
};

/** Doors of whoever administers the system. */
export const webhookDoors = {
  webhooks: door({
    method: 'GET',
    path: '/api/webhooks',
    action: 'webhook.list',
    asks: ['staff'],
    summary: { zh: '事件推送', en: 'Event webhooks' },
    input: z.object({}),
    output: z.object({ rows: z.array(Webhook) }),
  }),
  makeWebhook: door({
    method: 'POST',
    path: '/api/webhooks',
    action: 'webhook.make',
    asks: ['staff'],
    unrepeated: true,
    summary: { zh: '新建事件推送', en: 'Make an event webhook' },
    input: z.object(subscription),
    output: z.object({ id: Id, secret: z.string() }),
  }),
  changeWebhook: door({
    method: 'PUT',
    path: '/api/webhooks/:id',
    action: 'webhook.change',
    asks: ['staff'],
    summary: { zh: '修改事件推送', en: 'Change an event webhook' },
    input: z.object({ id: Id, ...subscription }),
    output: Done,
  }),
  removeWebhook: door({
    method: 'DELETE',
    path: '/api/webhooks/:id',
    action: 'webhook.remove',
    asks: ['staff'],
    summary: { zh: '停用事件推送', en: 'End an event webhook' },
    input: z.object({ id: Id }),
    output: Done,
  }),
  pauseWebhook: door({
    method: 'POST',
    path: '/api/webhooks/:id/pause',
    action: 'webhook.pause',
    asks: ['staff'],
    summary: { zh: '暂停事件推送', en: 'Pause an event webhook' },
    input: z.object({ id: Id }),
    output: Done,
  }),
  resumeWebhook: door({
    method: 'POST',
    path: '/api/webhooks/:id/resume',
    action: 'webhook.resume',
    asks: ['staff'],
    summary: { zh: '恢复事件推送', en: 'Resume an event webhook' },
    input: z.object({ id: Id, skipWaiting: z.boolean().default(false) }),
    output: Done,
  }),
  rotateWebhook: door({
    method: 'POST',
    path: '/api/webhooks/:id/secret',
    action: 'webhook.rotate',
    asks: ['staff'],
    unrepeated: true,
    summary: { zh: '更换推送密钥', en: 'Change the secret of an event webhook' },
    input: z.object({ id: Id, overlapHours: z.number().int().min(0).max(168).default(24) }),
    output: z.object({ secret: z.string(), oldUntil: Instant.nullable() }),
  }),
  testWebhook: door({
    method: 'POST',
    path: '/api/webhooks/:id/test',
    action: 'webhook.test',
    asks: ['staff'],
    perMinute: 20,
    summary: { zh: '发一次测试推送', en: 'Send a test delivery' },
    input: z.object({ id: Id }),
    output: Tried.extend({ delivered: z.boolean() }),
  }),
  webhookLog: door({
    method: 'GET',
    path: '/api/webhooks/:id/deliveries',
    action: 'webhook.log',
    asks: ['staff'],
    personal: true,
    summary: { zh: '推送记录', en: 'Log of deliveries' },
    input: z.object({
      id: Id,
      state: DeliveryState.optional(),
      kind: z.string().trim().max(60).optional(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      cursor: z
        .string()
        .regex(/^\d{1,15}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ rows: z.array(Delivery), next: z.string().nullable() }),
  }),
  replayWebhook: door({
    method: 'POST',
    path: '/api/webhooks/:id/replay',
    action: 'webhook.replay',
    asks: ['staff'],
    summary: { zh: '重放推送', en: 'Replay deliveries' },
    input: z.object({
      id: Id,
      what: z.union([z.object({ deliveryId: Id }), z.object({ from: Instant, to: Instant })]),
    }),
    output: z.object({ count: z.number() }),
  }),
} as const satisfies Record<string, Door>;
