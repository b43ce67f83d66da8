import type { Words } from '../../../kit/words.ts';

export const togetherWords = {
  title: { zh: '同一件事', en: 'The same thing' },
  into: { zh: '已并入', en: 'Merged into' },
  intoAbout: {
    zh: '反映人仍用自己的查询码，看到的是主事项的进展。',
    en: 'The reporter keeps the own code and follows the other matter.',
  },
  members: (n: number): Words => ({ zh: `并入 ${n} 件`, en: `${n} merged in` }),
  splitFrom: { zh: '从这件拆出', en: 'Split from' },
  splits: { zh: '拆出的事项', en: 'Split off' },
  merge: { zh: '并入另一件…', en: 'Merge into another…' },
  mergeDo: { zh: '并入所选的一件', en: 'Merge into this one' },
  mergeAbout: {
    zh: '反映人各自保留查询码和原话，互相看不到；从现在起一起得到进展和结果。可以撤销。',
    en: 'Each reporter keeps the own code and words, unseen by the others; news and result go to all. It can be undone.',
  },
  alike: { zh: '可能是同一件（由您判断）', en: 'May be the same (you decide)' },
  alikeNone: { zh: '没有找到可能是同一件的事项。', en: 'Nothing found that may be the same.' },
  search: { zh: '或者搜索另一件：编号、标题', en: 'Or search another: number, title' },
  chosen: { zh: '并入', en: 'Merge into' },
  passAnswer: {
    zh: '主事项已有答复：我看过，其中没有他人信息，也给这位反映人看',
    en: 'It was answered already: I read the answer, it names nobody, show it to this reporter too',
  },
  reason: { zh: '为什么（只有同事看到）', en: 'Why (colleagues only)' },
  unmerge: { zh: '撤销并入', en: 'Undo the merging' },
  unmergeAbout: {
    zh: '恢复到并入前的状态，两件的经过都会记下。',
    en: 'Back to the state before; both timelines say so.',
  },
  split: { zh: '拆出一件…', en: 'Split off another…' },
  splitDo: { zh: '拆出这一件', en: 'Split it off' },
  splitAbout: {
    zh: '同一反映人得到第二个查询码，两件各有承诺。请用您自己的话写，不要照抄反映人的原话。',
    en: 'The reporters get a second code; each matter has its own promise. Write in your own words, do not quote them.',
  },
  splitTitle: { zh: '新事项的标题', en: 'Title of the new matter' },
  splitWhat: { zh: '新事项是什么事', en: 'What the new matter is about' },
  splitUnit: { zh: '责任单位（不选就是本单位）', en: 'Unit in charge (empty: the same)' },
  category: { zh: '类别', en: 'Category' },
  merged: { zh: '已并入', en: 'Merged' },
  unmerged: { zh: '已撤销并入', en: 'Undone' },
  splitDone: { zh: '已拆出', en: 'Split off' },
  choose: { zh: '请先选择一件', en: 'Choose a matter first' },
  other: { zh: '另一件', en: 'The other' },
} as const satisfies Record<string, Words | ((n: number) => Words)>;

export const cardWords = {
  title: { zh: '给邻居的公开卡片', en: 'Public card for neighbours' },
  none: { zh: '还没有公开。', en: 'Not public yet.' },
  make: { zh: '公开给邻居…', en: 'Make it public…' },
  edit: { zh: '更改或写上结果…', en: 'Change it, or write the result…' },
  about: {
    zh: '用您自己的话写，不写任何人的姓名、电话、门牌。反映人的原话不会公开；照片只公开您选的那张遮挡后的。',
    en: 'In your own words, without anybody’s name, phone or door number. Reports stay private; of photos only the blacked out one that you choose is shown.',
  },
  cardTitle: { zh: '公开标题', en: 'Public title' },
  body: { zh: '公开说明', en: 'Public text' },
  result: { zh: '公开结果（写上后，关心的邻居会收到短信）', en: 'Public result (followers get a message)' },
  photo: { zh: '公开的照片（已遮挡）', en: 'Public photo, blacked out' },
  withoutPhoto: { zh: '不放照片', en: 'No photo' },
  noPhoto: {
    zh: '还没有遮挡过的照片；遮挡以后才能选一张公开。',
    en: 'No photo has been blacked out yet; one can be chosen after that.',
  },
  preview: { zh: '邻居看到的样子', en: 'What neighbours see' },
  save: { zh: '公开', en: 'Make public' },
  saved: { zh: '已公开', en: 'Public now' },
  end: { zh: '取消公开', en: 'Take it back' },
  ended: { zh: '已取消公开', en: 'No longer public' },
  followers: (n: number): Words => ({ zh: `${n} 位邻居关心`, en: `${n} neighbours follow` }),
  open: { zh: '公开页', en: 'Public page' },
  copy: { zh: '复制文字（可贴到群里）', en: 'Copy the text for a group' },
  copied: { zh: '已复制', en: 'Copied' },
  picture: { zh: '下载图片', en: 'Download as a picture' },
  pictureHint: { zh: '只往群里发，从不读取群里的内容。', en: 'For pasting into a group; nothing in it is ever read.' },
  follow: { zh: '我也关心', en: 'I care too' },
  scan: { zh: '扫码查看，也可以关心', en: 'Scan to read and follow' },
} as const satisfies Record<string, Words | ((n: number) => Words)>;

export const resultWords = {
  title: { zh: '处置结果', en: 'Counted result' },
  about: { zh: '没有可数的可以不填', en: 'Leave empty when there is nothing to count' },
  type: { zh: '处置方式', en: 'Kind of result' },
  whom: { zh: '回访了哪一位反映人', en: 'Which reporter was asked' },
  noName: { zh: '没有留名', en: 'no name' },
} as const satisfies Record<string, Words>;
