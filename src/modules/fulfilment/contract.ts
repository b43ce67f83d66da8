import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { Day, Id, Reason } from '../matters/contract-shapes.ts';
import { routes } from '../mediation/words.ts';
import { ownDoors } from './contract-own.ts';
import {
  EntryFields,
  PerformanceView,
  PlanFields,
  ProposalVerdictName,
  SaidWay,
  VerdictName,
  VisitFields,
  WorkRow,
} from './contract-shapes.ts';
import { findings, workLists } from './words.ts';

const Done = z.object({ id: Id });
const Said = z.string().trim().max(300).default('');

const acts = <const Name extends string, const Fields extends z.ZodRawShape>(
  name: Name,
  words: { zh: string; en: string },
  fields: Fields,
) =>
  door({
    method: 'POST',
    path: `/api/mediations/:id/performance/${name}`,
    action: `performance.${name}`,
    asks: ['staff', 'token'],
    summary: words,
    input: z.object({ id: Id, ...fields }),
    output: Done,
  });

/** 履行: the doors of colleagues. What they write down for a party says how it reached them. */
export const doors = {
  list: door({
    method: 'GET',
    path: '/api/performance',
    action: 'performance.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '履行中要办的事', en: 'What is to be done about agreements' },
    input: z.object({
      list: z.enum(keysOf(workLists)).default('late'),
      cursor: z.string().max(120).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ rows: z.array(WorkRow), next: z.string().nullable() }),
  }),
  view: door({
    method: 'GET',
    path: '/api/mediations/:id/performance',
    action: 'performance.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '一件调解的履行情况', en: 'How an agreement is performed' },
    input: z.object({ id: Id }),
    output: PerformanceView,
  }),
  record: acts(
    'record',
    { zh: '代当事人登记', en: 'Write down for a party' },
    { obligationId: Id, partyId: Id, way: SaidWay, ...EntryFields },
  ),
  answer: acts(
    'answer',
    { zh: '代当事人答复', en: 'Answer for a party' },
    { entryId: Id, partyId: Id, way: SaidWay, verdict: VerdictName, reason: Said },
  ),
  look: acts(
    'look',
    { zh: '登记现场查看', en: 'Write down what was seen' },
    {
      obligationId: Id,
      on: Day,
      found: z.enum(keysOf(findings)),
      note: z.string().trim().max(500).default(''),
      fileIds: z.array(Id).max(6).default([]),
    },
  ),
  propose: acts(
    'propose',
    { zh: '提出新的还款安排', en: 'Propose a new plan' },
    {
      obligationId: Id,
      /** For whom; without one it is the mediator's own proposal. */
      partyId: Id.optional(),
      way: SaidWay.default('officer'),
      ...PlanFields,
    },
  ),
  answerPlan: acts(
    'answer-plan',
    { zh: '代当事人答复新安排', en: 'Answer a new plan for a party' },
    { proposalId: Id, partyId: Id, way: SaidWay, verdict: ProposalVerdictName, reason: Said },
  ),
  breach: acts(
    'breach',
    { zh: '违约处置', en: 'Take a step about a breach' },
    {
      step: z.enum(['urge', 'account', 'tell', 'reopen', 'end']),
      routes: z
        .array(z.enum(keysOf(routes)))
        .max(6)
        .default([]),
      way: SaidWay.default('phone'),
      note: z.string().trim().max(500).default(''),
    },
  ),
  grace: acts(
    'grace',
    { zh: '调整宽限天数', en: 'Change the days of grace' },
    { days: z.number().int().min(0).max(30), reason: Reason },
  ),
  called: acts(
    'call',
    { zh: '登记已电话联系', en: 'Write down a call' },
    { callId: Id, note: z.string().trim().min(2).max(300) },
  ),
  visit: acts('visit', { zh: '登记回访记录', en: 'Write down a visit' }, { taskId: Id, ...VisitFields }),
  document: door({
    method: 'GET',
    path: '/api/mediations/:id/performance/statements/:statementId',
    action: 'performance.document',
    asks: ['staff', 'token'],
    answers: 'bytes',
    personal: true,
    summary: { zh: '下载对账单', en: 'Fetch a statement of account' },
    input: z.object({ id: Id, statementId: Id }),
    output: z.any(),
  }),
  ...ownDoors,
} as const satisfies Record<string, Door>;
