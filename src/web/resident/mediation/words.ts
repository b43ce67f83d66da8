import type { Words } from '../../../kit/words.ts';
import type { MediationState } from '../../../modules/mediation/words.ts';

export const ownWords = {
  title: { zh: '我的调解', en: 'My mediation' },
  opening: { zh: '正在打开…', en: 'Opening…' },
  enterTitle: { zh: '参加调解', en: 'Take part in a mediation' },
  enterFailed: {
    zh: '编号或四位数字不对，请对照短信或信再看一下',
    en: 'The number or the four digits are not right: please compare them with the message or letter',
  },
  enterHint: {
    zh: '请输入短信或纸上的编号和四位数字。没有的话，请打电话给联系您的工作人员。',
    en: 'Enter the number and the four digits of the message or the letter. Without them, phone whoever got in touch with you.',
  },
  code: { zh: '编号', en: 'Number' },
  codeWrong: { zh: '编号不对，请对照短信再输一次', en: 'This number cannot be right: compare it with the message' },
  tail: { zh: '四位数字', en: 'Four digits' },
  tailHint: { zh: '手机号后四位，或纸上写的四位', en: 'The last four of your phone, or those on the letter' },
  tailWrong: { zh: '请输入四位数字', en: 'Enter four digits' },
  enter: { zh: '进入', en: 'Open' },
  leave: { zh: '离开这一页', en: 'Leave this page' },
  left: { zh: '已离开', en: 'You have left' },
  leftHint: {
    zh: '再点短信里的链接，或输入编号，就能再进来。',
    en: 'Tap the link again, or enter the number, to come back.',
  },
  who: { zh: '双方', en: 'The sides' },
  mine: { zh: '我这一方', en: 'My side' },
  others: { zh: '对方', en: 'The other side' },
  panel: { zh: '调解员', en: 'Mediators' },
  liaison: { zh: '有事找谁', en: 'Whom to ask' },
  due: { zh: '一般在这天前有结果', en: 'Usually there is a result by' },
  track: { zh: '方式', en: 'Kind' },
  number: { zh: '编号', en: 'Number' },
  ask: { zh: '您愿意坐下来商量吗？', en: 'Are you willing to talk it over?' },
  askHint: {
    zh: '全凭自愿，不收费。答应了以后也可以随时不谈。',
    en: 'It is free of charge and up to you. You may stop at any time.',
  },
  yes: { zh: '愿意', en: 'Yes' },
  no: { zh: '不愿意', en: 'No' },
  saidYes: { zh: '您已表示愿意', en: 'You said yes' },
  saidNo: { zh: '您已表示不愿意', en: 'You said no' },
  rightsTitle: { zh: '您的权利和义务', en: 'Your rights and duties' },
  rights: [
    { zh: '调解员由双方自己选，也可以请人换', en: 'Both sides choose the mediator, and may ask for another' },
    { zh: '可以接受、拒绝，也可以随时要求停止', en: 'You may accept, refuse, or stop at any time' },
    { zh: '可以要求公开或不公开进行', en: 'You may ask for an open or a closed sitting' },
    { zh: '自己的想法自己说了算，谁也不能强迫', en: 'Your will is free: nobody may force you' },
    { zh: '可以请律师、亲友代您，也可以请翻译', en: 'A lawyer, kin or an interpreter may help you' },
    {
      zh: '要如实讲清事实，尊重对方和调解员，达成的协议要履行',
      en: 'Tell what is true, respect the others, and keep what you agree to',
    },
    {
      zh: '单独告诉调解员的话，没有您同意不会告诉对方',
      en: 'What you tell a mediator alone is not passed on without your word',
    },
  ],
  /** 治安管理处罚法（2012）§9，程序规定 §17、§178–186. */
  policeRights: [
    { zh: '由公安机关主持，不收费，双方自愿', en: 'The police lead it; it is free of charge and up to both sides' },
    { zh: '可以接受、拒绝，也可以随时要求停止', en: 'You may accept, refuse, or stop at any time' },
    { zh: '达成协议并且履行的，不予处罚', en: 'Where you agree and keep to it, nobody is punished' },
    {
      zh: '没有达成，或者达成后不履行的，公安机关依法处罚；民事争议可以向法院起诉',
      en: 'Without an agreement, or where it is not kept, the police decide as the law says; the civil side may go to court',
    },
    { zh: '认为办案民警与这件事有关系的，可以申请回避', en: 'An officer who is tied to the matter may be challenged' },
    { zh: '可以请律师、亲友代您，也可以请翻译', en: 'A lawyer, kin or an interpreter may help you' },
    { zh: '未成年人要有监护人在场', en: 'A guardian is there with a minor' },
    {
      zh: '要如实讲清事实，尊重对方和主持人，达成的协议要履行',
      en: 'Tell what is true, respect the others, and keep what you agree to',
    },
    {
      zh: '单独告诉主持人的话，没有您同意不会告诉对方',
      en: 'What you tell the officer alone is not passed on without your word',
    },
  ],
  rightsDone: { zh: '我知道了', en: 'I know them' },
  rightsOn: (day: Words): Words => ({ zh: `您已于${day.zh}确认`, en: `You confirmed them on ${day.en}` }),
  openness: { zh: '公开还是不公开', en: 'Open or closed' },
  opennessHint: { zh: '双方都要求公开才公开，否则不公开。', en: 'Open only where every side wants it.' },
  wantOpen: { zh: '可以公开', en: 'May be open' },
  wantClosed: { zh: '不要公开', en: 'Keep it closed' },
  nowOpen: { zh: '现在：公开', en: 'Now: open' },
  nowClosed: { zh: '现在：不公开', en: 'Now: closed' },
  stop: { zh: '我不想再谈了', en: 'I want to stop' },
  stopHint: {
    zh: '停下来不需要理由，也不会对您不利。停下来以后，我们会告诉您还有哪些办法。',
    en: 'You need no reason and nothing speaks against you. We then tell you which ways remain.',
  },
  stopPoliceHint: {
    zh: '停下来不需要理由。停下来以后，公安机关会依法处理这件事，民事争议您可以向法院起诉。',
    en: 'You need no reason. The police then decide as the law says; you may take the civil side to court.',
  },
  stopAloneHint: {
    zh: '您这一方还有别的当事人：停下来的只是您自己，别人可以接着谈。我们会告诉您还有哪些办法。',
    en: 'Others stand on your side: you stop for yourself alone and they may go on. We then tell you which ways remain.',
  },
  askAgain: { zh: '您愿意重新坐下来商量吗？', en: 'Are you willing to talk it over again?' },
  house: { zh: '系统', en: 'The system' },
  stopText: { zh: '想说什么可以写（可不写）', en: 'Anything you want to say (may stay empty)' },
  stopSure: { zh: '确定停止', en: 'Yes, stop' },
  routes: { zh: '还有哪些办法', en: 'Ways that remain' },
  story: { zh: '到现在为止', en: 'So far' },
  opened: { zh: '谁看过我的材料', en: 'Who opened this' },
  times: (count: number): Words => ({ zh: `当天${count}次`, en: `${count} times that day` }),
  openedNone: { zh: '还没有人看过', en: 'Nobody yet' },
  home: { zh: '参加调解', en: 'Take part in a mediation' },
} as const;

/** Where the case stands, as a party reads it, and what comes next. */
export const ownStates: Readonly<
  Record<
    MediationState,
    {
      readonly zh: string;
      readonly en: string;
      readonly tone: 'kept' | 'open' | 'ended';
      readonly next: Words;
    }
  >
> = {
  proposed: {
    zh: '等双方答复',
    en: 'Waiting for both sides',
    tone: 'open',
    next: { zh: '双方都愿意，就可以开始。', en: 'It begins when both sides say yes.' },
  },
  choosing: {
    zh: '请双方选调解员',
    en: 'Both sides choose a mediator',
    tone: 'open',
    next: { zh: '选您信得过的人，对方看不到您怎么选。', en: 'Name whom you trust; the other side does not see it.' },
  },
  matched: {
    zh: '调解员定了',
    en: 'The mediators are settled',
    tone: 'open',
    next: { zh: '接下来商量时间。', en: 'Next, a time is found.' },
  },
  scheduled: {
    zh: '时间定了',
    en: 'A time is set',
    tone: 'open',
    next: { zh: '请按时来，来不了请早说。', en: 'Please come; if you cannot, say so early.' },
  },
  'under-way': {
    zh: '正在调解',
    en: 'Under way',
    tone: 'open',
    next: { zh: '有话可以当面说，也可以单独告诉调解员。', en: 'Speak at the table, or to the mediator alone.' },
  },
  suspended: {
    zh: '暂时停一停',
    en: 'Standing still',
    tone: 'open',
    next: { zh: '冷静一段时间再谈，工作人员会联系您。', en: 'After a pause somebody gets in touch with you.' },
  },
  reached: {
    zh: '谈成了',
    en: 'Agreed',
    tone: 'kept',
    next: { zh: '请按协议办。', en: 'Please keep what was agreed.' },
  },
  failed: {
    zh: '这次没有谈成',
    en: 'No agreement this time',
    tone: 'ended',
    next: { zh: '下面是还可以走的路。', en: 'Below are the ways that remain.' },
  },
  refused: {
    zh: '这件事不适用调解',
    en: 'This cannot be mediated',
    tone: 'ended',
    next: { zh: '下面是合法的办法。', en: 'Below is the lawful way.' },
  },
  withdrawn: {
    zh: '调解已停止',
    en: 'Mediation has stopped',
    tone: 'ended',
    next: { zh: '下面是还可以走的路。', en: 'Below are the ways that remain.' },
  },
  performing: {
    zh: '正在履行协议',
    en: 'The agreement is being performed',
    tone: 'kept',
    next: { zh: '到期前我们会提醒。', en: 'We remind you before things fall due.' },
  },
  revisiting: {
    zh: '协议已履行',
    en: 'The agreement has been performed',
    tone: 'kept',
    next: { zh: '我们会来回访。', en: 'We will ask how things are.' },
  },
  filed: {
    zh: '已归档',
    en: 'Filed',
    tone: 'ended',
    next: { zh: '有新情况请告诉我们。', en: 'Tell us if anything comes up again.' },
  },
};
