import type { Words } from '../../kit/words.ts';

export const shareWords = {
  question: {
    zh: '如果要请别的部门来办，可以告诉他们什么？',
    en: 'If another department does the work, what may it be told?',
  },
  fold: { zh: '可以告诉别的部门什么', en: 'What others may be told' },
  hint: {
    zh: '比如供热公司、环卫所。以后随时能改，每次转给谁您都看得到。',
    en: 'Such as the heating company. You can change this at any time, and you see whom it was passed to.',
  },
  minimum: { zh: '只告诉地点和要办的事', en: 'Only the place and what is to be done' },
  words: {
    zh: '也可以看我写的话和照片（人脸、车牌会遮住）',
    en: 'Also my words and photos (faces and plates are hidden)',
  },
  contact: { zh: '还可以知道我的称呼和电话，方便联系我', en: 'Also my name and phone, so that they can reach me' },
  title: { zh: '转给了哪些部门', en: 'Passed on to departments' },
  none: { zh: '还没有转给别的部门。', en: 'Nothing was passed on so far.' },
  change: { zh: '改成这样', en: 'Change to this' },
  changed: { zh: '已改好，马上生效。', en: 'Changed, from this moment on.' },
  override: {
    zh: '这一项不以您的同意为依据。有不同意见，请打电话或到派出所说。',
    en: 'This does not rest on your consent. If you disagree, phone us or come to the station.',
  },
  reason: { zh: '理由', en: 'Reason' },
} as const satisfies Record<string, Words>;

export const sharedFrom = (since: Words, until: Words | undefined): Words => ({
  zh: until ? `${since.zh} 到 ${until.zh}` : `${since.zh} 起`,
  en: until ? `${since.en} to ${until.en}` : `since ${since.en}`,
});
