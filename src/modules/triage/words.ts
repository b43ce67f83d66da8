import type { Words } from '../../kit/words.ts';

/** 模型状态. */
export const modelStates = {
  candidate: { zh: '候选', en: 'Candidate' },
  champion: { zh: '使用中', en: 'In use' },
  retired: { zh: '已停用', en: 'Retired' },
} as const satisfies Record<string, Words>;
export type ModelState = keyof typeof modelStates;

/** 建议来源: keywords are what there is before anything was learned; they are worse, and say so. */
export const sources = {
  model: { zh: '按学到的判断', en: 'By what was learned' },
  keywords: { zh: '按关键词，较粗略', en: 'By keywords: rougher' },
} as const satisfies Record<string, Words>;

/** 风险种类, of a matter and never of a person. */
export const riskKinds = {
  violence: { zh: '暴力', en: 'Violence' },
  minors: { zh: '涉未成年人', en: 'Minors concerned' },
  'self-harm': { zh: '自伤自杀', en: 'Self-harm' },
  escalation: { zh: '民转刑', en: 'May turn criminal' },
} as const satisfies Record<string, Words>;
export type RiskKind = keyof typeof riskKinds;

/** Why a version was not put to use by itself. */
export const rulings = {
  promote: { zh: '比当时用的好', en: 'Better than what was in use' },
  'too-few': { zh: '事项还不够多', en: 'Not enough matters yet' },
  'not-better': { zh: '没有明显好于现用的', en: 'Not clearly better than what is in use' },
} as const satisfies Record<string, Words>;
export type RulingName = keyof typeof rulings;

/** Facts about models; those about risks stand with the other facts of matters. */
export const triageFacts = {
  'triage.trained': { zh: '训练出一个版本', en: 'A version was trained' },
  'triage.promoted': { zh: '启用版本', en: 'Version put to use' },
  'triage.rolled-back': { zh: '退回上一版本', en: 'Rolled back' },
} as const satisfies Record<string, Words>;
export type TriageFact = keyof typeof triageFacts;
