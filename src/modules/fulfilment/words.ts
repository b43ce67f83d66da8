import type { InstalmentState, PaymentState } from '../../algorithms/instalments/ledger.ts';
import type { Words } from '../../kit/words.ts';

/** 账目各方: who owes, who is owed, and the colleagues between them. */
export const ends = {
  by: { zh: '义务人', en: 'Who owes' },
  to: { zh: '权利人', en: 'Who is owed' },
  office: { zh: '工作人员', en: 'A colleague' },
} as const satisfies Record<string, Words>;
export type End = keyof typeof ends;

/** 履行条目状态. */
export const obligationStates = {
  running: { zh: '履行中', en: 'To be performed' },
  fulfilled: { zh: '已履行', en: 'Performed' },
  replaced: { zh: '已由新协议替代', en: 'Replaced by a newer agreement' },
  ended: { zh: '未履行完，已终止', en: 'Ended, not performed' },
} as const satisfies Record<string, Words>;
export type ObligationState = keyof typeof obligationStates;

/** 现状: how a duty stands today. */
export const standings = {
  open: { zh: '未到期', en: 'Not due yet' },
  due: { zh: '已到期，宽限中', en: 'Due, within the days of grace' },
  waiting: { zh: '等对方确认', en: 'Waiting for the other side' },
  overdue: { zh: '逾期', en: 'Overdue' },
  lasting: { zh: '持续遵守', en: 'Kept from day to day' },
  broken: { zh: '没有遵守', en: 'Not kept' },
  fulfilled: { zh: '已履行', en: 'Performed' },
  replaced: { zh: '已由新协议替代', en: 'Replaced by a newer agreement' },
  ended: { zh: '未履行完，已终止', en: 'Ended, not performed' },
} as const satisfies Record<string, Words>;
export type Standing = keyof typeof standings;

/** 履行账条目. */
export const entryKinds = {
  payment: { zh: '付款', en: 'Payment' },
  deed: { zh: '已做到', en: 'Done' },
  breach: { zh: '没有遵守', en: 'Not kept' },
  look: { zh: '现场查看', en: 'Seen on the spot' },
} as const satisfies Record<string, Words>;
export type EntryKind = keyof typeof entryKinds;

export const entryStates = {
  recorded: { zh: '已登记，等对方确认', en: 'Written down, to be confirmed' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  disputed: { zh: '有异议', en: 'Disputed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<PaymentState, Words>;
export type EntryState = PaymentState;

/** 答复: what can be said to a line of the ledger; the button and the line say the same word. */
export const verdicts = {
  confirmed: { zh: '确认', en: 'Confirm' },
  disputed: { zh: '有异议', en: 'Dispute' },
  withdrawn: { zh: '撤回', en: 'Withdraw' },
} as const satisfies Record<string, Words>;
export type Verdict = keyof typeof verdicts;

export const instalmentStates = {
  open: { zh: '未到期', en: 'Not due yet' },
  partly: { zh: '已付一部分', en: 'Paid in part' },
  due: { zh: '已到期，宽限中', en: 'Due, within the days of grace' },
  overdue: { zh: '逾期', en: 'Overdue' },
  paid: { zh: '已付', en: 'Paid' },
  early: { zh: '提前付清', en: 'Paid early' },
} as const satisfies Record<InstalmentState, Words>;

export const findings = {
  done: { zh: '看到已经做到', en: 'It has been done' },
  'not-done': { zh: '看到没有做到', en: 'It has not been done' },
} as const satisfies Record<string, Words>;
export type Finding = keyof typeof findings;

/** 凭证给谁看. */
export const proofReaders = {
  both: { zh: '双方都能看', en: 'Both ends may open it' },
  office: { zh: '只给工作人员看', en: 'Only the house opens it' },
} as const satisfies Record<string, Words>;
export type ProofReader = keyof typeof proofReaders;

/** 重新协商. */
export const proposalStates = {
  open: { zh: '等双方答复', en: 'To be answered' },
  agreed: { zh: '双方同意，待签新协议', en: 'Both agree: the new version is to be signed' },
  declined: { zh: '没有谈拢', en: 'Declined' },
  'taken-back': { zh: '已收回', en: 'Taken back' },
  dropped: { zh: '新协议没有签成', en: 'The new version was not signed' },
  'in-force': { zh: '已生效', en: 'In force' },
} as const satisfies Record<string, Words>;
export type ProposalState = keyof typeof proposalStates;

export const proposalVerdicts = {
  agreed: { zh: '同意', en: 'Agree' },
  declined: { zh: '不同意', en: 'Decline' },
  'taken-back': { zh: '收回', en: 'Take back' },
} as const satisfies Record<string, Words>;
export type ProposalVerdict = keyof typeof proposalVerdicts;

/** 违约处置进展. */
export const breachStates = {
  none: { zh: '正常履行', en: 'As agreed' },
  overdue: { zh: '有逾期', en: 'Something is overdue' },
  urged: { zh: '已催促', en: 'Urged' },
  accounted: { zh: '已出对账单', en: 'Account made up' },
  told: { zh: '已告知下一步', en: 'Next step told' },
  ended: { zh: '未履行完，已终止', en: 'Ended, not performed' },
} as const satisfies Record<string, Words>;
export type BreachState = keyof typeof breachStates;

/** 违约处置步骤. */
export const breachSteps = {
  note: { zh: '发现逾期', en: 'Found overdue' },
  urge: { zh: '催促', en: 'Urge' },
  account: { zh: '出对账单', en: 'Make up the account' },
  tell: { zh: '告知下一步', en: 'Tell the next step' },
  reopen: { zh: '再次调解', en: 'Mediate again' },
  end: { zh: '终止履行', en: 'End performance' },
  cure: { zh: '已补上', en: 'Made good' },
} as const satisfies Record<string, Words>;
export type BreachStep = keyof typeof breachSteps;

export const callReasons = {
  reminder: { zh: '提醒日期（对方没有手机）', en: 'Remind of a day: no phone for messages' },
  urge: { zh: '催促履行', en: 'Urge to perform' },
  routes: { zh: '告知下一步', en: 'Tell the next step' },
} as const satisfies Record<string, Words>;
export type CallReason = keyof typeof callReasons;

/** 回访记录: what 回访记录 must say. */
export const performedWords = {
  kept: { zh: '都做到了', en: 'All was kept' },
  partly: { zh: '做到一部分', en: 'Kept in part' },
  broken: { zh: '没有做到', en: 'Not kept' },
  unknown: { zh: '没有问到', en: 'Not asked' },
} as const satisfies Record<string, Words>;
export type Performed = keyof typeof performedWords;

export const satisfactions = {
  content: { zh: '满意', en: 'Content' },
  fair: { zh: '基本满意', en: 'Fairly content' },
  discontent: { zh: '不满意', en: 'Not content' },
  unsaid: { zh: '没有表态', en: 'Said nothing' },
} as const satisfies Record<string, Words>;
export type Satisfaction = keyof typeof satisfactions;

export const againWords = {
  no: { zh: '没有再起争执', en: 'No new quarrel' },
  signs: { zh: '有苗头', en: 'Signs of one' },
  yes: { zh: '又起争执', en: 'They quarrel again' },
  unknown: { zh: '没有问到', en: 'Not asked' },
} as const satisfies Record<string, Words>;
export type Again = keyof typeof againWords;

/** Facts in the timeline of the mediation. What belongs to one account is for colleagues: other parties of the dispute read that timeline too. */
export const fulfilmentFacts = {
  'performance.begun': { staff: { zh: '履行条目已建账', en: 'Accounts of duties opened' }, resident: null },
  'performance.recorded': { staff: { zh: '登记履行情况', en: 'Performance written down' }, resident: null },
  'performance.confirmed': { staff: { zh: '对方确认', en: 'Confirmed by the other end' }, resident: null },
  'performance.disputed': { staff: { zh: '对方有异议', en: 'Disputed by the other end' }, resident: null },
  'performance.withdrawn': { staff: { zh: '撤回登记', en: 'Entry withdrawn' }, resident: null },
  'performance.looked': { staff: { zh: '现场查看', en: 'Seen on the spot' }, resident: null },
  'performance.fulfilled': { staff: { zh: '一项履行完毕', en: 'One duty performed' }, resident: null },
  'performance.reminded': { staff: { zh: '提醒日期', en: 'Reminded of a day' }, resident: null },
  'performance.called': { staff: { zh: '已电话联系', en: 'Called' }, resident: null },
  'performance.overdue': { staff: { zh: '发现逾期', en: 'Found overdue' }, resident: null },
  'performance.urged': { staff: { zh: '催促履行', en: 'Urged to perform' }, resident: null },
  'performance.account-made': { staff: { zh: '出具对账单', en: 'Statement of account made up' }, resident: null },
  'performance.next-told': { staff: { zh: '告知下一步', en: 'Next lawful step told' }, resident: null },
  'performance.cured': { staff: { zh: '逾期已补上', en: 'What was overdue is made good' }, resident: null },
  'performance.grace-changed': { staff: { zh: '调整宽限天数', en: 'Days of grace changed' }, resident: null },
  'plan.proposed': { staff: { zh: '提出新的还款安排', en: 'New plan proposed' }, resident: null },
  'plan.agreed': { staff: { zh: '双方同意新安排', en: 'Both ends agree to the new plan' }, resident: null },
  'plan.declined': { staff: { zh: '新安排没有谈拢', en: 'New plan declined' }, resident: null },
  'plan.taken-back': { staff: { zh: '收回新安排', en: 'New plan taken back' }, resident: null },
  'plan.dropped': { staff: { zh: '新安排没有签成', en: 'New plan not signed' }, resident: null },
  'plan.changed': { staff: { zh: '按新安排履行', en: 'The new plan is in force' }, resident: null },
  'mediation.visits-planned': { staff: { zh: '安排回访', en: 'Visits planned' }, resident: null },
  'mediation.visited': {
    staff: { zh: '回访', en: 'Visited afterwards' },
    resident: { zh: '我们做了一次回访', en: 'We asked how things are' },
  },
} as const satisfies Record<string, { staff: Words; resident: Words | null }>;
export type FulfilmentFact = keyof typeof fulfilmentFacts;

/** 要办的事: the lists of the page over all disputes. */
export const workLists = {
  late: { zh: '逾期', en: 'Overdue' },
  call: { zh: '要打电话', en: 'To call' },
  visit: { zh: '要回访', en: 'To visit' },
} as const satisfies Record<string, Words>;
export type WorkList = keyof typeof workLists;
