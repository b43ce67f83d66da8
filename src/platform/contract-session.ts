import { z } from 'zod';
import { type Door, door } from '../kit/contract.ts';
import { dutyList } from '../kit/duties.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const Done = z.object({ done: z.literal(true) });
const Session = z.object({
  id: Id,
  device: z.string(),
  network: z.string(),
  madeAt: Instant,
  seenAt: Instant,
  current: z.boolean(),
});
const Token = z.object({
  id: Id,
  name: z.string(),
  scopes: z.array(z.string()),
  madeAt: Instant,
  expiresAt: Instant,
  revokedAt: Instant.nullable(),
  usedAt: Instant.nullable(),
});

/** Doors of sign-in, sessions and API tokens. */
export const sessionDoors = {
  signIn: door({
    method: 'POST',
    path: '/api/sign-in',
    action: 'session.open',
    asks: ['visitor', 'staff', 'receipt'],
    unrepeated: true,
    perMinute: 30,
    summary: { zh: '登录', en: 'Sign in' },
    input: z.object({
      badge: z.string().trim().min(1).max(30),
      password: z.string().min(1).max(200),
      code: z.string().trim().max(10),
    }),
    output: Done,
  }),
  demoSignIns: door({
    method: 'GET',
    path: '/api/demo/sign-ins',
    action: 'demo.sign-ins',
    asks: ['visitor', 'staff', 'receipt'],
    summary: { zh: '演示账号（仅演示模式）', en: 'Demo sign-ins (demo only)' },
    input: z.object({}),
    output: z.object({
      rows: z.array(
        z.object({ badge: z.string(), name: z.string(), role: z.string(), password: z.string(), code: z.string() }),
      ),
    }),
  }),
  signOut: door({
    method: 'POST',
    path: '/api/sign-out',
    action: 'session.close',
    asks: ['staff'],
    unrepeated: true,
    summary: { zh: '退出', en: 'Sign out' },
    input: z.object({}),
    output: Done,
  }),
  me: door({
    method: 'GET',
    path: '/api/me',
    action: 'session.me',
    asks: ['staff', 'visitor', 'receipt'],
    summary: { zh: '当前登录人', en: 'Who is signed in' },
    input: z.object({}),
    output: z.object({
      me: z
        .object({
          accountId: Id,
          personId: Id.nullable(),
          name: z.string(),
          badge: z.string(),
          language: z.enum(['zh', 'en']),
          mustReplacePassword: z.boolean(),
          holdings: z.array(
            z.object({ unitId: Id, unitName: z.string(), post: z.string(), duties: z.array(z.enum(dutyList)) }),
          ),
          duties: z.array(z.enum(dutyList)),
        })
        .nullable(),
      demo: z.boolean(),
      singleSignOn: z.boolean(),
      loading: z.object({ done: z.number(), of: z.number() }).nullable(),
    }),
  }),
  setLanguage: door({
    method: 'PUT',
    path: '/api/me/language',
    action: 'session.language',
    asks: ['staff'],
    summary: { zh: '切换语言', en: 'Change language' },
    input: z.object({ language: z.enum(['zh', 'en']) }),
    output: Done,
  }),
  changePassword: door({
    method: 'POST',
    path: '/api/me/password',
    action: 'session.password',
    asks: ['staff'],
    perMinute: 5,
    unrepeated: true,
    summary: { zh: '修改密码', en: 'Change the password' },
    input: z.object({ old: z.string().min(1).max(200), fresh: z.string().min(10).max(200) }),
    output: Done,
  }),
  sessions: door({
    method: 'GET',
    path: '/api/sessions',
    action: 'session.list',
    asks: ['staff'],
    summary: { zh: '我的登录设备', en: 'My sessions' },
    input: z.object({}),
    output: z.object({ rows: z.array(Session) }),
  }),
  revokeSession: door({
    method: 'DELETE',
    path: '/api/sessions/:id',
    action: 'session.revoke',
    asks: ['staff'],
    unrepeated: true,
    perMinute: 20,
    summary: { zh: '下线一台设备（先验证密码）', en: 'End a session; asks the password' },
    input: z.object({ id: Id, password: z.string().min(1).max(200) }),
    output: Done,
  }),
  tokens: door({
    method: 'GET',
    path: '/api/tokens',
    action: 'token.list',
    asks: ['staff'],
    summary: { zh: '接口令牌', en: 'API tokens' },
    input: z.object({}),
    output: z.object({ rows: z.array(Token) }),
  }),
  makeToken: door({
    method: 'POST',
    path: '/api/tokens',
    action: 'token.make',
    asks: ['staff'],
    unrepeated: true,
    summary: { zh: '新建令牌', en: 'Make a token' },
    input: z.object({
      name: z.string().trim().min(2).max(60),
      scopes: z.array(z.string().max(40)).min(1).max(60),
      days: z.number().int().min(1).max(365),
    }),
    output: z.object({ id: Id, token: z.string() }),
  }),
  revokeToken: door({
    method: 'DELETE',
    path: '/api/tokens/:id',
    action: 'token.revoke',
    asks: ['staff'],
    summary: { zh: '作废令牌', en: 'Revoke a token' },
    input: z.object({ id: Id }),
    output: Done,
  }),
} as const satisfies Record<string, Door>;
