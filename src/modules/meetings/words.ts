import type { Words } from '../../kit/words.ts';

/** 会议种类. */
export const meetingKinds = {
  joint: { zh: '联席会议', en: 'Joint meeting' },
  committee: { zh: '支委会', en: 'Committee' },
} as const satisfies Record<string, Words>;
export type MeetingKind = keyof typeof meetingKinds;

/** 会议状态. */
export const meetingStates = {
  planned: { zh: '待召开', en: 'Planned' },
  held: { zh: '已召开', en: 'Held' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Words>;
export type MeetingState = keyof typeof meetingStates;

/** 议定事项: a task for somebody, or who keeps a matter to the end. */
export const decisionKinds = {
  task: { zh: '交办任务', en: 'Task' },
  keep: { zh: '定为包办', en: 'Owner to the end' },
  release: { zh: '解除包办', en: 'No longer kept by one owner' },
} as const satisfies Record<string, Words>;
export type DecisionKind = keyof typeof decisionKinds;

/** 议定事项状态. */
export const decisionStates = {
  open: { zh: '待落实', en: 'To be done' },
  done: { zh: '已落实', en: 'Done' },
  dropped: { zh: '不再执行', en: 'Dropped' },
} as const satisfies Record<string, Words>;
export type DecisionState = keyof typeof decisionStates;

/** Why a matter is proposed for the agenda. */
export const stuckReasons = {
  overdue: { zh: '已超期', en: 'Overdue' },
  reopened: { zh: '反复重办', en: 'Reopened again and again' },
  returned: { zh: '多次退回', en: 'Returned several times' },
  disputed: { zh: '协办有争议', en: 'Units disagree' },
} as const satisfies Record<string, Words>;
export type StuckReason = keyof typeof stuckReasons;

/** Facts this module tells of a meeting, in the words of its timeline. */
export const meetingFacts = {
  'meeting.planned': { zh: '安排会议', en: 'Planned' },
  'meeting.changed': { zh: '修改安排', en: 'Changed' },
  'meeting.held': { zh: '会议召开', en: 'Held' },
  'meeting.cancelled': { zh: '会议取消', en: 'Cancelled' },
  'decision.done': { zh: '议定事项已落实', en: 'Decision carried out' },
  'decision.dropped': { zh: '议定事项不再执行', en: 'Decision dropped' },
} as const satisfies Record<string, Words>;
export type MeetingFact = keyof typeof meetingFacts;
