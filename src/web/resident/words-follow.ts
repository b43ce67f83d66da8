import type { Words } from '../../kit/words.ts';
import type { MatterState } from '../../modules/matters/words.ts';

export const doorWords = {
  title: { zh: '查进度', en: 'Follow a report' },
  code: { zh: '查询码', en: 'Receipt code' },
  codeHint: {
    zh: '在回执上，像 FQ-7K3M-9PQX4。大小写、空格都不要紧。',
    en: 'On your receipt, such as FQ-7K3M-9PQX4. Capitals and spaces do not matter.',
  },
  tail: { zh: '后四位', en: 'Last four digits' },
  tailHint: {
    zh: '您手机号的后四位；没留手机号的，看回执上的四位数字。',
    en: 'Of your phone number, or the four digits on the receipt.',
  },
  open: { zh: '查看', en: 'Open' },
  opening: { zh: '正在查…', en: 'Looking…' },
  codeWrong: {
    zh: '查询码不对，可能抄错了一个字，请对照回执再看一下',
    en: 'This code cannot be right: please compare it with your receipt',
  },
  tailWrong: { zh: '请填四位数字', en: 'Please enter four digits' },
  mediation: {
    zh: '参加调解：用短信或信上的编号',
    en: 'Take part in a mediation: with the number in the message or letter',
  },
  lost: {
    zh: '回执找不到了？打电话或到派出所，说明情况，我们帮您查。',
    en: 'Lost the receipt? Phone us or come by: we help you find it.',
  },
} as const satisfies Record<string, Words>;

/** Where it stands, said to its reporter; `tone` picks the icon and colour that go with the word. */
export const residentStates = {
  reported: { zh: '已收到，马上有人看', en: 'Received: somebody will look at it', tone: 'open' },
  accepted: { zh: '已受理，正在安排谁来办', en: 'Accepted: finding the right person', tone: 'open' },
  not_accepted: { zh: '这件事不能在这里受理', en: 'This cannot be taken here', tone: 'ended' },
  assigned: { zh: '已交给负责单位', en: 'Handed to the unit in charge', tone: 'open' },
  in_hand: { zh: '正在办理', en: 'Being worked on', tone: 'open' },
  returned: { zh: '正在重新安排由谁来办', en: 'Being passed to the right unit', tone: 'open' },
  answered: { zh: '已答复您', en: 'You have an answer', tone: 'kept' },
  closed: { zh: '已办结', en: 'Work is finished', tone: 'kept' },
  revisited: { zh: '已回访', en: 'Visited afterwards', tone: 'kept' },
  archived: { zh: '已归档', en: 'Archived', tone: 'ended' },
  withdrawn: { zh: '您已撤回', en: 'You withdrew it', tone: 'ended' },
  reopened: { zh: '正在重新办理', en: 'Taken up again', tone: 'open' },
  merged: { zh: '与同一件事一并办理', en: 'Handled together with the same thing', tone: 'open' },
} as const satisfies Record<MatterState, Words & { tone: 'open' | 'kept' | 'ended' }>;

export const reportWords = {
  holder: { zh: '现在谁在办', en: 'Who has it now' },
  next: { zh: '接下来', en: 'What happens next' },
  answer: { zh: '给您的答复', en: 'The answer to you' },
  noAnswerYet: { zh: '负责单位正在办，还没有定下答复的日子。', en: 'It is being worked on; no date is set yet.' },
  waitsForYou: { zh: '等您说一声：解决了没有。', en: 'Waiting for you to say whether it is solved.' },
  finished: { zh: '这件事到这里就结束了。还有事，可以再反映。', en: 'This ends here. You can always report again.' },
  timeline: { zh: '经过', en: 'What happened so far' },
  told: { zh: '您反映的内容', en: 'What you told us' },
  files: { zh: '照片和文件', en: 'Photos and files' },
  opened: { zh: '谁看过我反映的事', en: 'Who opened my report' },
  openedNone: { zh: '除了您，还没有人打开过。', en: 'Nobody but you has opened it yet.' },
  openedRefused: { zh: '没让看', en: 'refused' },
  refresh: { zh: '刷新', en: 'Refresh' },
  leave: { zh: '看完了，退出', en: 'Done, leave' },
  leaveHint: { zh: '用的是别人的或公用的设备，看完请退出。', en: 'On a shared device, please leave when done.' },
  photo: { zh: '照片', en: 'Photo' },
  pdf: { zh: 'PDF 文件', en: 'PDF file' },
  audio: { zh: '录音', en: 'Recording' },
  newly: { zh: '有新进展', en: 'News' },
  extended: { zh: '办理时限经批准延长过', en: 'More time was granted for this' },
  urged: { zh: '已催办', en: 'Work on it was urged' },
  self: { zh: '您本人', en: 'You' },
} as const satisfies Record<string, Words>;

export const earlierWords = (count: number): Words => ({
  zh: `看更早的 ${count} 条`,
  en: count === 1 ? 'See one earlier entry' : `See ${count} earlier entries`,
});
export const holderSince = (unit: string, since: Words): Words => ({
  zh: `${unit}，${since.zh} 起`,
  en: `${unit}, since ${since.en}`,
});
export const pausedFor = (because: Words, until: Words): Words => ({
  zh: `因${because.zh}，办理时限暂停，最晚 ${until.zh} 恢复`,
  en: `The time limit stands still because ${because.en}; it goes on by ${until.en}`,
});
export const promisedThen = (moment: Words): Words => ({
  zh: `答复日期：${moment.zh} 前`,
  en: `Promised by ${moment.en}`,
});
export const yearsMissing = (years: readonly number[]): Words => ({
  zh: `${years.join('、')} 年放假安排尚未公布，日期可能调整`,
  en: `The holidays of ${years.join(', ')} are not published yet: the date may change`,
});
export const answerDue = (moment: Words, left: Words): Words => ({
  zh: `${moment.zh} 前答复您（${left.zh}）`,
  en: `You get an answer by ${moment.en} (${left.en})`,
});
export const answerLate = (moment: Words, late: Words): Words => ({
  zh: `本该在 ${moment.zh} 前答复您，${late.zh}。对不起，让您久等了，可以直接打电话催。`,
  en: `An answer was due by ${moment.en}: ${late.en}. We are sorry. You may phone the unit.`,
});
export const contestBy = (moment: Words): Words => ({
  zh: `${moment.zh} 前可以提出没有解决。`,
  en: `You can say it is not solved until ${moment.en}.`,
});
export const answeredAt = (unit: string, moment: Words): Words => ({
  zh: `${unit}，${moment.zh}`,
  en: `${unit}, ${moment.en}`,
});

export const solvedWords = {
  title: { zh: '解决了吗？', en: 'Is it solved?' },
  yes: { zh: '解决了', en: 'Yes' },
  partly: { zh: '解决了一部分', en: 'Partly' },
  no: { zh: '没有解决', en: 'No' },
  comment: { zh: '想说的话（可以不写）', en: 'Anything to add (optional)' },
  commentNo: { zh: '还差什么？说了我们好接着办', en: 'What is missing? It helps us to go on' },
  send: { zh: '告诉他们', en: 'Tell them' },
  choose: { zh: '请先选一个', en: 'Please choose one first' },
  thanks: { zh: '记下了，谢谢您。', en: 'Noted. Thank you.' },
} as const satisfies Record<string, Words>;

export const addWords = {
  title: { zh: '补充或更正', en: 'Add or correct' },
  text: { zh: '要补充什么？', en: 'What would you like to add?' },
  send: { zh: '补充', en: 'Add' },
  short: { zh: '请写几个字', en: 'Please write a few words' },
  done: { zh: '已补充，办理的人能看到。', en: 'Added: whoever works on it can see it.' },
} as const satisfies Record<string, Words>;

export const withdrawWords = {
  title: { zh: '撤回', en: 'Withdraw' },
  text: {
    zh: '撤回以后，我们就不再办这件事。以后还可以重新反映。',
    en: 'After withdrawing we stop working on it. You can report it again later.',
  },
  reason: { zh: '为什么撤回（可以不写）', en: 'Why (optional)' },
  send: { zh: '撤回这件事', en: 'Withdraw this report' },
  done: { zh: '已撤回。', en: 'Withdrawn.' },
} as const satisfies Record<string, Words>;

export const messageWords = {
  title: { zh: '短信', en: 'Text messages' },
  text: {
    zh: '留了手机号的，有进展时会收到短信。',
    en: 'If you left a phone number, you get a message when there is news.',
  },
  stop: { zh: '不再给我发', en: 'Stop messages' },
  allow: { zh: '给我发短信', en: 'Send me messages' },
  stopped: { zh: '好的，不再给您发短信。', en: 'Done: no more messages.' },
  allowed: { zh: '好的，有进展会给您发短信。', en: 'Done: you get a message when there is news.' },
} as const satisfies Record<string, Words>;
