import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { RouteWishShape } from './contract-routing.ts';
import { EvidenceName, Id, LongText, Reason, StepAnswer, Version } from './contract-shapes.ts';
import { CountedView } from './contract-together-shapes.ts';
import { revisitWays } from './words.ts';

const Named = { id: Id, version: Version };

/** Doors of a step share everything but their word, input and summary. */
function step<const Name extends string, const Fields extends z.ZodRawShape>(
  name: Name,
  zh: string,
  en: string,
  fields: Fields,
) {
  return door({
    method: 'POST',
    path: `/api/matters/:id/${name}`,
    action: `matter.${name}`,
    summary: { zh, en },
    asks: ['staff', 'token'],
    input: z.object({ ...Named, ...fields }),
    output: StepAnswer,
  });
}

function partStep<const Name extends string, const Fields extends z.ZodRawShape>(
  name: Name,
  zh: string,
  en: string,
  fields: Fields,
) {
  return door({
    method: 'POST',
    path: `/api/matters/:id/parts/:partId/${name}`,
    action: `part.${name}`,
    summary: { zh, en },
    asks: ['staff', 'token'],
    input: z.object({ id: Id, partId: Id, ...fields }),
    output: StepAnswer,
  });
}

/** One door for each step of a matter and of a part. */
export const stepDoors = {
  accept: step('accept', '受理', 'Accept', {
    category: z.string().max(60).optional(),
    workingDays: z.number().int().min(1).max(60).optional(),
    /** What is made of the proposal of the rules; followed unless told. */
    route: RouteWishShape.optional(),
  }),
  decline: step('decline', '不予受理', 'Do not accept', { reason: Reason, turnTo: Reason }),
  assign: step('assign', '分派', 'Assign', {
    unitId: Id,
    leadId: Id.optional(),
    note: z.string().trim().max(500).optional(),
    helpers: z
      .array(z.object({ unitId: Id.optional(), partnerId: Id.optional(), task: LongText }))
      .max(10)
      .default([]),
  }),
  take: step('take', '开始办理', 'Take in hand', {}),
  return: step('return', '退回', 'Return', { reason: Reason }),
  answer: step('answer', '答复反映人', 'Answer the reporter', {
    text: LongText,
    fileIds: z.array(Id).max(9).default([]),
  }),
  close: step('close', '办结', 'Close', {
    note: z.string().trim().max(500).optional(),
    result: CountedView.optional(),
  }),
  revisit: step('revisit', '记录回访', 'Record the visit afterwards', {
    way: z.enum(keysOf(revisitWays)),
    solved: z.enum(['yes', 'partly', 'no', 'unreached']),
    /** Whom the visit asked, where several people reported it. */
    reporterId: Id.optional(),
    note: LongText,
  }),
  archive: step('archive', '归档', 'Archive', {}),
  reopen: step('reopen', '重新办理', 'Reopen', { reason: Reason }),
  recategorise: step('recategorise', '更改类别', 'Change the category', {
    category: z.string().max(60),
    reason: Reason,
  }),
  evidence: step('evidence', '补充材料', 'Add evidence', {
    evidence: EvidenceName,
    note: z.string().trim().max(500).optional(),
    fileIds: z.array(Id).max(9).default([]),
  }),
  partTake: partStep('take', '签收协办', 'Take a part', {}),
  partFinish: partStep('finish', '协办完成', 'Finish a part', { answer: LongText }),
  partReturn: partStep('return', '退回协办', 'Return a part', { reason: Reason }),
  partRevoke: partStep('revoke', '收回协办', 'Take a part back', { reason: Reason }),
} as const satisfies Record<string, Door>;
