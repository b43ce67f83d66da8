import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { Id, Instant, Reason } from '../matters/contract-shapes.ts';
import { offerDoors } from './contract-offers.ts';
import { ownDoors } from './contract-own.ts';
import {
  ArticleView,
  AttendeeView,
  CalmName,
  Conflict,
  Flat,
  FoundSlot,
  KindName,
  OutcomeName,
  SheetGiven,
  Sides,
  SittingsView,
  SlotNumber,
  StageName,
  VerdictName,
  WayName,
  WindowFields,
  Witness,
} from './contract-shapes.ts';

const Done = z.object({ id: Id });
const Place = { place: z.string().trim().max(200).default(''), link: z.string().trim().max(300).default('') };

const act = <const Name extends string, const Fields extends z.ZodRawShape>(
  name: Name,
  path: string,
  words: { zh: string; en: string },
  fields: Fields,
) =>
  door({
    method: 'POST',
    path: `/api/mediations/:id/${path}`,
    action: `sitting.${name}`,
    asks: ['staff', 'token'],
    summary: words,
    input: z.object({ id: Id, ...fields }),
    output: Done,
  });

const one = <const Name extends string, const Fields extends z.ZodRawShape>(
  name: Name,
  words: { zh: string; en: string },
  fields: Fields,
) => act(name, `sittings/:sittingId/${name}`, words, { sittingId: Id, ...fields });

/** 调解会: the doors of colleagues. */
export const doors = {
  view: door({
    method: 'GET',
    path: '/api/mediations/:id/sittings',
    action: 'sitting.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '查看调解会', en: 'Open the sittings of a mediation' },
    input: z.object({ id: Id }),
    output: SittingsView,
  }),
  articles: door({
    method: 'GET',
    path: '/api/law-articles',
    action: 'sitting.articles',
    asks: ['staff', 'token'],
    summary: { zh: '法条库', en: 'Articles of law' },
    input: z.object({}),
    output: z.object({ articles: z.array(ArticleView) }),
  }),
  carry: door({
    method: 'GET',
    path: '/api/street/sittings',
    action: 'sitting.carry',
    asks: ['staff'],
    personal: true,
    summary: { zh: '街面：带上我的调解会', en: 'Street: take my sittings along' },
    input: z.object({}),
    output: z.object({
      sittings: z.array(
        z.object({
          id: Id,
          mediationId: Id,
          number: z.string(),
          title: z.string(),
          kind: KindName,
          state: z.enum(['planned', 'under-way', 'held']),
          startsAt: Instant,
          place: z.string(),
          sides: z.array(z.object({ side: z.number(), names: z.array(z.string()) })),
          attendees: z.array(AttendeeView),
          fields: Flat,
          version: z.number(),
          canSave: z.boolean(),
        }),
      ),
      articles: z.array(ArticleView),
    }),
  }),
  times: door({
    method: 'GET',
    path: '/api/mediations/:id/times',
    action: 'sitting.times',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '找大家都有空的时间', en: 'Find times that all have free' },
    input: z.object({
      id: Id,
      kind: KindName.default('joint'),
      /** Numbers of sides with commas; none: all. */
      sides: z.string().max(20).default(''),
      minutes: z.coerce.number().int().min(15).max(480).default(90),
      days: z.coerce.number().int().min(1).max(30).default(14),
    }),
    output: z.object({ slots: z.array(FoundSlot) }),
  }),
  windows: act(
    'windows',
    'windows',
    { zh: '登记方便的时间', en: 'Write down when a party can come' },
    {
      partyId: Id,
      windows: z.array(WindowFields).max(20),
      how: WayName,
    },
  ),
  offerTimes: act(
    'offer-times',
    'times',
    { zh: '发出可选时间', en: 'Offer times' },
    {
      kind: KindName,
      sides: Sides.optional(),
      minutes: z.number().int().min(15).max(480),
      slots: z
        .array(z.object({ startsAt: Instant, roomId: Id.optional() }))
        .min(1)
        .max(3),
      answerBy: Instant.optional(),
      ...Place,
    },
  ),
  withdrawTimes: act(
    'withdraw-times',
    'times/:roundId/withdraw',
    { zh: '撤回可选时间', en: 'Withdraw the times' },
    {
      roundId: Id,
      text: Reason,
    },
  ),
  answerTimes: act(
    'answer-times',
    'times/:roundId/answers',
    { zh: '登记对时间的答复', en: 'Write down an answer' },
    {
      roundId: Id,
      partyId: Id,
      slots: z.array(SlotNumber).max(3),
      how: z.enum(['phone', 'paper', 'officer']),
      witness: Witness,
    },
  ),
  start: act(
    'start',
    'sittings',
    { zh: '现在开始调解会', en: 'Begin a sitting right now' },
    {
      kind: KindName,
      sides: Sides.optional(),
      ...Place,
    },
  ),
  begin: one('begin', { zh: '开始调解会', en: 'Begin a sitting' }, {}),
  stage: one(
    'stage',
    { zh: '调解会进程', en: 'Stage and calming' },
    {
      stage: StageName.optional(),
      calm: z.array(CalmName).max(5).optional(),
    },
  ),
  save: door({
    method: 'POST',
    path: '/api/mediations/:id/sittings/:sittingId/save',
    action: 'sitting.save',
    asks: ['staff', 'token'],
    personal: true,
    summary: {
      zh: '填写调解会：逐项合并，两人改了同一项则返回双方内容',
      en: 'Write a sitting up: merged field by field; where two people changed one, both values come back',
    },
    input: z.object({
      id: Id,
      sittingId: Id,
      /** What the writer had before him, and what he changed of it. */
      base: z.object({ version: z.number().int().min(1), fields: SheetGiven }),
      changes: SheetGiven,
    }),
    output: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('saved'), version: z.number(), fields: Flat }),
      z.object({
        outcome: z.literal('conflict'),
        version: z.number(),
        fields: Flat,
        conflicts: z.array(Conflict),
      }),
    ]),
  }),
  move: one(
    'move',
    { zh: '调解会改期', en: 'Move a sitting' },
    {
      startsAt: Instant,
      roomId: Id.optional(),
      text: Reason,
    },
  ),
  cancel: one('cancel', { zh: '取消调解会', en: 'Cancel a sitting' }, { text: Reason }),
  end: one('end', { zh: '结束调解会', en: 'End a sitting' }, { outcome: OutcomeName }),
  readOut: one(
    'read-out',
    { zh: '调解记录请各方核对', en: 'Read the record back' },
    {
      isSimple: z.boolean().default(false),
    },
  ),
  sign: one(
    'sign',
    { zh: '登记核对签名', en: 'Write down what a party says to the record' },
    {
      partyId: Id,
      verdict: VerdictName,
      way: z.enum(['tablet', 'paper']),
      note: z.string().trim().max(1000).default(''),
      /** The handwriting, or the scan of the signed paper. */
      fileId: Id.optional(),
    },
  ),
  ...offerDoors,
  ...ownDoors,
} as const satisfies Record<string, Door>;
