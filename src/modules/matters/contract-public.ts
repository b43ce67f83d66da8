import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { Id, Instant } from './contract-shapes.ts';
import { publicStates } from './words-together.ts';

const Code = z.string().max(40);

/** What neighbours read of a public problem: written for them, nothing from a report. */
const PublicView = z.object({
  code: z.string(),
  title: z.string(),
  body: z.string(),
  state: z.enum(keysOf(publicStates)),
  unitName: z.string(),
  unitPhone: z.string().nullable(),
  since: Instant,
  result: z.string().nullable(),
  resultAt: Instant.nullable(),
  followers: z.number(),
  hasPhoto: z.boolean(),
});

/** Public problems: colleagues write the card, neighbours read it and follow it without an account. */
export const publicDoors = {
  publish: door({
    method: 'POST',
    path: '/api/matters/:id/public',
    action: 'matter.publish',
    asks: ['staff', 'token'],
    summary: { zh: '公开给邻居，或更改公开内容', en: 'Make public for neighbours, or change what is public' },
    input: z.object({
      id: Id,
      title: z.string().trim().min(4).max(40),
      body: z.string().trim().min(5).max(400),
      result: z.string().trim().max(400).optional(),
      /** A photo of the matter whose public copy is shown; null shows none, not given leaves it as it is. */
      photoId: Id.nullable().optional(),
    }),
    output: z.object({ code: z.string() }),
  }),
  unpublish: door({
    method: 'DELETE',
    path: '/api/matters/:id/public',
    action: 'matter.unpublish',
    asks: ['staff', 'token'],
    summary: { zh: '取消公开', en: 'Take the public card back' },
    input: z.object({ id: Id }),
    output: z.object({ done: z.literal(true) }),
  }),
  publicAt: door({
    method: 'GET',
    path: '/api/public',
    action: 'public.list',
    asks: ['visitor'],
    summary: { zh: '这个地点已公开的事', en: 'Public problems at a place' },
    input: z.object({ place: z.string().max(40) }),
    output: z.object({
      rows: z.array(z.object({ code: z.string(), title: z.string(), state: z.enum(keysOf(publicStates)) })),
    }),
  }),
  publicCard: door({
    method: 'GET',
    path: '/api/public/:code',
    action: 'public.view',
    asks: ['visitor'],
    summary: { zh: '查看公开的事', en: 'Read a public problem' },
    input: z.object({ code: Code }),
    output: PublicView,
  }),
  follow: door({
    method: 'POST',
    path: '/api/public/:code/follow',
    action: 'public.follow',
    asks: ['visitor'],
    perMinute: 10,
    summary: { zh: '我也关心', en: 'Follow a public problem' },
    input: z.object({
      code: Code,
      phone: z.string().trim().max(30).optional(),
      language: z.enum(['zh', 'en']).default('zh'),
    }),
    output: z.object({ code: z.string(), tail: z.string(), tailIsPhone: z.boolean() }),
  }),
  followed: door({
    method: 'GET',
    path: '/api/follow/mine',
    action: 'public.mine',
    asks: ['receipt'],
    personal: true,
    summary: { zh: '我关心的事', en: 'The problem that I follow' },
    input: z.object({}),
    output: z.object({ own: z.string(), hasPhone: z.boolean(), wantsMessages: z.boolean(), card: PublicView }),
  }),
  unfollow: door({
    method: 'POST',
    path: '/api/follow/end',
    action: 'public.leave',
    asks: ['receipt'],
    summary: { zh: '不再关心', en: 'Stop following' },
    input: z.object({}),
    output: z.object({ done: z.literal(true) }),
  }),
} as const satisfies Record<string, Door>;
