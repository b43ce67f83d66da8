import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { Id, Instant, LongText, PartStateName, Reason, ShareLevelName } from './contract-shapes.ts';
import { verdictWords } from './words.ts';

const Done = z.object({ done: z.literal(true) });
const Files = z.array(Id).max(9).default([]);

function act<const Name extends string, const Fields extends z.ZodRawShape>(
  name: Name,
  zh: string,
  en: string,
  fields: Fields,
) {
  return door({
    method: 'POST',
    path: `/api/part/${name}`,
    action: `helper.${name}`,
    asks: ['link'],
    perMinute: 20,
    summary: { zh, en },
    input: z.object(fields),
    output: Done,
  });
}

/** The doors of a partner's liaison who holds a link to one part: no account, and nothing beyond that part. */
export const helperDoors = {
  helperView: door({
    method: 'GET',
    path: '/api/part',
    action: 'helper.view',
    asks: ['link'],
    personal: true,
    summary: { zh: '协办单位凭链接查看', en: 'A partner opens its part' },
    input: z.object({}),
    output: z.object({
      number: z.string(),
      title: z.string().nullable(),
      where: z.string(),
      task: z.string(),
      state: PartStateName,
      bound: z.boolean(),
      timesReturned: z.number(),
      askedAt: Instant,
      dueAt: Instant.nullable(),
      ackDueAt: Instant.nullable(),
      answer: z.string().nullable(),
      returnReason: z.string().nullable(),
      reply: z.string().nullable(),
      verdict: z
        .object({ verdict: z.enum(keysOf(verdictWords)), reason: z.string(), by: z.string(), at: Instant })
        .nullable(),
      lead: z.object({ unit: z.string(), phone: z.string().nullable(), person: z.string().nullable() }),
      partner: z.string(),
      label: z.string(),
      openedAt: Instant,
      expiresAt: Instant,
      level: ShareLevelName,
      words: z.string().nullable(),
      contacts: z.array(z.object({ name: z.string().nullable(), phone: z.string().nullable() })),
      photos: z.array(z.object({ id: Id })),
      timeline: z.array(
        z.object({ id: z.string(), at: Instant, kind: z.string(), text: z.string().nullable(), mine: z.boolean() }),
      ),
      can: z.array(z.enum(['take', 'tell', 'finish', 'return'])),
    }),
  }),
  helperTake: act('take', '协办单位签收', 'A partner takes its part', {}),
  helperTell: act('tell', '协办单位报进展', 'A partner tells news', { text: LongText }),
  helperFinish: act('finish', '协办单位办完', 'A partner finishes its part', { answer: LongText, fileIds: Files }),
  helperReturn: act('return', '协办单位退回', 'A partner returns its part', { reason: Reason }),
} as const satisfies Record<string, Door>;
