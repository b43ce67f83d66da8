import type { Words } from '../../kit/words.ts';

/** 联合行动状态. */
export const jointStates = {
  planned: { zh: '准备中', en: 'Planned' },
  running: { zh: '进行中', en: 'Running' },
  done: { zh: '已完成', en: 'Done' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Words>;
export type JointState = keyof typeof jointStates;

/** 步骤: the button and the timeline say the same word. */
export const jointSteps = {
  start: { zh: '开始行动', en: 'Start' },
  finish: { zh: '统一答复', en: 'Give the one result' },
  cancel: { zh: '取消行动', en: 'Cancel' },
} as const satisfies Record<string, Words>;
export type JointStep = keyof typeof jointSteps;

/** 成员任务状态. */
export const memberStates = {
  asked: { zh: '待签收', en: 'Asked' },
  taken: { zh: '办理中', en: 'Taken' },
  done: { zh: '已办完', en: 'Done' },
  returned: { zh: '已退回', en: 'Returned' },
} as const satisfies Record<string, Words>;
export type MemberState = keyof typeof memberStates;

/** 成员答复: what a member says of its task. */
export const memberWords = {
  taken: { zh: '签收', en: 'Take the task' },
  done: { zh: '办完了', en: 'Finish the task' },
  returned: { zh: '退回', en: 'Return the task' },
} as const satisfies Record<string, Words>;

/** Facts of a joint action; residents hear the result through their own matters. */
export const jointFacts = {
  'joint.planned': { zh: '发起联合行动', en: 'Planned' },
  'joint.started': { zh: '开始行动', en: 'Started' },
  'joint.finished': { zh: '统一答复', en: 'One result given' },
  'joint.cancelled': { zh: '取消行动', en: 'Cancelled' },
  'joint.matter-added': { zh: '列入一件事项', en: 'A matter was added' },
  'joint.matter-removed': { zh: '移出一件事项', en: 'A matter was taken out' },
  'joint.member-asked': { zh: '邀请成员单位', en: 'A member was asked' },
  'joint.member-taken': { zh: '成员签收任务', en: 'A member took its task' },
  'joint.member-done': { zh: '成员办完任务', en: 'A member finished its task' },
  'joint.member-returned': { zh: '成员退回任务', en: 'A member returned its task' },
  'joint.noted': { zh: '行动记录', en: 'Minutes' },
  'joint.evidence-added': { zh: '补充材料', en: 'Evidence added' },
  'file.redacted': { zh: '照片已遮挡', en: 'Photo blacked out for sharing' },
} as const satisfies Record<string, Words>;
export type JointFact = keyof typeof jointFacts;
