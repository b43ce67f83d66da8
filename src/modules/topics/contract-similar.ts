import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { Id, Instant, ReportFields } from '../matters/contract-shapes.ts';
import { NamedMatter, WordsView } from '../matters/contract-together-shapes.ts';
import { sameWords } from './words.ts';

const Similar = NamedMatter.extend({
  where: z.string(),
  reportedAt: Instant,
  /** The rule that it met first. */
  rule: WordsView,
  textPercent: z.number(),
  likePercent: z.number(),
  /** Words that both have, the most telling first. */
  words: z.array(z.string()),
  place: z.string().nullable(),
  same: z.array(z.enum(keysOf(sameWords))),
  metres: z.number().nullable(),
  daysApart: z.number(),
});

const Draft = ReportFields.pick({ where: true, category: true }).extend({ what: z.string().max(5000) });

/** What may be about the same thing: for colleagues as far as they may see it, for residents what is public anyway. */
export const similarDoors = {
  similar: door({
    method: 'GET',
    path: '/api/matters/:id/similar',
    action: 'matter.similar',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '可能是同一件事的事项，以及为什么', en: 'Matters that may be about the same thing, and why' },
    input: z.object({ id: Id }),
    output: z.object({
      rows: z.array(Similar),
      apart: z.array(NamedMatter.extend({ by: z.string().nullable(), at: Instant })),
      can: z.array(z.literal('apart')),
    }),
  }),
  apart: door({
    method: 'POST',
    path: '/api/matters/:id/apart',
    action: 'matter.apart',
    asks: ['staff', 'token'],
    summary: { zh: '不是同一件', en: 'Not the same matter' },
    input: z.object({ id: Id, otherId: Id }),
    output: z.object({ done: z.literal(true) }),
  }),
  reconsider: door({
    method: 'DELETE',
    path: '/api/matters/:id/apart/:otherId',
    action: 'matter.reconsider',
    asks: ['staff', 'token'],
    summary: { zh: '撤销“不是同一件”', en: 'Take “not the same” back' },
    input: z.object({ id: Id, otherId: Id }),
    output: z.object({ done: z.literal(true) }),
  }),
  draft: door({
    method: 'POST',
    path: '/api/topics/similar',
    action: 'topic.draft',
    asks: ['staff', 'token'],
    personal: true,
    unrepeated: true,
    perMinute: 120,
    summary: { zh: '登记时：可能是同一件事的事项', en: 'While taking down: matters that may be the same' },
    input: Draft,
    output: z.object({ rows: z.array(Similar) }),
  }),
  publicAlike: door({
    method: 'POST',
    path: '/api/public/alike',
    action: 'public.alike',
    asks: ['visitor'],
    unrepeated: true,
    perMinute: 30,
    summary: { zh: '发送前：邻居已经反映、已公开的事', en: 'Before sending: public problems that are alike' },
    input: Draft.extend({ placeCode: z.string().trim().max(40).optional() }),
    output: z.object({
      rows: z.array(
        z.object({
          code: z.string(),
          title: z.string(),
          body: z.string(),
          unitName: z.string(),
          since: Instant,
          followers: z.number(),
        }),
      ),
    }),
  }),
} as const satisfies Record<string, Door>;
