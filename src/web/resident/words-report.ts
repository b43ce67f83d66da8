import type { Words } from '../../kit/words.ts';

export const stepWords = (step: number, steps: number): Words => ({
  zh: `第 ${step} 步，共 ${steps} 步`,
  en: `Step ${step} of ${steps}`,
});

export const safetyWords = {
  title: { zh: '现在有人有危险吗？', en: 'Is somebody in danger right now?' },
  hint: {
    zh: '比如有人受伤、打架、着火、想不开要轻生，老人或孩子走丢了。',
    en: 'Somebody hurt, a fight, a fire, somebody who may harm themselves, an old person or a child missing.',
  },
  no: { zh: '没有，我来说件事', en: 'No, I want to report something' },
  yes: { zh: '有，很紧急', en: 'Yes, it is urgent' },
} as const satisfies Record<string, Words>;

export const emergencyWords = {
  title: { zh: '请马上打电话', en: 'Please call now' },
  lead: {
    zh: '网上填表太慢了，电话一打就有人来。不确定打哪个，就打 110。',
    en: 'A form is too slow. A call brings help at once. Not sure which number? Call 110.',
  },
  mind: { zh: '心里难受、想找人说说', en: 'Feeling low, needing somebody to talk to' },
  mindName: { zh: '心理援助热线', en: 'Mental health helpline' },
  back: { zh: '现在没有危险，继续反映', en: 'Nobody is in danger now: go on' },
} as const satisfies Record<string, Words>;

/** The national emergency numbers, for when the county's own list cannot be fetched. */
export const nationalNumbers: readonly { readonly number: string; readonly zh: string; readonly en: string }[] = [
  { number: '110', zh: '报警', en: 'Police' },
  { number: '119', zh: '火警、救援', en: 'Fire and rescue' },
  { number: '120', zh: '急救', en: 'Ambulance' },
  { number: '122', zh: '交通事故', en: 'Traffic accident' },
];

export const whatWords = {
  title: { zh: '发生了什么？', en: 'What happened?' },
  hint: {
    zh: '像跟邻居说话那样写：什么事，什么时候，多久了。打字不方便，可以用输入法的语音。',
    en: 'As you would tell a neighbour: what, when, for how long. You can dictate with your keyboard.',
  },
  exampleHead: { zh: '看一个例子', en: 'See an example' },
  example: {
    zh: '我们楼下烧烤店每天营业到半夜两点，桌子摆到人行道上，又吵又呛，已经半个月了。找老板说过两次，没用。',
    en: 'The barbecue shop downstairs stays open until two at night with its tables on the pavement: noise and smoke, for two weeks now. We talked to the owner twice, in vain.',
  },
  kind: { zh: '属于哪一类？', en: 'What kind of thing?' },
  kindHint: { zh: '可以不选，我们来分。', en: 'You may skip this: we sort it.' },
  unsure: { zh: '我不确定', en: 'I am not sure' },
  unsureHint: { zh: '都不像，或者说不清，交给我们分', en: 'None of these, or hard to say: we sort it' },
  kindUrgent: { zh: '这一类很急，请先打 110。', en: 'This kind is urgent: please call 110 first.' },
} as const satisfies Record<string, Words>;
export const countWords = (count: number): Words => ({ zh: `已写 ${count} 字`, en: `${count} characters` });
export const leftWords = (left: number): Words =>
  left >= 0
    ? { zh: `还能写 ${left} 字`, en: `${left} characters left` }
    : { zh: `超出了 ${-left} 字`, en: `${-left} characters too many` };

export const whereWords = {
  title: { zh: '在哪里？', en: 'Where is it?' },
  hint: {
    zh: '小区和楼号、路口、店名都可以，能找到就行。',
    en: 'An estate and building, a crossing, a shop: whatever leads us there.',
  },
  locate: { zh: '加上我现在的位置', en: 'Add where I am now' },
  locating: { zh: '正在定位…', en: 'Finding you…' },
  located: { zh: '已加上您现在的位置', en: 'Your present place is added' },
  unlocated: { zh: '没能定位。不要紧，用文字写清楚就行。', en: 'We could not find you. Never mind: words are enough.' },
  pin: { zh: '在地图上指一下', en: 'Point to it on the map' },
  pinHint: {
    zh: '拖动地图，让红点落在事情发生的地方。用键盘的话，按方向键移动、加减号放大缩小。',
    en: 'Move the map until the red point lies where it happened. With a keyboard: arrow keys move, plus and minus zoom.',
  },
  pinHere: { zh: '就是这里', en: 'It is here' },
  pinStop: { zh: '不用地图了', en: 'No map, thanks' },
  pinned: { zh: '已加上您在地图上指的地方', en: 'The place you pointed to is added' },
  map: { zh: '地图', en: 'Map' },
  mapFailed: {
    zh: '地图暂时打不开。不要紧，用文字写清楚就行。',
    en: 'The map does not open right now. Never mind: words are enough.',
  },
  drop: { zh: '去掉位置', en: 'Remove the place' },
  scanned: { zh: '您扫码的地点', en: 'The place whose code you scanned' },
  notHere: { zh: '不是这里', en: 'Not here' },
  photos: { zh: '照片', en: 'Photos' },
  photosHint: {
    zh: '没有也行，最多 9 张。照片里暗藏的位置信息会自动去掉。',
    en: 'Optional, up to 9. Hidden place data in them is removed.',
  },
  addPhoto: { zh: '拍照或选照片', en: 'Take or choose photos' },
  removePhoto: { zh: '删去', en: 'Remove' },
  retryPhoto: { zh: '重传', en: 'Send again' },
  photoFailed: { zh: '没传上去', en: 'Not sent' },
  photoKept: { zh: '已存在本机，有网时自动传', en: 'Kept here, sent when the network is back' },
  photoUnkept: { zh: '没传上去，请不要关掉页面', en: 'Not sent: please keep the page open' },
  photosTitle: { zh: '有照片吗？', en: 'Any photos?' },
  photoSent: { zh: '已传好', en: 'Sent' },
  tooMany: { zh: '最多 9 张，多出来的没有加上。', en: 'Up to 9 photos: the rest were left out.' },
} as const satisfies Record<string, Words>;
export const aboutMetres = (metres: number): Words => ({
  zh: `误差大约 ${metres} 米`,
  en: `within about ${metres} metres`,
});
export const photoName = (index: number): Words => ({ zh: `照片 ${index}`, en: `Photo ${index}` });
export const sendingShare = (percent: number): Words => ({ zh: `正在传 ${percent}%`, en: `Sending ${percent}%` });

export const youWords = {
  confidential: { zh: '办理人员看不到我的姓名和电话', en: 'Keep my name and phone from whoever handles it' },
  confidentialHint: {
    zh: '姓名和电话加密保存，进展短信照样收到。只有两位同事共同批准并说明理由才能打开，打开会马上告诉您。',
    en: 'They are kept sealed; messages still reach you. Only two colleagues together, with a reason, can open them, and you are told at once.',
  },
  title: { zh: '怎么找您？', en: 'How do we reach you?' },
  hint: { zh: '都可以不填，不填也一样办。', en: 'All optional: it is handled just the same.' },
  name: { zh: '怎么称呼您', en: 'Your name' },
  phone: { zh: '手机号', en: 'Mobile phone' },
  phoneHint: {
    zh: '手机号后四位加查询码，就能查进度。不留手机号，我们会给您四位数字。',
    en: 'Its last four digits and the code open your report. Without a phone we give you four digits.',
  },
  phoneWrong: {
    zh: '手机号应是 11 位数字，请看一下是不是少写或多写了',
    en: 'A mobile number has 11 digits: please check it',
  },
  messages: { zh: '有进展时给我发短信', en: 'Send me a text message when there is news' },
  messagesHint: {
    zh: '短信只说“您反映的事有进展”，不写是什么事。',
    en: 'It only says that there is news, never what it is about.',
  },
} as const satisfies Record<string, Words>;

export const checkWords = {
  title: { zh: '看一遍，没错就送出', en: 'Look it over and send' },
  what: { zh: '什么事', en: 'What' },
  kind: { zh: '类别', en: 'Kind' },
  where: { zh: '地点', en: 'Where' },
  photos: { zh: '照片', en: 'Photos' },
  name: { zh: '称呼', en: 'Name' },
  phone: { zh: '手机号', en: 'Phone' },
  none: { zh: '没有填', en: 'Left empty' },
  change: { zh: '修改', en: 'Change' },
  withPosition: { zh: '附上了定位', en: 'with your position' },
  send: { zh: '送出', en: 'Send' },
  sending: { zh: '正在送出…', en: 'Sending…' },
  sendAgain: { zh: '再送一次', en: 'Send again' },
  once: { zh: '放心，再送一次也只算一件。', en: 'Sending again never makes a second report.' },
} as const satisfies Record<string, Words>;
export const photoCount = (count: number): Words => ({ zh: `${count} 张`, en: String(count) });

export const moveWords = {
  next: { zh: '下一步', en: 'Next' },
  back: { zh: '上一步', en: 'Back' },
  clear: { zh: '删除我的草稿', en: 'Delete my draft' },
  cleared: { zh: '草稿已删除。', en: 'The draft is deleted.' },
  undo: { zh: '恢复草稿', en: 'Bring it back' },
} as const satisfies Record<string, Words>;

/** Where the draft is, at every moment. */
export const draftStates = {
  kept: { zh: '已存在本机，还没有送出', en: 'Kept on this device, not sent yet' },
  offline: {
    zh: '网络不通。已存在本机，恢复后再送出。',
    en: 'No connection. It is kept on this device: send it when the network is back.',
  },
  unheard: {
    zh: '已存在本机。上次没有收到回音：再送一次，也只算一件。',
    en: 'Kept on this device. We heard nothing back last time: sending again never makes a second report.',
  },
  sending: { zh: '正在送出…', en: 'Sending…' },
  photosFirst: { zh: '先传照片，再送出…', en: 'Photos first, then the report…' },
  unkept: {
    zh: '这台设备不让保存草稿，送出以前请不要关掉页面。',
    en: 'This device keeps no draft: please leave the page open until you have sent.',
  },
  kiosk: { zh: '公用设备：什么都不保存，用完会清空。', en: 'Shared device: nothing is kept, it is cleared after use.' },
} as const satisfies Record<string, Words>;

export const seesWords = {
  title: { zh: '谁会看到什么', en: 'Who will see what' },
  empty: {
    zh: '写几个字，这里就会显示哪个单位会收到、谁能看到。',
    en: 'Write a few words and this shows which unit gets it and who can see it.',
  },
  never: { zh: '看不到的人', en: 'Who does not see it' },
  unsure: { zh: '地点还不太确定，负责单位可能会调整。', en: 'The place is not certain yet: the unit may change.' },
  loose: {
    zh: '为了显示这些，您写的内容会发到我们的系统比对，送出前不保存。',
    en: 'To show this, what you write is compared on our server; nothing is kept before you send.',
  },
  failed: { zh: '暂时算不出来，不影响送出。', en: 'Cannot be worked out right now; you can still send.' },
  urgent: {
    zh: '听起来很急。如果现在有人有危险，请马上打 110。',
    en: 'This sounds urgent. If somebody is in danger now, call 110 at once.',
  },
} as const satisfies Record<string, Words>;
export const goesTo = (unit: string): Words => ({ zh: `由${unit}收下`, en: `Goes to ${unit}` });
export const answerWithin = (days: number): Words => ({
  zh: `${days} 个工作日内答复`,
  en: `answer within ${days} working days`,
});

export const careWords = {
  title: { zh: '听到您这样说，我们很牵挂', en: 'We are worried to hear this, and glad you say it' },
  text: {
    zh: '您不用一个人扛着。现在就有人愿意听您说，白天夜里都在。',
    en: 'You need not carry this alone. Somebody will listen now, day or night.',
  },
  mind: { zh: '心理援助热线', en: 'Mental health helpline' },
  police: { zh: '有危险时', en: 'In danger' },
  duty: {
    zh: '您送出以后，我们会马上告诉值班的同事。',
    en: 'When you send this, we tell the colleague on duty at once.',
  },
} as const satisfies Record<string, Words>;

/** What is wrong with a field, said so that it can be put right. */
export const problems = {
  whatShort: { zh: '请再多写几个字，说清是什么事', en: 'Please write a few more words about what happened' },
  whatLong: { zh: '写得太长了，最多 5000 字', en: 'Too long: up to 5000 characters' },
  whereLong: { zh: '地点写得太长了，最多 200 字', en: 'The place is too long: up to 200 characters' },
  photoRefused: {
    zh: '有照片没法接收，请重传或删去',
    en: 'A photo cannot be taken: send it again or remove it',
  },
} as const satisfies Record<string, Words>;
