import type { Words } from '../../../kit/words.ts';

export const menuWords = {
  title: { zh: '可以请的调解员', en: 'Mediators you can ask' },
  lead: {
    zh: '调解不收钱，请谁由双方自己定。这里不排名次，也不写谁成功多少。',
    en: 'Mediation is free, and both sides choose who mediates. There is no ranking here, and no rate of success.',
  },
  order: {
    zh: '先按您选的纠纷和语言排，一样合适的每天换一次顺序。办案时，按每个案子另排。',
    en: 'Those who fit what you chose come first; equals change places every day, and for each case anew.',
  },
  field: { zh: '什么样的纠纷', en: 'What is it about?' },
  language: { zh: '想用什么话说', en: 'In which language?' },
  any: { zh: '都看', en: 'All' },
  none: {
    zh: '没有同时符合的调解员，请换一个选项，或者打电话问我们。',
    en: 'Nobody fits both: choose otherwise, or call us.',
  },
  empty: { zh: '名单还没有公开，请打电话问我们。', en: 'No cards are public yet: please call us.' },
  failed: {
    zh: '名单暂时拿不到，请稍后再试，或者打电话。',
    en: 'The list cannot be had right now: try again later, or call.',
  },
  wait: { zh: '请稍等…', en: 'One moment…' },
  more: { zh: '再看几位', en: 'Show more' },
  fields: { zh: '擅长', en: 'Knows about' },
  skills: { zh: '专长', en: 'Trade' },
  languages: { zh: '会说', en: 'Speaks' },
  times: { zh: '时间', en: 'When' },
  ways: { zh: '方式', en: 'How' },
  how: { zh: '怎么请', en: 'How to ask' },
  howText: {
    zh: '先把事情告诉我们。双方都愿意调解，就各自悄悄选人，再由我们安排时间和房间。',
    en: 'Tell us what it is about first. When both sides agree to mediate, each chooses in secret, and we arrange time and room.',
  },
  report: { zh: '把事情告诉我们', en: 'Tell us about it' },
  tours: { zh: '流动调解车下一站在哪里', en: 'Where the mobile room stands next' },
} as const satisfies Record<string, Words>;

export const countWords = (count: number): Words => ({
  zh: `共 ${count} 位`,
  en: count === 1 ? '1 mediator' : `${count} mediators`,
});
