import type { Words } from '../../kit/words.ts';

/** 时钟: what is timed. Later families may add kinds of their own. */
export const clockKinds = {
  'first-answer': { zh: '首次答复', en: 'First answer' },
  solve: { zh: '办结', en: 'Solve' },
  overall: { zh: '全程', en: 'All of it' },
  part: { zh: '协办', en: 'Part' },
  revisit: { zh: '回访', en: 'Visit afterwards' },
  stage: { zh: '流程环节', en: 'Stage of the procedure' },
  contact: { zh: '联系双方', en: 'Reaching both sides' },
  choose: { zh: '点选调解员', en: 'Choosing mediators' },
  schedule: { zh: '排定时间', en: 'Finding a time' },
  mediate: { zh: '调解期限', en: 'Mediation' },
  'second-sitting': { zh: '第二次治安调解', en: 'Second sitting' },
  confirm: { zh: '申请司法确认', en: 'Asking the court to confirm' },
  penalty: { zh: '治安案件办案期限', en: 'Deciding the public-order case' },
} as const satisfies Record<string, Words>;
export type ClockKind = keyof typeof clockKinds;

/** 时限: what has a limit; beside the clocks two dates that have no ladder. */
export const limitKinds = {
  ...clockKinds,
  acknowledgement: { zh: '协办签收', en: 'Taking a part' },
  arbitration: { zh: '争议裁定', en: 'Decision of an arbiter' },
} as const satisfies Record<string, Words>;
export type LimitKind = keyof typeof limitKinds;

/** 时钟状态. */
export const clockStates = {
  running: { zh: '计时中', en: 'Running' },
  paused: { zh: '已暂停', en: 'Paused' },
  met: { zh: '已完成', en: 'Met' },
  stopped: { zh: '已停止', en: 'Stopped' },
} as const satisfies Record<string, Words>;
export type ClockState = keyof typeof clockStates;

/** 计时单位. */
export const measures = {
  'natural-days': { zh: '个自然日', en: 'days' },
  'working-days': { zh: '个工作日', en: 'working days' },
  'working-minutes': { zh: '工作分钟', en: 'working minutes' },
  minutes: { zh: '分钟', en: 'minutes' },
} as const satisfies Record<string, Words>;

/** 督办依据: what lets a rule of the ladder speak. */
export const ladderOn = {
  share: { zh: '用去时限的百分之', en: 'per cent of the limit used' },
  ownerless: { zh: '无人承办满（工作分钟）', en: 'working minutes without a lead' },
  reopened: { zh: '重新办理次数达到', en: 'times reopened' },
} as const satisfies Record<string, Words>;
export type LadderOn = keyof typeof ladderOn;

/** 督办对象: who is told. */
export const ladderRoles = {
  lead: { zh: '承办人', en: 'Lead' },
  'unit-chief': { zh: '承办单位负责人', en: 'Chief of the unit' },
  'station-chief': { zh: '所领导', en: 'Chief of the station' },
  oversee: { zh: '督查', en: 'Supervisors' },
} as const satisfies Record<string, Words>;
export type LadderRole = keyof typeof ladderRoles;

/** Facts about calendars, limits and rules; those of a clock stand in the timeline of its subject. */
export const settingFacts = {
  'holiday.changed': { zh: '修改放假安排', en: 'Holidays changed' },
  'calendar.changed': { zh: '修改作息', en: 'Calendar changed' },
  'limit.changed': { zh: '修改时限', en: 'Limit changed' },
  'reason.changed': { zh: '修改暂停理由', en: 'Reason for pausing changed' },
  'ladder.changed': { zh: '修改督办阶梯', en: 'Ladder changed' },
} as const satisfies Record<string, Words>;
export type SettingFact = keyof typeof settingFacts;

/** What the timeline of a subject says of its clocks; null = residents never see it. */
export const clockFacts = {
  'clock.paused': {
    staff: { zh: '暂停计时', en: 'Clock paused' },
    resident: { zh: '办理时限暂停', en: 'The time limit stands still' },
  },
  'clock.resumed': {
    staff: { zh: '恢复计时', en: 'Clock goes on' },
    resident: { zh: '办理时限恢复', en: 'The time limit goes on' },
  },
  'clock.extension-asked': { staff: { zh: '申请延期', en: 'More time asked for' }, resident: null },
  'clock.extended': {
    staff: { zh: '同意延期', en: 'More time granted' },
    resident: { zh: '办理时限延长', en: 'More time is needed' },
  },
  'clock.extension-declined': { staff: { zh: '不同意延期', en: 'No more time granted' }, resident: null },
  'clock.missed': { staff: { zh: '超过时限', en: 'Limit missed' }, resident: null },
  'clock.reminded': { staff: { zh: '时限提醒', en: 'Reminded of the limit' }, resident: null },
  'clock.urged': {
    staff: { zh: '督办提醒', en: 'Urged' },
    resident: { zh: '已催办', en: 'Work on it was urged' },
  },
  'clock.acknowledged': { staff: { zh: '督办知悉', en: 'Urging acknowledged' }, resident: null },
  'clock.repinned': {
    staff: { zh: '按新的放假安排重算时限', en: 'Limit counted anew with the new holidays' },
    resident: { zh: '放假安排有变，答复日期重新计算', en: 'Holidays changed: the date was counted anew' },
  },
} as const satisfies Record<string, { staff: Words; resident: Words | null }>;
export type ClockFact = keyof typeof clockFacts;
