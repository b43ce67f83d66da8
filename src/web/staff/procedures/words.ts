import type { Words } from '../../../kit/words.ts';

/** The panel on a matter. */
export const runWords = {
  title: { zh: '办理流程', en: 'Procedure' },
  step: { zh: '步骤', en: 'Step' },
  told: { zh: '告知反映人', en: 'Told the reporter' },
  due: { zh: '应于', en: 'Due' },
  older: {
    zh: '按开始时的版本办；之后有新版本，不影响这件',
    en: 'Goes by the version it began with; a newer one changes nothing here',
  },
  others: { zh: '由有权限的同事办：', en: 'For colleagues with the right: ' },
  needsNote: { zh: '写明情况或理由', en: 'What was done, or why' },
  note: { zh: '情况说明（可不写）', en: 'What was done (may be left out)' },
  noteMissing: { zh: '请写明情况或理由', en: 'Say what was done, or why' },
  files: { zh: '照片或文件', en: 'Photos or papers' },
  filesMissing: { zh: '这一步要附照片或文件', en: 'This step needs a photo or a paper' },
  evidenceMissing: { zh: '请先在“材料”里补充：', en: 'Add to the evidence first: ' },
  willRead: { zh: '反映人会读到：', en: 'The reporter will read: ' },
  inside: { zh: '反映人看不到这一步。', en: 'The reporter does not see this step.' },
  ends: { zh: '流程到此结束', en: 'Ends the procedure' },
  taken: { zh: '已办一步', en: 'Step taken' },
  story: { zh: '办理经过', en: 'Steps so far' },
  waits: { zh: '流程走到结束环节才能办结', en: 'Closing waits for the end of the procedure' },
} as const satisfies Record<string, Words>;

/** The pages of procedures. */
export const procedureWords = {
  title: { zh: '办理流程', en: 'Procedures' },
  back: { zh: '全部办理流程', en: 'All procedures' },
  toSystem: { zh: '系统', en: 'System' },
  lead: {
    zh: '开始办理以后、答复之前，一类事项分几个环节、每步谁来办、要什么材料。发布新版本不影响正在办的事项。',
    en: 'The stages of one category of matter between taking it and answering: who takes each step, and what it needs. A new version changes nothing for matters that are under way.',
  },
  none: { zh: '还没有办理流程', en: 'No procedures yet' },
  noneHint: { zh: '起草一个，或导入 DIGIT 的流程文件', en: 'Draft one, or import a workflow file of DIGIT' },
  make: { zh: '起草流程', en: 'Draft a procedure' },
  import: { zh: '导入 DIGIT 文件', en: 'Import a DIGIT file' },
  name: { zh: '名称', en: 'Name' },
  nameEn: { zh: '英文名', en: 'Name in English' },
  category: { zh: '适用类别', en: 'Category' },
  chooseCategory: { zh: '请选择类别', en: 'Choose a category' },
  nameMissing: { zh: '请写名称', en: 'Write a name' },
  saved: { zh: '草稿已保存', en: 'Draft saved' },
  hasDraft: { zh: '有草稿待发布', en: 'A draft waits' },
  running: { zh: '在办', en: 'running' },
  ended: { zh: '走完', en: 'ended' },
  inForce: { zh: '执行中', en: 'In force' },
  draft: { zh: '草稿', en: 'Draft' },
  versions: { zh: '各版本', en: 'Versions' },
  history: { zh: '经过', en: 'History' },
  edit: { zh: '修改草稿', en: 'Edit the draft' },
  begin: { zh: '起草新版本', en: 'Draft a new version' },
  save: { zh: '保存草稿', en: 'Save the draft' },
  publish: { zh: '发布', en: 'Publish' },
  publishHint: {
    zh: '发布后，新开始办理的事项按这一版；正在办的事项按原来的版本走完。',
    en: 'Matters taken from now on go by this version; those under way keep theirs to the end.',
  },
  published: { zh: '已发布', en: 'Published' },
  needsAnother: {
    zh: '您写过这份草稿，要由另一位有权限的同事发布。',
    en: 'You wrote on this draft: another colleague with the right publishes it.',
  },
  drop: { zh: '放弃草稿', en: 'Give the draft up' },
  dropHint: { zh: '草稿会删除，执行中的版本不变。', en: 'The draft is removed; what is in force stays.' },
  dropped: { zh: '草稿已放弃', en: 'Draft given up' },
  retire: { zh: '停用', en: 'Retire' },
  retireHint: {
    zh: '停用后没有新的事项进入这个流程，正在办的走完为止。',
    en: 'No matter begins with it any more; those under way go on to their end.',
  },
  retired: { zh: '已停用', en: 'Retired' },
  note: { zh: '说明', en: 'Note' },
  noteMissing: { zh: '请至少写两个字', en: 'Write at least two characters' },
  export: { zh: '导出 DIGIT 文件', en: 'Export as DIGIT file' },
  findings: { zh: '检查', en: 'Check' },
  sound: { zh: '没有发现问题，可以发布', en: 'Nothing is wrong: it can be published' },
  errors: { zh: '改好才能发布', en: 'To be mended before publishing' },
  hints: { zh: '可以更好', en: 'Could be better' },
  rehearsal: { zh: '用过去的事项试算', en: 'Tried on past matters' },
  months: { zh: '过去几个月', en: 'Months back' },
  reported: { zh: '反映', en: 'Reported' },
  taken: { zh: '开始办理', en: 'Taken in hand' },
  closed: { zh: '办结', en: 'Closed' },
  inHand: { zh: '现在办理中', en: 'In hand now' },
  withOwn: { zh: '其中已按流程走', en: 'of them already by a procedure' },
  hadEvidence: { zh: '办结时有', en: 'Closed with' },
  rehearsalHint: {
    zh: '这一版当时会用在“开始办理”的那些事项上。现在办理中、还没有流程的，下次开始办理时才会进入。',
    en: 'These are the matters that would have gone by this version. What is in hand without a procedure now enters one when it is taken again.',
  },
  start: { zh: '从这里开始', en: 'Begins here' },
  limit: { zh: '时限', en: 'Limit' },
  noLimit: { zh: '不限时', en: 'no limit' },
  resident: { zh: '反映人读到', en: 'The reporter reads' },
  nobody: { zh: '没有人', en: 'nobody' },
  note2: { zh: '要写明情况', en: 'with a note' },
  file: { zh: '要附文件', en: 'with a file' },
  actionsNone: { zh: '没有动作', en: 'no actions' },
} as const satisfies Record<string, Words>;

export const editorWords = {
  stages: { zh: '环节', en: 'Stages' },
  stage: { zh: '环节名称', en: 'Stage' },
  kind: { zh: '种类', en: 'Kind' },
  start: { zh: '起始', en: 'First' },
  limit: { zh: '时限', en: 'Limit' },
  measure: { zh: '计时单位', en: 'Counted in' },
  residentZh: { zh: '反映人读到（不填就不告诉）', en: 'The reporter reads (empty: nothing)' },
  residentEn: { zh: '英文', en: 'In English' },
  english: { zh: '英文名', en: 'In English' },
  addStage: { zh: '加一个环节', en: 'Add a stage' },
  removeStage: { zh: '删除环节', en: 'Remove the stage' },
  up: { zh: '上移', en: 'Move up' },
  actions: { zh: '动作', en: 'Actions' },
  action: { zh: '动作名称', en: 'Action' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  who: { zh: '谁可以办', en: 'Who may' },
  needs: { zh: '要求', en: 'Needs' },
  addAction: { zh: '加一个动作', en: 'Add an action' },
  removeAction: { zh: '删除动作', en: 'Remove the action' },
  newStage: { zh: '新环节', en: 'New stage' },
  newAction: { zh: '新动作', en: 'New action' },
  needNote: { zh: '写明情况', en: 'A note' },
  needFile: { zh: '照片或文件', en: 'A file' },
} as const satisfies Record<string, Words>;

export const importWords = {
  choose: { zh: '选择流程文件（JSON）', en: 'Choose a workflow file (JSON)' },
  hint: {
    zh: 'DIGIT 的 BusinessService 文件：单个、列表，或接口返回的原样都可以。先试读，不会保存。',
    en: 'A BusinessService file of DIGIT: one, a list, or an answer of its service. It is tried first; nothing is kept.',
  },
  notJson: { zh: '这个文件不是 JSON', en: 'This file is not JSON' },
  which: { zh: '文件里的流程', en: 'Workflow in the file' },
  counts: { zh: '时限按', en: 'Time is counted in' },
  working: { zh: '工作时间', en: 'Working time' },
  natural: { zh: '自然时间', en: 'Natural time' },
  roles: { zh: '角色对应谁', en: 'Whom the roles stand for' },
  role: { zh: '文件里的角色', en: 'Role in the file' },
  whom: { zh: '我们的职责', en: 'Duty of ours' },
  nobody: { zh: '不是我们的同事', en: 'Nobody of ours' },
  unknown: { zh: '请选择', en: 'Choose' },
  leftOut: { zh: '不进入流程、导出时照原样带回的', en: 'Not a part of the procedure; exported again as it was' },
  preview: { zh: '导入后的流程', en: 'The procedure as it would be' },
  keep: { zh: '导入为草稿', en: 'Import as a draft' },
} as const satisfies Record<string, Words>;

export function draftedBy(names: string): Words {
  return { zh: `起草：${names}`, en: `drafted by ${names}` };
}

export function sinceWords({ zh, en }: Words): Words {
  return { zh: `${zh} 起`, en: `since ${en}` };
}

export function versionWords(number: number): Words {
  return { zh: `第 ${number} 版`, en: `Version ${number}` };
}

export function stagesWords(count: number): Words {
  return { zh: `${count} 个环节`, en: `${count} stages` };
}
