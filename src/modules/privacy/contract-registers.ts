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
      retention: z.array(
        z.object({
          code: z.string(),
          category: z.string().nullable(),
          days: z.number(),
          zh: z.string(),
          en: z.string(),
          law: z.string(),
        }),
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
    input: z.object({
      code: z
        .string()
        .trim()
        .regex(/^[a-z][a-z0-9-]{1,30}$/),
      ...PurposeFields,
    }),
    output: Done,
  }),
  saveRetention: door({
    method: 'PUT',
    path: '/api/privacy/retention/:code',
    action: 'retention.save',
    asks: ['staff'],
    summary: { zh: '保存保存期限', en: 'Save a retention rule' },
    input: z.object({
      code: z
        .string()
        .trim()
        .regex(/^[a-z][a-z0-9-]{1,30}$/),
      category: z.string().max(60).nullable().default(null),
      days: z.number().int().min(1).max(36_500),
      zh: z.string().trim().min(2).max(100),
      en: z.string().trim().min(2).max(100),
      law: Law,
    }),
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
