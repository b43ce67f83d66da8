import type { Words } from '../../kit/words.ts';

/** 司法确认状态. */
export const confirmationStates = {
  open: { zh: '可以申请', en: 'May be asked for' },
  submitted: { zh: '已递交法院', en: 'With the court' },
  accepted: { zh: '法院已受理', en: 'Accepted by the court' },
  declined: { zh: '法院不予受理', en: 'Not accepted by the court' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  unconfirmed: { zh: '不予确认', en: 'Not confirmed' },
  lapsed: { zh: '期限已过', en: 'Time has run out' },
  replaced: { zh: '协议已由新版本替代', en: 'Another agreement took its place' },
} as const satisfies Record<string, Words>;
export type ConfirmationState = keyof typeof confirmationStates;

/** 法院答复: what the court says. */
export const courtAnswers = {
  accepted: { zh: '受理', en: 'Accepted' },
  declined: { zh: '不予受理', en: 'Not accepted' },
  extended: { zh: '延长审查 10 日', en: 'Ten more days' },
  confirmed: { zh: '裁定确认有效', en: 'Confirmed' },
  unconfirmed: { zh: '裁定驳回（不予确认）', en: 'Not confirmed' },
} as const satisfies Record<string, Words>;
export type CourtAnswer = keyof typeof courtAnswers;

/** 排除情形: what speaks against asking the court (法释〔2011〕5号 §4, §7; 民事诉讼法 §205). The first five a colleague looks at, the others are known. */
export const exclusions = {
  'identity-right': {
    zh: '确认身份关系（如亲子、监护关系）',
    en: 'It asks to settle who is whose child, guardian or the like',
  },
  marriage: { zh: '确认婚姻关系', en: 'It is about being married or divorced' },
  adoption: { zh: '确认收养关系', en: 'It is about adoption' },
  unlawful: {
    zh: '违反法律强制性规定，或损害国家、社会公共利益、他人权益',
    en: 'It breaks binding law, or harms the public or somebody else',
  },
  'against-will': { zh: '违背自愿、恶意串通或规避法律', en: 'Somebody was not free, or the law is being got round' },
  'public-order': {
    zh: '治安调解协议不在司法确认之列；民事部分可以另行申请人民调解，达成协议后再申请',
    en: 'A public-order agreement cannot be confirmed; the civil side may go to people’s mediation and be confirmed then',
  },
  oral: {
    zh: '口头协议没有协议书；先签订书面协议，再从书面协议生效之日起算',
    en: 'An oral agreement has no paper: sign a written one first, the time then counts from it',
  },
  unclear: {
    zh: '协议内容不明确，法院会不予确认；先重新协商，写明谁、做什么、多少、何时',
    en: 'Its content is not definite and would not be confirmed: agree anew on who, what, how much and when',
  },
} as const satisfies Record<string, Words>;
export type Exclusion = keyof typeof exclusions;

/** Those that a colleague looks at. */
export const exclusionMarks = ['identity-right', 'marriage', 'adoption', 'unlawful', 'against-will'] as const;
export type ExclusionMark = (typeof exclusionMarks)[number];

/** 管辖依据: why this court. */
export const courtBases = {
  party: { zh: '当事人住所地', en: 'Where a party lives' },
  subject: { zh: '标的物所在地', en: 'Where the thing is' },
  body: { zh: '调解组织所在地', en: 'Where the mediating body is' },
} as const satisfies Record<string, Words>;
export type CourtBasis = keyof typeof courtBases;

/** 递交方式. */
export const submitWays = {
  window: { zh: '到立案窗口递交', en: 'At the window of the court' },
  post: { zh: '邮寄', en: 'By post' },
  online: { zh: '法院网上平台', en: 'On the platform of the court' },
  link: { zh: '通过本系统交法院联络员', en: 'By the link sent to the court' },
} as const satisfies Record<string, Words>;
export type SubmitWay = keyof typeof submitWays;

/** 是否共同申请. */
export const saidWords = {
  yes: { zh: '同意共同申请', en: 'Joins in' },
  no: { zh: '不申请', en: 'Does not' },
  back: { zh: '收回同意', en: 'Took the yes back' },
} as const satisfies Record<string, Words>;
export type Said = keyof typeof saidWords;

/** 申请材料 (法释〔2011〕5号 §3). */
export const paperKinds = {
  application: { zh: '司法确认申请书', en: 'Application' },
  agreement: { zh: '调解协议书', en: 'Settlement agreement' },
  identity: { zh: '身份证明', en: 'Proof of identity' },
  property: { zh: '财产权利证明', en: 'Proof of property rights' },
  service: { zh: '送达地址和联系电话', en: 'Service address and phone' },
  attorney: { zh: '授权委托书', en: 'Power of attorney' },
  other: { zh: '其他材料', en: 'Other papers' },
  decision: { zh: '法院文书', en: 'Papers of the court' },
} as const satisfies Record<string, Words>;
export type PaperKind = keyof typeof paperKinds;

/** Papers that somebody puts in; application and agreement are made here, the address is written down. */
export const givenPapers = ['identity', 'property', 'attorney', 'other'] as const satisfies readonly PaperKind[];
export type GivenPaper = (typeof givenPapers)[number] | 'decision';

/** Facts in the timeline of the mediation; `resident`: what all parties of all sides read, null = colleagues only. */
export const confirmationFacts = {
  'confirmation.opened': {
    staff: { zh: '可以共同申请司法确认', en: 'Both sides may ask the court to confirm' },
    resident: { zh: '三十日内可以共同申请司法确认', en: 'Within 30 days you may ask the court together to confirm' },
  },
  'confirmation.checked': {
    staff: { zh: '审查能否司法确认', en: 'Looked whether it can be confirmed' },
    resident: null,
  },
  'confirmation.said': {
    staff: { zh: '一方表示是否申请司法确认', en: 'A party said whether it joins in' },
    resident: { zh: '有一方表示了是否申请司法确认', en: 'Somebody said whether to ask the court' },
  },
  'confirmation.court': { staff: { zh: '确定管辖法院', en: 'Court chosen' }, resident: null },
  'confirmation.contact': { staff: { zh: '确认送达地址', en: 'Service address noted' }, resident: null },
  'confirmation.paper': { staff: { zh: '登记申请材料', en: 'Paper for the court' }, resident: null },
  'confirmation.paper-dropped': { staff: { zh: '撤下申请材料', en: 'Paper taken out' }, resident: null },
  'confirmation.link-sent': { staff: { zh: '把申请交法院联络员', en: 'Link sent to the court' }, resident: null },
  'confirmation.submitted': {
    staff: { zh: '递交司法确认申请', en: 'Application handed in' },
    resident: { zh: '司法确认申请已递交法院', en: 'The application is with the court' },
  },
  'confirmation.accepted': {
    staff: { zh: '法院受理', en: 'The court accepted it' },
    resident: { zh: '法院受理了司法确认申请', en: 'The court accepted the application' },
  },
  'confirmation.declined': {
    staff: { zh: '法院不予受理', en: 'The court did not accept it' },
    resident: { zh: '法院没有受理司法确认申请', en: 'The court did not accept the application' },
  },
  'confirmation.extended': {
    staff: { zh: '法院延长审查期限', en: 'The court takes ten more days' },
    resident: { zh: '法院延长了审查期限', en: 'The court takes more time' },
  },
  'confirmation.confirmed': {
    staff: { zh: '法院裁定确认', en: 'The court confirmed it' },
    resident: { zh: '法院确认协议有效', en: 'The court confirmed the agreement' },
  },
  'confirmation.unconfirmed': {
    staff: { zh: '法院裁定不予确认', en: 'The court did not confirm it' },
    resident: { zh: '法院没有确认协议', en: 'The court did not confirm the agreement' },
  },
  'confirmation.lapsed': {
    staff: { zh: '申请司法确认的期限已过', en: 'Time to ask the court has run out' },
    resident: { zh: '申请司法确认的期限已过', en: 'The time to ask the court is over' },
  },
  'confirmation.reminded': { staff: { zh: '提醒司法确认期限', en: 'Reminded of the time left' }, resident: null },
  'dossier.paper': { staff: { zh: '归入卷内材料', en: 'Paper put into the file' }, resident: null },
  'dossier.paper-dropped': { staff: { zh: '撤下卷内材料', en: 'Paper taken out of the file' }, resident: null },
  'dossier.noted': { staff: { zh: '情况说明：材料缺失', en: 'Noted why a paper cannot be had' }, resident: null },
  'dossier.term': { staff: { zh: '确定保管期限', en: 'Archive term set' }, resident: null },
  'dossier.printed': { staff: { zh: '卷宗成册', en: 'File printed' }, resident: null },
} as const satisfies Record<string, { staff: Words; resident: Words | null }>;
export type ConfirmationFact = keyof typeof confirmationFacts;
