import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { Id, Instant, LongText, Reason, ShareWish, StepAnswer, Version } from './contract-shapes.ts';
import { verdictWords } from './words.ts';

const Named = { id: Id, partId: Id };
const asks = ['staff', 'token'] as const;

function act<const Name extends string, const Fields extends z.ZodRawShape>(
  name: Name,
  zh: string,
  en: string,
  fields: Fields,
) {
  return door({
    method: 'POST',
    path: `/api/matters/:id/parts/:partId/${name}`,
    action: `part.${name}`,
    asks,
    summary: { zh, en },
    input: z.object({ ...Named, ...fields }),
    output: StepAnswer,
  });
}

/** The doors of parts beyond taking, finishing, returning: asking, sharing, links, arbitration, figures; and of keeping a matter to the end. */
export const partDoors = {
  ask: door({
    method: 'POST',
    path: '/api/matters/:id/parts',
    action: 'part.ask',
    asks,
    summary: { zh: '请求协办', en: 'Ask a unit to help' },
    input: z.object({
      id: Id,
      unitId: Id.optional(),
      partnerId: Id.optional(),
      task: LongText,
      dueAt: Instant.optional(),
      ...ShareWish,
    }),
    output: StepAnswer,
  }),
  partAskAgain: act('ask-again', '再次请求协办', 'Answer a return and ask again', {
    reply: Reason,
    dueAt: Instant.optional(),
  }),
  partArbitrate: act('arbitrate', '裁定', 'Decide whose the part is', {
    verdict: z.enum(keysOf(verdictWords)),
    reason: Reason,
    unitId: Id.optional(),
    partnerId: Id.optional(),
  }),
  partShare: act('share', '更改共享范围', 'Change how much a partner is told', {
    level: ShareWish.share.unwrap(),
    basis: ShareWish.basis,
    reason: ShareWish.reason,
  }),
  partSendLink: door({
    method: 'POST',
    path: '/api/matters/:id/parts/:partId/send-link',
    action: 'part.send-link',
    asks: ['staff'],
    // The address may come back once, for whoever hands it over himself: such an answer must not be kept.
    unrepeated: true,
    summary: { zh: '重新发送限时链接', en: 'Send a fresh link' },
    input: z.object({ ...Named, to: z.enum(['liaison', 'deputy']) }),
    output: z.object({ sentTo: z.string().nullable(), url: z.string().nullable() }),
  }),
  partRevokeLink: act('revoke-link', '收回限时链接', 'Take the links back', { reason: Reason }),
  partResponses: door({
    method: 'GET',
    path: '/api/parts/responses',
    action: 'part.responses',
    asks,
    summary: { zh: '联动单位月度响应表', en: 'How partners answered in a month' },
    input: z.object({ month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/) }),
    output: z.object({
      rows: z.array(
        z.object({
          partnerId: Id,
          partner: z.string(),
          asked: z.number(),
          acknowledged: z.number(),
          clocked: z.number(),
          acknowledgedInTime: z.number(),
          medianHours: z.number().nullable(),
          returned: z.number(),
          disputed: z.number(),
          done: z.number(),
          dueDone: z.number(),
          doneInTime: z.number(),
        }),
      ),
    }),
  }),
  keep: door({
    method: 'POST',
    path: '/api/matters/:id/keep',
    action: 'matter.keep',
    asks,
    summary: { zh: '定为包办', en: 'The owner keeps it to the end' },
    input: z.object({ id: Id, version: Version, reason: Reason }),
    output: StepAnswer,
  }),
} as const satisfies Record<string, Door>;
