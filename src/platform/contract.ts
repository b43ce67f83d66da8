import { z } from 'zod';
import { type Door, door } from '../kit/contract.ts';
import { auditDoors } from './contract-audit.ts';
import { authenticatorDoors } from './contract-authenticators.ts';
import { fileDoors } from './contract-files.ts';
import { linkDoors } from './contract-links.ts';
import { passkeyDoors } from './contract-passkeys.ts';
import { sessionDoors } from './contract-session.ts';
import { singleSignOnDoors } from './contract-single-sign-on.ts';
import { webhookDoors } from './contract-webhooks.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const Done = z.object({ done: z.literal(true) });

export const messageStates = {
  waiting: { zh: '待发送', en: 'Waiting' },
  sent: { zh: '已发送', en: 'Sent' },
  delivered: { zh: '已送达', en: 'Delivered' },
  failed: { zh: '发送失败', en: 'Failed' },
  'opted-out': { zh: '对方不接收', en: 'Opted out' },
} as const;
const MessageState = z.enum(['waiting', 'sent', 'delivered', 'failed', 'opted-out']);

/** The doors of the platform itself: sign-in, sessions, tokens, files, outbox, health of the system, imports, audit. */
export const platformDoors = {
  ...sessionDoors,
  ...passkeyDoors,
  ...authenticatorDoors,
  ...singleSignOnDoors,
  ...auditDoors,
  ...webhookDoors,
  ...fileDoors,
  ...linkDoors,
  outbox: door({
    method: 'GET',
    path: '/api/outbox',
    action: 'message.list',
    asks: ['staff'],
    personal: true,
    summary: { zh: '发出的消息', en: 'Outgoing messages' },
    input: z.object({
      state: MessageState.optional(),
      cursor: z.string().max(120).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          template: z.string(),
          text: z.string(),
          channel: z.string(),
          recipient: z.string(),
          state: MessageState,
          tries: z.number(),
          reason: z.string().nullable(),
          notBefore: Instant,
          madeAt: Instant,
          changedAt: Instant,
        }),
      ),
      next: z.string().nullable(),
      counts: z.record(MessageState, z.number()),
    }),
  }),
  retryMessage: door({
    method: 'POST',
    path: '/api/outbox/:id/retry',
    action: 'message.retry',
    asks: ['staff'],
    summary: { zh: '重新发送', en: 'Send again' },
    input: z.object({ id: Id }),
    output: Done,
  }),
  messageReceipt: door({
    method: 'POST',
    path: '/api/outbox/receipts',
    action: 'message.receipt',
    asks: ['visitor'],
    body: 'bytes',
    unrepeated: true,
    perMinute: 600,
    summary: { zh: '短信平台回执（HMAC 签名）', en: 'Delivery receipt from the provider, signed with HMAC' },
    input: z.object({ bytes: z.any() }),
    output: Done,
  }),
  optOut: door({
    method: 'POST',
    path: '/api/opt-out',
    action: 'message.opt-out',
    asks: ['receipt'],
    summary: { zh: '不再接收短信', en: 'No more messages' },
    input: z.object({ wants: z.boolean() }),
    output: Done,
  }),
  system: door({
    method: 'GET',
    path: '/api/system',
    action: 'system.view',
    asks: ['staff'],
    summary: { zh: '系统运行状况', en: 'Health of the system' },
    input: z.object({}),
    output: z.object({
      version: z.string(),
      startedAt: Instant,
      node: z.string(),
      memoryMegabytes: z.number(),
      database: z.object({
        version: z.string(),
        sizeMegabytes: z.number(),
        embedded: z.boolean(),
        connections: z.number(),
      }),
      jobs: z.object({ waiting: z.number(), running: z.number(), failed: z.number(), oldestSeconds: z.number() }),
      messages: z.object({ waiting: z.number(), failed: z.number() }),
      files: z.object({ count: z.number(), megabytes: z.number() }),
      facts: z.number(),
      accessLines: z.number(),
      warnings: z.array(z.object({ zh: z.string(), en: z.string() })),
      doors: z.array(
        z.object({ action: z.string(), count: z.number(), p50: z.number(), p99: z.number(), refused: z.number() }),
      ),
    }),
  }),
  imports: door({
    method: 'GET',
    path: '/api/imports',
    action: 'import.list',
    asks: ['staff'],
    summary: { zh: '导入记录', en: 'Imports' },
    input: z.object({}),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          kind: z.string(),
          fileName: z.string(),
          rows: z.number(),
          created: z.number(),
          duplicates: z.number(),
          rejected: z.number(),
          at: Instant,
          undoneAt: Instant.nullable(),
        }),
      ),
    }),
  }),
  importRegister: door({
    method: 'POST',
    path: '/api/registers/:register/import',
    action: 'register.import',
    asks: ['staff'],
    body: 'bytes',
    unrepeated: true,
    summary: {
      zh: '导入台账（CSV、XLSX、GeoJSON），可试运行',
      en: 'Import a register (CSV, XLSX, GeoJSON), with dry run',
    },
    input: z.object({
      register: z.string().max(30),
      fileName: z.string().max(200),
      dryRun: z.stringbool().default(true),
      bytes: z.any(),
    }),
    output: z.object({
      runId: Id.nullable(),
      rows: z.number(),
      created: z.number(),
      changed: z.number(),
      duplicates: z.number(),
      rejected: z.number(),
      problems: z.array(z.object({ row: z.number(), column: z.string().nullable(), zh: z.string(), en: z.string() })),
    }),
  }),
  undoImport: door({
    method: 'POST',
    path: '/api/imports/:id/undo',
    action: 'import.undo',
    asks: ['staff'],
    summary: { zh: '撤销一次导入', en: 'Undo an import' },
    input: z.object({ id: Id }),
    output: z.object({ undone: z.number() }),
  }),
  exportRegister: door({
    method: 'GET',
    path: '/api/registers/:register/export',
    action: 'register.export',
    asks: ['staff'],
    answers: 'bytes',
    personal: true,
    summary: { zh: '导出台账', en: 'Export a register' },
    input: z.object({ register: z.string().max(30), format: z.enum(['csv', 'xlsx', 'geojson']).default('xlsx') }),
    output: z.any(),
  }),
} as const satisfies Record<string, Door>;
