import type { Words } from '../../kit/words.ts';
import type { PartState } from '../../modules/matters/words.ts';

export const partWords = {
  titleKept: { zh: '请协助一件事', en: 'A request for help' },
  opening: { zh: '正在打开…', en: 'Opening…' },
  shutTitle: { zh: '链接打不开了', en: 'This link does not open any more' },
  shut: {
    zh: '链接已过期、已收回，或者打开的时间太久了。请再点一次短信里的链接；还是打不开，请打电话给请您协助的单位。',
    en: 'The link is over, was taken back, or has been open too long. Tap the link in the message again; if it stays shut, phone the unit that asked you.',
  },
  task: { zh: '请你们做', en: 'What you are asked to do' },
  where: { zh: '地点', en: 'Place' },
  lead: { zh: '谁牵头', en: 'Who leads' },
  number: { zh: '编号', en: 'Number' },
  due: { zh: '办完期限', en: 'Due' },
  noDue: { zh: '没有定期限', en: 'No date was set' },
  words: { zh: '居民的原话', en: "The resident's words" },
  contact: { zh: '怎么联系居民', en: 'How to reach the resident' },
  noName: { zh: '没有留称呼', en: 'No name given' },
  photos: { zh: '照片（人和车牌已遮挡）', en: 'Photos (people and plates are blacked out)' },
  photo: { zh: '照片', en: 'Photo' },
  careful: {
    zh: '这些内容只用来办这件事，请不要转发、截图或另存。打开和办理都有记录，居民看得到。',
    en: 'Use this for this task only: do not forward, copy or keep it. Opening and acting are recorded, and the resident can see it.',
  },
  minimum: {
    zh: '按最少够用的原则，只给您办事需要的内容。还需要别的，请联系牵头单位。',
    en: 'You are shown what the work needs and no more. If you need more, ask the lead.',
  },
  returned: { zh: '你们退回的理由', en: 'Why you returned it' },
  reply: { zh: '牵头单位的答复', en: "The lead's answer" },
  answer: { zh: '你们的办理结果', en: 'Your result' },
  timeline: { zh: '经过', en: 'What happened so far' },
  mine: { zh: '贵单位', en: 'Your unit' },
  theirs: { zh: '牵头单位', en: 'The lead' },
  take: { zh: '签收', en: 'We have it' },
  takeHint: { zh: '签收表示你们收到了，并安排人办。', en: 'This says that you have it and somebody will do it.' },
  tell: { zh: '报进展', en: 'Tell news' },
  tellText: { zh: '办到哪一步了', en: 'How far it is' },
  finish: { zh: '办完了', en: 'It is done' },
  finishText: { zh: '办了什么，结果怎样', en: 'What was done, with what result' },
  finishPhotos: { zh: '办完后的照片（可以不传）', en: 'Photos afterwards (optional)' },
  addPhoto: { zh: '添加照片', en: 'Add photos' },
  sendingPhoto: { zh: '照片正在上传…', en: 'Sending a photo…' },
  giveBack: { zh: '退回', en: 'Return it' },
  giveBackHint: {
    zh: '不归你们管，或者办不了，请写明理由。再次退回的，由专人裁定。',
    en: 'If it is not yours or cannot be done, say why. A second return is decided by one named person.',
  },
  giveBackText: { zh: '为什么退回', en: 'Why' },
  send: { zh: '提交', en: 'Send' },
  short: { zh: '请至少写两个字', en: 'Please write at least two characters' },
  done: { zh: '已提交', en: 'Sent' },
  leave: { zh: '看完了，退出', en: 'Done, leave' },
  left: { zh: '已退出', en: 'You left' },
  leftHint: { zh: '再点短信里的链接，可以重新打开。', en: 'The link in the message opens it again.' },
} as const satisfies Record<string, Words>;

export const askedBy = (unit: string, partner: string): Words => ({
  zh: `${unit} 请 ${partner} 协助`,
  en: `${unit} asks ${partner} for help`,
});
export const takeBy = (moment: Words): Words => ({
  zh: `请在 ${moment.zh} 前签收`,
  en: `Please sign for it by ${moment.en}`,
});
export const openUntil = (moment: Words): Words => ({
  zh: `链接有效到 ${moment.zh}`,
  en: `The link opens until ${moment.en}`,
});
export const decidedBy = (name: string): Words => ({ zh: `${name} 的裁定`, en: `Decided by ${name}` });

/** Where the part stands, said to whoever was asked. */
export const partStateWords = {
  asked: { zh: '等你们签收', en: 'Waiting for you', tone: 'open' },
  taken: { zh: '你们正在办', en: 'In your hands', tone: 'open' },
  done: { zh: '已办完，谢谢', en: 'Done, thank you', tone: 'kept' },
  returned: { zh: '已退回，等牵头单位答复', en: 'Returned: the lead will answer', tone: 'ended' },
  disputed: { zh: '再次退回，等专人裁定', en: 'Returned again: one person decides', tone: 'ended' },
  released: { zh: '裁定不归你们办', en: 'Decided: not your task', tone: 'ended' },
  revoked: { zh: '已收回', en: 'Taken back', tone: 'ended' },
} as const satisfies Record<PartState, Words & { tone: 'open' | 'kept' | 'ended' }>;

/** What happened, in the words of whoever helps. */
export const partFactWords: Readonly<Record<string, Words>> = {
  'part.asked': { zh: '请你们协助', en: 'You were asked' },
  'part.asked-again': { zh: '答复并再次请求', en: 'Answered and asked again' },
  'part.taken': { zh: '签收', en: 'Signed for' },
  'part.told': { zh: '进展', en: 'News' },
  'part.done': { zh: '办完', en: 'Done' },
  'part.returned': { zh: '退回', en: 'Returned' },
  'part.disputed': { zh: '再次退回，等裁定', en: 'Returned again, to be decided' },
  'part.decided': { zh: '裁定', en: 'Decided' },
  'part.overdue': { zh: '超期提醒', en: 'Reminder: overdue' },
  'part.arbitration-late': { zh: '裁定超期', en: 'The decision is late' },
};
