import type { Words } from '../../kit/words.ts';

export const nextWords = {
  nothing: { zh: '现在没有等着您的事', en: 'Nothing is waiting for you' },
  nothingHint: { zh: '可以登记看到的事，或者看看走访清单。', en: 'Take down what you see, or look at the visits.' },
  afterwards: { zh: '接下来', en: 'After that' },
  open: { zh: '打开', en: 'Open' },
  kinds: {
    matter: { zh: '事项', en: 'Matter' },
    visit: { zh: '走访', en: 'Visit' },
    task: { zh: '后续任务', en: 'Follow-up' },
    part: { zh: '协办', en: 'Part' },
    sitting: { zh: '调解会', en: 'Sitting' },
  },
  due: { zh: '期限', en: 'Due' },
  plannedOn: { zh: '计划', en: 'Planned' },
} as const;

export const matterWords = {
  none: { zh: '没有您主办的事项', en: 'You lead no matter' },
  what: { zh: '反映内容', en: 'What was said' },
  where: { zh: '地点', en: 'Where' },
  promised: { zh: '承诺时间', en: 'Promised' },
  take: { zh: '开始办理', en: 'Take in hand' },
  noteTitle: { zh: '记一笔（内部）', en: 'Note (internal)' },
  note: { zh: '写下看到的和做了的', en: 'What you saw and did' },
  noteMissing: { zh: '请至少写两个字', en: 'Write at least two characters' },
  keepNote: { zh: '保存记录', en: 'Save the note' },
  evidence: { zh: '处置后照片', en: 'Photo afterwards' },
  keepEvidence: { zh: '保存照片', en: 'Save the photos' },
  reporter: {
    zh: '反映人的姓名电话不带到手机上，联网后在工作台查看。',
    en: 'Names and phones of reporters stay off the phone: see them at the desk.',
  },
  parts: { zh: '请我们协办的', en: 'Parts asked of us' },
  line: { zh: '在这台手机上做的', en: 'Done on this phone' },
} as const satisfies Record<string, Words>;

export const visitWords = {
  none: { zh: '没有安排走访', en: 'No visits are planned' },
  due: { zh: '今天和逾期', en: 'Today and overdue' },
  later: { zh: '以后七天', en: 'The coming week' },
  done: { zh: '今天已走访', en: 'Visited today' },
  tasks: { zh: '后续任务', en: 'Follow-up tasks' },
  askedBy: { zh: '谁请我们来', en: 'Who asked' },
  purpose: { zh: '为什么去', en: 'Why' },
  phone: { zh: '打电话', en: 'Phone' },
  form: { zh: '走访记录', en: 'Observations' },
  keep: { zh: '先存着', en: 'Save for now' },
  finish: { zh: '走访完了', en: 'Visit done' },
  empty: { zh: '请先写见到了谁或看到了什么', en: 'Say first who was met or what was seen' },
  unchanged: { zh: '没有改动', en: 'Nothing changed' },
  matter: { zh: '发现要办的事：登记为事项', en: 'Something to be dealt with: take it down' },
  matterWhat: { zh: '什么事（至少五个字）', en: 'What (at least five characters)' },
  keepMatter: { zh: '登记', en: 'Take down' },
  task: { zh: '我们答应做的事', en: 'What we promised to do' },
  dueOn: { zh: '什么时候之前', en: 'By when' },
  keepTask: { zh: '记下任务', en: 'Add the task' },
  report: { zh: '做了什么', en: 'What was done' },
  finishTask: { zh: '已落实', en: 'Done' },
  taskMissing: { zh: '请写清楚任务和日期', en: 'Say what and by when' },
  draft: { zh: '草稿已存在本机', en: 'Draft kept on this phone' },
} as const satisfies Record<string, Words>;

export const takeDownWords = {
  lead: { zh: '先说事，其余可以不填。', en: 'Say what it is; the rest can stay empty.' },
  what: { zh: '发生了什么', en: 'What happened' },
  whatMissing: { zh: '请至少写五个字', en: 'Write at least five characters' },
  where: { zh: '在哪里', en: 'Where' },
  position: { zh: '带上现在的位置', en: 'Add where I am' },
  positionOn: { zh: '已带上位置，误差约', en: 'Position added, within about' },
  positionOff: { zh: '去掉位置', en: 'Remove the position' },
  positionFailed: { zh: '没有得到位置，请写地点', en: 'No position: say where instead' },
  category: { zh: '类别', en: 'Kind' },
  categoryNone: { zh: '还不清楚', en: 'Not clear yet' },
  channel: { zh: '怎么知道的', en: 'How we know' },
  channels: {
    patrol: { zh: '巡逻发现', en: 'On patrol' },
    visit: { zh: '入户走访', en: 'Home visit' },
    'market-desk': { zh: '赶集咨询台', en: 'Market desk' },
  },
  more: { zh: '类别、来源、谁反映的（可以不填）', en: 'Kind, source, who reported it (optional)' },
  name: { zh: '反映人称呼', en: 'Reporter’s name' },
  phone: { zh: '反映人电话', en: 'Reporter’s phone' },
  keep: { zh: '登记', en: 'Take down' },
  kept: { zh: '已保存在本机', en: 'Kept on this phone' },
  toQueue: { zh: '看发送情况', en: 'See whether it was sent' },
} as const;

export const photoWords = {
  add: { zh: '拍照或选照片', en: 'Take or choose photos' },
  photo: { zh: '照片', en: 'Photo' },
  remove: { zh: '去掉', en: 'Remove' },
  working: { zh: '正在存照片', en: 'Saving the photo' },
} as const satisfies Record<string, Words>;

export const routeWords = {
  title: { zh: '今天的路线', en: 'Today’s route' },
  honest: {
    zh: '按直线距离排的顺序，不是道路里程，也不看路况；近路请自己判断。',
    en: 'Ordered by distance as the crow flies: not road kilometres, and no traffic. You know the shorter ways.',
  },
  from: { zh: '从我现在的位置排', en: 'Order from where I am' },
  fromHere: { zh: '从现在的位置出发', en: 'From where you are' },
  none: { zh: '今天没有带位置的地方要去', en: 'No stop with a position today' },
  unplaced: { zh: '没有位置，排不进路线', en: 'Without a position, not in the order' },
  total: (metres: number): Words => ({
    zh: `直线合计约 ${(metres / 1000).toFixed(1)} 公里`,
    en: `About ${(metres / 1000).toFixed(1)} km as the crow flies`,
  }),
  leg: (metres: number): Words => ({ zh: `直线 ${Math.round(metres)} 米`, en: `${Math.round(metres)} m straight` }),
} as const;
