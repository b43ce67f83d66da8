import type { Words } from '../../../kit/words.ts';
import type { RequestOutcome } from '../../../modules/privacy/words.ts';

export const privacyWords = {
  title: { zh: '个人信息', en: 'Personal data' },
  lead: { zh: '谁能看、看了谁、留多久，都有据可查', en: 'Who may look, who looked, how long it stays: on record' },
  tabs: { zh: '分页', en: 'Parts' },
  tabRequests: { zh: '请求', en: 'Requests' },
  tabGlass: { zh: '紧急查看', en: 'Emergencies' },
  tabUnseal: { zh: '解封', en: 'Unsealing' },
  tabRules: { zh: '目的与期限', en: 'Purposes and periods' },
  tabHolds: { zh: '保全', en: 'Holds' },
  tabErased: { zh: '删除证明', en: 'Deletions' },
  tabAssess: { zh: '影响评估', en: 'Assessments' },
  number: { zh: '编号', en: 'Number' },
  numberOrCode: { zh: '事项编号或查询码', en: 'Number or receipt code' },
  unit: { zh: '责任单位', en: 'Unit' },
  by: { zh: '谁', en: 'Who' },
  why: { zh: '事由（至少 10 个字）', en: 'Why (10 characters or more)' },
  reason: { zh: '事由', en: 'Why' },
  kind: { zh: '种类', en: 'Kind' },
  at: { zh: '时间', en: 'When' },
  due: { zh: '期限', en: 'Due' },
  overdue: { zh: '已超期', en: 'Overdue' },
  state: { zh: '状态', en: 'State' },
  note: { zh: '说明', en: 'Note' },
  open: { zh: '待办', en: 'Open' },
  decided: { zh: '已办', en: 'Decided' },
  all: { zh: '全部', en: 'All' },
} as const satisfies Record<string, Words>;

export const glassWords = {
  title: { zh: '紧急查看一件事项', en: 'Open a matter in an emergency' },
  hint: {
    zh: '不在您权限内的事项，紧急时可以看一小时，只看这一件，不能办理。反映人的查询页上马上看得到是谁、为什么看的，并会收到消息（夜间的次日早上送到），另一位同事会复核。',
    en: 'A matter out of your reach opens for an hour, for looking only. The resident sees at once on the own page who looked and why, a message follows (in the morning when it is night), and another colleague reviews it.',
  },
  open: { zh: '紧急查看', en: 'Open it' },
  queue: { zh: '等待复核', en: 'Waiting for review' },
  done: { zh: '已复核', en: 'Reviewed' },
  empty: { zh: '没有等待复核的紧急查看', en: 'Nothing waits for a review' },
  upheld: { zh: '属实', en: 'Upheld' },
  rejected: { zh: '不应查看', en: 'Should not have happened' },
  review: { zh: '复核意见', en: 'What you found' },
} as const satisfies Record<string, Words>;

export const unsealWords = {
  hint: {
    zh: '保密反映人的姓名和电话只有两个人一起才能打开：办理负责人或督查申请，个人信息保护专员批准。打开后一天内有效，反映人会知道。',
    en: 'Name and phone of a confidential reporter open to two people together: the lead or a supervisor asks, the data protection officer approves. It lasts a day and the reporter is told.',
  },
  empty: { zh: '没有解封申请', en: 'Nothing was asked' },
  emptyHint: { zh: '在事项页的反映人旁边申请。', en: 'Ask beside the reporter on the page of the matter.' },
  approve: { zh: '同意', en: 'Approve' },
  refuse: { zh: '不同意', en: 'Refuse' },
  look: { zh: '查看身份', en: 'See who it is' },
  until: { zh: '有效至', en: 'Until' },
  ask: { zh: '申请查看身份', en: 'Ask to see who it is' },
  asked: { zh: '已提交，等待批准', en: 'Asked; waiting for approval' },
} as const satisfies Record<string, Words>;

export const requestWords = {
  empty: { zh: '没有请求', en: 'No requests' },
  emptyHint: {
    zh: '居民在查询页、手机号页提出，或由同事代为登记。',
    en: 'Residents ask on their page, or a colleague takes it down.',
  },
  counted: { zh: '待办 {open}，超期 {late}', en: '{open} open, {late} overdue' },
  takeDown: { zh: '代为登记', en: 'Take down' },
  code: { zh: '查询码', en: 'Receipt code' },
  said: { zh: '请求内容', en: 'What is asked' },
  channel: { zh: '方式', en: 'How' },
  taken: { zh: '已登记', en: 'Taken down' },
  asked: { zh: '请求', en: 'Request' },
  now: { zh: '现在', en: 'Now' },
  wish: { zh: '应为', en: 'Should be' },
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '电话', en: 'Phone' },
  what: { zh: '内容', en: 'Text' },
  sealed: { zh: '已密封', en: 'Sealed' },
  keptUntil: { zh: '保存期至', en: 'Kept until' },
  working: { zh: '还在办理', en: 'Still worked on' },
  onHold: { zh: '已保全，不能删除', en: 'On hold: cannot be deleted' },
  answer: { zh: '答复', en: 'Answer' },
  reasons: { zh: '答复的话（居民会看到）', en: 'Your answer (the resident reads it)' },
  law: { zh: '法律依据（不同意时必填）', en: 'Law (needed for a refusal)' },
  refuse: { zh: '不同意', en: 'Refuse' },
  back: { zh: '返回列表', en: 'Back to the list' },
  export: { zh: '导出一个人的全部信息', en: 'Export everything about one person' },
  exportHint: {
    zh: '按电话或查询码；写入访问日志，本人能看到。',
    en: 'By phone or receipt code; logged, and shown to the person.',
  },
  exportDo: { zh: '导出', en: 'Export' },
  phoneOrCode: { zh: '电话或查询码', en: 'Phone or receipt code' },
} as const satisfies Record<string, Words>;

export const ruleWords = {
  purposes: { zh: '处理目的', en: 'Purposes' },
  addPurpose: { zh: '新增处理目的', en: 'Add a purpose' },
  basis: { zh: '依据', en: 'Basis' },
  kinds: { zh: '信息种类', en: 'Kinds of data' },
  law: { zh: '法律', en: 'Law' },
  retention: { zh: '保存期限', en: 'Retention' },
  retentionHint: {
    zh: '到期的事项每晚自动匿名化，留下删除证明；统计数字不变。缩短期限后，已过期的当晚就会处理。',
    en: 'What is over its time is anonymised every night, with a proof; figures stay. A shorter time counts from the next night on.',
  },
  days: { zh: '办结后保存（天）', en: 'Kept after closing, days' },
  category: { zh: '类别', en: 'Category' },
  everything: { zh: '其他所有类别', en: 'All other categories' },
  periods: { zh: '时限', en: 'Periods' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
  place: { zh: '保全一件事项', en: 'Put a matter on hold' },
  holdHint: {
    zh: '诉讼、调查、复核期间不匿名化。',
    en: 'Nothing is anonymised during a suit, an inquiry or a review.',
  },
  until: { zh: '到哪天（可空）', en: 'Until (may stay empty)' },
  lift: { zh: '解除', en: 'Lift' },
  lifted: { zh: '已解除', en: 'Lifted' },
  noHolds: { zh: '没有保全', en: 'No holds' },
  noErasures: { zh: '还没有到期删除的事项', en: 'Nothing was deleted yet' },
  rows: { zh: '条', en: 'rows' },
} as const satisfies Record<string, Words>;

export const assessWords = {
  empty: { zh: '还没有影响评估', en: 'No assessments yet' },
  emptyHint: {
    zh: '处理敏感信息、自动化决策、向他人提供前要评估（个人信息保护法 §55），至少保存三年。',
    en: 'Needed before sensitive data, automated decisions or passing data on (PIPL art. 55); kept three years at the least.',
  },
  add: { zh: '新建评估', en: 'New assessment' },
  title: { zh: '名称', en: 'Title' },
  purpose: { zh: '目的和方式是否合法、正当、必要', en: 'Purpose: lawful, fair, needed?' },
  risks: { zh: '对个人权益的影响和安全风险', en: 'Risks to people' },
  measures: { zh: '保护措施是否有效、与风险相称', en: 'Measures, and whether they fit the risks' },
  author: { zh: '评估人', en: 'Author' },
  approver: { zh: '批准人', en: 'Approver' },
  approvedOn: { zh: '批准日期', en: 'Approved on' },
  reviewOn: { zh: '下次复评', en: 'Review by' },
  endedOn: { zh: '停用日期', en: 'Ended on' },
  due: { zh: '复评已到期', en: 'Review overdue' },
  edit: { zh: '修改', en: 'Change' },
} as const satisfies Record<string, Words>;

/** What the button of each outcome says. */
export const outcomeActs = {
  corrected: { zh: '更正', en: 'Correct' },
  stopped: { zh: '停止使用并密封身份', en: 'Stop use, seal the identity' },
  copied: { zh: '提供复制件', en: 'Give the copy' },
  erased: { zh: '删除', en: 'Delete' },
  restricted: { zh: '限制使用（保存期未满）', en: 'Restrict use (must still be kept)' },
  answered: { zh: '答复', en: 'Answer' },
} as const satisfies Record<RequestOutcome, Words>;
