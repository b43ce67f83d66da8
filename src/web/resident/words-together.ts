import type { Words } from '../../kit/words.ts';

export const togetherWords = {
  others: (n: number): Words => ({
    zh: `另有 ${n} 位居民反映了同一件事，一并办理。他们看不到您写的内容，您也看不到他们的。`,
    en: `${n} more reported the same; it is handled as one. They do not see what you wrote, nor you theirs.`,
  }),
  result: { zh: '结果', en: 'Result' },
  split: { zh: '您还有一件相关的事', en: 'You have a related report' },
  splitHint: {
    zh: '其中一部分单独办理，有自己的查询码。',
    en: 'A part of it is handled on its own and has its own code.',
  },
  splitOpen: { zh: '打开', en: 'Open' },
  ownWord: { zh: '几家都反映了这件事，您只为自己回答。', en: 'Several reported this: you answer for yourself only.' },
} as const satisfies Record<string, Words | ((n: number) => Words)>;

export const shareWords = {
  title: { zh: '反映身边的事', en: 'Report something nearby' },
  from: (unit: string): Words => ({ zh: `您打开的是${unit}的反映链接。`, en: `This link comes from ${unit}.` }),
  about: {
    zh: '链接不认识您，也不记录您在哪个群。您写的内容只有办理的人能看到，群里的人看不到。',
    en: 'The link does not know you, nor which group you are in. Only those who work on it read what you write, nobody in the group.',
  },
  place: { zh: '地点已帮您填好，可以改', en: 'The place is filled in; you can change it' },
  begin: { zh: '开始反映', en: 'Begin' },
  over: {
    zh: '这条链接已经停用，您仍然可以照常反映。',
    en: 'This link has ended. You can still report as usual.',
  },
} as const satisfies Record<string, Words | ((unit: string) => Words)>;

export const publicWords = {
  since: (day: Words): Words => ({ zh: `${day.zh}起`, en: `since ${day.en}` }),
  result: { zh: '结果', en: 'Result' },
  noResult: { zh: '还在办，有结果会写在这里。', en: 'Being worked on: the result will stand here.' },
  care: { zh: '我也关心', en: 'I care too' },
  careAbout: {
    zh: '不用注册。留手机号，有结果会发短信；不留也可以，凭查询码来看。',
    en: 'No account. With a phone number you get a message about the result; without one, look with your code.',
  },
  phone: { zh: '手机号（可以不填）', en: 'Phone number (optional)' },
  followers: (n: number): Words => ({ zh: `${n} 位邻居关心`, en: `${n} neighbours follow` }),
  kept: { zh: '记好您的查询码', en: 'Keep your code' },
  code: { zh: '查询码', en: 'Code' },
  tail: { zh: '后四位', en: 'Last four digits' },
  others: {
    zh: '这里只有公开的内容，看不到谁反映了什么。',
    en: 'Only what is public stands here, not who reported what.',
  },
  own: { zh: '有您自己的情况要说？', en: 'Something of your own to say?' },
  report: { zh: '反映一件事', en: 'Report a concern' },
  stop: { zh: '不再关心', en: 'Stop following' },
  gone: { zh: '这件事现在没有公开', en: 'This is not public at the moment' },
  here: { zh: '这里已公开的事', en: 'Public problems here' },
} as const satisfies Record<string, Words | ((n: number) => Words) | ((day: Words) => Words)>;
