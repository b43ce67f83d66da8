import { z } from 'zod';
import { type Door, door } from '../kit/contract.ts';

const someone = ['visitor', 'staff', 'receipt'] as const;

/** Page of the desk to which the provider sends a colleague back. */
export const singleSignOnReturn = '/desk/sign-in/return';

/** Doors of the sign-in through the employer's own provider (OpenID Connect). */
export const singleSignOnDoors = {
  beginSingleSignOn: door({
    method: 'POST',
    path: '/api/sign-in/single/begin',
    action: 'single.begin',
    asks: someone,
    unrepeated: true,
    perMinute: 60,
    summary: { zh: '开始单位统一登录', en: 'Begin the single sign-on' },
    input: z.object({}),
    output: z.object({ url: z.string() }),
  }),
  endSingleSignOn: door({
    method: 'POST',
    path: '/api/sign-in/single',
    action: 'single.end',
    asks: someone,
    unrepeated: true,
    perMinute: 30,
    summary: { zh: '单位统一登录', en: 'Single sign-on' },
    input: z.object({ query: z.string().max(6000) }),
    output: z.object({ next: z.enum(['desk', 'code']) }),
  }),
  singleSignOnCode: door({
    method: 'POST',
    path: '/api/sign-in/single/code',
    action: 'single.code',
    asks: someone,
    unrepeated: true,
    perMinute: 30,
    summary: { zh: '统一登录后输入动态码', en: 'The one-time code after the single sign-on' },
    input: z.object({ code: z.string().trim().min(6).max(10) }),
    output: z.object({ next: z.literal('desk') }),
  }),
} as const satisfies Record<string, Door>;
