import type { Words } from '../../kit/words.ts';

/** 走访原因. */
export const whyWords = {
  asked: { zh: '居民请我们去', en: 'A resident asked us to come' },
  hazard: { zh: '隐患跟进', en: 'A hazard is followed up' },
  elderly: { zh: '独居老人请求看望', en: 'An elderly person living alone asked for it' },
  shop: { zh: '商铺走访', en: 'Shop' },
  school: { zh: '学校走访', en: 'School' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>;
export type VisitWhy = keyof typeof whyWords;

/** 清单状态. */
export const needStates = {
  open: { zh: '走访中', en: 'Visited' },
  ended: { zh: '已结束', en: 'Ended' },
} as const satisfies Record<string, Words>;
export type NeedState = keyof typeof needStates;

/** 走访状态. */
export const visitStates = {
  planned: { zh: '待走访', en: 'To visit' },
  done: { zh: '已走访', en: 'Visited' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Words>;
export type VisitState = keyof typeof visitStates;

/** 走访记录: the fields of the observation form, each merged by itself. */
export const visitFields = {
  met: { zh: '见到了谁', en: 'Who was met' },
  seen: { zh: '看到了什么', en: 'What was seen' },
  wishes: { zh: '有什么愿望', en: 'Wishes' },
  hazards: { zh: '有什么隐患', en: 'Hazards' },
  needs: { zh: '需要什么帮助', en: 'Help needed' },
} as const satisfies Record<string, Words>;
export type VisitField = keyof typeof visitFields;

/** 后续任务状态. */
export const visitTaskStates = {
  open: { zh: '待落实', en: 'To be done' },
  done: { zh: '已落实', en: 'Done' },
  dropped: { zh: '不再执行', en: 'Dropped' },
} as const satisfies Record<string, Words>;
export type VisitTaskState = keyof typeof visitTaskStates;

/** Which visits a list shows. */
export const visitLists = {
  due: { zh: '到期', en: 'Due' },
  later: { zh: '以后', en: 'Later' },
  done: { zh: '已走访', en: 'Visited' },
} as const satisfies Record<string, Words>;
export type VisitList = keyof typeof visitLists;

/** Facts this module tells of a visit, in the words of its timeline. */
export const visitFacts = {
  'visit.planned': { zh: '安排走访', en: 'Planned' },
  'visit.saved': { zh: '填写走访记录', en: 'Observations written' },
  'visit.done': { zh: '完成走访', en: 'Visited' },
  'visit.cancelled': { zh: '取消走访', en: 'Cancelled' },
  'visit.matter': { zh: '登记为事项', en: 'Taken down as a matter' },
  'visit.task': { zh: '新增后续任务', en: 'Follow-up task added' },
  'visit.task-done': { zh: '后续任务已落实', en: 'Follow-up task done' },
  'visit.task-dropped': { zh: '后续任务不再执行', en: 'Follow-up task dropped' },
} as const satisfies Record<string, Words>;
export type VisitFact = keyof typeof visitFacts;

/** 登录状态 of the session that a phone's local store was made under. */
export const standings = {
  open: { zh: '已登录', en: 'Signed in' },
  ended: { zh: '登录已过期', en: 'Signed in too long ago' },
  revoked: { zh: '已退出', en: 'Signed out' },
} as const satisfies Record<string, Words>;
