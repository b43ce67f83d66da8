import type { Words } from '../../../kit/words.ts';

export const auditWords = {
  title: { zh: '审计', en: 'Audit' },
  lead: {
    zh: '谁在什么时候打开了什么、结果如何。这里看不到内容；您每次查询也会留下一行。',
    en: 'Who opened what, when, and how it ended. Contents are not shown here; each of your searches leaves a line too.',
  },
  filter: { zh: '筛选', en: 'Filter' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  who: { zh: '人员：姓名或警号', en: 'Person: name or badge' },
  subject: { zh: '对象：事项编号或 ID', en: 'Subject: matter number or id' },
  action: { zh: '操作', en: 'Action' },
  anyAction: { zh: '全部操作', en: 'All actions' },
  outcome: { zh: '结果', en: 'Outcome' },
  anyOutcome: { zh: '全部结果', en: 'All outcomes' },
  clear: { zh: '清除筛选', en: 'Clear' },
  at: { zh: '时间', en: 'Time' },
  whoColumn: { zh: '谁', en: 'Who' },
  subjectColumn: { zh: '对象', en: 'Subject' },
  reason: { zh: '说明', en: 'Reason' },
  place: { zh: '链与行', en: 'Chain, line' },
  onlyThis: { zh: '只看', en: 'Only' },
  empty: { zh: '没有符合条件的记录', en: 'No lines match' },
  emptyHint: {
    zh: '放宽日期，或核对警号、事项编号。没有查到也是结果：这段时间没有人打开过。',
    en: 'Widen the days, or check the badge or the number. Finding nothing is a result too: nobody opened it.',
  },
  check: { zh: '核对日志是否完整', en: 'Check that the log is whole' },
  checkHint: {
    zh: '每一行都带着上一行的指纹。核对会从头算一遍，看有没有缺行、改动或截断。',
    en: 'Each line carries the fingerprint of the one before. The check recomputes all of them from the start.',
  },
  checking: { zh: '正在逐行核对', en: 'Checking line by line' },
  brokenHint: {
    zh: '请保留现场，马上报告系统管理员和分管领导，并用命令 npx maplebridge audit export 导出留存。',
    en: 'Leave everything as it is, report it at once, and keep a copy with npx maplebridge audit export.',
  },
} as const satisfies Record<string, Words>;

/** Words of the alerts about much reading. */
export const readingWords = {
  title: { zh: '查阅提醒', en: 'Reading alerts' },
  hint: {
    zh: '一小时内打开了很多人的档案。不拦工作，也不等于有错：请看看是什么事，写一句结果。',
    en: 'Within an hour, the files of many people were opened. It stops nobody and is no proof of anything: look what it was and note it.',
  },
  lines: { zh: '看当天记录', en: 'Lines of that day' },
  note: { zh: '查看结果', en: 'What it was' },
  noteHint: {
    zh: '如：网格走访前核对名单，已与所长确认',
    en: 'For example: lists for a round of visits, confirmed with the chief',
  },
  save: { zh: '记下，结束提醒', en: 'Note it and close' },
  saved: { zh: '已记下', en: 'Noted' },
  own: { zh: '与您本人有关，由其他审计员查看', en: 'About yourself: another auditor looks into it' },
  more: { zh: '更早的提醒', en: 'Earlier alerts' },
} as const satisfies Record<string, Words>;

export const openedWords = (opened: number, limit: number): Words => ({
  zh: `打开 ${opened} 人的档案（提醒线 ${limit}）`,
  en: `opened the files of ${opened} people (alert above ${limit})`,
});

export const listedWords = (listed: number): Words => ({
  zh: `列表里看到 ${listed} 人`,
  en: `saw ${listed} people in lists`,
});

export const whoKinds = {
  staff: { zh: '同事', en: 'Colleague' },
  token: { zh: '接口程序', en: 'Programme' },
  receipt: { zh: '反映人', en: 'Reporter' },
  visitor: { zh: '未登录的人', en: 'Somebody not signed in' },
  system: { zh: '系统', en: 'The system' },
} as const satisfies Record<string, Words>;

/** What a line can be about. */
export const subjectKinds: Readonly<Record<string, Words>> = {
  matter: { zh: '事项', en: 'Matter' },
  person: { zh: '人员', en: 'Person' },
  unit: { zh: '单位', en: 'Unit' },
  grid: { zh: '网格', en: 'Grid' },
  place: { zh: '地点', en: 'Place' },
  partner: { zh: '联动单位', en: 'Partner' },
  account: { zh: '登录账号', en: 'Account' },
  session: { zh: '登录设备', en: 'Session' },
  token: { zh: '接口令牌', en: 'API token' },
  receipt: { zh: '查询码', en: 'Receipt' },
  file: { zh: '附件', en: 'File' },
  message: { zh: '消息', en: 'Message' },
};

export const faults = {
  gap: { zh: '前面缺行', en: 'lines before it are missing' },
  changed: { zh: '被改动过', en: 'was changed' },
  cut: { zh: '之后被截断', en: 'lines after it were cut off' },
} as const satisfies Record<string, Words>;

export const wholeWords = (lines: number, chains: number): Words => ({
  zh: `日志完整：${lines.toLocaleString('en')} 行、${chains} 条链，没有缺行、改动或截断。`,
  en: `The log is whole: ${lines.toLocaleString('en')} lines in ${chains} chains, nothing missing, changed or cut.`,
});

export const brokenWords = (spots: number, lines: number): Words => ({
  zh: `日志被动过：${lines.toLocaleString('en')} 行中有 ${spots >= 100 ? '至少 100' : spots} 处不对。`,
  en: `The log was tampered with: ${spots >= 100 ? 'at least 100' : spots} spots wrong in ${lines.toLocaleString('en')} lines.`,
});

export const spotWords = (chain: number, seq: number): Words => ({
  zh: `第 ${chain} 链第 ${seq} 行`,
  en: `chain ${chain}, line ${seq}`,
});
