import type { Words } from '../../kit/words.ts';

/** 会的形式: where people sit anyway. */
export const informalKinds = {
  bench: { zh: '板凳会', en: 'Bench meeting' },
  kang: { zh: '炕头会', en: 'Kang meeting' },
  courtyard: { zh: '院落会', en: 'Courtyard meeting' },
  field: { zh: '地头会', en: 'Field meeting' },
} as const satisfies Record<string, Words>;
export type InformalKind = keyof typeof informalKinds;

export const promiseStates = {
  open: { zh: '待兑现', en: 'To be kept' },
  kept: { zh: '已兑现', en: 'Kept' },
  dropped: { zh: '不再执行', en: 'Dropped' },
} as const satisfies Record<string, Words>;
export type PromiseState = keyof typeof promiseStates;

export const squadRoles = {
  'grid-head': { zh: '网格长', en: 'Head of the grid' },
  'building-head': { zh: '楼栋长', en: 'Head of a building' },
  respected: { zh: '威望群众', en: 'Person of good name' },
  police: { zh: '社区民警', en: 'Community officer' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>;
export type SquadRole = keyof typeof squadRoles;

/** 三级目标: how far the quarrel had grown when somebody went there. */
export const entryStages = {
  early: { zh: '初期', en: 'Beginning' },
  budding: { zh: '萌芽', en: 'Budding' },
  grown: { zh: '已显现', en: 'Grown' },
} as const satisfies Record<string, Words>;
export type EntryStage = keyof typeof entryStages;

export const entryOutcomes = {
  settled: { zh: '就地化解', en: 'Settled there' },
  'passed-on': { zh: '上报转办', en: 'Passed on' },
  watching: { zh: '继续关注', en: 'Kept in view' },
} as const satisfies Record<string, Words>;
export type EntryOutcome = keyof typeof entryOutcomes;

export const programmeStates = {
  asked: { zh: '待同意', en: 'Waiting for consent' },
  running: { zh: '进行中', en: 'Running' },
  ended: { zh: '已结束', en: 'Ended' },
} as const satisfies Record<string, Words>;
export type ProgrammeState = keyof typeof programmeStates;

export const consents = {
  asked: { zh: '待同意', en: 'Asked' },
  given: { zh: '已同意', en: 'Given' },
  refused: { zh: '不同意', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<string, Words>;
export type Consent = keyof typeof consents;

export const consentWays = {
  paper: { zh: '书面', en: 'On paper' },
  spoken: { zh: '当面口头', en: 'Spoken' },
  phone: { zh: '电话', en: 'By telephone' },
} as const satisfies Record<string, Words>;
export type ConsentWay = keyof typeof consentWays;

export const sessionKinds = {
  activity: { zh: '团建活动', en: 'Activity' },
  talk: { zh: '谈心辅导', en: 'Talk' },
  visit: { zh: '跟踪走访', en: 'Visit afterwards' },
} as const satisfies Record<string, Words>;
export type SessionKind = keyof typeof sessionKinds;

export const moments = {
  before: { zh: '开始前', en: 'Before' },
  after: { zh: '结束后', en: 'After' },
} as const satisfies Record<string, Words>;
export type Moment = keyof typeof moments;
