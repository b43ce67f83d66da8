import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { Id } from '../matters/contract-shapes.ts';
import { EntryFields, OwnPerformance, PlanFields, ProposalVerdictName, VerdictName } from './contract-shapes.ts';

const Done = z.object({ done: z.literal(true) });
const Said = z.string().trim().max(300).default('');

/** The doors of a party with the own link: its own accounts, never those of others in the same dispute. */
export const ownDoors = {
  own: door({
    method: 'GET',
    path: '/api/own-mediation/performance',
    action: 'own.accounts',
    asks: ['link'],
    personal: true,
    summary: { zh: '我的履行账目', en: 'My accounts' },
    input: z.object({}),
    output: OwnPerformance,
  }),
  ownRecord: door({
    method: 'POST',
    path: '/api/own-mediation/performance/record',
    action: 'own.account-record',
    asks: ['link'],
    summary: { zh: '登记付款或已做到', en: 'Write down a payment, or that it was done' },
    input: z.object({ obligationId: Id, ...EntryFields }),
    output: Done,
  }),
  ownAnswer: door({
    method: 'POST',
    path: '/api/own-mediation/performance/answer',
    action: 'own.account-answer',
    asks: ['link'],
    summary: { zh: '确认、提出异议或撤回', en: 'Confirm, dispute or withdraw' },
    input: z.object({ entryId: Id, verdict: VerdictName, reason: Said }),
    output: Done,
  }),
  ownPropose: door({
    method: 'POST',
    path: '/api/own-mediation/performance/propose',
    action: 'own.plan-propose',
    asks: ['link'],
    summary: { zh: '提出新的还款安排', en: 'Propose a new plan' },
    input: z.object({ obligationId: Id, ...PlanFields }),
    output: Done,
  }),
  ownAnswerPlan: door({
    method: 'POST',
    path: '/api/own-mediation/performance/answer-plan',
    action: 'own.plan-answer',
    asks: ['link'],
    summary: { zh: '答复新的还款安排', en: 'Answer a new plan' },
    input: z.object({ proposalId: Id, verdict: ProposalVerdictName, reason: Said }),
    output: Done,
  }),
  ownStatement: door({
    method: 'GET',
    path: '/api/own-mediation/performance/statements/:statementId',
    action: 'own.account-statement',
    asks: ['link'],
    answers: 'bytes',
    personal: true,
    summary: { zh: '下载对账单', en: 'Fetch a statement of account' },
    input: z.object({ statementId: Id }),
    output: z.any(),
  }),
} as const satisfies Record<string, Door>;
