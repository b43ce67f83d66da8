import type { Happening } from '../../platform/facts.ts';
import { agreementFacts } from '../agreements/words.ts';
import { choosingFacts } from '../choosing/words.ts';
import { clockFacts } from '../clocks/words.ts';
import { fulfilmentFacts } from '../fulfilment/words.ts';
import { mediationFacts } from '../mediation/words.ts';
import { sittingFacts } from '../sittings/words.ts';
import { confirmationFacts } from './words.ts';

const facts: Readonly<Record<string, { readonly staff: { readonly zh: string } }>> = {
  ...mediationFacts,
  ...choosingFacts,
  ...sittingFacts,
  ...agreementFacts,
  ...fulfilmentFacts,
  ...confirmationFacts,
  ...clockFacts,
};

/** What a fact of a mediation is called on paper. */
export const factWord = (kind: string): string => facts[kind]?.staff.zh ?? kind;

/** Who did it, as the paper says it: colleagues by name, parties and courts as such. */
export function actorWord({ by_kind: kind, by_id: id }: Happening, names: ReadonlyMap<string, string>): string {
  if (kind === 'staff' || kind === 'token') return names.get(id ?? '') ?? '工作人员';
  return kind === 'link' || kind === 'visitor' ? '当事人或有关单位（本人页面）' : '系统';
}

/** Words that stand on every file of a mediation; papers are Chinese, as the record that they are. */
export const dossierWords = {
  inside: '内部',
  index: '卷内目录',
  indexHead: ['序号', '题名', '件数', '页次'],
  completeness: '卷内材料核对',
  completenessHead: ['材料', '情况', '说明'],
  back: '封底',
  pages: '本卷总页数',
  scan: '扫码查验',
} as const;

/** 权利义务告知书 (人民调解法 §23–24; 程序规定 §§178–186). */
export function rightsText(track: 'people' | 'public-order'): string {
  const people = [
    '一、当事人在人民调解活动中享有下列权利：选择或者接受人民调解员；接受调解、拒绝调解或者要求终止调解；要求调解公开进行或者不公开进行；自主表达意愿、自愿达成调解协议。',
    '二、当事人在人民调解活动中履行下列义务：如实陈述纠纷事实；遵守调解现场秩序，尊重人民调解员；尊重对方当事人行使权利。',
    '三、人民调解不收取任何费用。调解协议具有法律约束力，应当按照约定履行；自协议生效之日起三十日内，双方可以共同向人民法院申请司法确认。',
  ];
  const order = [
    '一、治安调解以自愿为前提，当事人可以接受、拒绝调解；有权申请主持人回避。',
    '二、经调解达成协议并履行的，公安机关不予处罚；未达成协议或者不履行的，公安机关依法处理，民事争议可以向人民法院起诉，也可以申请人民调解。',
    '三、当事人应当如实陈述事实，遵守秩序，尊重对方。调解不收取任何费用。',
  ];
  return (track === 'people' ? people : order).join('\n');
}

/** An identity number as the file shows it: enough to compare with the card. */
export function maskedNumber(number: string | null): string {
  if (number === null) return '未登记证件号';
  return number.length < 8 ? number : `${number.slice(0, 4)}${'*'.repeat(number.length - 8)}${number.slice(-4)}`;
}

/** Names of colleagues who acted. */
export function staffIds(happenings: readonly Happening[]): string[] {
  const ids = happenings.flatMap(({ by_kind: kind, by_id: id }) =>
    (kind === 'staff' || kind === 'token') && id !== null ? [id] : [],
  );
  return [...new Set(ids)];
}
