import { z } from 'zod';
import { type Door, door } from '../kit/contract.ts';

const Id = z.uuid();
const Day = z.iso.date();
const Outcome = z.enum(['allowed', 'refused']);

export const accessOutcomes = {
  allowed: { zh: '已允许', en: 'Allowed' },
  refused: { zh: '被拒绝', en: 'Refused' },
} as const;

/** Doors of auditors: who opened what, and whether the log is whole. Never what was in it. */
export const auditDoors = {
  accessLog: door({
    method: 'GET',
    path: '/api/access-log',
    action: 'audit.list',
    asks: ['staff'],
    personal: true,
    summary: { zh: '查看访问日志', en: 'The access log' },
    input: z.object({
      from: Day.optional(),
      to: Day.optional(),
      who: z.string().trim().max(40).optional(),
      subject: z.string().trim().max(40).optional(),
      action: z.string().trim().max(60).optional(),
      outcome: Outcome.optional(),
      cursor: z.string().max(80).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          at: z.iso.datetime(),
          action: z.string(),
          who: z.object({
            kind: z.enum(['staff', 'token', 'receipt', 'visitor', 'system']),
            name: z.string().nullable(),
            badge: z.string().nullable(),
          }),
          subject: z.object({ kind: z.string(), id: Id, number: z.string().nullable() }).nullable(),
          reason: z.string().nullable(),
          outcome: Outcome,
          chain: z.number(),
          seq: z.number(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  accessChains: door({
    method: 'GET',
    path: '/api/access-log/check',
    action: 'audit.check',
    asks: ['staff'],
    perMinute: 6,
    summary: { zh: '核对访问日志的哈希链', en: 'Check the chains of the access log' },
    input: z.object({}),
    output: z.object({
      lines: z.number(),
      chains: z.number(),
      broken: z.array(z.object({ chain: z.number(), seq: z.number(), why: z.enum(['gap', 'changed', 'cut']) })),
    }),
  }),
  readingAlerts: door({
    method: 'GET',
    path: '/api/access-log/alerts',
    action: 'audit.reading',
    asks: ['staff'],
    personal: true,
    summary: {
      zh: '查阅提醒：谁在一小时内打开了很多人的档案',
      en: 'Who opened the files of many people within an hour',
    },
    input: z.object({
      cursor: z.string().max(80).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(10),
    }),
    output: z.object({
      limits: z.object({ opened: z.number(), listed: z.number() }),
      rows: z.array(
        z.object({
          id: Id,
          who: z.object({ name: z.string(), badge: z.string() }),
          beganAt: z.iso.datetime(),
          lastAt: z.iso.datetime(),
          opened: z.number(),
          listed: z.number(),
          seen: z.object({ at: z.iso.datetime(), name: z.string(), note: z.string() }).nullable(),
          can: z.array(z.enum(['seen'])),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  readingSeen: door({
    method: 'POST',
    path: '/api/access-log/alerts/:id/seen',
    action: 'audit.reading-seen',
    asks: ['staff'],
    personal: true,
    summary: { zh: '写下查阅提醒的查看结果', en: 'Note what an alert turned out to be' },
    input: z.object({ id: Id, note: z.string().trim().min(2).max(500) }),
    output: z.object({ done: z.literal(true) }),
  }),
} as const satisfies Record<string, Door>;
