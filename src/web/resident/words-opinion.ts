import type { Words } from '../../kit/words.ts';

export const opinionWords = {
  title: { zh: '办得怎么样？', en: 'How did it go?' },
  invite: {
    zh: '四个小问题，点一点就行。办这件事的人看不到是谁说的。',
    en: 'Four small questions, a tap each. Whoever handled it does not see who said what.',
  },
  begin: { zh: '评一评', en: 'Say how it was' },
  lastOn: (day: Words): Words => ({ zh: `${day.zh}前可以评价`, en: `Open until ${day.en}` }),
  progress: (at: number, of: number): Words => ({ zh: `第 ${at} 题，共 ${of} 题`, en: `Question ${at} of ${of}` }),
  back: { zh: '上一题', en: 'Back' },
  comment: { zh: '还想说什么（可以不写）', en: 'Anything else (optional)' },
  commentHint: {
    zh: '只有督查的同事看得到，他们看不到您的姓名。请不要写姓名和电话。',
    en: 'Only supervisors read it, without your name. Please write no names or numbers.',
  },
  check: { zh: '您说的', en: 'What you said' },
  unsaid: { zh: '没有说', en: 'Not said' },
  send: { zh: '提交评价', en: 'Send' },
  empty: { zh: '还没有回答，请至少回答一题。', en: 'Nothing was said yet: answer one question at least.' },
  refuse: { zh: '我不想评价', en: 'I would rather not' },
  thanks: { zh: '收到了，谢谢您。', en: 'Received. Thank you.' },
  refused: { zh: '好的，不再问您了。', en: 'Fine: we will not ask again.' },
  given: { zh: '您评价过了，谢谢您。', en: 'You have answered. Thank you.' },
  over: { zh: '这次评价已经结束。', en: 'This survey is over.' },
  home: { zh: '回到我反映的事', en: 'Back to my report' },
} as const satisfies Record<string, Words | ((...values: never[]) => Words)>;
