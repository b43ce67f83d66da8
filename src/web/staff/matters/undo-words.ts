import type { Words } from '../../../kit/words.ts';

export const undoWords = {
  reason: { zh: '撤销：刚才点错了', en: 'Undone: chosen by mistake' },
  assigned: { zh: '已分派', en: 'Assigned' },
  recategorised: { zh: '类别已更改', en: 'Category changed' },
  noted: { zh: '内部记录已保存', en: 'Internal note saved' },
  asked: { zh: '已请求协办', en: 'Help was asked for' },
  undone: { zh: '已撤销', en: 'Undone' },
  assignUndone: { zh: '已撤回到原来的单位，请重新分派', en: 'Back with the unit that had it: assign it anew' },
  noteUndone: { zh: '已划去，仍可查看', en: 'Struck through; it stays readable' },
  askUndone: { zh: '协办请求已收回', en: 'The request for help was taken back' },
} as const satisfies Record<string, Words>;
