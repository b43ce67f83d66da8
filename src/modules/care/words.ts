import type { Words } from '../../kit/words.ts';

/** 寻人状态. */
export const searchStates = {
  running: { zh: '正在寻找', en: 'Searching' },
  found: { zh: '已找到', en: 'Found' },
  stopped: { zh: '已停止', en: 'Stopped' },
} as const satisfies Record<string, Words>;
export type SearchState = keyof typeof searchStates;

/** 年龄段: enough for whoever looks out, and no birthday. */
export const ageBands = {
  child: { zh: '儿童（12岁以下）', en: 'Child (under 12)' },
  teen: { zh: '少年（12至17岁）', en: 'Teenager (12 to 17)' },
  adult: { zh: '成年人', en: 'Adult' },
  old: { zh: '老人（60岁以上）', en: 'Over 60' },
  unknown: { zh: '年龄不详', en: 'Age not known' },
} as const satisfies Record<string, Words>;
export type AgeBand = keyof typeof ageBands;

/** 搜索分区状态. */
export const sectorStates = {
  waiting: { zh: '待搜', en: 'To search' },
  searching: { zh: '搜索中', en: 'Being searched' },
  searched: { zh: '已搜', en: 'Searched' },
  found: { zh: '发现', en: 'Found here' },
} as const satisfies Record<string, Words>;
export type SectorState = keyof typeof sectorStates;

/** 找到时的情况. */
export const foundConditions = {
  well: { zh: '平安', en: 'Safe and well' },
  unwell: { zh: '身体不适', en: 'Unwell' },
  hurt: { zh: '受伤', en: 'Hurt' },
  dead: { zh: '已去世', en: 'Dead' },
} as const satisfies Record<string, Words>;
export type FoundCondition = keyof typeof foundConditions;

/** 寻人启事: what its page is while it is open, and afterwards. */
export const leafletStates = {
  open: { zh: '正在寻找', en: 'Missing' },
  found: { zh: '人已找到，谢谢大家', en: 'Found. Thank you all' },
  over: { zh: '启事已撤下', en: 'This leaflet was withdrawn' },
} as const satisfies Record<string, Words>;
export type LeafletState = keyof typeof leafletStates;

/** 帮扶计划状态. */
export const planStates = {
  running: { zh: '帮扶中', en: 'Running' },
  stopped: { zh: '同意已收回', en: 'Consent taken back' },
  closed: { zh: '已结束', en: 'Closed' },
} as const satisfies Record<string, Words>;
export type PlanState = keyof typeof planStates;

/** 帮扶措施 (the reports: 经济资助、就业帮扶、心理关怀). */
export const measureKinds = {
  money: { zh: '经济资助', en: 'Money' },
  work: { zh: '就业帮扶', en: 'Work' },
  mind: { zh: '心理关怀', en: 'Counselling' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>;
export type MeasureKind = keyof typeof measureKinds;

/** 措施状态. */
export const measureStates = {
  open: { zh: '进行中', en: 'Under way' },
  done: { zh: '已完成', en: 'Done' },
  dropped: { zh: '不再进行', en: 'Dropped' },
} as const satisfies Record<string, Words>;
export type MeasureState = keyof typeof measureStates;

/** 同意方式: how a consent was given or taken back. */
export const consentWays = {
  paper: { zh: '书面', en: 'On paper' },
  spoken: { zh: '当面口头', en: 'Spoken, face to face' },
  phone: { zh: '电话', en: 'By phone' },
} as const satisfies Record<string, Words>;
export type ConsentWay = keyof typeof consentWays;

/** 复核结论. */
export const reviewOutcomes = {
  'go-on': { zh: '继续帮扶', en: 'Go on' },
  close: { zh: '结束帮扶', en: 'Close' },
} as const satisfies Record<string, Words>;
export type ReviewOutcome = keyof typeof reviewOutcomes;

/** 举证清单: what a joint case with a utility should have at hand. */
export const proofItems = {
  assessment: { zh: '安全评估', en: 'Safety assessment' },
  minutes: { zh: '协调会纪要', en: 'Minutes of meetings' },
  photos: { zh: '现场照片', en: 'Photos of the place' },
  letters: { zh: '往来函件', en: 'Correspondence' },
  result: { zh: '处理结果凭据', en: 'Proof of the result' },
} as const satisfies Record<string, Words>;
export type ProofItem = keyof typeof proofItems;

/** 清单状态. */
export const proofStates = {
  there: { zh: '已有', en: 'There' },
  missing: { zh: '还缺', en: 'Missing' },
  waived: { zh: '不需要', en: 'Not needed' },
} as const satisfies Record<string, Words>;
export type ProofState = keyof typeof proofStates;
