import { z } from 'zod';
import { type Door, door } from '../kit/contract.ts';

const Done = z.object({ done: z.literal(true) });
const Badge = z.string().trim().min(1).max(30);
const Password = z.string().min(1).max(200);
const Code = z.string().trim().min(6).max(10);
/** A fresh secret: to be typed (base32) and as the address that a QR code carries. */
const Secret = z.object({ secret: z.string(), address: z.string() });
const someone = ['visitor', 'staff', 'receipt'] as const;

/** Doors of authenticators: replacing one's own, a reset by an administrator, and the enrolment that follows it. */
export const authenticatorDoors = {
  beginAuthenticator: door({
    method: 'POST',
    path: '/api/me/authenticator/begin',
    action: 'authenticator.begin',
    asks: ['staff'],
    unrepeated: true,
    perMinute: 10,
    summary: { zh: '开始更换验证器', en: 'Begin to replace the authenticator' },
    input: z.object({ password: Password, code: Code }),
    output: Secret,
  }),
  replaceAuthenticator: door({
    method: 'POST',
    path: '/api/me/authenticator',
    action: 'authenticator.replace',
    asks: ['staff'],
    unrepeated: true,
    perMinute: 10,
    summary: { zh: '更换验证器', en: 'Replace the authenticator' },
    input: z.object({ code: Code }),
    output: Done,
  }),
  account: door({
    method: 'GET',
    path: '/api/accounts/:badge',
    action: 'account.view',
    asks: ['staff'],
    personal: true,
    summary: { zh: '查看同事的登录方式', en: 'How a colleague signs in' },
    input: z.object({ badge: Badge }),
    output: z.object({
      badge: z.string(),
      name: z.string(),
      active: z.boolean(),
      hasAuthenticator: z.boolean(),
      passkeys: z.number(),
      sessions: z.number(),
      enrolmentUntil: z.iso.datetime().nullable(),
      can: z.array(z.enum(['reset'])),
    }),
  }),
  resetAccount: door({
    method: 'POST',
    path: '/api/accounts/:badge/reset',
    action: 'account.reset',
    asks: ['staff'],
    personal: true,
    unrepeated: true,
    perMinute: 10,
    summary: { zh: '重置同事的登录（手机遗失）', en: 'Reset how a colleague signs in (lost phone)' },
    input: z.object({ badge: Badge, password: Password, reason: z.string().trim().min(4).max(200) }),
    output: z.object({ code: z.string(), expiresAt: z.iso.datetime(), told: z.boolean() }),
  }),
  beginEnrolment: door({
    method: 'POST',
    path: '/api/sign-in/enrolment/begin',
    action: 'enrolment.begin',
    asks: someone,
    unrepeated: true,
    perMinute: 30,
    summary: { zh: '凭登记码开始绑定新验证器', en: 'Begin to tie a new authenticator with an enrolment code' },
    input: z.object({ badge: Badge, password: Password, enrolmentCode: z.string().trim().min(1).max(30) }),
    output: Secret,
  }),
  enrol: door({
    method: 'POST',
    path: '/api/sign-in/enrolment',
    action: 'enrolment.end',
    asks: someone,
    unrepeated: true,
    perMinute: 30,
    summary: { zh: '绑定新验证器并登录', en: 'Tie the new authenticator and sign in' },
    input: z.object({ code: Code }),
    output: Done,
  }),
} as const satisfies Record<string, Door>;
