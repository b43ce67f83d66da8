import type { Words } from '../../kit/words.ts';

export const alikeWords = {
  title: { zh: '这件事邻居已经反映过', en: 'Neighbours have reported this already' },
  lead: {
    zh: '要不要关注它？办理结果会告诉您，不用再填一遍。',
    en: 'Would you rather follow it? You will hear the result, and need not send this.',
  },
  since: (day: Words): Words => ({ zh: `${day.zh}起办理`, en: `since ${day.en}` }),
  followers: (n: number): Words => ({ zh: `${n} 位邻居关注`, en: `${n} neighbours follow` }),
  same: { zh: '就是这件，关注它', en: 'It is this: follow it' },
  other: { zh: '不，我的是另一件', en: 'No, mine is another' },
  kept: { zh: '您写的还在这里。', en: 'What you wrote is still here.' },
  finish: { zh: '不用再反映了', en: 'I need not send mine' },
  goOn: { zh: '我还是要反映', en: 'I want to send mine as well' },
  fold: { zh: '先不关注', en: 'Not now' },
} as const satisfies Record<string, Words | ((n: number) => Words) | ((day: Words) => Words)>;
