import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { modelStates, riskKinds, rulings, sources } from './words.ts';

const Id = z.uuid();
const Day = z.iso.date();
const Instant = z.iso.datetime();
const Reason = z.string().trim().min(2).max(500);
const ReasonWord = z.object({ phrase: z.string(), weight: z.number() });

const Suggestion = z.object({
  source: z.enum(keysOf(sources)),
  /** Which version of the model; null for keywords. */
  version: z.number().nullable(),
  /** False: the first is hardly ahead of the second. */
  isSure: z.boolean(),
  ranked: z.array(z.object({ category: z.string(), chance: z.number().nullable() })),
  /** Words of the text that spoke for the first, and those that spoke for the second. */
  reasons: z.array(ReasonWord),
  against: z.array(ReasonWord),
});

const Summary = z.object({ accuracy: z.number(), macroF1: z.number(), top2: z.number() });

const ModelRow = z.object({
  id: Id,
  number: z.number(),
  state: z.enum(keysOf(modelStates)),
  rows: z.number(),
  fromOn: Day,
  toOn: Day,
  crossed: Summary,
  deviation: Summary,
  latest: z.object({
    rows: z.number(),
    challenger: Summary,
    champion: Summary,
    championNumber: z.number().nullable(),
  }),
  ruling: z.enum(keysOf(rulings)),
  trainedAt: Instant,
  trainedBy: z.string().nullable(),
  promotedAt: Instant.nullable(),
  promotedBy: z.string().nullable(),
  promotedWhy: z.string().nullable(),
  retiredAt: Instant.nullable(),
  retiredBy: z.string().nullable(),
  retiredWhy: z.string().nullable(),
  can: z.array(z.enum(['promote', 'roll-back'])),
});

const CoverageLine = z.object({ margin: z.number(), coverage: z.number(), accuracy: z.number() });

const Report = ModelRow.extend({
  classes: z.array(
    z.object({
      label: z.string(),
      texts: z.number(),
      precision: z.number(),
      recall: z.number(),
      f1: z.number(),
    }),
  ),
  confusion: z.object({ labels: z.array(z.string()), counts: z.array(z.array(z.number())) }),
  coverage: z.array(CoverageLine),
  curve: z.array(Summary.extend({ rows: z.number() })),
});

const RiskView = z.object({
  id: Id,
  kind: z.enum(keysOf(riskKinds)),
  reason: z.string(),
  untilOn: Day,
  setAt: Instant,
  setBy: z.string().nullable(),
  endedAt: Instant.nullable(),
  endedBy: z.string().nullable(),
  endReason: z.string().nullable(),
  isActive: z.boolean(),
});

/** 分类建议 (B2, F13) and 风险标注 (F18). */
export const doors = {
  suggest: door({
    method: 'POST',
    path: '/api/triage/suggest',
    action: 'triage.suggest',
    asks: ['staff', 'token'],
    unrepeated: true,
    perMinute: 120,
    summary: { zh: '按文字建议类别', en: 'Suggest the category of a text' },
    input: z.object({ text: z.string().trim().min(2).max(10_000) }),
    output: Suggestion,
  }),
  of: door({
    method: 'GET',
    path: '/api/matters/:id/suggestion',
    action: 'triage.of',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '事项的类别建议', en: 'The category suggested for a matter' },
    input: z.object({ id: Id }),
    output: Suggestion,
  }),
  models: door({
    method: 'GET',
    path: '/api/triage/models',
    action: 'triage.models',
    asks: ['staff', 'token'],
    summary: { zh: '分类模型各版本', en: 'Versions of the model' },
    input: z.object({}),
    output: z.object({
      rows: z.array(ModelRow),
      /** What could be learned from now, and from how many on it is. */
      learnable: z.object({ rows: z.number(), categories: z.number(), needed: z.number() }),
      /** What people did with suggestions in the last ninety days, by version; null for keywords. */
      taken: z.array(
        z.object({ version: z.number().nullable(), decided: z.number(), accepted: z.number(), amongTwo: z.number() }),
      ),
      coverage: z.array(CoverageLine),
    }),
  }),
  model: door({
    method: 'GET',
    path: '/api/triage/models/:id',
    action: 'triage.model',
    asks: ['staff', 'token'],
    summary: { zh: '一个版本的评估', en: 'How good a version is' },
    input: z.object({ id: Id }),
    output: Report,
  }),
  corrections: door({
    method: 'GET',
    path: '/api/triage/corrections',
    action: 'triage.corrections',
    asks: ['staff', 'token'],
    summary: { zh: '被改正的建议', en: 'Suggestions that people corrected' },
    input: z.object({}),
    output: z.object({
      rows: z.array(
        z.object({
          matterId: Id,
          number: z.string(),
          version: z.number().nullable(),
          suggested: z.string(),
          decided: z.string(),
          margin: z.number().nullable(),
          at: Instant,
        }),
      ),
    }),
  }),
  train: door({
    method: 'POST',
    path: '/api/triage/models',
    action: 'triage.train',
    asks: ['staff', 'token'],
    summary: { zh: '现在训练一个版本', en: 'Train a version now' },
    input: z.object({}),
    output: z.object({}),
  }),
  promote: door({
    method: 'POST',
    path: '/api/triage/models/:id/promote',
    action: 'triage.promote',
    asks: ['staff', 'token'],
    summary: { zh: '启用一个版本', en: 'Put a version to use' },
    input: z.object({ id: Id, reason: Reason }),
    output: z.object({ id: Id }),
  }),
  rollBack: door({
    method: 'POST',
    path: '/api/triage/roll-back',
    action: 'triage.roll-back',
    asks: ['staff', 'token'],
    summary: { zh: '退回上一版本', en: 'Go back to the version before' },
    input: z.object({ reason: Reason }),
    output: z.object({ number: z.number().nullable() }),
  }),
  risks: door({
    method: 'GET',
    path: '/api/matters/:id/risks',
    action: 'risk.of',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '事项的风险标注', en: 'Risks marked on a matter' },
    input: z.object({ id: Id }),
    output: z.object({
      rows: z.array(RiskView),
      hints: z.array(z.object({ kind: z.enum(keysOf(riskKinds)), phrase: z.string() })),
      canSet: z.boolean(),
    }),
  }),
  setRisk: door({
    method: 'POST',
    path: '/api/matters/:id/risks',
    action: 'risk.set',
    asks: ['staff', 'token'],
    summary: { zh: '标注风险', en: 'Mark a risk' },
    input: z.object({ id: Id, kind: z.enum(keysOf(riskKinds)), reason: Reason, untilOn: Day }),
    output: z.object({ id: Id }),
  }),
  endRisk: door({
    method: 'POST',
    path: '/api/risks/:id/end',
    action: 'risk.end',
    asks: ['staff', 'token'],
    summary: { zh: '解除风险标注', en: 'End a risk' },
    input: z.object({ id: Id, reason: Reason }),
    output: z.object({ id: Id }),
  }),
  riskList: door({
    method: 'GET',
    path: '/api/risks',
    action: 'risk.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '有风险标注的事项', en: 'Matters with a risk marked' },
    input: z.object({}),
    output: z.object({
      rows: z.array(RiskView.extend({ matterId: Id, number: z.string(), title: z.string(), state: z.string() })),
    }),
  }),
} as const satisfies Record<string, Door>;
