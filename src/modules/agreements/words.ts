import type { DutyKind, DutyTime } from '../../algorithms/definite-duties/duty.ts';
import type { DutyFault } from '../../algorithms/definite-duties/missing.ts';
import type { TextFault } from '../../algorithms/definite-duties/text.ts';
import type { Words } from '../../kit/words.ts';

/** 协议状态: one version of a settlement agreement. */
export const agreementStates = {
  draft: { zh: '起草中', en: 'Being drafted' },
  proposed: { zh: '待签名', en: 'To be signed' },
  effective: { zh: '生效', en: 'In force' },
  replaced: { zh: '已被新版本替代', en: 'Replaced by a newer version' },
  discarded: { zh: '作废', en: 'Discarded' },
} as const satisfies Record<string, Words>;
export type AgreementState = keyof typeof agreementStates;

/** 形式. */
export const agreementForms = {
  written: { zh: '书面协议', en: 'Written agreement' },
  spot: { zh: '当场协议', en: 'On-the-spot agreement' },
  oral: { zh: '口头协议', en: 'Oral agreement' },
} as const satisfies Record<string, Words>;
export type AgreementForm = keyof typeof agreementForms;

/** 义务种类. */
export const dutyKinds = {
  pay: { zh: '付款', en: 'Pay' },
  do: { zh: '做某事', en: 'Do something' },
  refrain: { zh: '不做某事', en: 'Leave something undone' },
  apologise: { zh: '赔礼道歉', en: 'Apologise' },
  other: { zh: '其他', en: 'Something else' },
} as const satisfies Record<DutyKind, Words>;

/** 期限. */
export const dutyTimes = {
  now: { zh: '签订时当场履行', en: 'At once, when signing' },
  on: { zh: '在某日以前', en: 'By a day' },
  plan: { zh: '分期', en: 'By instalments' },
  from: { zh: '从某日起', en: 'From a day on' },
} as const satisfies Record<DutyTime['when'], Words>;

/** 签名人. */
export const signerKinds = {
  party: { zh: '当事人', en: 'Party' },
  witness: { zh: '在场人', en: 'Present' },
  mediator: { zh: '调解员', en: 'Mediator' },
  seal: { zh: '盖章', en: 'Seal' },
} as const satisfies Record<string, Words>;
export type SignerKind = keyof typeof signerKinds;

export const signerStates = {
  waiting: { zh: '待签', en: 'To sign' },
  signed: { zh: '已签', en: 'Signed' },
  declined: { zh: '不签', en: 'Does not sign' },
  absent: { zh: '未签', en: 'Did not sign' },
} as const satisfies Record<string, Words>;
export type SignerState = keyof typeof signerStates;

/** 签名方式: a drawn name is a record of assent, not a reliable electronic signature (电子签名法 §13). */
export const signWays = {
  page: { zh: '本人手机页面', en: 'On the own phone page' },
  tablet: { zh: '工作人员的平板', en: "On a colleague's tablet" },
  paper: { zh: '纸上签名', en: 'On paper' },
  noted: { zh: '登记盖章', en: 'Seal noted' },
} as const satisfies Record<string, Words>;
export type SignWay = keyof typeof signWays;

/** 查验结果: nothing of what the agreement says. */
export const checkVerdicts = {
  valid: { zh: '有效', en: 'In force' },
  replaced: { zh: '已被新版本替代', en: 'Replaced by a newer version' },
  void: { zh: '无效', en: 'Not valid' },
} as const satisfies Record<string, Words>;
export type CheckVerdict = keyof typeof checkVerdicts;

/** Faults of the text as a whole, beside those of its duties. */
export const textFaults = {
  body: { zh: '写明调解组织（调解机关）的名称', en: 'Name the mediating body' },
  facts: { zh: '写明纠纷的主要事实', en: 'Say what happened' },
  disputed: { zh: '写明争议事项', en: 'Say what is disputed' },
  outcome: { zh: '写明造成的结果', en: 'Say what came of it' },
  responsibility: { zh: '写明这一方的责任', en: 'Say what this side is responsible for' },
  'held-on': { zh: '写明调解的日期', en: 'Say on which day it was mediated' },
  'held-at': { zh: '写明调解的地点', en: 'Say where it was mediated' },
  'no-host': { zh: '没有主持人：先确定调解员', en: 'There is no mediator: seat one first' },
  'no-duties': { zh: '写明至少一项义务', en: 'Write down at least one duty' },
  before: { zh: '写明在谁面前达成', en: 'Say before whom it was reached' },
  address: { zh: '有当事人没有写住址或单位', en: 'A party has neither address nor employer' },
} as const satisfies Record<TextFault, Words>;

/** What a duty lacks, as a neighbour would say it. */
export const dutyFaults = {
  who: { zh: '谁来做还没写明', en: 'Say who has to do it' },
  'to-whom': { zh: '对谁做还没写明', en: 'Say to whom it is owed' },
  'same-person': { zh: '不能自己对自己承担义务', en: 'Nobody owes something to himself' },
  what: { zh: '内容还没写明', en: 'Say what is owed' },
  amount: { zh: '金额还没写明', en: 'Say how much' },
  capital: { zh: '大写与小写金额不一致，或大写不规范', en: 'Capitals and figures do not agree' },
  when: { zh: '期限还没写明', en: 'Say by when' },
  'when-unfit': { zh: '这种义务不能用这种期限', en: 'This kind of time does not fit' },
  'before-agreement': { zh: '日期早于签订日', en: 'The day is before the agreement' },
  'until-before-from': { zh: '截止日早于开始日', en: 'It ends before it begins' },
  how: { zh: '履行方式还没写明', en: 'Say how it is done' },
  'plan-no-rows': { zh: '还没有分期', en: 'There are no instalments yet' },
  'plan-other-sum': { zh: '各期相加不等于总额', en: 'The instalments do not add up' },
  'plan-not-an-amount': { zh: '这一期金额不对', en: 'This instalment has no amount' },
  'plan-not-a-day': { zh: '这一期日期不对', en: 'This instalment has no day' },
  'plan-not-later': { zh: '这一期不晚于上一期', en: 'This instalment is not later than the one before' },
  'plan-before-agreement': { zh: '这一期早于签订日', en: 'This instalment is before the agreement' },
  vague: { zh: '用词含糊，建议写具体', en: 'The words leave it open: better be exact' },
  proof: { zh: '建议写明用什么证明已履行', en: 'Better say what will prove it' },
} as const satisfies Record<DutyFault, Words>;

/** Facts in the timeline of the mediation; `resident`: what all parties of all sides read, null = colleagues only. */
export const agreementFacts = {
  'agreement.drafted': { staff: { zh: '起草协议', en: 'Agreement begun' }, resident: null },
  'agreement.proposed': {
    staff: { zh: '协议定稿，请各方签名', en: 'Agreement proposed for signing' },
    resident: { zh: '协议已定稿，请您看后决定', en: 'An agreement is ready for you to read' },
  },
  'agreement.signed': {
    staff: { zh: '签名', en: 'Signed' },
    resident: { zh: '有人在协议上签名', en: 'Somebody signed the agreement' },
  },
  'agreement.declined': {
    staff: { zh: '当事人不签', en: 'A party does not sign' },
    resident: { zh: '有一方没有签协议', en: 'Somebody did not sign the agreement' },
  },
  'agreement.list-closed': {
    staff: { zh: '签名截止', en: 'Signing closed' },
    resident: { zh: '协议签名截止', en: 'Signing is over' },
  },
  'agreement.discarded': {
    staff: { zh: '协议作废', en: 'Agreement discarded' },
    resident: { zh: '这份协议作废', en: 'This agreement was discarded' },
  },
  'agreement.effective': {
    staff: { zh: '协议生效', en: 'Agreement in force' },
    resident: { zh: '协议生效', en: 'The agreement is in force' },
  },
  'agreement.replaced': {
    staff: { zh: '新版本替代旧协议', en: 'A newer version replaced the agreement' },
    resident: { zh: '协议已由新版本替代', en: 'A newer agreement took its place' },
  },
} as const satisfies Record<string, { staff: Words; resident: Words | null }>;
export type AgreementFact = keyof typeof agreementFacts;
