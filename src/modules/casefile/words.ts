import type { Words } from '../../kit/words.ts';

/** 卷宗种类: for whom a file is made. */
export const caseFileKinds = {
  whole: { zh: '事项卷宗', en: 'Case file' },
  pack: { zh: '举证材料', en: 'Evidence pack' },
  own: { zh: '我的档案', en: 'My file' },
} as const satisfies Record<string, Words>;
export type CaseFileKind = keyof typeof caseFileKinds;

/** 制作状态: how far it is. `failed` is said of what did not come about in a quarter of an hour. */
export const caseFileStates = {
  waiting: { zh: '正在制作', en: 'Being made' },
  ready: { zh: '可以下载', en: 'Ready' },
  failed: { zh: '没有做成', en: 'Could not be made' },
  removed: { zh: '已过保存期', en: 'No longer kept' },
} as const satisfies Record<string, Words>;

/** 查验结果: what the register says about a paper. */
export const checkVerdicts = {
  valid: { zh: '有效：与登记的一致', en: 'Valid: it is what was sealed' },
  changed: { zh: '不一致：文件被改动过，或不是这份文件', en: 'Changed: this is not what was sealed' },
  unknown: { zh: '没有登记：没有这个查验码', en: 'Unknown: there is no such code' },
} as const satisfies Record<string, Words>;
export type CheckVerdict = keyof typeof checkVerdicts;

/** How long a finished file can be fetched: 7 days; the register keeps its hash for good. */
export const keptDays = 7;
