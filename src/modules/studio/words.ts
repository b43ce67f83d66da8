import type { Words } from '../../kit/words.ts';

/** 工作室人员. */
export const studioRoles = {
  head: { zh: '负责人', en: 'Head' },
  mediator: { zh: '驻室调解员', en: 'Mediator' },
  reception: { zh: '接待', en: 'Reception' },
} as const satisfies Record<string, Words>;
export type StudioRole = keyof typeof studioRoles;

/** 来访状态. */
export const walkInStates = {
  waiting: { zh: '等候', en: 'Waiting' },
  called: { zh: '已叫号', en: 'Called' },
  taken: { zh: '已转调解', en: 'Became a mediation' },
  advised: { zh: '已答复', en: 'Advised' },
  left: { zh: '已离开', en: 'Left' },
} as const satisfies Record<string, Words>;
export type WalkInState = keyof typeof walkInStates;

/** 全周期管理: the stage of a dispute in the register (预防—化解—巩固—提升). */
export const registerStages = {
  prevent: { zh: '预防', en: 'Prevent' },
  resolve: { zh: '化解', en: 'Resolve' },
  consolidate: { zh: '巩固', en: 'Make it last' },
  improve: { zh: '提升', en: 'Learn from it' },
} as const satisfies Record<string, Words>;
export type RegisterStage = keyof typeof registerStages;

/** 台账清单. */
export const registerLists = {
  unplanned: { zh: '超期无方案', en: 'Overdue without a plan' },
  overdue: { zh: '已超期', en: 'Overdue' },
  prevent: registerStages.prevent,
  resolve: registerStages.resolve,
  consolidate: registerStages.consolidate,
  improve: registerStages.improve,
} as const satisfies Record<string, Words>;
export type RegisterList = keyof typeof registerLists;

export const consultationStates = {
  open: { zh: '征求意见中', en: 'Open' },
  closed: { zh: '已汇总', en: 'Summed up' },
} as const satisfies Record<string, Words>;
export type ConsultationState = keyof typeof consultationStates;

export const opinionStates = {
  asked: { zh: '待出具', en: 'Asked' },
  given: { zh: '已出具', en: 'Given' },
  declined: { zh: '不出具', en: 'Declined' },
} as const satisfies Record<string, Words>;
export type OpinionState = keyof typeof opinionStates;

/** 当事人评价. */
export const partyRatings = {
  good: { zh: '满意', en: 'Content' },
  fair: { zh: '一般', en: 'Neither' },
  poor: { zh: '不满意', en: 'Not content' },
} as const satisfies Record<string, Words>;
export type PartyRating = keyof typeof partyRatings;

export const tourStates = {
  planned: { zh: '已安排', en: 'Planned' },
  over: { zh: '已结束', en: 'Over' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Words>;
export type TourState = keyof typeof tourStates;

export const stopStates = {
  planned: { zh: '将到', en: 'To come' },
  held: { zh: '已到', en: 'Held' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Words>;
export type StopState = keyof typeof stopStates;

/** What this module tells of a mediation; none of it goes to the parties. */
export const studioFacts = {
  'consultation.asked': { staff: { zh: '发起联动问诊', en: 'Opinions asked for' }, resident: null },
  'consultation.given': { staff: { zh: '出具问诊意见', en: 'An opinion given' }, resident: null },
  'consultation.closed': { staff: { zh: '汇总问诊意见', en: 'Opinions summed up' }, resident: null },
  'opinion.said': { staff: { zh: '当事人评价', en: 'A party said how it was' }, resident: null },
  'notice.told': { staff: { zh: '向被侵害人告知进展', en: 'The victim was told news' }, resident: null },
} as const satisfies Record<string, { staff: Words; resident: null }>;
export type StudioFact = keyof typeof studioFacts;

/** Facts of a studio, a tour, an informal meeting, a squad, a family programme. */
export const studioOwnFacts = {
  'studio.saved': { zh: '登记工作室', en: 'Studio written down' },
  'walk-in.came': { zh: '来访登记', en: 'Somebody came' },
  'walk-in.moved': { zh: '来访办理', en: 'Walk-in moved on' },
  'tour.planned': { zh: '安排巡回', en: 'Tour planned' },
  'tour.cancelled': { zh: '取消巡回', en: 'Tour cancelled' },
  'stop.held': { zh: '记录站点', en: 'Stop written down' },
  'informal.held': { zh: '记录板凳会', en: 'Informal meeting written down' },
  'promise.ended': { zh: '承诺办理', en: 'Promise ended' },
  'squad.saved': { zh: '登记小队', en: 'Squad written down' },
  'squad.entered': { zh: '早期介入', en: 'Went in early' },
  'family.started': { zh: '开始家庭计划', en: 'Programme begun' },
  'family.member': { zh: '登记家庭成员', en: 'Member added' },
  'family.consent': { zh: '同意情况', en: 'Consent' },
  'family.session': { zh: '活动或走访', en: 'Session' },
  'family.note': { zh: '心理记录', en: 'Note of the psychologist' },
  'family.report': { zh: '自评', en: 'Self-report' },
  'family.ended': { zh: '结束计划', en: 'Programme ended' },
} as const satisfies Record<string, Words>;
export type StudioOwnFact = keyof typeof studioOwnFacts;
