import { z } from 'zod';
import { type Door, door } from '../kit/contract.ts';
import { dutyList } from '../kit/duties.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const Done = z.object({ done: z.literal(true) });
const Session = z.object({ id: Id, device: z.string(), network: z.string(), madeAt: Instant, seenAt: Instant, current: z.boolean() });
const Token = z.object({ id: Id, name: z.string(), scopes: z.array(z.string()), madeAt: Instant, expiresAt: Instant, revokedAt: Instant.nullable(), usedAt: Instant.nullable() });

export const messageStates = {
  waiting: { zh: '待发送', en: 'Waiting' },
  sent: { zh: '已发送', en: 'Sent' },
  delivered: { zh: '已送达', en: 'Delivered' },
  failed: { zh: '发送失败', en: 'Failed' },
  'opted-out': { zh: '对方不接收', en: 'Opted out' },
} as const;
const MessageState = z.enum(['waiting', 'sent', 'delivered', 'failed', 'opted-out']);

/** The doors of the platform itself: sign-in, sessions, tokens, files, outbox, health of the system, imports. */
export const platformDoors = {
  signIn: door({
    method: 'POST', path: '/api/sign-in', action: 'session.open', asks: ['visitor', 'staff', 'receipt'], unrepeated: true, perMinute: 30,
    summary: { zh: '登录', en: 'Sign in' },
    input: z.object({ badge: z.string().trim().min(1).max(30), password: z.string().min(1).max(200), code: z.string().trim().max(10) }),
    output: Done,
  }),
  demoSignIns: door({
    method: 'GET', path: '/api/demo/sign-ins', action: 'demo.sign-ins', asks: ['visitor', 'staff', 'receipt'],
    summary: { zh: '演示账号（仅演示模式）', en: 'Demo sign-ins (demo only)' }, input: z.object({}),
    output: z.object({ rows: z.array(z.object({ badge: z.string(), name: z.string(), role: z.string(), password: z.string(), code: z.string() })) }),
  }),
  signOut: door({
    method: 'POST', path: '/api/sign-out', action: 'session.close', asks: ['staff'], unrepeated: true,
    summary: { zh: '退出', en: 'Sign out' }, input: z.object({}), output: Done,
  }),
  me: door({
    method: 'GET', path: '/api/me', action: 'session.me', asks: ['staff', 'visitor', 'receipt'],
    summary: { zh: '当前登录人', en: 'Who is signed in' }, input: z.object({}),
    output: z.object({
      me: z.object({
        accountId: Id, personId: Id.nullable(), name: z.string(), badge: z.string(), language: z.enum(['zh', 'en']),
        holdings: z.array(z.object({ unitId: Id, unitName: z.string(), post: z.string(), duties: z.array(z.enum(dutyList)) })),
        duties: z.array(z.enum(dutyList)),
      }).nullable(),
      demo: z.boolean(),
      loading: z.object({ done: z.number(), of: z.number() }).nullable(),
    }),
  }),
  setLanguage: door({
    method: 'PUT', path: '/api/me/language', action: 'session.language', asks: ['staff'], summary: { zh: '切换语言', en: 'Change language' },
    input: z.object({ language: z.enum(['zh', 'en']) }), output: Done,
  }),
  sessions: door({
    method: 'GET', path: '/api/sessions', action: 'session.list', asks: ['staff'], summary: { zh: '我的登录设备', en: 'My sessions' },
    input: z.object({}), output: z.object({ rows: z.array(Session) }),
  }),
  revokeSession: door({
    method: 'DELETE', path: '/api/sessions/:id', action: 'session.revoke', asks: ['staff'], summary: { zh: '下线一台设备', en: 'End a session' },
    input: z.object({ id: Id }), output: Done,
  }),
  tokens: door({
    method: 'GET', path: '/api/tokens', action: 'token.list', asks: ['staff'], summary: { zh: '接口令牌', en: 'API tokens' },
    input: z.object({}), output: z.object({ rows: z.array(Token) }),
  }),
  makeToken: door({
    method: 'POST', path: '/api/tokens', action: 'token.make', asks: ['staff'], unrepeated: true, summary: { zh: '新建令牌', en: 'Make a token' },
    input: z.object({ name: z.string().trim().min(2).max(60), scopes: z.array(z.string().max(40)).min(1).max(60), days: z.number().int().min(1).max(365) }),
    output: z.object({ id: Id, token: z.string() }),
  }),
  revokeToken: door({
    method: 'DELETE', path: '/api/tokens/:id', action: 'token.revoke', asks: ['staff'], summary: { zh: '作废令牌', en: 'Revoke a token' },
    input: z.object({ id: Id }), output: Done,
  }),
  sendFile: door({
    method: 'POST', path: '/api/files', action: 'file.send', asks: ['visitor', 'receipt', 'staff', 'token'], body: 'bytes', perMinute: 60,
    summary: { zh: '上传照片、PDF 或录音', en: 'Send a photo, PDF or audio file' },
    input: z.object({ bytes: z.any() }),
    output: z.object({ id: Id, kind: z.enum(['photo', 'pdf', 'audio']), mediaType: z.string(), bytes: z.number() }),
  }),
  readFile: door({
    method: 'GET', path: '/api/files/:id', action: 'file.read', asks: ['receipt', 'staff', 'token'], answers: 'bytes', personal: true,
    summary: { zh: '查看附件', en: 'Open a file' },
    input: z.object({ id: Id, size: z.enum(['thumbnail', 'clean']).default('clean') }), output: z.any(),
  }),
  outbox: door({
    method: 'GET', path: '/api/outbox', action: 'message.list', asks: ['staff'], personal: true,
    summary: { zh: '发出的消息', en: 'Outgoing messages' },
    input: z.object({ state: MessageState.optional(), cursor: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    output: z.object({
      rows: z.array(z.object({
        id: Id, template: z.string(), text: z.string(), channel: z.string(), recipient: z.string(), state: MessageState, tries: z.number(),
        reason: z.string().nullable(), notBefore: Instant, madeAt: Instant, changedAt: Instant,
      })),
      next: z.string().nullable(),
      counts: z.record(MessageState, z.number()),
    }),
  }),
  retryMessage: door({
    method: 'POST', path: '/api/outbox/:id/retry', action: 'message.retry', asks: ['staff'], summary: { zh: '重新发送', en: 'Send again' },
    input: z.object({ id: Id }), output: Done,
  }),
  messageReceipt: door({
    method: 'POST', path: '/api/outbox/receipts', action: 'message.receipt', asks: ['visitor'], body: 'bytes', unrepeated: true, perMinute: 600,
    summary: { zh: '短信平台回执（HMAC 签名）', en: 'Delivery receipt from the provider, signed with HMAC' },
    input: z.object({ bytes: z.any() }), output: Done,
  }),
  optOut: door({
    method: 'POST', path: '/api/opt-out', action: 'message.opt-out', asks: ['receipt'], summary: { zh: '不再接收短信', en: 'No more messages' },
    input: z.object({ wants: z.boolean() }), output: Done,
  }),
  system: door({
    method: 'GET', path: '/api/system', action: 'system.view', asks: ['staff'], summary: { zh: '系统运行状况', en: 'Health of the system' },
    input: z.object({}),
    output: z.object({
      version: z.string(), startedAt: Instant, node: z.string(), memoryMegabytes: z.number(),
      database: z.object({ version: z.string(), sizeMegabytes: z.number(), embedded: z.boolean(), connections: z.number() }),
      jobs: z.object({ waiting: z.number(), running: z.number(), failed: z.number(), oldestSeconds: z.number() }),
      messages: z.object({ waiting: z.number(), failed: z.number() }),
      files: z.object({ count: z.number(), megabytes: z.number() }),
      facts: z.number(), accessLines: z.number(),
      warnings: z.array(z.object({ zh: z.string(), en: z.string() })),
      doors: z.array(z.object({ action: z.string(), count: z.number(), p50: z.number(), p99: z.number(), refused: z.number() })),
    }),
  }),
  imports: door({
    method: 'GET', path: '/api/imports', action: 'import.list', asks: ['staff'], summary: { zh: '导入记录', en: 'Imports' }, input: z.object({}),
    output: z.object({
      rows: z.array(z.object({
        id: Id, kind: z.string(), fileName: z.string(), rows: z.number(), created: z.number(), duplicates: z.number(), rejected: z.number(),
        at: Instant, undoneAt: Instant.nullable(),
      })),
    }),
  }),
  importRegister: door({
    method: 'POST', path: '/api/registers/:register/import', action: 'register.import', asks: ['staff'], body: 'bytes', unrepeated: true,
    summary: { zh: '导入台账（CSV、XLSX、GeoJSON），可试运行', en: 'Import a register (CSV, XLSX, GeoJSON), with dry run' },
    input: z.object({ register: z.string().max(30), fileName: z.string().max(200), dryRun: z.stringbool().default(true), bytes: z.any() }),
    output: z.object({
      runId: Id.nullable(), rows: z.number(), created: z.number(), changed: z.number(), duplicates: z.number(), rejected: z.number(),
      problems: z.array(z.object({ row: z.number(), column: z.string().nullable(), zh: z.string(), en: z.string() })),
    }),
  }),
  undoImport: door({
    method: 'POST', path: '/api/imports/:id/undo', action: 'import.undo', asks: ['staff'], summary: { zh: '撤销一次导入', en: 'Undo an import' },
    input: z.object({ id: Id }), output: z.object({ undone: z.number() }),
  }),
  exportRegister: door({
    method: 'GET', path: '/api/registers/:register/export', action: 'register.export', asks: ['staff'], answers: 'bytes', personal: true,
    summary: { zh: '导出台账', en: 'Export a register' },
    input: z.object({ register: z.string().max(30), format: z.enum(['csv', 'xlsx', 'geojson']).default('xlsx') }), output: z.any(),
  }),
} as const satisfies Record<string, Door>;
