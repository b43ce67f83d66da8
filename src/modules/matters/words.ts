import type { Words } from '../../kit/words.ts';

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

/** 材料: what closing may demand, by category. */
export const evidenceWords = {
  'photo-after': { zh: '处置后照片', en: 'Photo afterwards' },
  'visit-note': { zh: '上门或约谈记录', en: 'Note of a visit or talk' },
  'result-count': { zh: '处置数量', en: 'Counted result' },
  receipt: { zh: '签收凭据', en: 'Receipt' },
} as const satisfies Record<string, Words>;
export type Evidence = keyof typeof evidenceWords;

/** Evidence that only a photo or a paper proves; the others may be told in words. */
export const evidenceByFile: readonly Evidence[] = ['photo-after', 'receipt'];

/** 协办状态: a unit's own part. */
export const partStates = {
  asked: { zh: '待签收', en: 'Asked' },
  taken: { zh: '办理中', en: 'Taken' },
  done: { zh: '已办完', en: 'Done' },
  returned: { zh: '已退回', en: 'Returned' },
  revoked: { zh: '已收回', en: 'Taken back' },
} as const satisfies Record<string, Words>;
export type PartState = keyof typeof partStates;

/** 回访方式. */
export const revisitWays = {
  visit: { zh: '上门', en: 'At the door' },
  phone: { zh: '电话', en: 'By phone' },
  counter: { zh: '来所', en: 'At the counter' },
} as const satisfies Record<string, Words>;

/** 队列: the saved queues that everybody has; own ones come beside them. */
export const queueWords = {
  mine: { zh: '我办理的', en: 'Mine' },
  new: { zh: '待受理', en: 'To accept' },
  'to-assign': { zh: '待分派', en: 'To assign' },
  'due-soon': { zh: '今日到期', en: 'Due today' },
  overdue: { zh: '已超期', en: 'Overdue' },
  helping: { zh: '协办', en: 'Helping' },
  answered: { zh: '待办结', en: 'To close' },
  'to-revisit': { zh: '待回访', en: 'To visit' },
  reopened: { zh: '重新办理', en: 'Reopened' },
  watch: { zh: '紧急关注', en: 'Urgent watch' },
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
  'matter.told': { staff: { zh: '告知反映人', en: 'Told the reporter' }, resident: { zh: '进展', en: 'News' } },
  'matter.recategorised': { staff: { zh: '更改类别', en: 'Category changed' }, resident: null },
  'matter.evidence-added': { staff: { zh: '补充材料', en: 'Evidence added' }, resident: null },
  'part.asked': {
    staff: { zh: '请求协办', en: 'Help asked' },
    resident: { zh: '请有关单位一起办理', en: 'Another unit was asked to help' },
  },
  'part.taken': { staff: { zh: '协办单位签收', en: 'Part taken' }, resident: null },
  'part.done': { staff: { zh: '协办完成', en: 'Part done' }, resident: null },
  'part.returned': { staff: { zh: '协办退回', en: 'Part returned' }, resident: null },
  'part.revoked': { staff: { zh: '收回协办', en: 'Part taken back' }, resident: null },
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
]);

/** Facts whose text residents read in full; of the others they hear only that something happened, and the text stays with colleagues. */
export function isSpoken(kind: string): boolean {
  return spokenFacts.has(kind);
}
