import type { Words } from '../../kit/words.ts';
import type { Evidence } from '../categories/words.ts';
import { clockFacts } from '../clocks/words.ts';
import { careFacts } from './words-care.ts';
import { disputeFacts } from './words-mediation.ts';
import { partFacts } from './words-parts.ts';
import { privacyFacts } from './words-privacy.ts';
import { procedureFacts } from './words-procedures.ts';
import { routeFacts } from './words-routing.ts';

/** 状态: where a matter stands. */
export const matterStates = {
  reported: { zh: '已登记', en: 'Reported' },
  accepted: { zh: '已受理', en: 'Accepted' },
  not_accepted: { zh: '不予受理', en: 'Not accepted' },
  assigned: { zh: '已分派', en: 'Assigned' },
  in_hand: { zh: '办理中', en: 'In hand' },
  returned: { zh: '已退回', en: 'Returned' },
  answered: { zh: '已答复', en: 'Answered' },
  closed: { zh: '已办结', en: 'Closed' },
  revisited: { zh: '已回访', en: 'Visited afterwards' },
  archived: { zh: '已归档', en: 'Archived' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  reopened: { zh: '重新办理', en: 'Reopened' },
  merged: { zh: '已并入', en: 'Merged' },
} as const satisfies Record<string, Words>;
export type MatterState = keyof typeof matterStates;

/** 步骤: what somebody does to a matter; the button and the timeline say the same word. */
export const matterSteps = {
  accept: { zh: '受理', en: 'Accept' },
  decline: { zh: '不予受理', en: 'Do not accept' },
  assign: { zh: '分派', en: 'Assign' },
  take: { zh: '开始办理', en: 'Take in hand' },
  return: { zh: '退回', en: 'Return' },
  answer: { zh: '答复反映人', en: 'Answer the reporter' },
  close: { zh: '办结', en: 'Close' },
  revisit: { zh: '记录回访', en: 'Record the visit' },
  archive: { zh: '归档', en: 'Archive' },
  reopen: { zh: '重新办理', en: 'Reopen' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  contest: { zh: '没有解决', en: 'Not solved' },
  confirm: { zh: '已经解决', en: 'Solved' },
  merge: { zh: '并入另一件', en: 'Merge into another' },
  unmerge: { zh: '撤销并入', en: 'Undo the merging' },
} as const satisfies Record<string, Words>;
export type MatterStep = keyof typeof matterSteps;

/** 是否解决: said by the resident, never by the closer. */
export const solvedWords = {
  unasked: { zh: '未询问', en: 'Not asked yet' },
  asked: { zh: '等待反映人确认', en: 'Waiting for the reporter' },
  yes: { zh: '反映人确认已解决', en: 'Solved, says the reporter' },
  partly: { zh: '反映人认为部分解决', en: 'Partly solved, says the reporter' },
  no: { zh: '反映人认为没有解决', en: 'Not solved, says the reporter' },
} as const satisfies Record<string, Words>;
export type Solved = keyof typeof solvedWords;

/** Evidence that only a photo or a paper proves; the others may be told in words. */
export const evidenceByFile: readonly Evidence[] = ['photo-after', 'receipt'];

/** 协办状态: a unit's own part. */
export const partStates = {
  asked: { zh: '待签收', en: 'Asked' },
  taken: { zh: '办理中', en: 'Taken' },
  done: { zh: '已办完', en: 'Done' },
  returned: { zh: '已退回', en: 'Returned' },
  disputed: { zh: '争议待裁', en: 'Waits for the arbiter' },
  released: { zh: '裁定不办', en: 'Released by the arbiter' },
  revoked: { zh: '已收回', en: 'Taken back' },
} as const satisfies Record<string, Words>;
export type PartState = keyof typeof partStates;

/** 裁定: what an arbiter decides about a part that came back twice. */
export const verdictWords = {
  must: { zh: '由该单位办理，不得再退', en: 'This unit must do it and cannot return it' },
  released: { zh: '不归该单位办', en: 'It is not this unit’s task' },
  other: { zh: '改由另一单位办理', en: 'Another unit is asked instead' },
} as const satisfies Record<string, Words>;
export type Verdict = keyof typeof verdictWords;

/** 共享范围: how much a partner is told; each level holds the one before it. */
export const shareLevels = {
  minimum: { zh: '只给地点和要办的事', en: 'Only the place and what is to be done' },
  words: { zh: '加上反映的原话和遮挡后的照片', en: 'Also the words, and photos with people blacked out' },
  contact: { zh: '再加上称呼和电话', en: 'Also name and phone' },
} as const satisfies Record<string, Words>;
export type ShareLevel = keyof typeof shareLevels;

/** 共享依据 (个人信息保护法第二十三条、第十三条): why so much may be passed on. */
export const shareBases = {
  minimum: { zh: '办事必需的最少信息', en: 'The least that the work needs' },
  consent: { zh: '反映人同意', en: 'The reporter allowed it' },
  duty: { zh: '履行法定职责', en: 'Statutory duty' },
  emergency: { zh: '紧急情况', en: 'Emergency' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>;
export type ShareBasis = keyof typeof shareBases;

/** Bases on which a named colleague may share more than the reporter allowed. */
export const overrideBases = ['duty', 'emergency', 'other'] as const satisfies readonly ShareBasis[];

/** 回访方式. */
export const revisitWays = {
  visit: { zh: '上门', en: 'At the door' },
  phone: { zh: '电话', en: 'By phone' },
  counter: { zh: '来所', en: 'At the counter' },
} as const satisfies Record<string, Words>;
export type RevisitWay = keyof typeof revisitWays;

/** 队列: the saved queues that everybody has; own ones come beside them. */
export const queueWords = {
  mine: { zh: '我办理的', en: 'Mine' },
  new: { zh: '待受理', en: 'To accept' },
  'to-assign': { zh: '待分派', en: 'To assign' },
  'due-soon': { zh: '今日到期', en: 'Due today' },
  overdue: { zh: '已超期', en: 'Overdue' },
  helping: { zh: '协办', en: 'Helping' },
  'to-arbitrate': { zh: '待我裁定', en: 'For me to decide' },
  disputed: { zh: '争议中', en: 'In dispute' },
  answered: { zh: '待办结', en: 'To close' },
  'to-revisit': { zh: '待回访', en: 'To visit' },
  reopened: { zh: '重新办理', en: 'Reopened' },
  watch: { zh: '紧急关注', en: 'Urgent watch' },
  'closed-month': { zh: '本月办结', en: 'Closed this month' },
  'solved-month': { zh: '本月确认解决', en: 'Confirmed as solved' },
  open: { zh: '全部未结', en: 'All open' },
  all: { zh: '全部', en: 'All' },
} as const satisfies Record<string, Words>;
export type QueueName = keyof typeof queueWords;

/** Facts this module tells, in the words of the colleague's timeline and of the resident's; null = residents never see it. */
export const matterFacts = {
  'matter.reported': {
    staff: { zh: '登记', en: 'Reported' },
    resident: { zh: '我们收到了您反映的事', en: 'We received your report' },
  },
  'matter.accepted': {
    staff: { zh: '已受理', en: 'Accepted' },
    resident: { zh: '已受理，有人负责了', en: 'Accepted: somebody is responsible now' },
  },
  'matter.declined': {
    staff: { zh: '不予受理', en: 'Not accepted' },
    resident: { zh: '这件事不能在这里受理', en: 'This cannot be taken here' },
  },
  'matter.assigned': {
    staff: { zh: '已分派', en: 'Assigned' },
    resident: { zh: '已交给负责单位', en: 'Handed to the unit in charge' },
  },
  'matter.taken': {
    staff: { zh: '开始办理', en: 'Taken in hand' },
    resident: { zh: '负责人已开始办理', en: 'Work has begun' },
  },
  'matter.returned': { staff: { zh: '已退回', en: 'Returned' }, resident: null },
  'matter.answered': { staff: { zh: '已答复反映人', en: 'Reporter answered' }, resident: { zh: '答复', en: 'Answer' } },
  'matter.closed': {
    staff: { zh: '已办结', en: 'Closed' },
    resident: { zh: '办完了，请您确认是否解决', en: 'Work is finished: please say whether it is solved' },
  },
  'matter.revisited': {
    staff: { zh: '已回访', en: 'Visited afterwards' },
    resident: { zh: '我们回访了您', en: 'We visited you afterwards' },
  },
  'matter.archived': { staff: { zh: '已归档', en: 'Archived' }, resident: { zh: '这件事已归档', en: 'Archived' } },
  'matter.reopened': { staff: { zh: '重新办理', en: 'Reopened' }, resident: { zh: '重新办理', en: 'Reopened' } },
  'matter.withdrawn': {
    staff: { zh: '反映人撤回', en: 'Withdrawn' },
    resident: { zh: '您撤回了这件事', en: 'You withdrew this' },
  },
  'matter.confirmed': {
    staff: { zh: '反映人确认解决', en: 'Solved, says the reporter' },
    resident: { zh: '您确认已经解决', en: 'You said it is solved' },
  },
  'matter.contested': {
    staff: { zh: '反映人认为没有解决', en: 'Not solved, says the reporter' },
    resident: { zh: '您说还没有解决', en: 'You said it is not solved' },
  },
  'matter.added': {
    staff: { zh: '反映人补充', en: 'Reporter added' },
    resident: { zh: '您补充了情况', en: 'You added something' },
  },
  'matter.noted': { staff: { zh: '内部记录', en: 'Internal note' }, resident: null },
  'matter.note-struck': { staff: { zh: '划去一条内部记录', en: 'Struck a note through' }, resident: null },
  'matter.told': { staff: { zh: '告知反映人', en: 'Told the reporter' }, resident: { zh: '进展', en: 'News' } },
  'matter.recategorised': { staff: { zh: '更改类别', en: 'Category changed' }, resident: null },
  'matter.evidence-added': { staff: { zh: '补充材料', en: 'Evidence added' }, resident: null },
  'file.redacted': { staff: { zh: '照片已遮挡', en: 'Photo blacked out for sharing' }, resident: null },
  'revisit.planned': {
    staff: { zh: '安排跟进回访', en: 'Further visits planned' },
    resident: { zh: '之后我们还会回访您', en: 'We will visit you again later' },
  },
  'revisit.visited': {
    staff: { zh: '跟进回访', en: 'Visited again' },
    resident: { zh: '我们再次回访了您', en: 'We visited you again' },
  },
  'revisit.snoozed': { staff: { zh: '推迟回访', en: 'Visit put off' }, resident: null },
  'revisit.stopped': { staff: { zh: '停止跟进回访', en: 'Further visits stopped' }, resident: null },
  'check.drawn': { staff: { zh: '抽中核查', en: 'Drawn for a check' }, resident: null },
  'check.sound': { staff: { zh: '核查属实', en: 'Found sound' }, resident: null },
  'check.fake': {
    staff: { zh: '核查为虚假办结', en: 'Found not really done' },
    resident: { zh: '抽查发现没有真正办好，已重新办理', en: 'A check found it not really done: it was taken up again' },
  },
  'matter.discussed': {
    staff: { zh: '会议研究', en: 'Discussed at a meeting' },
    resident: { zh: '有关部门开会研究了这件事', en: 'The departments concerned discussed this at a meeting' },
  },
  'matter.merged': {
    staff: { zh: '并入另一件', en: 'Merged into another' },
    resident: {
      zh: '别的居民也反映了同一件事，现在一并办理',
      en: 'Others reported the same: it is handled as one now',
    },
  },
  'matter.unmerged': {
    staff: { zh: '撤销并入', en: 'Merging undone' },
    resident: { zh: '您反映的事改为单独办理', en: 'Your report is handled on its own again' },
  },
  'matter.took-in': {
    staff: { zh: '并入一件', en: 'Another was merged in' },
    resident: { zh: '又有居民反映了同一件事，一并办理', en: 'Another resident reported the same: handled as one' },
  },
  'matter.let-go': {
    staff: { zh: '移出一件', en: 'One was taken out again' },
    resident: { zh: '其中一位居民的反映改为单独办理', en: 'One of the reports is handled on its own again' },
  },
  'matter.left': {
    staff: { zh: '一位反映人撤回', en: 'One reporter withdrew' },
    resident: { zh: '您撤回了自己的反映', en: 'You withdrew your report' },
  },
  'matter.split': {
    staff: { zh: '拆出一件', en: 'Another was split off' },
    resident: { zh: '其中一部分另立一件办理', en: 'A part of it became a matter of its own' },
  },
  'matter.published': {
    staff: { zh: '公开给邻居', en: 'Made public for neighbours' },
    resident: {
      zh: '这件事已公开，邻居可以关心（不含您的信息）',
      en: 'Public now, without anything about you: neighbours may follow it',
    },
  },
  'matter.unpublished': { staff: { zh: '取消公开', en: 'No longer public' }, resident: null },
  'joint.joined': {
    staff: { zh: '列入联合行动', en: 'Part of a joint action now' },
    resident: { zh: '几个单位联合办理这件事', en: 'Several units work on it together' },
  },
  'joint.left': { staff: { zh: '移出联合行动', en: 'Taken out of the joint action' }, resident: null },
  'matter.told-apart': { staff: { zh: '确认不是同一件', en: 'Told apart from another' }, resident: null },
  'matter.reconsidered': { staff: { zh: '撤销“不是同一件”', en: 'No longer told apart' }, resident: null },
  'risk.marked': { staff: { zh: '标注风险', en: 'Risk marked' }, resident: null },
  'checklist.ticked': { staff: { zh: '办理清单：完成一步', en: 'Checklist: step done' }, resident: null },
  'checklist.unticked': { staff: { zh: '办理清单：取消一步', en: 'Checklist: step taken back' }, resident: null },
  'risk.ended': { staff: { zh: '解除风险标注', en: 'Risk ended' }, resident: null },
  ...partFacts,
  'casefile.packed': {
    staff: { zh: '举证材料交出', en: 'Evidence pack handed over' },
    resident: { zh: '有关材料交给了下面的单位', en: 'Material was handed to the body named below' },
  },
  ...privacyFacts,
  ...careFacts,
  ...disputeFacts,
  ...clockFacts,
  ...routeFacts,
  ...procedureFacts,
} as const satisfies Record<string, { staff: Words; resident: Words | null }>;
export type MatterFact = keyof typeof matterFacts;

const spokenFacts: ReadonlySet<string> = new Set<MatterFact>([
  'matter.answered',
  'matter.told',
  'matter.declined',
  'matter.reopened',
  'matter.added',
  'matter.contested',
  'matter.confirmed',
  'matter.withdrawn',
  // 个人信息保护法 §23: whoever's information is handed on is told to whom and for what.
  'casefile.packed',
]);

/** Facts whose text residents read in full; of the others they hear only that something happened, and the text stays with colleagues. */
export function isSpoken(kind: string): boolean {
  return spokenFacts.has(kind);
}
