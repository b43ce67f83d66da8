import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { Answered, Day, Given } from './contract-shapes.ts';
import { surveyStates } from './words.ts';

const Done = z.object({ done: z.literal(true) });

/** The doors for whoever reported: page and SMS. */
export const residentDoors = {
  mine: door({
    method: 'GET',
    path: '/api/report/feedback',
    action: 'feedback.mine',
    asks: ['receipt'],
    personal: true,
    summary: { zh: '我的评价', en: 'My survey' },
    input: z.object({}),
    output: z.object({
      survey: z
        .object({
          state: z.enum(keysOf(surveyStates)),
          lastOn: Day,
          answers: Answered,
          comment: z.string(),
        })
        .nullable(),
    }),
  }),
  answer: door({
    method: 'POST',
    path: '/api/report/feedback',
    action: 'feedback.answer',
    asks: ['receipt'],
    summary: { zh: '评价', en: 'Answer the survey' },
    input: Given,
    output: Done,
  }),
  refuse: door({
    method: 'POST',
    path: '/api/report/feedback/refusal',
    action: 'feedback.refuse',
    asks: ['receipt'],
    summary: { zh: '不愿评价', en: 'Rather not answer' },
    input: z.object({}),
    output: Done,
  }),
  reply: door({
    method: 'POST',
    path: '/api/feedback/replies',
    action: 'feedback.reply',
    asks: ['visitor'],
    body: 'bytes',
    unrepeated: true,
    perMinute: 600,
    summary: { zh: '短信平台转来的评价回复（HMAC 签名）', en: 'Reply by SMS from the provider, signed with HMAC' },
    input: z.object({ bytes: z.any() }),
    output: Done,
  }),
} as const satisfies Record<string, Door>;
