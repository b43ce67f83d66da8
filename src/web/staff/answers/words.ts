import type { Words } from '../../../kit/words.ts';

export const answerWords = {
  title: { zh: '答复与知识', en: 'Answers and knowledge' },
  search: { zh: '搜索：标题、关键词、编码、拼音首字母', en: 'Search: title, words, code, pinyin initials' },
  all: { zh: '全部', en: 'All' },
  mine: { zh: '本单位的', en: 'Of my unit' },
  waiting: { zh: '有草稿', en: 'With a draft' },
  overdue: { zh: '过了复核日期', en: 'Past review' },
  retired: { zh: '已停用', en: 'Retired' },
  nothing: { zh: '没有符合的条目', en: 'Nothing matches' },
  nothingHint: { zh: '换一个词，或者起草一条。', en: 'Try another word, or draft an entry.' },
  county: { zh: '全县', en: 'County' },
  everything: { zh: '所有事项', en: 'Every matter' },
  forResidents: { zh: '居民可看', en: 'Open to residents' },
  hasDraft: { zh: '有草稿', en: 'Draft' },
  back: { zh: '返回列表', en: 'Back to the list' },
  make: { zh: '起草', en: 'Draft an entry' },
  change: { zh: '修改', en: 'Change' },
  changeHint: {
    zh: '存为草稿；别的同事发布以前，用的还是现在这一版。',
    en: 'Saved as a draft; the present version stays in use until a colleague publishes it.',
  },
  save: { zh: '存为草稿', en: 'Save the draft' },
  saved: { zh: '草稿已保存，等另一位同事发布', en: 'Draft saved; another colleague publishes it' },
  publish: { zh: '发布', en: 'Publish' },
  published: { zh: '已发布', en: 'Published' },
  drop: { zh: '放弃草稿', en: 'Give up the draft' },
  dropped: { zh: '草稿已放弃', en: 'Draft given up' },
  dropHint: {
    zh: '草稿里的改动会丢掉，现在用的不受影响。',
    en: 'What the draft changes is lost; what is in use stays.',
  },
  retire: { zh: '停用', en: 'Retire' },
  retireHint: {
    zh: '停用以后不再出现在事项页和居民页；以后可以改好再发布。',
    en: 'It no longer appears on matters and residents’ pages; it can be changed and published again.',
  },
  retireDone: { zh: '已停用', en: 'Retired' },
  review: { zh: '复核：仍然有效', en: 'Reviewed: still right' },
  reviewHint: {
    zh: '对照现行规定看过，内容不用改，只定下次复核的日子。',
    en: 'Held against the rules in force: nothing to change, only the next review date.',
  },
  reviewed: { zh: '已复核', en: 'Reviewed' },
  needsAnother: {
    zh: '您起草或改过这份草稿，要由本单位另一位同事发布。',
    en: 'You wrote on this draft: another colleague of the unit publishes it.',
  },
  draftTitle: { zh: '等待发布的草稿', en: 'Draft that waits for publishing' },
  inUse: { zh: '正在用的', en: 'In use' },
  preview: { zh: '居民看到的样子', en: 'What residents see' },
  history: { zh: '变更记录', en: 'History' },
  colon: { zh: '：', en: ': ' },
  comma: { zh: '、', en: ', ' },
  asOf: { zh: '核对', en: 'Checked' },
  noText: { zh: '（空）', en: '(empty)' },
  unit: { zh: '负责单位', en: 'Kept by' },
  uses: { zh: '用过', en: 'Used' },
  reviewBy: { zh: '复核日期', en: 'Review by' },
  kind: { zh: '种类', en: 'Kind' },
  none: { zh: '不建议', en: 'None' },
  wordsHint: {
    zh: '用顿号或回车分开，写居民和同事会用的说法',
    en: 'Parted by commas: words that residents and colleagues use',
  },
  textHint: {
    zh: '可用 {编号} {事项} {类别} {单位} {单位电话} {承办人} {地点} {反映日期} {承诺日期} {今天}；其余花括号里的，发送前由同事填。',
    en: 'Filled from the matter: {number} {matter} {category} {unit} {unit phone} {lead} {place} {reported on} {promised date} {today}; other braces are filled by whoever writes.',
  },
  stepsHint: {
    zh: '一行一步；行首加 * 表示不完成不能办结；英文写在 | 后面。',
    en: 'One step a line; * in front: closing waits for it; English behind |.',
  },
  categoryHint: { zh: '包括它下面的小类；不选就是所有事项', en: 'With everything below it; empty = every matter' },
  reviewTitle: { zh: '请复核的条目', en: 'Entries to review' },
  publishTitle: { zh: '等您发布的草稿', en: 'Drafts that wait for you' },
  tasks: { zh: '答复与知识', en: 'Answers and knowledge' },
  seeAll: { zh: '查看', en: 'Look' },
} as const satisfies Record<string, Words>;

/** Words at the composer and the checklist of a matter. */
export const insertWords = {
  use: { zh: '用模板', en: 'Use a template' },
  search: { zh: '搜索模板和知识', en: 'Search templates and knowledge' },
  here: { zh: '这一类', en: 'For this category' },
  others: { zh: '其他', en: 'Others' },
  knowledge: { zh: '知识条目（带依据插入）', en: 'Knowledge (put in with its source)' },
  nothing: { zh: '没有找到，换一个词试试', en: 'Nothing found: try another word' },
  undo: { zh: '撤销插入', en: 'Undo' },
  inserted: { zh: '已插入', en: 'Put in' },
  source: { zh: '依据', en: 'Source' },
  overdue: { zh: '过了复核日期，请先核对', en: 'Past its review date: check it first' },
  gaps: { zh: '还没填好，填完才能发送', en: 'Still to be filled in before it can be sent' },
  proposed: { zh: '模板建议', en: 'Proposed by the template' },
  checklist: { zh: '办理清单', en: 'Checklist' },
  must: { zh: '办结前必须完成', en: 'Closing waits for it' },
  waits: { zh: '还差必须完成的步骤，办结会被退回', en: 'Closing waits for the marked steps' },
} as const satisfies Record<string, Words>;

export const usedWords = (count: number, day: string): Words => ({
  zh: count === 0 ? '还没用过' : `用过 ${count} 次${day && `，最近 ${day}`}`,
  en: count === 0 ? 'Not used yet' : `Used ${count} times${day && `, last ${day}`}`,
});

export const versionWords = (number: number): Words => ({ zh: `第 ${number} 版`, en: `Version ${number}` });

export const doneOf = (done: number, of: number): Words => ({ zh: `${done} / ${of} 步`, en: `${done} of ${of} steps` });
