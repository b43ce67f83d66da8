import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import { partnerKinds } from '../partners/words.ts';
import { unitKinds } from '../people/words.ts';
import { evidenceWords, targetKinds, versionStates } from './words.ts';

export const Id = z.uuid();
export const Day = z.iso.date();
export const Instant = z.iso.datetime();
export const Code = z.string().trim().min(1).max(60);
const Text = z.string().trim().max(500);
const WordList = z.array(z.string().trim().min(1).max(60)).max(60).default([]);

export const ResultFieldShape = z.object({
  key: z.string().regex(/^[a-z-]{1,30}$/),
  zh: z.string().max(20),
  en: z.string().max(30),
  unit_zh: z.string().max(10),
  unit_en: z.string().max(20),
});

/** What whoever keeps the dictionary may write; the code and its place in the tree never change. */
export const EntryFields = z.object({
  zh: z.string().trim().min(1).max(40),
  en: z.string().trim().min(1).max(60),
  own: z.boolean(),
  workingDays: z.number().int().min(1).max(90),
  evidence: z
    .array(z.enum(keysOf(evidenceWords)))
    .max(4)
    .default([]),
  resultFields: z.array(ResultFieldShape).max(6).default([]),
  emergency: z.boolean().default(false),
  definitionZh: Text.default(''),
  definitionEn: Text.default(''),
  examples: z.array(z.string().trim().min(1).max(200)).max(10).default([]),
  hints: WordList,
  against: WordList,
  synonyms: WordList,
  skills: WordList,
  unitKinds: z
    .array(z.enum(keysOf(unitKinds)))
    .max(20)
    .default([]),
  partnerKinds: z
    .array(z.enum(keysOf(partnerKinds)))
    .max(20)
    .default([]),
  residentZh: z.string().trim().min(1).max(40).nullable().default(null),
  residentEn: z.string().trim().min(1).max(60).nullable().default(null),
  residentExampleZh: z.string().trim().min(1).max(200).nullable().default(null),
  residentExampleEn: z.string().trim().min(1).max(200).nullable().default(null),
  residentPosition: z.number().int().min(1).max(99).nullable().default(null),
  position: z.number().int().min(0).max(100_000).default(100_000),
  activeFrom: Day,
});

export const EntryView = EntryFields.extend({
  id: Id,
  version: z.number(),
  code: z.string(),
  parentCode: z.string().nullable(),
  endedOn: Day.nullable(),
  successorCode: z.string().nullable(),
});

export const DifferenceView = z.object({ field: z.string(), from: z.any(), to: z.any() });

/** 分派规则. */
export const RuleFields = z.object({
  category: Code.nullable().default(null),
  areaKind: z.enum(['grid', 'unit']).nullable().default(null),
  areaId: Id.nullable().default(null),
  channel: Code.nullable().default(null),
  weekdays: z.array(z.number().int().min(1).max(7)).max(7).default([]),
  fromMinute: z.number().int().min(0).max(1440).nullable().default(null),
  toMinute: z.number().int().min(0).max(1440).nullable().default(null),
  fromOn: Day.nullable().default(null),
  toOn: Day.nullable().default(null),
  target: z.enum(keysOf(targetKinds)),
  unitId: Id.nullable().default(null),
  partnerId: Id.nullable().default(null),
  task: z.string().trim().max(500).nullable().default(null),
  partnerDays: z.number().int().min(1).max(60).nullable().default(null),
  note: z.string().trim().max(300).default(''),
});

export const RuleView = RuleFields.extend({
  code: z.string(),
  /** The rule in one sentence, and how specific it is. */
  sentence: z.object({ zh: z.string(), en: z.string() }),
  rank: z.array(z.number()),
  problem: z.object({ zh: z.string(), en: z.string() }).nullable(),
});

export const VersionView = z.object({
  number: z.number(),
  state: z.enum(keysOf(versionStates)),
  rules: z.number(),
  note: z.string().nullable(),
  madeBy: z.string().nullable(),
  madeAt: Instant,
  publishedBy: z.string().nullable(),
  publishedAt: Instant.nullable(),
});

export const ChangeView = z.object({
  code: z.string(),
  kind: z.enum(['added', 'changed', 'removed']),
  differences: z.array(DifferenceView),
  before: z.object({ zh: z.string(), en: z.string() }).nullable(),
  after: z.object({ zh: z.string(), en: z.string() }).nullable(),
});
