import type { Words } from '../../../kit/words.ts';

export const formWords = {
  sendKeys: { zh: 'Ctrl + Enter 提交，Esc 收起', en: 'Ctrl + Enter sends, Esc folds' },
  someMissing: { zh: '还有没填好的，已在各栏标出', en: 'Something is still missing: see the marked fields' },
  changedMeanwhile: { zh: '您填写的时候，这件事有了变化', en: 'This changed while you were writing' },
  changedHint: {
    zh: '您填写的内容都在。看过最新情况以后再提交。',
    en: 'What you wrote is kept. Look at the news, then send.',
  },
  changedSeen: { zh: '看过了，继续', en: 'I have looked, go on' },
  needed: { zh: '请填写', en: 'Needed' },
  chooseDay: { zh: '请选日期', en: 'Choose a day' },
  chooseOne: { zh: '请选择', en: 'Choose one' },
  endAfterStart: { zh: '结束日期须晚于开始日期', en: 'The end must be later than the start' },
  endsOn: { zh: '从哪天起', en: 'From which day' },
  endsOnHint: { zh: '这一天起不再有效', en: 'From this day on it is no longer valid' },
  listHint: { zh: '可填几个，每个按回车', en: 'Several are possible, Enter after each' },
  change: { zh: '更改', en: 'Change' },
  save: { zh: '保存更改', en: 'Save changes' },
  saved: { zh: '已保存', en: 'Saved' },
  kept: {
    zh: '历史记录都保留，以前的事项仍能查到当时是谁。',
    en: 'All history stays: past matters still show who it was.',
  },
  noUndo: {
    zh: '办完不能撤回；弄错了要重新设立或登记。',
    en: 'This cannot be taken back: a mistake means making it anew.',
  },
} as const satisfies Record<string, Words>;
