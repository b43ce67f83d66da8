import type { Words } from '../../kit/words.ts';

export const privacyTitle: Words = { zh: '谁会看到我写的', en: 'Who sees what I write' };

/** The privacy page, short: who sees what, how long it is kept, what a person may ask for. */
export const privacySections: readonly { readonly head: Words; readonly lines: readonly Words[] }[] = [
  {
    head: { zh: '谁会看到', en: 'Who sees it' },
    lines: [
      {
        zh: '收下这件事的单位里，负责受理、分派、办理、回访的同事，以及依职责督查的人。',
        en: 'Colleagues of the unit that has it who accept, assign, handle or visit afterwards, and those whose duty is to oversee.',
      },
      {
        zh: '请来帮忙的单位，只看到标题、地点和交给它的那一部分；您同意了，才能看到原话、照片或电话，同意随时可以收回。',
        en: 'A unit that is asked to help sees the title, the place and its own part; your words, photos or phone only if you allow it, and you may take that back at any time.',
      },
      {
        zh: '您反映的对方和邻居，看不到您的姓名和电话。',
        en: 'Neighbours and whoever it is about do not see your name or phone.',
      },
      {
        zh: '填写时，右边或上方的“谁会看到什么”会随着您写的内容变化。',
        en: 'While you write, “Who will see what” changes with your words.',
      },
    ],
  },
  {
    head: { zh: '您能看到谁看过', en: 'You see who looked' },
    lines: [
      {
        zh: '每次有人打开您反映的事，都会记下是谁、哪个单位、什么时候。您凭查询码随时能看。',
        en: 'Each time somebody opens your report, who, which unit and when are written down. Your code shows you the list.',
      },
    ],
  },
  {
    head: { zh: '保存多久', en: 'How long it is kept' },
    lines: [
      {
        zh: '您反映的内容、姓名、电话和照片，保存期限为办结后 2 年；发出的短信记录为 180 天。期满以前，您也可以要求删去。',
        en: 'What you told us, your name, phone and photos: kept for up to 2 years after the matter is closed; messages we sent: 180 days. You may ask for removal before that.',
      },
      {
        zh: '没送出的草稿只在您的设备上，送出、删除或放满一天后就没有了。',
        en: 'A draft stays on your device until you send or delete it, one day at most.',
      },
    ],
  },
  {
    head: { zh: '我们不做的事', en: 'What we do not do' },
    lines: [
      {
        zh: '不看聊天群，不做人脸识别，不给人打分排名，二维码里没有跟踪。',
        en: 'We read no group chats, recognise no faces, score nobody, and our QR codes do not track.',
      },
    ],
  },
  {
    head: { zh: '您的权利', en: 'Your rights' },
    lines: [
      {
        zh: '随时查看、补充、更正、撤回；随时停发短信。',
        en: 'See, add, correct, withdraw, and stop messages at any time.',
      },
      {
        zh: '要复制、更正或删去个人信息，或者觉得被不当查看，在查询页或用手机号进入后提出，也可以打电话或到派出所，15 个工作日内说明理由并答复。',
        en: 'To get a copy, correct or remove personal data, or if you think somebody looked without need: ask on the page of your report or by phone account, phone us or come to the station. You get an answer with reasons within 15 working days.',
      },
      {
        zh: '依据：《中华人民共和国个人信息保护法》第四十四条至第五十条。',
        en: 'Basis: Personal Information Protection Law of the PRC, articles 44 to 50.',
      },
    ],
  },
];
