import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { Id, Instant } from './contract-shapes.ts';
import { shareKinds } from './words-together.ts';

/** Links for owners' groups and companies (F3): what is pasted into a group; nothing in the group is ever read. */
export const shareDoors = {
  shares: door({
    method: 'GET',
    path: '/api/shares',
    action: 'share.list',
    asks: ['staff', 'token'],
    summary: { zh: '分享链接', en: 'Group links' },
    input: z.object({}),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          code: z.string(),
          url: z.string(),
          label: z.string(),
          kind: z.enum(keysOf(shareKinds)),
          unitName: z.string(),
          placeName: z.string().nullable(),
          reports: z.number(),
          madeAt: Instant,
          expiresAt: Instant,
          isOpen: z.boolean(),
          can: z.array(z.enum(['end'])),
        }),
      ),
      units: z.array(z.object({ id: Id, name: z.string() })),
    }),
  }),
  makeShare: door({
    method: 'POST',
    path: '/api/shares',
    action: 'share.make',
    asks: ['staff', 'token'],
    summary: { zh: '生成分享链接', en: 'Make a group link' },
    input: z.object({
      label: z.string().trim().min(2).max(60),
      kind: z.enum(keysOf(shareKinds)),
      unitId: Id,
      placeId: Id.optional(),
      months: z.number().int().min(1).max(24).default(12),
    }),
    output: z.object({ id: Id, code: z.string(), url: z.string() }),
  }),
  endShare: door({
    method: 'POST',
    path: '/api/shares/:id/end',
    action: 'share.end',
    asks: ['staff', 'token'],
    summary: { zh: '停用分享链接', en: 'End a group link' },
    input: z.object({ id: Id }),
    output: z.object({ done: z.literal(true) }),
  }),
  openShare: door({
    method: 'GET',
    path: '/api/shares/:code',
    action: 'share.open',
    asks: ['visitor'],
    summary: { zh: '打开分享链接', en: 'Open a group link' },
    input: z.object({ code: z.string().max(20) }),
    output: z.object({
      code: z.string(),
      isOpen: z.boolean(),
      unitName: z.string(),
      place: z.object({ code: z.string(), name: z.string(), address: z.string().nullable() }).nullable(),
    }),
  }),
} as const satisfies Record<string, Door>;
