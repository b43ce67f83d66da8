import type { Words } from '../../../kit/words.ts';

/** Words of the pages behind a confirmed phone. */
export const mineWords = {
  title: { zh: '用手机号查', en: 'Find my reports by phone' },
  lead: {
    zh: '不用账号。我们给您的手机发一个验证码，进去就能看到这个号码反映过的事。',
    en: 'No account needed. We send a code to your phone; with it you see everything this number reported.',
  },
  phone: { zh: '手机号', en: 'Phone number' },
  phoneHint: { zh: '反映时留的那个号码', en: 'The number you left when you reported' },
  send: { zh: '获取验证码', en: 'Send me a code' },
  sent: {
    zh: '如果这个号码留过反映，一分钟内会收到六位验证码，五分钟内有效。没收到的，请核对号码，或打页面上的电话。',
    en: 'If this number left a report, a code of six digits arrives within a minute, good for five. Nothing came? Check the number, or call us.',
  },
  risk: {
    zh: '谁拿着这张电话卡，谁就能收到验证码；不放心的，请用回执上的查询码。',
    en: 'Whoever holds this SIM card gets the code. If that worries you, use the code on your receipt instead.',
  },
  code: { zh: '验证码', en: 'Code' },
  codeHint: {
    zh: '短信里的六位数字，只在这台设备上有效，工作人员不会向您要',
    en: 'Six digits, good on this device only. We never ask you for it',
  },
  enter: { zh: '进入', en: 'Enter' },
  again: { zh: '换号码，或重新获取', en: 'Another number, or a new code' },
  reports: { zh: '我反映过的事', en: 'What I reported' },
  of: { zh: '手机号', en: 'Phone' },
  open: { zh: '查看', en: 'Open' },
  none: { zh: '这个号码没有反映过的事。', en: 'This number reported nothing.' },
  leave: { zh: '退出', en: 'Leave' },
  leaveHint: {
    zh: '两小时后会自动退出；用别人的手机时请点退出。',
    en: "It closes after two hours; on someone else's phone, leave now.",
  },
  link: { zh: '没有查询码？用手机号查', en: 'No code? Find it by phone' },
} as const satisfies Record<string, Words>;

/** Words of requests about personal data. */
export const askWords = {
  title: { zh: '我的个人信息', en: 'My personal data' },
  lead: {
    zh: '您可以查阅复制、更正、删除、撤回同意，也可以要求说明或投诉。我们在 {n} 个工作日内答复并说明理由。',
    en: 'You may ask for a copy, a correction, a deletion, withdraw consent, ask why, or complain. We answer with reasons within {n} working days.',
  },
  kind: { zh: '我想', en: 'I want to' },
  words: { zh: '请说明', en: 'Tell us more' },
  name: { zh: '姓名应为', en: 'The name should be' },
  phone: { zh: '电话应为', en: 'The phone should be' },
  what: { zh: '内容应为', en: 'The text should be' },
  blank: { zh: '不改的留空', en: 'Leave empty what stays' },
  report: { zh: '关于哪一件', en: 'About which report' },
  send: { zh: '提出', en: 'Send' },
  mine: { zh: '我提出的', en: 'What I asked' },
  due: { zh: '最迟答复', en: 'Answer by' },
  answer: { zh: '答复', en: 'Answer' },
  law: { zh: '依据', en: 'Law' },
  copy: { zh: '下载复制件', en: 'Fetch the copy' },
  copyUntil: { zh: '可下载到', en: 'Until' },
  byPhone: { zh: '为了确认是您，请先用手机号进入再下载。', en: 'To be sure that it is you, enter by phone first.' },
  late: { zh: '已超过答复期限，请打电话催问', en: 'This is late: please call us' },
} as const satisfies Record<string, Words>;

/** Words of the page that proves a deletion. */
export const erasedWords = {
  title: { zh: '删除证明', en: 'Proof of deletion' },
  lead: {
    zh: '凭原来的查询码，可以查看并打印删除证明。内容已经删去，只留下这张证明。',
    en: 'With your old receipt code you can see and print the proof. The content is gone; only this proof is left.',
  },
  show: { zh: '查看', en: 'Show' },
  print: { zh: '打印', en: 'Print' },
  number: { zh: '编号', en: 'Number' },
  at: { zh: '删除时间', en: 'Deleted' },
  reason: { zh: '原因', en: 'Why' },
  what: { zh: '删去的内容', en: 'What was taken away' },
  hash: { zh: '校验值（SHA-256）', en: 'Checksum (SHA-256)' },
  said: {
    zh: '以下信息已从系统中不可恢复地删去；为统计保留的类别、时间、状态等不含任何个人信息。',
    en: 'This was removed for good. What is kept for statistics (category, time, state) holds nothing personal.',
  },
} as const satisfies Record<string, Words>;

/** What was taken away, by the table that held it. */
export const erasedTables: Readonly<Record<string, Words>> = {
  reporter: { zh: '反映人信息', en: 'Who reported' },
  part: { zh: '协办要求与答复', en: 'Tasks of helping units' },
  happening: { zh: '经过记录中的文字', en: 'Words in the history' },
  file: { zh: '照片和文件', en: 'Photos and files' },
  outgoing: { zh: '短信记录', en: 'Messages' },
  follower: { zh: '关心的邻居', en: 'Neighbours who followed' },
};

/** Words of "who opened my report". */
export const openedWords = {
  own: { zh: '您本人', en: 'Yourself' },
  house: { zh: '系统', en: 'The system' },
  link: { zh: '持链接的协办单位', en: 'A helping unit by link' },
  times: { zh: '{n} 次', en: '{n} times' },
  total: { zh: '共 {n} 条记录，一条不少', en: '{n} records in all, none left out' },
  more: { zh: '更早的', en: 'Earlier' },
} as const satisfies Record<string, Words>;
