import type { Words } from '../../kit/words.ts';
import type { ResultField } from '../categories/words.ts';

/** 处置方式: what kind of result was reached. */
export const resultTypes = {
  cleared: { zh: '清理', en: 'Cleared' },
  'put-right': { zh: '整治', en: 'Put right' },
  penalised: { zh: '查处', en: 'Penalised' },
} as const satisfies Record<string, Words>;
export type ResultType = keyof typeof resultTypes;

/** 处置结果: what was counted when a matter was closed. */
export interface CountedResult {
  readonly type: ResultType;
  readonly counts: Readonly<Record<string, number>>;
}

/** One sentence of a counted result, without a full stop; fields that counted nothing stay out. */
export function resultSentence(result: CountedResult, fields: readonly ResultField[]): Words {
  const counted = fields.flatMap((field) => {
    const count = result.counts[field.key] ?? 0;
    return count > 0 ? [{ field, count }] : [];
  });
  const { zh, en } = resultTypes[result.type];
  if (counted.length === 0) return { zh, en };
  return {
    zh: `${zh}${counted.map(({ field, count }) => `${field.zh} ${count} ${field.unit_zh}`).join('、')}`,
    en: `${en}: ${counted.map(({ field, count }) => `${count} ${[field.unit_en, field.en].filter(Boolean).join(' ')}`).join(', ')}`,
  };
}

/** 分享对象: which kind of group a link is for. */
export const shareKinds = {
  owners: { zh: '业主群', en: "Owners' group" },
  company: { zh: '企业群', en: 'Company group' },
  street: { zh: '商业街', en: 'Shopping street' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>;
export type ShareKind = keyof typeof shareKinds;

/** 公开状态: the little that neighbours read of where a public problem stands. */
export const publicStates = {
  open: { zh: '正在办理', en: 'Being worked on' },
  done: { zh: '已办结', en: 'Work is finished' },
} as const satisfies Record<string, Words>;
