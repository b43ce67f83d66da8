import type { Words } from '../../../kit/words.ts';
import { formWords } from '../forms/words.ts';

export const unitWords = {
  makeRoot: { zh: '设立最上级单位', en: 'Make a top unit' },
  makeBelow: { zh: '设立下级单位', en: 'Make a unit below' },
  make: { zh: '设立', en: 'Make' },
  made: { zh: '已设立', en: 'Made' },
  end: { zh: '撤销', en: 'End' },
  ended: { zh: '已撤销', en: 'Ended' },
  reorganise: { zh: '拆分、合并', en: 'Split or merge' },
  reorganised: { zh: '已办理', en: 'Done' },
  parent: { zh: '上级单位', en: 'Unit above' },
  parentHint: { zh: '不选就是最上级', en: 'None chosen: a top unit' },
  from: { zh: '从哪天起设立', en: 'Exists from' },
  endIds: { zh: '撤销哪些单位', en: 'Units that end' },
  endIdsHint: { zh: '拆分选一个，合并选几个', en: 'One for a split, several for a merger' },
  into: { zh: '由这些新单位接替', en: 'New units in their place' },
  addInto: { zh: '再加一个新单位', en: 'Add another new unit' },
  dropInto: { zh: '去掉', en: 'Remove' },
  on: { zh: '从哪天起', en: 'From' },
  moveFirst: {
    zh: '下级单位要先移走或撤销；一起撤销的可以同时选上。',
    en: 'Units below must be moved or ended first, or chosen here as well.',
  },
} as const satisfies Record<string, Words>;

export const personWords = {
  make: { zh: '登记人员', en: 'Register a person' },
  made: { zh: '已登记', en: 'Registered' },
  code: { zh: '警号（工号）', en: 'Badge number' },
  kind: { zh: '人员类别', en: 'Kind' },
  languages: { zh: '会说的语言', en: 'Languages' },
  languagesHint: { zh: '代码，如 zh 汉语、mn 蒙古语', en: 'Codes such as zh, mn' },
  skills: { zh: '特长', en: 'Skills' },
  leave: { zh: '离岗', en: 'Leaves' },
  left: { zh: '已离岗', en: 'Left' },
  leftOn: { zh: '离岗', en: 'left' },
  signsIn: { zh: '已开通登录', en: 'Can sign in' },
  signsInNot: { zh: '未开通登录', en: 'Cannot sign in yet' },
  backToUnit: { zh: '看所在单位', en: 'Their unit' },
  give: { zh: '任职', en: 'Give a post' },
  given: { zh: '已任职', en: 'Post given' },
  unit: { zh: '任职单位', en: 'Unit' },
  giveTo: { zh: '任给谁', en: 'To whom' },
  whom: { zh: '姓名、拼音首字母、警号', en: 'Name, pinyin initials, badge' },
  duties: { zh: '这个岗位的职责', en: 'Duties of this post' },
  dutiesHint: {
    zh: '已按岗位勾好，可以增减。没有勾选的，就不能办。',
    en: 'Ticked as usual for the post; change as needed.',
  },
  categories: { zh: '只办这些类别', en: 'Only these categories' },
  categoriesHint: { zh: '不选就是全部类别', en: 'None chosen: all' },
  concurrent: { zh: '兼任（另有主岗）', en: 'Besides a main post' },
  validFrom: { zh: '从哪天起', en: 'From' },
  validTo: { zh: '到哪天止（可不填）', en: 'Until (may stay open)' },
  validToHint: { zh: '这一天起不再担任', en: 'Over from this day on' },
  endPost: { zh: '免职', en: 'End the post' },
  postEnded: { zh: '已免职', en: 'Post ended' },
  standIn: { zh: '指定代班', en: 'Name a stand-in' },
  standInNamed: { zh: '已指定代班', en: 'Stand-in named' },
  standInWho: { zh: '谁来代', en: 'Who stands in' },
  standInTo: { zh: '到哪天止', en: 'Until' },
  noPosts: { zh: '现在没有岗位，所以也没有权限', en: 'No post, so no duties either' },
} as const satisfies Record<string, Words>;

export const endUnitWords = (name: string, people: number) => (day: Words) =>
  [
    {
      zh: `从${day.zh}起，“${name}”撤销，不能再接新事项。`,
      en: `From ${day.en}, ${name} ends and takes no new matters.`,
    },
    ...(people > 0
      ? [
          {
            zh: `${people} 名人员在这里的岗位同日结束，别处的岗位不变。`,
            en: `The posts of ${people} people here end that day; their posts elsewhere stay.`,
          },
        ]
      : []),
    {
      zh: '它负责的网格要另行交接，见“地点与网格”的检查。',
      en: 'Its grids must be handed over: see the check of grids.',
    },
    formWords.kept,
    formWords.noUndo,
  ] satisfies Words[];

export const reorganiseWords = (ending: readonly string[], into: readonly string[], day: Words): Words => ({
  zh: `从${day.zh}起，${ending.join('、')}撤销，由${into.join('、')}接替；原来的岗位同日结束，要在新单位重新任职；网格另行交接。`,
  en: `From ${day.en}, ${ending.join(', ')} end and ${into.join(', ')} follow. Posts end that day and are given anew; grids are handed over.`,
});

export const leaveWords = (name: string, posts: number) => (day: Words) =>
  [
    {
      zh:
        posts > 0
          ? `从${day.zh}起，${name}离岗，${posts} 个岗位和代班同日结束，不能再办事项。`
          : `从${day.zh}起，${name}离岗。`,
      en: `From ${day.en}, ${name} has left; ${posts} posts and stand-ins end that day.`,
    },
    {
      zh: '手里没办完的事项不会自动转走，请先改派。',
      en: 'Open matters do not move by themselves: assign them first.',
    },
    formWords.kept,
    formWords.noUndo,
  ] satisfies Words[];

export const endPostWords = (name: string, post: Words, unit: string) => (day: Words) =>
  [
    {
      zh: `从${day.zh}起，${name}不再担任${unit}${post.zh}，这个岗位的职责和代班同日结束。`,
      en: `From ${day.en}, ${name} is no longer ${post.en} of ${unit}; its duties and stand-ins end that day.`,
    },
    formWords.kept,
    formWords.noUndo,
  ] satisfies Words[];

export const titled = (act: Words, name: string): Words => ({ zh: `${act.zh}：${name}`, en: `${act.en}: ${name}` });
