import type { Words } from '../../kit/words.ts';

/** Words around every page. */
export const frameWords = {
  name: { zh: '枫桥', en: 'Maplebridge' },
  skip: { zh: '跳到正文', en: 'Skip to the text' },
  tools: { zh: '阅读方式', en: 'Ways to read' },
  elder: { zh: '长辈版', en: 'Easy version' },
  standard: { zh: '标准版', en: 'Standard' },
  more: { zh: '看说明', en: 'Show explanations' },
  less: { zh: '收起说明', en: 'Hide explanations' },
  callBar: { zh: '打电话', en: 'Call' },
  danger: { zh: '有人有危险？马上打', en: 'Somebody in danger? Call' },
  person: {
    zh: '想直接跟人说？打电话或到派出所，都一样办。',
    en: 'Rather talk to a person? Phone us or come to the station: it counts the same.',
  },
  privacy: { zh: '谁会看到我写的', en: 'Who sees what I write' },
  mediators: { zh: '可以请的调解员', en: 'Mediators you can ask' },
  demo: {
    zh: '这是演示：县、单位和人都是虚构的，请不要填写真实信息。',
    en: 'This is a demo: county, units and people are invented. Please enter nothing real.',
  },
  loading: { zh: '演示数据正在装载，请稍等一两分钟。', en: 'The demo is still loading: please wait a minute or two.' },
  offline: {
    zh: '现在连不上网络。您可以接着写，等恢复再送出。',
    en: 'No connection right now. You can go on writing and send when it is back.',
  },
  retry: { zh: '再试一次', en: 'Try again' },
  wait: { zh: '请稍等…', en: 'One moment…' },
  unloaded: {
    zh: '这一页还没有打开：网络断了，或者页面更新了。写的内容还在本机。',
    en: 'This page did not open: the network is gone, or there is a newer version. What you typed is kept.',
  },
  reload: { zh: '重新打开', en: 'Open it again' },
  home: { zh: '回到首页', en: 'Back to the start' },
  fix: { zh: '还有几处要改一下', en: 'A few things need attention' },
} as const satisfies Record<string, Words>;

export const callWords = (phone: string): Words => ({ zh: `打电话 ${phone}`, en: `Call ${phone}` });

export const homeWords = {
  title: { zh: '有事找枫桥', en: 'Bring it to Maplebridge' },
  lead: {
    zh: '家里、楼里、路上的烦心事，说给我们听。每件事都有人负责，有答复的日子。',
    en: 'Trouble at home, in the building, on the street: tell us. Every concern gets somebody responsible and a date for the answer.',
  },
  report: { zh: '反映一件事', en: 'Report a concern' },
  reportHint: { zh: '不用注册，几分钟就好', en: 'No account, a few minutes' },
  call: { zh: '打电话说', en: 'Tell us by phone' },
  resume: { zh: '接着写上次没写完的', en: 'Go on with what you began' },
  follow: { zh: '查进度', en: 'Follow a report' },
  followHint: { zh: '要用回执上的查询码', en: 'With the code on your receipt' },
  questions: { zh: '常见问题', en: 'Questions and answers' },
  questionsHint: { zh: '先看看有没有现成的答案', en: 'See whether it is answered already' },
  next: { zh: '说了以后会怎样', en: 'What happens then' },
} as const satisfies Record<string, Words>;

/** What happens with a report, in the order in which it happens. */
export const promises: readonly { readonly head: Words; readonly text: Words }[] = [
  {
    head: { zh: '当场给回执', en: 'A receipt at once' },
    text: { zh: '一个查询码和四位数字，写明哪个单位收到了。', en: 'A code and four digits, and which unit has it.' },
  },
  {
    head: { zh: '有人负责，有日子', en: 'Somebody, and a date' },
    text: {
      zh: '哪个单位在办、什么时候答复，随时能查。',
      en: 'See at any time who works on it and when the answer is due.',
    },
  },
  {
    head: { zh: '解没解决，您说了算', en: 'Solved? You say' },
    text: {
      zh: '办完会问您；没解决，可以要求重新办。',
      en: 'We ask you when it is done; if it is not solved, it is taken up again.',
    },
  },
  {
    head: { zh: '谁看过，您都知道', en: 'You see who looked' },
    text: {
      zh: '谁在什么时候打开过您反映的事，都有记录给您看。',
      en: 'Who opened your report, and when, is there for you to read.',
    },
  },
];

export const missingWords = {
  title: { zh: '没有这个页面', en: 'There is no such page' },
  text: {
    zh: '地址可能抄错了。要反映事情或查进度，从首页开始就行。',
    en: 'The address may be mistyped. To report or follow something, begin at the start page.',
  },
} as const satisfies Record<string, Words>;
