import type { Words } from '../../kit/words.ts';

/** 紧急情况: why somebody looks at a matter out of reach. */
export const emergencyKinds = {
  life: { zh: '人身安全', en: 'Danger to somebody' },
  child: { zh: '未成年人', en: 'A child' },
  missing: { zh: '走失', en: 'Somebody missing' },
  disaster: { zh: '火灾、燃气、水灾', en: 'Fire, gas, flood' },
  other: { zh: '其他紧急情况', en: 'Another emergency' },
} as const satisfies Record<string, Words>;

/** 复核结论: what another person found about an opening in an emergency. */
export const reviewOutcomes = {
  upheld: { zh: '属实', en: 'Upheld' },
  rejected: { zh: '不应查看', en: 'Should not have happened' },
} as const satisfies Record<string, Words>;

/** 解封结论. */
export const unsealOutcomes = {
  approved: { zh: '同意', en: 'Approved' },
  refused: { zh: '不同意', en: 'Refused' },
} as const satisfies Record<string, Words>;

/** 请求种类: what a resident may ask (PIPL 44–50). */
export const requestKinds = {
  correct: { zh: '更正', en: 'Correct' },
  withdraw: { zh: '撤回同意', en: 'Withdraw consent' },
  copy: { zh: '查阅、复制', en: 'Copy' },
  delete: { zh: '删除', en: 'Delete' },
  explain: { zh: '解释说明', en: 'Explain' },
  complain: { zh: '投诉', en: 'Complain' },
} as const satisfies Record<string, Words>;
export type RequestKind = keyof typeof requestKinds;

/** 请求状态. */
export const requestStates = {
  open: { zh: '办理中', en: 'Being looked at' },
  done: { zh: '已办', en: 'Done' },
  refused: { zh: '未同意', en: 'Refused' },
} as const satisfies Record<string, Words>;

/** 提出方式. */
export const requestChannels = {
  receipt: { zh: '查询页', en: 'Receipt page' },
  phone: { zh: '手机号', en: 'Phone account' },
  paper: { zh: '书面', en: 'On paper' },
  call: { zh: '电话', en: 'By phone call' },
} as const satisfies Record<string, Words>;

/** 办理结果: what was done about a request. */
export const requestOutcomes = {
  corrected: { zh: '已更正', en: 'Corrected' },
  stopped: { zh: '已停止使用并密封身份', en: 'Use stopped, identity sealed' },
  copied: { zh: '已提供复制件', en: 'A copy is ready' },
  erased: { zh: '已删除', en: 'Deleted' },
  restricted: { zh: '保存期未满，已限制使用', en: 'Must still be kept: use is restricted' },
  answered: { zh: '已答复', en: 'Answered' },
} as const satisfies Record<string, Words>;
export type RequestOutcome = keyof typeof requestOutcomes;

/** 处理依据 (PIPL 13). */
export const legalBases = {
  consent: { zh: '同意 §13（一）', en: 'Consent, art. 13(1)' },
  contract: { zh: '合同 §13（二）', en: 'Contract, art. 13(2)' },
  duty: { zh: '法定职责 §13（三）', en: 'Statutory duty, art. 13(3)' },
  emergency: { zh: '紧急情况 §13（四）', en: 'Emergency, art. 13(4)' },
  news: { zh: '新闻报道 §13（五）', en: 'News, art. 13(5)' },
  public: { zh: '已公开信息 §13（六）', en: 'Made public, art. 13(6)' },
  other: { zh: '其他法律规定 §13（七）', en: 'Another law, art. 13(7)' },
} as const satisfies Record<string, Words>;

/** 时限: what a county may set. */
export const settingWords = {
  'request-days': { zh: '个人信息请求答复（工作日）', en: 'Answer to a request, working days' },
  'review-days': { zh: '紧急查看复核（工作日）', en: 'Review of an emergency opening, working days' },
  'unseal-hours': { zh: '解封后可看（小时）', en: 'An unsealed identity stays open, hours' },
  'glass-minutes': { zh: '紧急查看可看（分钟）', en: 'An emergency opening lasts, minutes' },
  'copy-days': { zh: '复制件可下载（天）', en: 'A copy can be fetched, days' },
} as const satisfies Record<string, Words>;
export type SettingName = keyof typeof settingWords;

/** Where a resident may complain when we refuse (PIPL §50, §65). */
export const complainTo: Words = {
  zh: '不服的，可以向网信部门或上级公安机关投诉，也可以依法向人民法院起诉（个人信息保护法 §50、§65）。',
  en: 'You may complain to the cyberspace administration or the police above us, or go to court (PIPL arts. 50, 65).',
};
