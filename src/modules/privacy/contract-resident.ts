import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { matterStates } from '../matters/words.ts';
import { requestChannels, requestKinds, requestOutcomes, requestStates } from './words.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const Done = z.object({ done: z.literal(true) });
const Phone = z.string().trim().min(5).max(30);

/** 查看记录: one opening, or what one colleague's lists showed on one day. */
const OpenedEntry = z.object({
  at: Instant,
  /** The first of several, where `count` is more than one. */
  since: Instant,
  count: z.number(),
  action: z.string(),
  words: z.object({ zh: z.string(), en: z.string() }),
  who: z.enum(['staff', 'token', 'receipt', 'link', 'resident', 'visitor', 'system']),
  name: z.string().nullable(),
  unit: z.string().nullable(),
  reason: z.string().nullable(),
  outcome: z.enum(['allowed', 'refused']),
});

/** A request as the resident follows it. */
export const OwnRequest = z.object({
  id: Id,
  kind: z.enum(keysOf(requestKinds)),
  channel: z.enum(keysOf(requestChannels)),
  code: z.string(),
  words: z.string(),
  madeAt: Instant,
  dueAt: Instant,
  state: z.enum(keysOf(requestStates)),
  outcome: z.enum(keysOf(requestOutcomes)).nullable(),
  reasons: z.string().nullable(),
  law: z.string().nullable(),
  decidedAt: Instant.nullable(),
  copyUntil: Instant.nullable(),
});

/** What is asked, whoever writes it down. */
export const Wish = {
  kind: z.enum(keysOf(requestKinds)),
  words: z.string().trim().min(2).max(2000),
  name: z.string().trim().max(40).optional(),
  phone: z.string().trim().max(30).optional(),
  what: z.string().trim().min(5).max(5000).optional(),
};

/** 删除证明: what whoever still holds the receipt can print. */
export const Certificate = z.object({
  number: z.string(),
  at: Instant,
  rule: z.string(),
  reason: z.string(),
  counts: z.record(z.string(), z.number()),
  hash: z.string(),
});

/** The doors of residents: who looked, requests, the phone account, proof of deletion. */
export const residentDoors = {
  opened: door({
    method: 'GET',
    path: '/api/report/mine/opened',
    action: 'privacy.opened',
    asks: ['receipt'],
    personal: true,
    summary: { zh: '谁看过我反映的事', en: 'Who opened my report' },
    input: z.object({ cursor: z.string().max(60).optional() }),
    output: z.object({ rows: z.array(OpenedEntry), next: z.string().nullable(), total: z.number() }),
  }),
  ownRequests: door({
    method: 'GET',
    path: '/api/privacy/mine',
    action: 'request.mine',
    asks: ['receipt'],
    personal: true,
    summary: { zh: '我的个人信息请求', en: 'My requests about personal data' },
    input: z.object({}),
    output: z.object({ rows: z.array(OwnRequest), days: z.number() }),
  }),
  ask: door({
    method: 'POST',
    path: '/api/privacy/mine',
    action: 'request.ask',
    asks: ['receipt'],
    perMinute: 10,
    personal: true,
    summary: { zh: '提出个人信息请求', en: 'Ask about my personal data' },
    input: z.object(Wish),
    output: z.object({ id: Id, dueAt: Instant }),
  }),
  copy: door({
    method: 'GET',
    path: '/api/privacy/mine/:id/copy',
    action: 'request.copy',
    asks: ['receipt'],
    personal: true,
    answers: 'bytes',
    perMinute: 6,
    summary: { zh: '下载我的复制件', en: 'Fetch my copy' },
    input: z.object({ id: Id }),
    output: z.any(),
  }),
  certificate: door({
    method: 'POST',
    path: '/api/privacy/certificate',
    action: 'erasure.certificate',
    asks: ['visitor'],
    unrepeated: true,
    perMinute: 20,
    summary: { zh: '删除证明', en: 'Proof of deletion' },
    input: z.object({ code: z.string().max(40) }),
    output: Certificate,
  }),
  phoneCode: door({
    method: 'POST',
    path: '/api/phone/code',
    action: 'phone.code',
    asks: ['visitor'],
    unrepeated: true,
    perMinute: 20,
    summary: { zh: '获取验证码', en: 'Ask for a code by message' },
    input: z.object({ phone: Phone }),
    output: Done,
  }),
  phoneOpen: door({
    method: 'POST',
    path: '/api/phone/open',
    action: 'phone.open',
    asks: ['visitor'],
    unrepeated: true,
    perMinute: 20,
    summary: { zh: '用验证码进入', en: 'Enter with the code' },
    input: z.object({ phone: Phone, code: z.string().trim().max(12) }),
    output: Done,
  }),
  phoneReports: door({
    method: 'GET',
    path: '/api/phone/reports',
    action: 'phone.reports',
    asks: ['resident'],
    personal: true,
    summary: { zh: '我反映过的事', en: 'What I reported' },
    input: z.object({}),
    output: z.object({
      phone: z.string(),
      rows: z.array(
        z.object({ id: Id, code: z.string(), title: z.string(), state: z.enum(keysOf(matterStates)), madeAt: Instant }),
      ),
    }),
  }),
  phoneReceipt: door({
    method: 'POST',
    path: '/api/phone/receipt',
    action: 'phone.receipt',
    asks: ['resident'],
    unrepeated: true,
    personal: true,
    summary: { zh: '打开其中一件', en: 'Open one of them' },
    input: z.object({ id: Id }),
    output: Done,
  }),
  phoneRequests: door({
    method: 'GET',
    path: '/api/phone/requests',
    action: 'phone.requests',
    asks: ['resident'],
    personal: true,
    summary: { zh: '我的个人信息请求', en: 'My requests about personal data' },
    input: z.object({}),
    output: z.object({ rows: z.array(OwnRequest), days: z.number() }),
  }),
  phoneAsk: door({
    method: 'POST',
    path: '/api/phone/requests',
    action: 'phone.ask',
    asks: ['resident'],
    perMinute: 10,
    personal: true,
    summary: { zh: '提出个人信息请求', en: 'Ask about my personal data' },
    input: z.object({ ...Wish, reportId: Id }),
    output: z.object({ id: Id, dueAt: Instant }),
  }),
  phoneCopy: door({
    method: 'GET',
    path: '/api/phone/requests/:id/copy',
    action: 'phone.copy',
    asks: ['resident'],
    personal: true,
    answers: 'bytes',
    perMinute: 6,
    summary: { zh: '下载我的复制件', en: 'Fetch my copy' },
    input: z.object({ id: Id }),
    output: z.any(),
  }),
  phoneLeave: door({
    method: 'POST',
    path: '/api/phone/leave',
    action: 'phone.leave',
    asks: ['resident', 'visitor'],
    unrepeated: true,
    summary: { zh: '退出手机号查询', en: 'Leave the phone account' },
    input: z.object({}),
    output: Done,
  }),
} as const satisfies Record<string, Door>;
