import type { Words } from '../../../kit/words.ts';
import { type ladderOn, measures } from '../../../modules/clocks/words.ts';
import type { Matter } from '../matters/shapes.ts';

export type Timing = Matter['timing'];
export type Clock = Timing['clocks'][number];
type Measure = keyof typeof measures;

/** So many of a measure: 3个工作日, 4 小时. */
export function amountWords(amount: number, measure: Measure): Words {
  if ((measure === 'working-minutes' || measure === 'minutes') && amount % 60 === 0) {
    const hours = amount / 60;
    const [zh, en] = measure === 'minutes' ? ['小时', 'hours'] : ['个工作小时', 'working hours'];
    return { zh: `${hours} ${zh}`, en: `${hours} ${hours === 1 ? en.slice(0, -1) : en}` };
  }
  const { zh, en } = measures[measure];
  return { zh: `${amount} ${zh}`, en: `${amount} ${amount === 1 ? en.slice(0, -1) : en}` };
}

type Rule = { readonly on: keyof typeof ladderOn; readonly value: number };

/** Why a rule of the ladder spoke, in a few words. */
export function ruleWords(rule: Rule | null): Words {
  if (rule === null) return { zh: '规则', en: 'A rule' };
  switch (rule.on) {
    case 'share':
      return { zh: `用去 ${rule.value}% 时限`, en: `${rule.value} % of the limit used` };
    case 'ownerless':
      return { zh: `${rule.value} 工作分钟无人承办`, en: `${rule.value} working minutes without a lead` };
    case 'reopened':
      return { zh: `重新办理 ${rule.value} 次`, en: `reopened ${rule.value} times` };
  }
}
