import type { Words } from '../../../kit/words.ts';

export const todayWords = {
  due: { zh: '今天要兑现的承诺', en: 'Promises for today' },
  dueHint: { zh: '超期的在前', en: 'Overdue first' },
  waiting: { zh: '等我办', en: 'Waiting for me' },
  waitingHint: { zh: '受理、分派、办结、回访', en: 'To accept, assign, close, visit' },
  back: { zh: '退回来的', en: 'Came back' },
  backHint: { zh: '协办请求，反映人说没有解决', en: 'Asked to help; not solved, says the reporter' },
  others: { zh: '等别人', en: 'Waiting for others' },
  othersHint: { zh: '我承办的全部事项', en: 'Everything I lead' },
  watchTitle: { zh: '需要马上看的', en: 'To be looked at now' },
  watchHint: {
    zh: '内容里有人身危险或自伤的字样，由人来判断。',
    en: 'Wording of danger or self-harm: a person decides.',
  },
  seeAll: { zh: '全部', en: 'All' },
  nothingDue: { zh: '今天没有到期的承诺', en: 'Nothing is promised for today' },
  nothingWaiting: { zh: '没有等您的事', en: 'Nothing waits for you' },
  nothingBack: { zh: '没有退回或重办的事', en: 'Nothing came back' },
  nothingOthers: { zh: '您手上没有承办的事项', en: 'You lead no matters' },
  closing: { zh: '本月办结与解决', en: 'Closed and solved this month' },
  closedCount: { zh: '本月办结', en: 'closed this month' },
  solvedCount: { zh: '反映人确认解决', en: 'solved, say the reporters' },
  closingRest: (n: { partly: number; notSolved: number; unconfirmed: number; reports: number }): Words => ({
    zh: `部分解决 ${n.partly} · 没有解决 ${n.notSolved} · 等待确认 ${n.unconfirmed} · 共 ${n.reports} 人次反映`,
    en: `${n.partly} partly · ${n.notSolved} not solved · ${n.unconfirmed} waiting · ${n.reports} reports`,
  }),
  good: (name: string): Words => ({ zh: `${name}，您好`, en: `Hello, ${name}` }),
} as const;
