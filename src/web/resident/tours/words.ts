import type { Words } from '../../../kit/words.ts';

export const tourWords = {
  title: { zh: '流动调解车下一站', en: 'Where the mobile room stands next' },
  lead: {
    zh: '不用预约，不收钱。有事带上能说明情况的材料，直接来。',
    en: 'No appointment, no fee. Bring what helps to explain and just come.',
  },
  none: { zh: '近一个月还没有安排，请打电话问我们。', en: 'Nothing is planned for the next month: please call us.' },
  failed: { zh: '暂时拿不到，请稍后再试，或者打电话。', en: 'It cannot be had right now: try again later, or call.' },
  wait: { zh: '请稍等…', en: 'One moment…' },
  phone: { zh: '电话', en: 'Telephone' },
  menu: { zh: '看看可以请哪些调解员', en: 'See which mediators you can ask' },
  now: { zh: '请到调解室', en: 'Please come in' },
  nobody: { zh: '现在没有叫号', en: 'Nobody is called right now' },
  queue: { zh: '等候', en: 'Waiting' },
  empty: { zh: '没有人等候', en: 'Nobody is waiting' },
  unknown: { zh: '没有这个工作室', en: 'There is no such studio' },
} as const satisfies Record<string, Words>;
