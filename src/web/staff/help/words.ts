import type { Words } from '../../../kit/words.ts';

export const helpWords = {
  title: { zh: '帮助', en: 'Help' },
  here: { zh: '这一页', en: 'This page' },
  stuck: { zh: '卡住了怎么办', en: 'If you are stuck' },
  tour: { zh: '带我看一遍', en: 'Show me around' },
  invite: { zh: '第一次来？两分钟带您看一遍工作台。', en: 'New here? A two-minute tour of the desk.' },
  later: { zh: '不用了', en: 'Not now' },
  next: { zh: '下一步', en: 'Next' },
  previous: { zh: '上一步', en: 'Back' },
  finish: { zh: '看完了', en: 'Done' },
} as const satisfies Record<string, Words>;

/** One stop of the tour: where to look, and what is said there. */
export interface Stop {
  readonly path: string;
  /** What to point at; the stop is told in the middle of the page where there is no such thing. */
  readonly at: string;
  readonly title: Words;
  readonly text: Words;
}

export const stops: readonly Stop[] = [
  {
    path: '/',
    at: '.rail',
    title: { zh: '能去的房间都在这里', en: 'Your rooms' },
    text: {
      zh: '您的职责决定看得到哪些房间。少了哪一间，找本单位负责人。',
      en: 'Your duties decide which rooms you see. If one is missing, ask the head of your unit.',
    },
  },
  {
    path: '/',
    at: '.today-groups',
    title: { zh: '今日：先看这里', en: 'Today comes first' },
    text: {
      zh: '今天到期的承诺、等您办的、退回来的。每个数字点开就是那些事。',
      en: 'Promises for today, what waits for you, what came back. Every number opens its rows.',
    },
  },
  {
    path: '/matters?queue=open',
    at: '.matter-search, [role=search]',
    title: { zh: '搜索：按 / 键', en: 'Search: press /' },
    text: {
      zh: '词语、地址、拼音首字母、编号、查询码都可以搜。只会搜到您有权看的。',
      en: 'Words, addresses, pinyin initials, numbers, receipt codes; only what you may see is found.',
    },
  },
  {
    path: '/matters?queue=open',
    at: '[data-row]',
    title: { zh: '队列：j、k 上下，回车打开', en: 'The queue: j and k move, Enter opens' },
    text: {
      zh: '每件事都写着谁负责、还剩多少时间。按 x 选中几件可以一起办。',
      en: 'Each row says who has it and how long is left. Press x to select several for one step.',
    },
  },
  {
    path: '/matters?queue=open',
    at: '.sheet-side, .desk-pane',
    title: { zh: '下一步：按 e', en: 'The next step: press e' },
    text: {
      zh: '打开一件事后，右边是现在能办的步骤；没有的按钮，就是还不到时候或不归您办。',
      en: 'In an open matter the right side holds what you can do now; what is missing is not yet possible or not yours.',
    },
  },
  {
    path: '/matters?queue=open',
    at: '.top button',
    title: { zh: '随时按 ? 看帮助', en: 'Help at any time: ?' },
    text: {
      zh: '每一页都有自己的说明和快捷键。这个导览也可以从那里再看一遍。',
      en: 'Every page has its own help and keys; this tour can be taken again from there.',
    },
  },
];

/** Help for one room: what it is for, and what to do where people get stuck. */
export interface RoomHelp {
  readonly path: string;
  readonly about: Words;
  readonly stuck: readonly { readonly ask: Words; readonly answer: Words }[];
}

const roomHelp: readonly RoomHelp[] = [
  {
    path: '/matters',
    about: {
      zh: '每件事都有人负责、有期限、有答复、有回访。左边选队列，中间看事情，右边办下一步。',
      en: 'Every concern has an owner, a promise, an answer and a visit. Queues left, the matter in the middle, the next step right.',
    },
    stuck: [
      {
        ask: { zh: '没有“办结”按钮？', en: 'No “Close” button?' },
        answer: {
          zh: '先答复反映人；协办单位都办完或收回；类别要求的材料（如处置后照片）补齐。',
          en: 'Answer the reporter first; every helping unit must have ended; the evidence of the category must be there.',
        },
      },
      {
        ask: { zh: '写错了答复？', en: 'A wrong answer went out?' },
        answer: {
          zh: '答复会留在记录里，不能删。再写一次答复，说明更正。',
          en: 'What was said stays on record. Answer once more and say what is corrected.',
        },
      },
      {
        ask: { zh: '内部记录反映人看得到吗？', en: 'Does the reporter see internal notes?' },
        answer: {
          zh: '看不到。带锁的黄底是内部记录，白底信封才会发给反映人，发送前有预览。',
          en: 'No. Tinted paper with a lock stays inside; white paper with an envelope goes out, with a preview before.',
        },
      },
      {
        ask: { zh: '不归我们管？', en: 'Not ours?' },
        answer: {
          zh: '由我们牵头，请有关部门协办；或退回说明理由，由分派的同事重新安排。',
          en: 'We lead and ask the department to help; or return it with the reason, and it is assigned anew.',
        },
      },
    ],
  },
  {
    path: '/take-down',
    about: {
      zh: '替来电、来窗口、走访中遇到的人登记。右边会说明谁看得到什么，登记前读给对方听。',
      en: 'Take down a report for whoever calls, comes or is met. The right side says who will see what: read it to them first.',
    },
    stuck: [
      {
        ask: { zh: '对方不愿留电话？', en: 'They leave no phone?' },
        answer: {
          zh: '可以不留。把查询码和四位数抄给对方，凭它们就能查进展。',
          en: 'That is fine. Write down the receipt code and the four digits for them: these are enough to follow it.',
        },
      },
      {
        ask: { zh: '说不清地点？', en: 'The place is unclear?' },
        answer: {
          zh: '写小区、路口、店名都行；认不出网格时归本单位，受理后可以改派。',
          en: 'An estate, a crossing, a shop will do; where no grid is found it comes to your unit and can be assigned later.',
        },
      },
    ],
  },
  {
    path: '/meetings',
    about: {
      zh: '把卡住的事拿到会上研究。会后记录纪要，议定事项交给部门并有期限，任务板上看得到。',
      en: 'What is stuck goes to a meeting. Afterwards write the minutes; decisions go to a department with a day, on the board.',
    },
    stuck: [
      {
        ask: { zh: '“记录会议”点不了？', en: '“Write the minutes” is refused?' },
        answer: {
          zh: '会议开始以后才能记录；到会人员不能为空。',
          en: 'Only after the meeting began, and somebody must have come.',
        },
      },
    ],
  },
  {
    path: '/revisits',
    about: {
      zh: '办结以后再去看看。纠纷按 7、30、90 天回访，又出现的会马上重新办理。',
      en: 'Somebody comes back after closing: 7, 30, 90 days after a dispute. What has come back is taken up again.',
    },
    stuck: [
      {
        ask: { zh: '没人在家？', en: 'Nobody at home?' },
        answer: {
          zh: '选“没有联系上”，三天后会再排到；三次都联系不上就记为已回访。',
          en: 'Choose “nobody reached”: it comes back in three days, three times at most.',
        },
      },
    ],
  },
  {
    path: '/partners',
    about: { zh: '联动单位的职责、联络员和替补。', en: 'Partner units with what they do, their liaison and deputy.' },
    stuck: [
      {
        ask: { zh: '对方没有账号怎么协办？', en: 'The partner has no account?' },
        answer: {
          zh: '请求协办时会给联络员发限时链接，对方在手机上签收、回复、退回。',
          en: 'Asking for help sends the liaison a link for a limited time: accept, answer or return on the phone.',
        },
      },
    ],
  },
  {
    path: '/',
    about: {
      zh: '今天要兑现的承诺在最上面。每个数字都可以点开。',
      en: 'Promises for today come first. Every number opens its rows.',
    },
    stuck: [
      {
        ask: { zh: '数字和我想的不一样？', en: 'A number surprises you?' },
        answer: {
          zh: '只数您有权看的事；点开数字看是哪些。',
          en: 'Only what you may see is counted; open the number to see which.',
        },
      },
    ],
  },
];

/** The help of the room in which a path lies. */
export function helpFor(path: string): RoomHelp | undefined {
  return roomHelp.find((room) => (room.path === '/' ? path === '/' : path.startsWith(room.path)));
}
