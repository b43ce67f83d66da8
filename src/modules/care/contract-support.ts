import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { consentWays, measureKinds, measureStates, planStates, reviewOutcomes } from './words.ts';

const Id = z.uuid();
const Day = z.iso.date();
const Instant = z.iso.datetime();
const Fen = z.number().int().min(0).max(1_000_000_000_000);
const Text = z.string().trim().min(2).max(500);
const Done = z.object({ id: Id });
const MatterMention = z.object({ id: Id, number: z.string(), title: z.string(), state: z.string() });

const Consent = {
  consentBy: z.string().trim().min(1).max(60),
  consentHow: z.enum(keysOf(consentWays)),
  consentFor: Text,
  consentUntil: Day,
};

const MeasureView = z.object({
  id: Id,
  kind: z.enum(keysOf(measureKinds)),
  what: z.string(),
  owner: z.string(),
  budgetFen: z.number(),
  spentFen: z.number(),
  dueOn: Day,
  state: z.enum(keysOf(measureStates)),
  note: z.string(),
  spending: z.array(
    z.object({ id: Id, amountFen: z.number(), onDay: Day, voucher: z.string(), fileId: Id.nullable() }),
  ),
  can: z.array(z.enum(['mark', 'spend'])),
});

const PlanRow = z.object({
  id: Id,
  matter: MatterMention,
  unitName: z.string(),
  state: z.enum(keysOf(planStates)),
  household: z.string(),
  leadName: z.string(),
  consentUntil: Day,
  isLapsed: z.boolean(),
  reviewOn: Day,
  nextVisitOn: Day.nullable(),
  budgetFen: z.number(),
  spentFen: z.number(),
});

const PlanView = z.object({
  ...PlanRow.omit({ nextVisitOn: true }).shape,
  version: z.number(),
  need: z.string(),
  consentBy: z.string(),
  consentHow: z.enum(keysOf(consentWays)),
  consentFor: z.string(),
  consentAt: Instant,
  withdrawnAt: Instant.nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  measures: z.array(MeasureView),
  visits: z.array(
    z.object({
      id: Id,
      dueOn: Day,
      doneAt: Instant.nullable(),
      by: z.string().nullable(),
      note: z.string(),
      canVisit: z.boolean(),
    }),
  ),
  /** Null for everybody but the author and the lead of the plan. */
  notes: z.array(z.object({ id: Id, at: Instant, by: z.string().nullable(), text: z.string() })).nullable(),
  reviews: z.array(
    z.object({
      id: Id,
      at: Instant,
      by: z.string().nullable(),
      outcome: z.enum(keysOf(reviewOutcomes)),
      note: z.string(),
      nextOn: Day.nullable(),
    }),
  ),
  can: z.array(z.enum(['agree', 'withdraw', 'measure', 'date', 'note', 'review'])),
});

/** 帮扶计划: the doors of support for households. */
export const supportDoors = {
  supports: door({
    method: 'GET',
    path: '/api/supports',
    action: 'support.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '帮扶计划', en: 'Plans of support' },
    input: z.object({
      state: z.enum(keysOf(planStates)).optional(),
      cursor: z.string().max(120).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ rows: z.array(PlanRow), next: z.string().nullable() }),
  }),
  supportsOf: door({
    method: 'GET',
    path: '/api/matters/:id/supports',
    action: 'support.of',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '一件事项的帮扶计划', en: 'The plans of a matter' },
    input: z.object({ id: Id }),
    output: z.object({ rows: z.array(PlanRow), canStart: z.boolean() }),
  }),
  support: door({
    method: 'GET',
    path: '/api/supports/:id',
    action: 'support.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '一份帮扶计划', en: 'One plan of support' },
    input: z.object({ id: Id }),
    output: PlanView,
  }),
  startSupport: door({
    method: 'POST',
    path: '/api/matters/:id/supports',
    action: 'support.start',
    asks: ['staff', 'token'],
    summary: { zh: '制定帮扶计划', en: 'Make a plan of support' },
    input: z.object({
      id: Id,
      household: z.string().trim().min(2).max(100),
      need: Text,
      leadId: Id.optional(),
      ...Consent,
      reviewOn: Day,
    }),
    output: Done,
  }),
  agree: door({
    method: 'POST',
    path: '/api/supports/:id/consent',
    action: 'support.agree',
    asks: ['staff', 'token'],
    summary: { zh: '续签同意', en: 'Record a renewed consent' },
    input: z.object({ id: Id, ...Consent }),
    output: Done,
  }),
  withdrawConsent: door({
    method: 'POST',
    path: '/api/supports/:id/withdraw',
    action: 'support.withdraw',
    asks: ['staff', 'token'],
    summary: { zh: '收回同意', en: 'Record that the consent was taken back' },
    input: z.object({ id: Id, how: z.enum(keysOf(consentWays)) }),
    output: Done,
  }),
  addMeasure: door({
    method: 'POST',
    path: '/api/supports/:id/measures',
    action: 'support.measure',
    asks: ['staff', 'token'],
    summary: { zh: '增加帮扶措施', en: 'Add a measure' },
    input: z.object({
      id: Id,
      kind: z.enum(keysOf(measureKinds)),
      what: Text,
      personId: Id.optional(),
      partnerId: Id.optional(),
      budgetFen: Fen.default(0),
      dueOn: Day,
    }),
    output: Done,
  }),
  markMeasure: door({
    method: 'POST',
    path: '/api/measures/:id/mark',
    action: 'measure.mark',
    asks: ['staff', 'token'],
    summary: { zh: '更新帮扶措施', en: 'Say what came of a measure' },
    input: z.object({ id: Id, state: z.enum(keysOf(measureStates)), note: Text }),
    output: Done,
  }),
  spend: door({
    method: 'POST',
    path: '/api/measures/:id/spending',
    action: 'measure.spend',
    asks: ['staff', 'token'],
    summary: { zh: '登记支出', en: 'Write down what was spent' },
    input: z.object({
      id: Id,
      amountFen: Fen.min(1),
      onDay: Day,
      /** Number or name of the voucher. */
      voucher: z.string().trim().min(2).max(100),
      fileIds: z.array(Id).max(1).default([]),
    }),
    output: Done,
  }),
  planVisit: door({
    method: 'POST',
    path: '/api/supports/:id/visits',
    action: 'support.date',
    asks: ['staff', 'token'],
    summary: { zh: '安排走访', en: 'Plan a visit' },
    input: z.object({ id: Id, dueOn: Day }),
    output: Done,
  }),
  visit: door({
    method: 'POST',
    path: '/api/support-visits/:id',
    action: 'support.visit',
    asks: ['staff', 'token'],
    summary: { zh: '记录走访', en: 'Record a visit' },
    input: z.object({ id: Id, note: Text }),
    output: Done,
  }),
  note: door({
    method: 'POST',
    path: '/api/supports/:id/notes',
    action: 'support.note',
    asks: ['staff', 'token'],
    summary: { zh: '写心理关怀记录（密封）', en: 'Write a sealed counselling note' },
    input: z.object({ id: Id, text: z.string().trim().min(2).max(4000) }),
    output: Done,
  }),
  review: door({
    method: 'POST',
    path: '/api/supports/:id/review',
    action: 'support.review',
    asks: ['staff', 'token'],
    summary: { zh: '复核帮扶计划', en: 'Review a plan of support' },
    input: z.object({ id: Id, outcome: z.enum(keysOf(reviewOutcomes)), note: Text, nextOn: Day.optional() }),
    output: Done,
  }),
} as const satisfies Record<string, Door>;
