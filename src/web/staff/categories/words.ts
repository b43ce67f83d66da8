import type { Words } from '../../../kit/words.ts';

export const categoryWords = {
  title: { zh: '类别与分派', en: 'Categories and routing' },
  tree: { zh: '类别词典', en: 'Dictionary' },
  rules: { zh: '分派规则', en: 'Routing rules' },
  check: { zh: '冲突与空缺', en: 'Conflicts and holes' },
  rehearsal: { zh: '试算', en: 'Rehearsal' },
  labels: { zh: '外部类别', en: 'Foreign labels' },
  search: { zh: '找类别：名称、拼音首字母、别名、支持词', en: 'Find: name, initials, synonyms, hints' },
  noneFound: { zh: '没有找到', en: 'Nothing found' },
  ended: { zh: '已停用', en: 'Ended' },
  showEnded: { zh: '显示已停用的', en: 'Show ended ones' },
  choose: { zh: '从左边选一个类别', en: 'Choose a category on the left' },
  chooseHint: {
    zh: '这里会显示它的定义、例子、材料、单位和更改记录。',
    en: 'Its meaning, examples, evidence, units and history appear here.',
  },
  own: { zh: '本单位立刻办', en: 'We do it at once' },
  notOwn: { zh: '联动单位协办，我们牵头', en: 'A partner does it, we lead' },
  emergency: { zh: '紧急', en: 'Emergency' },
  days: { zh: '办理时限', en: 'Time to solve' },
  above: { zh: '上级', en: 'Belongs to' },
  history: { zh: '更改记录', en: 'History' },
  noHistory: { zh: '还没有人改过，用的是产品自带的词典。', en: 'Nobody has changed it: the dictionary as it came.' },
  change: { zh: '修改', en: 'Change' },
  add: { zh: '加下级', en: 'Add below' },
  addTop: { zh: '新增一级类别', en: 'New top category' },
  end: { zh: '停用', en: 'End' },
  endOn: { zh: '从哪天起停用', en: 'Ends on' },
  successor: { zh: '由哪个类别替代', en: 'Taken over by' },
  endHint: { zh: '已有的事项保留这个类别，新的事项选不到它。', en: 'Matters keep it; new ones cannot choose it.' },
  lastCode: { zh: '编码（小写字母、数字、连字符）', en: 'Code (small letters, digits, hyphens)' },
  standard: { zh: '恢复产品自带的说法', en: 'Take the words it came with' },
  missing: { zh: '请填写', en: 'Please fill this in' },
  workingDays: { zh: '个工作日', en: 'working days' },
  any: { zh: '不限', en: 'Any' },
  changedFrom: { zh: '原来', en: 'was' },
  save: { zh: '保存', en: 'Save' },
} as const satisfies Record<string, Words>;

export const routingWords = {
  inForce: { zh: '执行中', en: 'In force' },
  draft: { zh: '草稿', en: 'Draft' },
  versions: { zh: '历次版本', en: 'Versions' },
  none: { zh: '还没有分派规则', en: 'No rules yet' },
  noneHint: {
    zh: '没有规则时，事项归网格所属派出所。起草一版，试算以后再发布。',
    en: "Without rules a matter goes to the grid's station. Draft some, rehearse, then publish.",
  },
  order: {
    zh: '同时符合几条时，依次看：类别更细、片区更小、限定日期、限定渠道、限定钟点、限定星期；都一样时编号小的算数。',
    en: 'Where several match, in turn: finer category, smaller area, dates, channel, hours, weekdays; else the smaller number.',
  },
  begin: { zh: '起草新版', en: 'Begin a draft' },
  add: { zh: '加一条规则', en: 'Add a rule' },
  edit: { zh: '修改', en: 'Change' },
  drop: { zh: '删除', en: 'Remove' },
  giveUp: { zh: '放弃草稿', en: 'Give the draft up' },
  giveUpSure: {
    zh: '草稿里的修改都会丢掉，执行中的规则不变。',
    en: 'All changes of the draft are lost; the rules in force stay.',
  },
  publish: { zh: '发布', en: 'Publish' },
  publishNote: { zh: '这一版改了什么、为什么', en: 'What changes, and why' },
  publishHint: {
    zh: '发布后立刻用于新登记的事项，已办理的不变。',
    en: 'New matters follow it at once; those at work stay where they are.',
  },
  despite: { zh: '有冲突的规则按编号小的执行', en: 'Where rules disagree, the smaller number speaks' },
  filter: { zh: '筛选：编号、类别、片区、单位', en: 'Filter: number, category, area, unit' },
  followed: { zh: '采纳', en: 'Followed' },
  neverUsed: { zh: '还没有用到', en: 'Not used yet' },
  added: { zh: '新增', en: 'Added' },
  changed: { zh: '修改', en: 'Changed' },
  removed: { zh: '删除', en: 'Removed' },
  noChanges: { zh: '和执行中的一样', en: 'The same as in force' },
  changes: { zh: '这一版的改动', en: 'What this version changes' },
  category: { zh: '类别', en: 'Category' },
  categoryHint: { zh: '含下级；不选就是任何类别', en: 'With all below; none means any' },
  area: { zh: '哪里', en: 'Where' },
  anywhere: { zh: '任何地方', en: 'Anywhere' },
  unitArea: { zh: '某单位辖区', en: 'Area of a unit' },
  gridArea: { zh: '某个网格', en: 'One grid' },
  whichUnit: { zh: '哪个单位的辖区', en: 'Which unit' },
  whichGrid: { zh: '哪个网格', en: 'Which grid' },
  channel: { zh: '渠道', en: 'Channel' },
  weekdays: { zh: '星期（不选就是每天）', en: 'Weekdays (none: every day)' },
  fromTime: { zh: '从几点', en: 'From' },
  toTime: { zh: '到几点', en: 'To' },
  hoursHint: { zh: '22:00 到 06:00 就是夜间', en: '22:00 to 06:00 is the night' },
  fromOn: { zh: '从哪天', en: 'First day' },
  toOn: { zh: '到哪天', en: 'Last day' },
  target: { zh: '归谁', en: 'Whose it is' },
  unit: { zh: '责任单位', en: 'Unit' },
  leadUnit: { zh: '牵头单位（不选就是网格所属派出所）', en: "Who leads (none: the grid's station)" },
  partner: { zh: '请哪个联动单位', en: 'Which partner' },
  task: { zh: '请对方做什么', en: 'What it is asked to do' },
  partnerDays: { zh: '几个工作日内办完（不填按协办时限）', en: 'In how many working days (none: the usual limit)' },
  note: { zh: '备注', en: 'Note' },
  chooseOne: { zh: '请选择', en: 'Please choose' },
  conflicts: { zh: '互相冲突', en: 'Conflicts' },
  noConflicts: { zh: '没有冲突', en: 'No conflicts' },
  conflictsHint: {
    zh: '同样具体、去向不同、会碰到同一件事；现在按编号小的执行。',
    en: 'Equally specific, different targets, one matter that both match; the smaller number speaks.',
  },
  alone: { zh: '（没有细分的）', en: ' (no finer word)' },
  holes: { zh: '没有规则管到的', en: 'Reached by no rule' },
  noHoles: { zh: '每一类事在任何时间、地点都有规则', en: 'Every matter is reached by a rule' },
  holesHint: {
    zh: '这些归网格所属派出所；地点不明的归县局前台。',
    en: "These go to the grid's station; without a place, to the county's front desk.",
  },
  problems: { zh: '不能执行的', en: 'Cannot be followed' },
  everywhere: { zh: '任何地方', en: 'Everywhere' },
  nowhere: { zh: '地点不明', en: 'No known place' },
  allTimes: { zh: '任何时间', en: 'At all times' },
  example: { zh: '例如', en: 'For example' },
  months: { zh: '最近几个月', en: 'Months back' },
  rehearse: { zh: '开始试算', en: 'Rehearse' },
  rehearseHint: {
    zh: '用过去的事项比较草稿和执行中的规则，不改动任何事项。',
    en: 'Compares the draft with the rules in force on past matters; nothing is changed.',
  },
  needDraft: { zh: '先起草一版规则', en: 'Begin a draft first' },
  nothingMoves: { zh: '没有一件会换地方', en: 'No matter would go elsewhere' },
  from: { zh: '原来', en: 'From' },
  to: { zh: '会去', en: 'To' },
  count: { zh: '件数', en: 'Matters' },
  movedRows: { zh: '会换地方的事项（只列您能看的）', en: 'Matters that would move (those you may open)' },
  frontDesk: { zh: '县局前台', en: 'Front desk' },
  number: { zh: '编号', en: 'Number' },
  by: { zh: '按', en: 'by' },
  withPartner: { zh: '请', en: 'asks' },
} as const satisfies Record<string, Words>;

export const labelWords = {
  hint: {
    zh: '别的系统的类别对应到我们的类别，导入他们的事项时就能归到正确的地方。右上方可导入 CSV、XLSX（一级分类、二级分类、三级分类）。',
    en: 'What other systems call things, mapped onto our categories, so that their messages land right. Import CSV or XLSX (three levels) above.',
  },
  unmapped: { zh: '只看没有对照的', en: 'Only those without a category' },
  find: { zh: '找外部类别', en: 'Find a label' },
  none: { zh: '没有外部类别', en: 'No labels' },
  noneHint: {
    zh: '导入一份别人的分类表，就会出现在这里。',
    en: 'Import the list of another system and it appears here.',
  },
  proposed: { zh: '建议', en: 'Proposed' },
  take: { zh: '采用', en: 'Take' },
  takeAll: { zh: '采用本页全部建议', en: 'Take all proposals of this page' },
} as const satisfies Record<string, Words>;

export const scanned = (done: number, of: number): Words => ({
  zh: `已算 ${done} / ${of} 件`,
  en: `${done} of ${of} looked at`,
});
export const wouldMove = (moved: number, reached: number, of: number): Words => ({
  zh: `${of} 件里有 ${reached} 件有规则管到，${moved} 件会换地方`,
  en: `Of ${of}, rules reach ${reached}; ${moved} would go elsewhere`,
});
export const mappedOf = (mapped: number, total: number): Words => ({
  zh: `已对照 ${mapped} / ${total}`,
  en: `${mapped} of ${total} mapped`,
});
export const moreAreas = (names: readonly string[]): Words => {
  const first = names.slice(0, 3);
  return names.length <= 3
    ? { zh: first.join('、'), en: first.join(', ') }
    : { zh: `${first.join('、')}等 ${names.length} 处`, en: `${first.join(', ')} and ${names.length - 3} more` };
};
export const followedOf = (followed: number, routed: number): Words => ({
  zh: `用过 ${routed} 次，采纳 ${followed} 次`,
  en: `used ${routed} times, followed ${followed}`,
});
