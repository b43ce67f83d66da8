import type { Words } from '../../kit/words.ts';

/** 回访任务状态. */
export const taskStates = {
  due: { zh: '待回访', en: 'To visit' },
  done: { zh: '已回访', en: 'Visited' },
  dropped: { zh: '不再回访', en: 'Dropped' },
} as const satisfies Record<string, Words>;
export type TaskState = keyof typeof taskStates;

/** 回访所见. */
export const foundWords = {
  settled: { zh: '没有反复', en: 'Still settled' },
  relapse: { zh: '又出现了', en: 'It has come back' },
  unreached: { zh: '没有联系上', en: 'Nobody reached' },
} as const satisfies Record<string, Words>;
export type Found = keyof typeof foundWords;

/** 回访计划状态. */
export const planStates = {
  running: { zh: '进行中', en: 'Running' },
  done: { zh: '已完成', en: 'Done' },
  stopped: { zh: '已停止', en: 'Stopped' },
} as const satisfies Record<string, Words>;
export type PlanState = keyof typeof planStates;

/** 抽查结论. */
export const checkStates = {
  open: { zh: '待核查', en: 'To check' },
  sound: { zh: '属实', en: 'Sound' },
  fake: { zh: '虚假办结', en: 'Not really done' },
} as const satisfies Record<string, Words>;
export type CheckState = keyof typeof checkStates;

/** 清单: which tasks a page shows. */
export const taskLists = {
  overdue: { zh: '已逾期', en: 'Overdue' },
  due: { zh: '七天内到期', en: 'Due within a week' },
  later: { zh: '以后', en: 'Later' },
} as const satisfies Record<string, Words>;
export type TaskList = keyof typeof taskLists;
