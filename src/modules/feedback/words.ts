import type { Words } from '../../kit/words.ts';

/** 评价问题: asked separately; none is worked out from another. */
export const questions = {
  speed: { zh: '办理快不快', en: 'Was it quick?' },
  manner: { zh: '态度好不好', en: 'Were they friendly?' },
  clarity: { zh: '说得清不清楚', en: 'Was it explained clearly?' },
  result: { zh: '结果满不满意', en: 'Are you content with the result?' },
} as const satisfies Record<string, Words>;
export type Question = keyof typeof questions;

/** 评价选项. */
export const ratings = {
  good: { zh: '好', en: 'Good' },
  fair: { zh: '一般', en: 'Fair' },
  poor: { zh: '不好', en: 'Poor' },
} as const satisfies Record<string, Words>;
export type Rating = keyof typeof ratings;

/** What may be said to a question; not saying anything is neither of these. */
export const said = { ...ratings, declined: { zh: '不回答', en: 'I would rather not say' } } as const;
export type Said = keyof typeof said;

/** 评价状态: `silent` is open after its time, found by the clock. */
export const surveyStates = {
  open: { zh: '等待评价', en: 'Waiting' },
  answered: { zh: '已评价', en: 'Answered' },
  refused: { zh: '不愿评价', en: 'Refused' },
  silent: { zh: '没有回音', en: 'Silent' },
  lapsed: { zh: '重新办理，评价作废', en: 'Lapsed: reopened' },
} as const satisfies Record<string, Words>;
export type SurveyState = keyof typeof surveyStates;

/** 评价方式. */
export const surveyWays = {
  page: { zh: '网页', en: 'Page' },
  phone: { zh: '电话', en: 'Phone' },
  sms: { zh: '短信', en: 'SMS' },
  paper: { zh: '纸质', en: 'Paper' },
} as const satisfies Record<string, Words>;
export type SurveyWay = keyof typeof surveyWays;

/** 申诉理由. */
export const grounds = {
  unfair: { zh: '评价与事实不符', en: 'The rating is unfair' },
  beyond: { zh: '诉求超出职责或能力', en: 'What was asked is beyond our power' },
} as const satisfies Record<string, Words>;
export type Ground = keyof typeof grounds;

/** 申诉状态. */
export const objectionStates = {
  open: { zh: '等待两人审核', en: 'Two people decide' },
  upheld: { zh: '申诉成立', en: 'Upheld' },
  rejected: { zh: '申诉不成立', en: 'Rejected' },
} as const satisfies Record<string, Words>;
export type ObjectionState = keyof typeof objectionStates;

/** 感谢方式. */
export const thanksKinds = {
  banner: { zh: '锦旗', en: 'Banner' },
  letter: { zh: '感谢信', en: 'Letter' },
  spoken: { zh: '口头感谢', en: 'Spoken thanks' },
} as const satisfies Record<string, Words>;
export type ThanksKind = keyof typeof thanksKinds;

/** 口径: how the figures of a period are made; it stands on every answer that holds them. */
export const definition: Words = {
  zh: '办结日期在期间内、本单位及下级单位的事项，每位反映人每次办结问一次。已问＝已评价＋不愿评价＋没有回音＋等待中；重新办理而作废的不计。占比只以对该问题说了好、一般或不好的人为底数，不回答和没有说的不推算；区间为 95 % Wilson 区间。少于 5 份的不显示。您本人经办的不在数内。',
  en: 'Matters of the unit and those below it, closed within the period; each reporter is asked once for each closing. Asked = answered + refused + silent + waiting; lapsed ones are left out. A share rests on those only who said good, fair or poor to that question; nothing is worked out for the others; intervals are 95 % Wilson. Fewer than 5 are not shown. What you handled yourself is not in it.',
};
