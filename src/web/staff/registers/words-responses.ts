import type { Words } from '../../../kit/words.ts';

export const responseWords = {
  title: { zh: '月度响应表', en: 'Answers by month' },
  month: { zh: '月份', en: 'Month' },
  about: {
    zh: '只算您能看全的事项；按单位名称排列，不排名。括号里是基数，基数小的不宜比较。',
    en: 'Matters that you see in full, in the order of names, not ranked. The base stands beside every figure: small ones do not compare.',
  },
  partner: { zh: '联动单位', en: 'Partner' },
  asked: { zh: '请求', en: 'Asked' },
  inTime: { zh: '按时签收', en: 'Taken in time' },
  median: { zh: '签收用时（中位）', en: 'Median until taken' },
  returned: { zh: '退回过', en: 'Returned' },
  disputed: { zh: '进入裁定', en: 'Arbitrated' },
  doneInTime: { zh: '按期办完', en: 'Done in time' },
  noBase: { zh: '—', en: '—' },
  of: (part: number, base: number): Words => ({ zh: `${part}（共 ${base}）`, en: `${part} of ${base}` }),
  hours: (hours: number, base: number): Words => ({ zh: `${hours} 小时（${base} 件）`, en: `${hours} h (${base})` }),
  none: { zh: '这个月没有请求协办', en: 'No partner was asked in this month' },
  noneHint: {
    zh: '请联动单位协办以后，这里会有签收、退回和办完的情况。',
    en: 'Once partners are asked to help, how they answered appears here.',
  },
} as const satisfies Record<string, Words | ((a: number, b: number) => Words)>;
