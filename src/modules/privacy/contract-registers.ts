import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { Certificate } from './contract-resident.ts';
import { legalBases, settingWords } from './words.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const Day = z.iso.date();
const Done = z.object({ done: z.literal(true) });
const Text = z.string().trim().min(2).max(3000);
const Law = z.string().trim().min(2).max(200);

const Code = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9-]{1,30}$/);
const Days = z.number().int().min(1).max(36_500);
const RuleView = z.object({
  code: z.string(),
  category: z.string().nullable(),
  days: z.number(),
  zh: z.string(),
  en: z.string(),
  law: z.string(),
});

const PurposeFields = {
  zh: z.string().trim().min(2).max(200),
  en: z.string().trim().min(2).max(200),
  basis: z.enum(keysOf(legalBases)),
  kinds: z.array(z.string().trim().min(1).max(40)).min(1).max(20),
  law: Law,
  retention: z.string().trim().min(1).max(100),
  active: z.boolean().default(true),
};

const AssessmentFields = {
  title: z.string().trim().min(2).max(120),
  purpose: Text,
  risks: Text,
  measures: Text,
  author: z.string().trim().min(2).max(40),
  approver: z.string().trim().max(40).nullable().default(null),
  approvedOn: Day.nullable().default(null),
  reviewOn: Day,
};

/** What the house keeps about its own handling of personal data: purposes, periods, holds, proofs, assessments. */
export const registerDoors = {
  rulesOfKeeping: door({
    method: 'GET',
    path: '/api/privacy/rules',
    action: 'retention.list',
    asks: ['staff'],
    summary: { zh: '目的、保存期限与时限', en: 'Purposes, retention and periods' },
    input: z.object({}),
    output: z.object({
      purposes: z.array(z.object({ code: z.string(), ...PurposeFields })),
      retention: z.array(RuleView),
      proposals: z.array(
        RuleView.extend({ byName: z.string(), at: Instant, can: z.array(z.enum(['confirm', 'drop'])) }),
      ),
      settings: z.array(z.object({ name: z.enum(keysOf(settingWords)), value: z.number() })),
      can: z.array(z.enum(['change'])),
    }),
  }),
  savePurpose: door({
    method: 'PUT',
    path: '/api/privacy/purposes/:code',
    action: 'purpose.save',
    asks: ['staff'],
    summary: { zh: '保存处理目的', en: 'Save a purpose' },
    input: z.object({ code: Code, ...PurposeFields }),
    output: Done,
  }),
  saveRetention: door({
    method: 'PUT',
    path: '/api/privacy/retention/:code',
    action: 'retention.save',
    asks: ['staff'],
    summary: { zh: '提出保存期限（另一人确认后生效）', en: 'Propose a retention rule; another person confirms it' },
    input: z.object({
      code: Code,
      category: z.string().max(60).nullable().default(null),
      days: Days,
      zh: z.string().trim().min(2).max(100),
      en: z.string().trim().min(2).max(100),
      law: Law,
    }),
    output: Done,
  }),
  tryRetention: door({
    method: 'GET',
    path: '/api/privacy/retention/try',
    action: 'retention.try',
    asks: ['staff'],
    summary: {
      zh: '试算：按这个期限今晚会匿名化多少件',
      en: 'Dry run: how many matters a rule would take away tonight',
    },
    input: z.object({ code: Code, category: z.string().max(60).optional(), days: z.coerce.number().pipe(Days) }),
    output: z.object({
      /** Tonight, by the rules as they are. */
      before: z.number(),
      /** Tonight, with this rule. */
      after: z.number(),
      /** Over their time with this rule, and kept by a legal hold. */
      held: z.number(),
    }),
  }),
  confirmRetention: door({
    method: 'POST',
    path: '/api/privacy/retention/:code/confirm',
    action: 'retention.confirm',
    asks: ['staff'],
    summary: { zh: '确认保存期限（不能是提出的人）', en: 'Confirm a retention rule; never by whoever proposed it' },
    input: z.object({ code: Code, days: Days }),
    output: Done,
  }),
  dropRetention: door({
    method: 'POST',
    path: '/api/privacy/retention/:code/drop',
    action: 'retention.drop',
    asks: ['staff'],
    summary: { zh: '不采纳提出的保存期限', en: 'Drop a proposed retention rule' },
    input: z.object({ code: Code }),
    output: Done,
  }),
  saveSetting: door({
    method: 'PUT',
    path: '/api/privacy/settings/:name',
    action: 'privacy.set',
    asks: ['staff'],
    summary: { zh: '更改时限', en: 'Change a period' },
    input: z.object({ name: z.enum(keysOf(settingWords)), value: z.number().int().min(1).max(10_000) }),
    output: Done,
  }),
  holds: door({
    method: 'GET',
    path: '/api/privacy/holds',
    action: 'hold.list',
    asks: ['staff'],
    personal: true,
    summary: { zh: '保全', en: 'Legal holds' },
    input: z.object({}),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          number: z.string(),
          reason: z.string(),
          by: z.string(),
          fromAt: Instant,
          until: Instant.nullable(),
          liftedAt: Instant.nullable(),
        }),
      ),
    }),
  }),
  placeHold: door({
    method: 'POST',
    path: '/api/privacy/holds',
    action: 'hold.place',
    asks: ['staff'],
    summary: { zh: '保全一件事项', en: 'Put a matter on hold' },
    input: z.object({
      number: z.string().trim().min(3).max(40),
      reason: z.string().trim().min(10).max(500),
      until: Day.nullable().default(null),
    }),
    output: z.object({ id: Id }),
  }),
  liftHold: door({
    method: 'POST',
    path: '/api/privacy/holds/:id/lift',
    action: 'hold.lift',
    asks: ['staff'],
    summary: { zh: '解除保全', en: 'Lift a hold' },
    input: z.object({ id: Id }),
    output: Done,
  }),
  erasures: door({
    method: 'GET',
    path: '/api/privacy/erasures',
    action: 'erasure.list',
    asks: ['staff'],
    summary: { zh: '删除证明', en: 'Proofs of deletion' },
    input: z.object({ cursor: z.string().max(120).optional() }),
    output: z.object({ rows: z.array(Certificate.extend({ id: Id })), next: z.string().nullable() }),
  }),
  assessments: door({
    method: 'GET',
    path: '/api/privacy/assessments',
    action: 'assessment.list',
    asks: ['staff'],
    personal: true,
    summary: { zh: '影响评估', en: 'Impact assessments' },
    input: z.object({}),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          ...AssessmentFields,
          endedOn: Day.nullable(),
          overdue: z.boolean(),
          version: z.number(),
          keptUntil: Day,
        }),
      ),
    }),
  }),
  saveAssessment: door({
    method: 'PUT',
    path: '/api/privacy/assessments/:id',
    action: 'assessment.save',
    asks: ['staff'],
    summary: { zh: '保存影响评估', en: 'Save an assessment' },
    input: z.object({
      id: Id,
      ...AssessmentFields,
      endedOn: Day.nullable().default(null),
      version: z.number().int().min(0),
    }),
    output: z.object({ id: Id, version: z.number() }),
  }),
} as const satisfies Record<string, Door>;
