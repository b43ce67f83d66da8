import type { Words } from '../../../kit/words.ts';

export const outboxWords = {
  title: { zh: '消息', en: 'Messages' },
  lead: {
    zh: '发给反映人和同事的短信；只说“有进展”，不写内容。',
    en: 'Texts to reporters and colleagues; they say “there is news”, never what about.',
  },
  all: { zh: '全部', en: 'All' },
  state: { zh: '状态', en: 'State' },
  text: { zh: '内容', en: 'Text' },
  recipient: { zh: '收件人', en: 'To' },
  channel: { zh: '方式', en: 'By' },
  tries: { zh: '次数', en: 'Tries' },
  madeAt: { zh: '写成', en: 'Made' },
  changedAt: { zh: '最近变化', en: 'Last change' },
  notBefore: { zh: '不早于', en: 'Not before' },
  retry: { zh: '重新发送', en: 'Send again' },
  retried: { zh: '已排队，马上重发', en: 'Queued to be sent again' },
  empty: { zh: '没有这样的消息', en: 'No such messages' },
  emptyHint: {
    zh: '事项有进展、又留了手机号的，会在这里看到发出的短信。',
    en: 'When a matter has news and a mobile number, its text shows here.',
  },
  sms: { zh: '短信', en: 'Text message' },
  wecom: { zh: '企业微信', en: 'WeCom' },
  print: { zh: '打印', en: 'Print' },
  filter: { zh: '按状态看', en: 'By state' },
} as const satisfies Record<string, Words>;
