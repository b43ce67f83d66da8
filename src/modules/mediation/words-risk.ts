import type { Words } from '../../kit/words.ts';

/** 受理审查: questions that decide whether mediation is lawful at all. */
export const gateQuestions = {
  'one-refuses': { zh: '有一方明确拒绝调解', en: 'One side clearly refuses' },
  crime: { zh: '涉嫌犯罪，已立案或应当立案', en: 'Suspected crime' },
  'violence-home': { zh: '正在发生的家庭暴力或人身危险', en: 'Violence at home or danger to somebody going on now' },
  'identity-right': { zh: '婚姻、收养、监护等身份关系本身', en: 'Marriage, adoption or guardianship as such' },
  'other-authority': { zh: '法律规定只能由专门机关处理', en: 'Only a certain authority may decide by law' },
  'already-decided': { zh: '法院、仲裁机构已受理或已裁判', en: 'A court or arbitrator has it or has decided' },
  'no-capacity': {
    zh: '当事人没有行为能力，又没有监护人参加',
    en: 'A party without capacity, and no guardian takes part',
  },
  minor: { zh: '当事人未成年，监护人没有参加', en: 'A party is a minor and no guardian takes part' },
  hired: { zh: '雇凶伤害他人', en: 'Somebody was hired to do harm' },
  gang: { zh: '结伙斗殴、寻衅滋事', en: 'Gang fight or provocation' },
  repeat: { zh: '多次实施违反治安管理行为', en: 'Repeated offences against public order' },
  'new-act': { zh: '调解过程中又实施违反治安管理行为', en: 'A new offence during mediation' },
  escape: { zh: '调解过程中逃跑', en: 'Ran away during mediation' },
  'not-minor-case': { zh: '情节较重，不属于民间纠纷引起的轻微案件', en: 'Not a minor case out of a private dispute' },
} as const satisfies Record<string, Words>;
export type GateQuestion = keyof typeof gateQuestions;

/** 风险迹象: signs in the dispute, never marks of a person (C14). */
export const riskSigns = {
  weapon: { zh: '出现刀具、汽油等危险物品', en: 'Knives, petrol or the like were seen' },
  threat: { zh: '有人扬言伤人、自伤或同归于尽', en: 'Threats to hurt others or oneself' },
  blows: { zh: '已经动手', en: 'There were blows' },
  'calls-repeated': { zh: '一个月内为同一件事报警两次以上', en: 'Two or more calls about it within a month' },
  crowd: { zh: '双方在召集亲友', en: 'Friends and kin are being called together' },
  drink: { zh: '多次酒后争执', en: 'Quarrels after drinking, more than once' },
  despair: { zh: '有人说没有活路、不想活', en: 'Somebody speaks of having no way out' },
  'child-or-elder': { zh: '老人、孩子可能受到伤害', en: 'A child or an old person may come to harm' },
  'failed-before': { zh: '调解过没有成，或协议没有履行', en: 'An earlier mediation failed or was not kept' },
  'meet-daily': { zh: '天天见面，躲不开', en: 'They meet every day and cannot avoid it' },
} as const satisfies Record<string, Words>;
export type RiskSign = keyof typeof riskSigns;

export const riskLevels = {
  calm: { zh: '平稳', en: 'Calm' },
  heed: { zh: '需要留意', en: 'To be heeded' },
  grave: { zh: '可能激化', en: 'May escalate' },
} as const satisfies Record<string, Words>;
export type RiskLevel = keyof typeof riskLevels;
