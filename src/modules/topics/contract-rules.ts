import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { Id, Instant } from '../matters/contract-shapes.ts';
import { NamedMatter } from '../matters/contract-together-shapes.ts';
import { runStates, sameWords } from './words.ts';

const percent = z.number().int().min(1).max(100);
const TestShape = z.union([
  z.strictObject({ fuzzy: percent }),
  z.strictObject({ alike: percent }),
  z.strictObject({ days: z.number().int().min(0).max(400) }),
  z.strictObject({ near: z.number().int().min(1).max(20_000) }),
  z.strictObject({ same: z.enum(keysOf(sameWords)) }),
]);
const groupOf = <Part extends z.ZodType>(part: Part) =>
  z.union([
    z.strictObject({ all: z.array(part).min(1).max(12) }),
    z.strictObject({ any: z.array(part).min(1).max(12) }),
    z.strictObject({ none: z.array(part).min(1).max(12) }),
  ]);
const Innermost = groupOf(TestShape);
const Inner = groupOf(z.union([TestShape, Innermost]));

/** 条件: a group of tests and groups, three levels deep at most. */
export const ConditionShape = groupOf(z.union([TestShape, Inner]));

export const RunView = z.object({
  id: Id,
  state: z.enum(keysOf(runStates)),
  done: z.number(),
  total: z.number(),
  at: Instant,
  endedAt: Instant.nullable(),
});

const RuleView = z.object({
  id: Id,
  version: z.number(),
  zh: z.string(),
  en: z.string(),
  condition: ConditionShape,
  isOn: z.boolean(),
  changedAt: Instant,
  changedBy: z.string().nullable(),
});

/** 相似规则: rules as data, their versions, a dry run, and the signatures that they work on. */
export const ruleDoors = {
  rules: door({
    method: 'GET',
    path: '/api/duplicate-rules',
    action: 'duplicate-rule.list',
    asks: ['staff', 'token'],
    summary: { zh: '相似规则', en: 'Rules for what may be the same' },
    input: z.object({}),
    output: z.object({
      rows: z.array(RuleView),
      marks: z.object({ marked: z.number(), of: z.number(), run: RunView.nullable() }),
    }),
  }),
  ruleHistory: door({
    method: 'GET',
    path: '/api/duplicate-rules/:id/versions',
    action: 'duplicate-rule.history',
    asks: ['staff', 'token'],
    summary: { zh: '一条规则的各个版本', en: 'The versions of one rule' },
    input: z.object({ id: Id }),
    output: z.object({ rows: z.array(RuleView.extend({ note: z.string() })) }),
  }),
  saveRule: door({
    method: 'POST',
    path: '/api/duplicate-rules',
    action: 'duplicate-rule.save',
    asks: ['staff', 'token'],
    summary: { zh: '新建或更改相似规则', en: 'Make or change a rule' },
    input: z.object({
      id: Id.optional(),
      /** The version that was looked at; 0 for a new rule. */
      version: z.number().int().min(0),
      zh: z.string().trim().min(2).max(40),
      en: z.string().trim().max(80).default(''),
      condition: ConditionShape,
      isOn: z.boolean(),
      note: z.string().trim().max(200).default(''),
    }),
    output: z.object({ id: Id, version: z.number() }),
  }),
  tryRule: door({
    method: 'POST',
    path: '/api/duplicate-rules/try',
    action: 'duplicate-rule.try',
    asks: ['staff', 'token'],
    personal: true,
    unrepeated: true,
    perMinute: 20,
    summary: { zh: '用以往的事项试一试规则', en: 'Try a rule on past matters' },
    input: z.object({ condition: ConditionShape, days: z.number().int().min(1).max(180).default(60) }),
    output: z.object({
      compared: z.number(),
      pairs: z.number(),
      /** How many of them the rules in force suggest already. */
      already: z.number(),
      /** Those of the pairs of which the reader may see both. */
      rows: z.array(z.object({ one: NamedMatter, other: NamedMatter, daysApart: z.number(), percent: z.number() })),
    }),
  }),
  mark: door({
    method: 'POST',
    path: '/api/topics/marks',
    action: 'mark.make',
    asks: ['staff', 'token'],
    summary: { zh: '为以往事项补做相似特征', en: 'Make signatures for past matters' },
    input: z.object({}),
    output: RunView,
  }),
  stopMark: door({
    method: 'POST',
    path: '/api/topics/marks/stop',
    action: 'mark.stop',
    asks: ['staff', 'token'],
    summary: { zh: '停止补做', en: 'Stop making signatures' },
    input: z.object({}),
    output: z.object({ done: z.literal(true) }),
  }),
} as const satisfies Record<string, Door>;
