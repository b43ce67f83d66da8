import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { evidenceWords } from '../categories/words.ts';
import { Id, Instant, KindName, LimitShape, ResultName } from './contract-shapes.ts';

const Words = z.object({ zh: z.string(), en: z.string() });

/** Where one matter stands in its procedure. */
const RunView = z.object({
  procedureId: Id,
  code: z.string(),
  title: Words,
  number: z.number(),
  /** False when a newer version is in force: the matter keeps its own. */
  isNewest: z.boolean(),
  version: z.number(),
  stage: Words.extend({ code: z.string(), kind: KindName, limit: LimitShape.nullable() }),
  enteredAt: Instant,
  dueAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  result: ResultName.nullable(),
  actions: z.array(
    Words.extend({
      code: z.string(),
      to: Words,
      ends: z.boolean(),
      may: z.boolean(),
      /** Who may, in words, for those who may not. */
      who: Words,
      needsFile: z.boolean(),
      needsNote: z.boolean(),
      /** Evidence that the matter does not have yet. */
      missing: z.array(z.enum(keysOf(evidenceWords))),
      /** What the reporter will read. */
      resident: Words.nullable(),
    }),
  ),
  steps: z.array(
    z.object({
      at: Instant,
      by: z.string().nullable(),
      action: Words,
      to: Words,
      text: z.string().nullable(),
      files: z.number(),
    }),
  ),
});

/** What is seen and done of a procedure on one matter. */
export const runDoors = {
  of: door({
    method: 'GET',
    path: '/api/matters/:id/procedure',
    action: 'procedure.of',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '事项的办理流程', en: 'The procedure of a matter' },
    input: z.object({ id: Id }),
    output: z.object({ run: RunView.nullable() }),
  }),
  step: door({
    method: 'POST',
    path: '/api/matters/:id/procedure',
    action: 'procedure.step',
    asks: ['staff', 'token'],
    summary: { zh: '办理流程的一步', en: 'Take a step of the procedure' },
    input: z.object({
      id: Id,
      version: z.number().int().min(1),
      action: z.string().min(1).max(80),
      text: z.string().trim().max(2000).default(''),
      fileIds: z.array(Id).max(9).default([]),
    }),
    output: z.object({ stage: z.string(), version: z.number(), result: ResultName.nullable() }),
  }),
} as const satisfies Record<string, Door>;
