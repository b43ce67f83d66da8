import type { Words } from '../../kit/words.ts';

/** 轮次. */
export const roundKinds = {
  choose: { zh: '点选', en: 'Choice' },
  fallback: { zh: '扩大名册再选', en: 'Choice from a wider list' },
  proposal: { zh: '调解室推荐', en: 'Proposal of the studio' },
  replacement: { zh: '补选', en: 'Replacement' },
} as const satisfies Record<string, Words>;
export type RoundKind = keyof typeof roundKinds;

/** 轮次状态. */
export const roundStates = {
  open: { zh: '进行中', en: 'Open' },
  matched: { zh: '已选出', en: 'Panel found' },
  none: { zh: '没有选出', en: 'Nobody found' },
  cancelled: { zh: '已作废', en: 'Cancelled' },
} as const satisfies Record<string, Words>;
export type RoundState = keyof typeof roundStates;

/** 怎样截止. */
export const closings = {
  'all-in': { zh: '各方都交了', en: 'all sides handed in' },
  deadline: { zh: '到了截止时间', en: 'the deadline passed' },
  'same-ballots': { zh: '按原来的选票重算', en: 'the same ballots were counted again' },
  answered: { zh: '各方都答复了', en: 'all sides answered' },
  over: { zh: '调解已停或作废', en: 'stopped or cancelled' },
} as const satisfies Record<string, Words>;
export type Closing = keyof typeof closings;

/** 没有选出的原因. */
export const noneWords = {
  list: { zh: '没有回避情形、案件未满的调解员不够', en: 'too few who are free of conflicts and have time' },
  vetoes: { zh: '各方都没有否决的人不够', en: 'too few whom nobody refused' },
  declined: { zh: '有一方不接受推荐', en: 'a side does not accept the proposal' },
  silence: { zh: '到期没有都答复', en: 'not everybody answered in time' },
  stopped: { zh: '作废', en: 'cancelled' },
} as const satisfies Record<string, Words>;
export type Because = keyof typeof noneWords;

/** 席位要求: a seat may ask for one of these; 治安调解 has an officer in the lead. */
export const seatFields = {
  law: { zh: '法律', en: 'Law' },
  medicine: { zh: '医学', en: 'Medicine' },
  building: { zh: '房屋建筑', en: 'Building' },
  psychology: { zh: '心理', en: 'Psychology' },
  farming: { zh: '农业', en: 'Farming' },
  accounts: { zh: '财会', en: 'Accounts' },
  police: { zh: '民警', en: 'Police officer' },
  lay: { zh: '群众调解员', en: 'Neighbour' },
} as const satisfies Record<string, Words>;
export type SeatField = keyof typeof seatFields;

/** 回避理由. */
export const challengeGrounds = {
  kin: { zh: '是对方的亲属', en: 'Kin of the other side' },
  interest: { zh: '与这件事有利害关系', en: 'Has an interest in it' },
  contact: { zh: '私下见了对方或收了东西', en: 'Met the other side in private, or took something' },
  partial: { zh: '偏向一方', en: 'Takes sides' },
  'not-accepted': { zh: '不是我选的，我不接受', en: 'I did not name him or her and do not accept' },
  other: { zh: '其他', en: 'Another ground' },
} as const satisfies Record<string, Words>;
export type ChallengeGround = keyof typeof challengeGrounds;

export const challengeStates = {
  open: { zh: '待决定', en: 'To be decided' },
  upheld: { zh: '准许回避', en: 'Upheld' },
  rejected: { zh: '不予回避', en: 'Rejected' },
} as const satisfies Record<string, Words>;
export type ChallengeState = keyof typeof challengeStates;

/** 订单状态. */
export const orderStates = {
  asked: { zh: '待接单', en: 'To be taken' },
  accepted: { zh: '已接单', en: 'Taken' },
  declined: { zh: '不接', en: 'Declined' },
  over: { zh: '已取消', en: 'Over' },
} as const satisfies Record<string, Words>;
export type OrderState = keyof typeof orderStates;

export const answers = {
  accepted: { zh: '接受', en: 'Accepted' },
  declined: { zh: '不接受', en: 'Not accepted' },
} as const satisfies Record<string, Words>;
export type Answer = keyof typeof answers;

/** Facts in the timeline of a mediation; `resident`: what all parties of all sides read. What is in a ballot stands in none. */
export const choosingFacts = {
  'choosing.opened': {
    staff: { zh: '开始点选', en: 'Choosing opened' },
    resident: { zh: '可以选调解员了', en: 'Mediators can be chosen' },
  },
  'choosing.handed-in': { staff: { zh: '收到选票', en: 'Ballot handed in' }, resident: null },
  'choosing.counted': { staff: { zh: '点选截止并计算', en: 'Choosing closed and counted' }, resident: null },
  'choosing.none': {
    staff: { zh: '这一轮没有选出', en: 'Nobody found in this round' },
    resident: { zh: '这一轮没有选出双方都能接受的调解员', en: 'No common mediator was found in this round' },
  },
  'choosing.cancelled': {
    staff: { zh: '点选作废', en: 'Choosing cancelled' },
    resident: { zh: '这一轮点选已作废', en: 'This round of choosing was cancelled' },
  },
  'choosing.proposed': {
    staff: { zh: '推荐调解员', en: 'Mediators proposed' },
    resident: { zh: '调解室推荐了调解员，请答复', en: 'The studio proposed mediators: please answer' },
  },
  'choosing.answered': { staff: { zh: '一方答复人选', en: 'A side answered' }, resident: null },
  'choosing.replaced': {
    staff: { zh: '调解组有变动', en: 'The panel has changed' },
    resident: { zh: '调解组有变动', en: 'The panel has changed' },
  },
  'choosing.replayed': { staff: { zh: '复算点选结果', en: 'The count was repeated' }, resident: null },
  'order.accepted': {
    staff: { zh: '调解员接单', en: 'Mediator took the case' },
    resident: { zh: '调解员已接受并作了声明', en: 'A mediator took the case and made a declaration' },
  },
  'order.declined': { staff: { zh: '调解员不接', en: 'Mediator declined' }, resident: null },
  'order.reminded': { staff: { zh: '提醒调解员接单', en: 'Mediator reminded' }, resident: null },
  'challenge.made': { staff: { zh: '申请回避', en: 'Mediator challenged' }, resident: null },
  'challenge.upheld': {
    staff: { zh: '准许回避', en: 'Challenge upheld' },
    resident: { zh: '一位调解员回避', en: 'A mediator has stepped back' },
  },
  'challenge.rejected': { staff: { zh: '不予回避', en: 'Challenge rejected' }, resident: null },
} as const satisfies Record<string, { staff: Words; resident: Words | null }>;
export type ChoosingFact = keyof typeof choosingFacts;
