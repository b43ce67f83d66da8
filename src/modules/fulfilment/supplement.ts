import type { PlanRow } from '../../algorithms/instalments/plan.ts';
import { formatYuan } from '../../kit/money.ts';
import type { EffectiveAgreement } from '../agreements/api.ts';
import type { Obligation } from './tables.ts';

const chineseDay = (day: string) => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** What the new version is about: which duty, what was paid until when, and the new rows. */
export interface NewPlan {
  readonly obligation: Pick<Obligation, 'item' | 'by_ids' | 'to_ids' | 'what' | 'how' | 'proof' | 'place'>;
  readonly asOf: string;
  readonly paidFen: number;
  readonly restBeforeFen: number;
  readonly restFen: number;
  readonly rows: readonly PlanRow[];
  readonly reason: string;
  /** Number of the mediation and of the version that first held this duty. */
  readonly paper: string;
}

/**
 * 变更协议: the text of the version that changes the plan of one money duty. It says what is changed and that everything else stays as it was
 * agreed, so that nothing that is past has to be written anew. Facts and responsibilities are those of the version before.
 */
export function supplementOf(
  { text, parties, boundIds }: EffectiveAgreement,
  { obligation, asOf, paidFen, restBeforeFen, restFen, rows, reason, paper }: NewPlan,
): EffectiveAgreement['text'] {
  const bearer = (ids: readonly string[]) => {
    const [first] = parties.filter(({ id }) => ids.includes(id));
    const side = parties.filter((one) => one.side === first?.side && boundIds.includes(one.id));
    const isSide = side.length === ids.length && side.every(({ id }) => ids.includes(id));
    return isSide ? String(first?.side ?? '') : (first?.id ?? '');
  };
  const change = restFen === restBeforeFen ? '' : `双方同意余款按¥${formatYuan(restFen)}计算。`;
  const more = [
    `本协议变更${paper}号协议第${obligation.item}项的付款安排，变更原因：${reason}。`,
    `截至${chineseDay(asOf)}，双方确认已付¥${formatYuan(paidFen)}，尚欠¥${formatYuan(restBeforeFen)}。${change}`,
    '余款按本协议所列各期支付；原协议其余各项不变，仍按原协议履行；已登记的付款继续有效。',
  ].join('\n');
  const duty = {
    kind: 'pay' as const,
    by: bearer(obligation.by_ids),
    to: bearer(obligation.to_ids),
    what: obligation.what.endsWith(rest) ? obligation.what : `${obligation.what}${rest}`,
    amountFen: restFen,
    capital: '',
    each: false,
    time: { when: 'plan' as const, rows: rows.map(({ dueOn, fen }) => ({ dueOn, fen })) },
    where: obligation.place,
    how: obligation.how,
    proof: obligation.proof,
  };
  return { ...text, duties: [duty], more };
}

const rest = '（余款）';
