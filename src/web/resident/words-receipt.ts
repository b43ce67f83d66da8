import type { Words } from '../../kit/words.ts';

export const receiptWords = {
  title: { zh: '收到了，谢谢您告诉我们', en: 'We have it. Thank you for telling us' },
  keep: { zh: '请记下这两样，查进度要用', en: 'Keep these two: they open your report' },
  code: { zh: '查询码', en: 'Receipt code' },
  arrived: { zh: '已送达，编号', en: 'Delivered, number' },
  tailPhone: { zh: '您手机号的后四位', en: 'The last four digits of your phone' },
  tailGiven: { zh: '四位数字', en: 'Four digits' },
  secret: {
    zh: '有这两样就能看到您反映的事，请不要告诉不相干的人。',
    en: 'Whoever has both can read your report: keep them to yourself.',
  },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  copyFailed: { zh: '没能复制，请抄下来或打印', en: 'Could not copy: please write it down or print' },
  print: { zh: '打印回执', en: 'Print the receipt' },
  next: { zh: '接下来', en: 'What happens next' },
  watch: { zh: '我们已经马上告诉值班的同事。', en: 'The colleague on duty has been told at once.' },
  ask: { zh: '办完以后，我们会问您解决了没有。', en: 'When it is done, we ask you whether it is solved.' },
  see: { zh: '查看进度', en: 'See how it stands' },
  goneTitle: { zh: '回执已经收起来了', en: 'The receipt is put away' },
  gone: {
    zh: '为了保护您，回执只在送出后显示一次。有查询码就能查进度。',
    en: 'For your safety a receipt shows once, after sending. With the code you can follow your report.',
  },
} as const satisfies Record<string, Words>;

export const receivedBy = (unit: string): Words => ({ zh: `${unit}已经收到。`, en: `${unit} has received it.` });
export const answeredBy = (moment: Words): Words => ({
  zh: `${moment.zh} 前答复您。`,
  en: `You get an answer by ${moment.en}.`,
});
export const callUnit = (unit: string): Words => ({
  zh: `着急可以直接打电话：${unit}`,
  en: `In a hurry, phone ${unit}:`,
});
/** What the copy button writes; the follow page reads the same form back. */
export const copiedReceipt = (code: string, tail: string): Words => ({
  zh: `枫桥回执 查询码 ${code} 后四位 ${tail}`,
  en: `Maplebridge receipt, code ${code}, digits ${tail}`,
});
