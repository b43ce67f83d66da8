import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import {
  AnswerView,
  Cursor,
  Day,
  FileIds,
  Given,
  Id,
  Instant,
  Limit,
  LongText,
  Mention,
  ObjectionView,
  QuestionShares,
  Rating,
  Reason,
  Shares,
  Tallies,
  Words,
} from './contract-shapes.ts';
import { residentDoors } from './contract-resident.ts';
import { grounds, objectionStates, questions, surveyStates, surveyWays, thanksKinds } from './words.ts';

const Done = z.object({ done: z.literal(true) });
const Period = { unitId: Id, from: Day, to: Day };

/** The doors at the desk. */
export const doors = {
  ...residentDoors,
  of: door({
    method: 'GET',
    path: '/api/matters/:id/feedback',
    action: 'feedback.of',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '一件事项的评价（经办人看不到）', en: 'What was said of a matter; never for its handlers' },
    input: z.object({ id: Id }),
    output: z.object({
      answers: z.array(AnswerView),
      toAsk: z.array(z.object({ id: Id, name: z.string().nullable(), phone: z.string().nullable(), lastOn: Day })),
    }),
  }),
  toAsk: door({
    method: 'GET',
    path: '/api/feedback/to-ask',
    action: 'feedback.to-ask',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '可以电话询问的评价', en: 'Surveys that can be asked by phone' },
    input: z.object({ cursor: Cursor, limit: Limit }),
    output: z.object({
      rows: z.array(
        z.object({ id: Id, matter: Mention, name: z.string().nullable(), phone: z.string().nullable(), lastOn: Day }),
      ),
      next: z.string().nullable(),
    }),
  }),
  typeIn: door({
    method: 'POST',
    path: '/api/surveys/:id/answer',
    action: 'feedback.type-in',
    asks: ['staff'],
    summary: { zh: '代为登记评价（电话、纸质）', en: 'Type in an answer given by phone or on paper' },
    input: Given.extend({
      id: Id,
      way: z.enum(['phone', 'paper']),
      refused: z.boolean().default(false),
      fileIds: FileIds,
    }),
    output: Done,
  }),
  own: door({
    method: 'GET',
    path: '/api/feedback/own',
    action: 'feedback.own',
    asks: ['staff'],
    personal: true,
    summary: { zh: '对我经办事项的评价（五份一批）', en: 'How my own matters were rated, in batches of five' },
    input: z.object({}),
    output: z.object({
      batches: z.array(z.object({ size: z.number(), tallies: Tallies })),
      /** Ratings of matters that can be objected to; nothing of who said what. */
      objectable: z.array(z.object({ surveyId: Id, matter: Mention, until: Instant })),
    }),
  }),
  object: door({
    method: 'POST',
    path: '/api/surveys/:id/objection',
    action: 'objection.make',
    asks: ['staff'],
    summary: { zh: '对评价提出申诉', en: 'Object to a rating' },
    input: z.object({ id: Id, ground: z.enum(keysOf(grounds)), reasons: LongText, fileIds: FileIds }),
    output: z.object({ id: Id }),
  }),
  objections: door({
    method: 'GET',
    path: '/api/objections',
    action: 'objection.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '评价申诉', en: 'Objections to ratings' },
    input: z.object({ cursor: Cursor, limit: Limit }),
    output: z.object({ rows: z.array(ObjectionView), next: z.string().nullable() }),
  }),
  decide: door({
    method: 'POST',
    path: '/api/objections/:id/vote',
    action: 'objection.decide',
    asks: ['staff'],
    summary: { zh: '审核申诉（两人）', en: 'Decide on an objection; two people do' },
    input: z.object({ id: Id, upholds: z.boolean(), reason: Reason }),
    output: z.object({ id: Id, state: z.enum(keysOf(objectionStates)) }),
  }),
  figures: door({
    method: 'GET',
    path: '/api/feedback/figures',
    action: 'feedback.figures',
    asks: ['staff', 'token'],
    summary: { zh: '满意度数字', en: 'Figures of satisfaction' },
    input: z.object(Period),
    output: z.object({
      scope: z.object({ unitId: Id, unitName: z.string(), from: Day, to: Day }),
      asOf: Instant,
      definition: Words,
      leftOut: z.number(),
      counts: z.object({
        asked: z.number(),
        answered: z.number(),
        refused: z.number(),
        silent: z.number(),
        waiting: z.number(),
        lapsed: z.number(),
      }),
      upheld: z.number(),
      shares: QuestionShares,
      sharesWithout: QuestionShares,
      ways: z.array(
        z.object({ way: z.enum(keysOf(surveyWays)), answered: z.number(), result: Shares, hidden: z.boolean() }),
      ),
      units: z.array(
        z.object({ unitId: Id, unitName: z.string(), asked: z.number(), answered: z.number(), result: Shares }),
      ),
    }),
  }),
  rows: door({
    method: 'GET',
    path: '/api/feedback/rows',
    action: 'feedback.rows',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '数字后面的评价', en: 'The answers behind a figure' },
    input: z.object({
      ...Period,
      state: z.enum(keysOf(surveyStates)).optional(),
      way: z.enum(keysOf(surveyWays)).optional(),
      question: z.enum(keysOf(questions)).optional(),
      rating: Rating.optional(),
      /** Leaves out answers whose objection was upheld. */
      without: z.stringbool().default(false),
      cursor: Cursor,
      limit: Limit,
    }),
    output: z.object({
      rows: z.array(AnswerView.extend({ matter: Mention.nullable(), unitName: z.string() })),
      next: z.string().nullable(),
    }),
  }),
  thanks: door({
    method: 'GET',
    path: '/api/thanks',
    action: 'thanks.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '锦旗和感谢', en: 'Thanks' },
    input: z.object({ unitId: Id.optional(), cursor: Cursor, limit: Limit }),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          unitName: z.string(),
          kind: z.enum(keysOf(thanksKinds)),
          on: Day,
          words: z.string(),
          matter: Mention.nullable(),
          photoIds: z.array(Id),
          canStrike: z.boolean(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  recordThanks: door({
    method: 'POST',
    path: '/api/thanks',
    action: 'thanks.record',
    asks: ['staff'],
    summary: { zh: '登记感谢', en: 'Write down thanks' },
    input: z.object({
      unitId: Id,
      kind: z.enum(keysOf(thanksKinds)),
      on: Day,
      words: LongText,
      matterId: Id.optional(),
      fileIds: FileIds,
    }),
    output: z.object({ id: Id }),
  }),
  strikeThanks: door({
    method: 'POST',
    path: '/api/thanks/:id/strike',
    action: 'thanks.strike',
    asks: ['staff'],
    summary: { zh: '划去登错的感谢', en: 'Strike thanks written down by mistake' },
    input: z.object({ id: Id, reason: Reason }),
    output: Done,
  }),
} as const satisfies Record<string, Door>;
