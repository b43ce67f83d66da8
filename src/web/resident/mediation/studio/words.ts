import type { Words } from '../../../../kit/words.ts';

export const afterWords = {
  news: { zh: '给您的进展告知', en: 'News for you' },
  how: { zh: '这次调解，您满意吗？', en: 'How was this mediation for you?' },
  hint: {
    zh: '只用于改进，不影响协议，也不告诉对方。可以不评。',
    en: 'It helps us to do better. It changes nothing in the agreement, the other side is not told, and you need not answer.',
  },
  rather: { zh: '不想评价', en: 'I would rather not say' },
  words: { zh: '想说的话（可不填）', en: 'In your own words (optional)' },
  thanks: { zh: '您的评价已记下，谢谢。', en: 'Your answer was written down, thank you.' },
  choose: { zh: '请先选一个', en: 'Choose one first' },
  send: { zh: '提交评价', en: 'Send' },
} as const satisfies Record<string, Words>;
