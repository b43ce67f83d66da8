import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { Day, Id, LongText, Reason, StepAnswer, Version } from './contract-shapes.ts';
import { NamedMatter } from './contract-together-shapes.ts';

const Named = { id: Id, version: Version };

/** Several reports of one thing, several things in one report, and what came of closing. */
export const togetherDoors = {
  alike: door({
    method: 'GET',
    path: '/api/matters/:id/alike',
    action: 'matter.alike',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '可能是同一件事的事项', en: 'Matters that may be about the same thing' },
    input: z.object({ id: Id }),
    output: z.object({
      rows: z.array(
        NamedMatter.extend({
          where: z.string(),
          reportedAt: z.iso.datetime(),
          samePlace: z.boolean(),
          metres: z.number().nullable(),
          sharedWords: z.number(),
        }),
      ),
    }),
  }),
  merge: door({
    method: 'POST',
    path: '/api/matters/:id/merge',
    action: 'matter.merge',
    asks: ['staff', 'token'],
    summary: { zh: '并入另一件', en: 'Merge into another matter' },
    input: z.object({
      ...Named,
      intoId: Id,
      reason: Reason,
      /** A colleague read the answer that was given before: it names nobody and goes to this reporter too. */
      passAnswer: z.boolean().default(false),
    }),
    output: StepAnswer.extend({ intoId: Id }),
  }),
  unmerge: door({
    method: 'POST',
    path: '/api/matters/:id/unmerge',
    action: 'matter.unmerge',
    asks: ['staff', 'token'],
    summary: { zh: '撤销并入', en: 'Undo the merging' },
    input: z.object({ ...Named, reason: Reason }),
    output: StepAnswer,
  }),
  split: door({
    method: 'POST',
    path: '/api/matters/:id/split',
    action: 'matter.split',
    asks: ['staff', 'token'],
    summary: { zh: '拆出一件', en: 'Split off a second matter' },
    input: z.object({
      ...Named,
      title: z.string().trim().min(2).max(80),
      what: LongText,
      category: z.string().max(60),
      unitId: Id.optional(),
      reason: Reason,
    }),
    output: StepAnswer.extend({ number: z.string() }),
  }),
  figures: door({
    method: 'GET',
    path: '/api/matters/figures',
    action: 'matter.figures',
    asks: ['staff', 'token'],
    summary: { zh: '本月办结与确认解决', en: 'Closed this month, and confirmed as solved' },
    input: z.object({}),
    output: z.object({
      from: Day,
      closed: z.number(),
      solved: z.number(),
      partly: z.number(),
      notSolved: z.number(),
      unconfirmed: z.number(),
      reports: z.number(),
    }),
  }),
} as const satisfies Record<string, Door>;
