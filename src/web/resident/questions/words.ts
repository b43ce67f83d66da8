import type { Words } from '../../../kit/words.ts';

export const questionWords = {
  title: { zh: '常见问题', en: 'Questions and answers' },
  lead: {
    zh: '先看看有没有现成的答案。您在这里找什么，不会离开这台手机。',
    en: 'See whether it is answered already. What you look for here does not leave this phone.',
  },
  search: { zh: '想问什么', en: 'What would you like to know?' },
  searchHint: {
    zh: '用平常的话写，比如“居住证多久能拿到”',
    en: 'In plain words, such as “how long does a permit take”',
  },
  none: { zh: '没有找到现成的答案。', en: 'There is no ready answer to this.' },
  all: { zh: '全部问题', en: 'All questions' },
  source: { zh: '依据：', en: 'Source: ' },
  overdue: { zh: '这一条正在复核，拿不准请打电话问', en: 'This one is being checked again: call if in doubt' },
  still: { zh: '还是没解决？', en: 'Still need help?' },
  report: { zh: '反映给我们', en: 'Report it to us' },
  reportKeeps: { zh: '您刚才写的话会带过去', en: 'What you wrote goes along' },
  wait: { zh: '请稍等…', en: 'One moment…' },
  failed: {
    zh: '答案暂时拿不到，可以打电话问，或者直接反映。',
    en: 'The answers cannot be had right now: call, or report it.',
  },
  empty: { zh: '还没有公开的答案，请打电话问或者直接反映。', en: 'No answers are public yet: call, or report it.' },
  maybe: { zh: '这可能已经有答案', en: 'This may be answered already' },
  maybeHint: {
    zh: '在您的手机上对出来的，写的内容没有送出。要反映就接着写。',
    en: 'Found on your phone; nothing you wrote has been sent. Go on writing to report it.',
  },
} as const satisfies Record<string, Words>;

/** When an answer was last published or checked, and by whom. */
export const asOfWords = (day: string, unit: string | null): Words => ({
  zh: `${unit ? `${unit}，` : ''}${day} 核对`,
  en: `Checked ${day}${unit ? `, ${unit}` : ''}`,
});

export const foundWords = (count: number): Words => ({
  zh: `找到 ${count} 条`,
  en: count === 1 ? '1 answer found' : `${count} answers found`,
});
