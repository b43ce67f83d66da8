import type { Words } from '../../kit/words.ts';

/** 材料情况. */
export const itemStates = {
  there: { zh: '齐', en: 'There' },
  missing: { zh: '缺', en: 'Missing' },
  excused: { zh: '说明', en: 'Cannot be had, noted' },
  'not-needed': { zh: '不需要', en: 'Not needed' },
} as const satisfies Record<string, Words>;
export type ItemState = keyof typeof itemStates;

/** Why an item is there, or is not. */
export const itemWhys = {
  'made-here': { zh: '由系统生成', en: 'Made here' },
  papers: { zh: '已归入材料', en: 'Papers were put in' },
  rooms: { zh: '来自办理过程', en: 'From the course of the case' },
  none: { zh: '还没有', en: 'Not there yet' },
  'not-all': { zh: '还缺', en: 'Still missing of' },
  'not-settled': { zh: '还有没履行完的', en: 'Something is still to be performed' },
  'visits-due': { zh: '还有回访没有做', en: 'Visits are still due' },
  'not-answered': { zh: '法院还没有答复', en: 'The court has not answered' },
  noted: { zh: '无法取得，见情况说明', en: 'Cannot be had: see the statement' },
  'as-needed': { zh: '按需归入，本件没有', en: 'Put in as needed: there is none' },
  'no-agents': { zh: '没有委托代理人', en: 'Nobody acts for a party' },
  'not-begun': { zh: '没有开始调解', en: 'Mediation did not begin' },
  'no-agreement': { zh: '未达成协议', en: 'There was no agreement' },
  'done-at-once': { zh: '签订时当场履行', en: 'Done when it was signed' },
  'not-asked': { zh: '没有申请司法确认', en: 'The court was not asked' },
} as const satisfies Record<string, Words>;
export type ItemWhy = keyof typeof itemWhys;

/** 保管期限. */
export const archiveTerms = {
  '10y': { zh: '10 年', en: '10 years' },
  '30y': { zh: '30 年', en: '30 years' },
  permanent: { zh: '永久', en: 'For good' },
} as const satisfies Record<string, Words>;
export type ArchiveTerm = keyof typeof archiveTerms;

/** 制作状态. `failed` is said of what did not come about in a quarter of an hour. */
export const printStates = {
  waiting: { zh: '正在制作', en: 'Being made' },
  ready: { zh: '可以下载', en: 'Ready' },
  failed: { zh: '没有做成，请重新制作', en: 'Could not be made: ask again' },
  removed: { zh: '已过保存期', en: 'No longer kept' },
} as const satisfies Record<string, Words>;

/** 补齐办法: the way to mend what is missing; the key says why it is wanted or what it lacks. */
export const mendings = {
  rights: {
    zh: '在「当事人」里登记谁、怎样知悉，或上传签过字的告知书',
    en: 'Note in the parties how each was told, or put in the signed notice',
  },
  identity: { zh: '在「当事人」里补证件号，或上传身份证明', en: 'Add identity numbers, or put in proofs of identity' },
  mandate: { zh: '上传代理人的授权委托书', en: 'Put in the power of attorney of the agent' },
  record: {
    zh: '在「调解会」里把记录请各方核对定稿，或上传纸质笔录',
    en: 'Have the record of the sitting read back and signed, or put in the paper record',
  },
  agreement: { zh: '上传协议书，或说明为什么没有', en: 'Put in the agreement, or note why there is none' },
  performance: {
    zh: '在「履行」里登记，或上传收条、转账凭证、照片',
    en: 'Note what was done under performance, or put in receipts, transfers, photos',
  },
  revisit: { zh: '完成回访并登记，或上传回访记录', en: 'Visit afterwards and note it, or put in the record' },
  confirmation: { zh: '在「司法确认」里登记法院答复和文书', en: 'Note under confirmation what the court answered' },
  statement: { zh: '上传情况说明', en: 'Put in the statement' },
  other: { zh: '上传材料', en: 'Put in the paper' },
} as const satisfies Record<string, Words>;
export type Mending = keyof typeof mendings;

/** How long a PDF that is not that of filing can be fetched. */
export const keptDays = 7;
