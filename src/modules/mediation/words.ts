import type { Words } from '../../kit/words.ts';

/** 调解状态: where a dispute stands on its way. */
export const mediationStates = {
  proposed: { zh: '待受理', en: 'Proposed' },
  choosing: { zh: '待选', en: 'Choosing mediators' },
  matched: { zh: '已匹配', en: 'Matched' },
  scheduled: { zh: '已排期', en: 'Scheduled' },
  'under-way': { zh: '调解中', en: 'Under way' },
  suspended: { zh: '中止', en: 'Suspended' },
  reached: { zh: '达成', en: 'Agreement reached' },
  failed: { zh: '未达成', en: 'No agreement' },
  refused: { zh: '不予受理', en: 'Not accepted' },
  withdrawn: { zh: '已终止', en: 'Ended by a side' },
  performing: { zh: '履行', en: 'Being performed' },
  revisiting: { zh: '回访', en: 'Visited afterwards' },
  filed: { zh: '归档', en: 'Filed' },
} as const satisfies Record<string, Words>;
export type MediationState = keyof typeof mediationStates;

/** 步骤: the button and the timeline say the same word. */
export const mediationSteps = {
  accept: { zh: '受理', en: 'Accept' },
  refuse: { zh: '不予受理', en: 'Do not accept' },
  match: { zh: '确定调解员', en: 'Seat the panel' },
  unmatch: { zh: '重新点选', en: 'Choose anew' },
  schedule: { zh: '排定时间', en: 'Set a time' },
  begin: { zh: '开始调解', en: 'Begin' },
  reach: { zh: '达成协议', en: 'Agreement reached' },
  fail: { zh: '未达成协议', en: 'No agreement' },
  stop: { zh: '当事人终止', en: 'A side stops' },
  suspend: { zh: '中止', en: 'Suspend' },
  resume: { zh: '恢复', en: 'Resume' },
  perform: { zh: '开始履行', en: 'Performance begins' },
  performed: { zh: '履行完毕', en: 'Performed' },
  lapse: { zh: '终止履行', en: 'End performance' },
  file: { zh: '归档', en: 'File' },
  reopen: { zh: '重新调解', en: 'Reopen' },
} as const satisfies Record<string, Words>;
export type MediationStep = keyof typeof mediationSteps;

/** 调解类型: two lawful tracks with clocks, forms and seals of their own. */
export const tracks = {
  people: { zh: '人民调解', en: "People's mediation" },
  'public-order': { zh: '治安调解', en: 'Public-order mediation' },
} as const satisfies Record<string, Words>;
export type Track = keyof typeof tracks;

/** 方式: simple ones on the spot, harder ones together with others. */
export const modes = {
  spot: { zh: '当场调解', en: 'On the spot' },
  joint: { zh: '联动调解', en: 'Joint mediation' },
} as const satisfies Record<string, Words>;
export type Mode = keyof typeof modes;

/** 来源. */
export const sources = {
  matter: { zh: '事项转来', en: 'From a matter' },
  call: { zh: '接处警', en: 'A call' },
  visit: { zh: '走访发现', en: 'A visit' },
  'walk-in': { zh: '当事人上门', en: 'Walked in' },
  partner: { zh: '联动单位移交', en: 'From a partner' },
  court: { zh: '法院委派', en: 'From the court' },
  patrol: { zh: '巡逻发现', en: 'A patrol' },
} as const satisfies Record<string, Words>;
export type Source = keyof typeof sources;

/** 身份: what somebody is on a side. */
export const partyRoles = {
  party: { zh: '当事人', en: 'Party' },
  representative: { zh: '代表人', en: 'Representative' },
  agent: { zh: '代理人', en: 'Agent' },
  guardian: { zh: '监护人', en: 'Guardian' },
  interpreter: { zh: '翻译', en: 'Interpreter' },
  support: { zh: '陪同', en: 'Companion' },
} as const satisfies Record<string, Words>;
export type PartyRole = keyof typeof partyRoles;

/** 参与方式: how somebody takes part; nobody needs a phone. */
export const ways = {
  page: { zh: '手机页面', en: 'Phone page' },
  phone: { zh: '电话', en: 'By telephone' },
  paper: { zh: '书面', en: 'On paper' },
  officer: { zh: '工作人员代填', en: 'Through a colleague' },
} as const satisfies Record<string, Words>;
export type Way = keyof typeof ways;

export const willingness = {
  unasked: { zh: '尚未询问', en: 'Not asked yet' },
  yes: { zh: '愿意调解', en: 'Willing' },
  no: { zh: '不愿调解', en: 'Not willing' },
} as const satisfies Record<string, Words>;
export type Willing = keyof typeof willingness;

export const capacities = {
  full: { zh: '完全民事行为能力', en: 'Full capacity' },
  limited: { zh: '限制民事行为能力', en: 'Limited capacity' },
  none: { zh: '无民事行为能力', en: 'No capacity' },
} as const satisfies Record<string, Words>;
export type Capacity = keyof typeof capacities;

/** 代理权限. */
export const mandateScopes = {
  general: { zh: '一般代理', en: 'General: speaks, does not settle' },
  special: { zh: '特别授权', en: 'Special: may settle' },
} as const satisfies Record<string, Words>;
export type MandateScope = keyof typeof mandateScopes;

/** 调解组中的角色. */
export const seatRoles = {
  lead: { zh: '主调解员', en: 'Lead mediator' },
  co: { zh: '共同调解员', en: 'Co-mediator' },
  assist: { zh: '协助调解', en: 'Assists' },
  attend: { zh: '列席', en: 'Attends' },
  apprentice: { zh: '学习', en: 'Apprentice' },
} as const satisfies Record<string, Words>;
export type SeatRole = keyof typeof seatRoles;

/** 联动单位的角色. */
export const memberRoles = {
  lead: { zh: '牵头', en: 'Leads' },
  assist: { zh: '协助', en: 'Assists' },
  attend: { zh: '列席', en: 'Attends' },
  opinion: { zh: '出具意见', en: 'Gives an opinion' },
} as const satisfies Record<string, Words>;
export type MemberRole = keyof typeof memberRoles;

export const memberStates = {
  asked: { zh: '待答复', en: 'Asked' },
  accepted: { zh: '参加', en: 'Comes' },
  declined: { zh: '不参加', en: 'Does not come' },
} as const satisfies Record<string, Words>;
export type MemberState = keyof typeof memberStates;

/** 其他途径: what remains open, told to every party when mediation did not come about or failed (人民调解法 §26, 若干规定 §37). */
export const routes = {
  court: { zh: '向人民法院起诉', en: 'Go to court' },
  arbitration: { zh: '申请仲裁', en: 'Ask for arbitration' },
  administrative: { zh: '请求行政机关处理', en: 'Ask the competent office' },
  'legal-aid': { zh: '申请法律援助', en: 'Ask for legal aid' },
  penalty: { zh: '由公安机关依法处理', en: 'The police decide as the law says' },
  'other-mediation': { zh: '改由人民调解委员会等调解', en: 'Mediation by somebody else' },
} as const satisfies Record<string, Words>;
export type Route = keyof typeof routes;

/** Facts in the timeline of a mediation; `resident`: what all parties of all sides read, null = colleagues only. */
export const mediationFacts = {
  'mediation.proposed': {
    staff: { zh: '提出调解', en: 'Proposed' },
    resident: { zh: '已登记调解申请', en: 'Mediation was asked for' },
  },
  'mediation.accepted': {
    staff: { zh: '受理', en: 'Accepted' },
    resident: { zh: '调解已受理', en: 'Mediation was accepted' },
  },
  'mediation.refused': {
    staff: { zh: '不予受理', en: 'Not accepted' },
    resident: { zh: '这件事不适用调解', en: 'This cannot be mediated' },
  },
  'mediation.matched': {
    staff: { zh: '确定调解员', en: 'Panel seated' },
    resident: { zh: '调解员已确定', en: 'The mediators are settled' },
  },
  'mediation.unmatched': {
    staff: { zh: '重新点选调解员', en: 'Mediators are chosen anew' },
    resident: { zh: '调解员需要重新选定', en: 'Mediators are chosen anew' },
  },
  'mediation.scheduled': {
    staff: { zh: '排定时间', en: 'Time set' },
    resident: { zh: '调解时间已定', en: 'A time was set' },
  },
  'mediation.begun': {
    staff: { zh: '开始调解', en: 'Begun' },
    resident: { zh: '调解开始', en: 'Mediation has begun' },
  },
  'mediation.reached': {
    staff: { zh: '达成协议', en: 'Agreement reached' },
    resident: { zh: '双方达成协议', en: 'The sides have agreed' },
  },
  'mediation.failed': {
    staff: { zh: '未达成协议', en: 'No agreement' },
    resident: { zh: '这次没有达成协议', en: 'No agreement this time' },
  },
  'mediation.stopped': {
    staff: { zh: '当事人终止调解', en: 'A side stopped' },
    resident: { zh: '调解已终止', en: 'Mediation has ended' },
  },
  'mediation.suspended': {
    staff: { zh: '中止调解', en: 'Suspended' },
    resident: { zh: '调解暂时中止', en: 'Mediation stands still for now' },
  },
  'mediation.resumed': {
    staff: { zh: '恢复调解', en: 'Resumed' },
    resident: { zh: '调解恢复', en: 'Mediation goes on' },
  },
  'mediation.performing': {
    staff: { zh: '开始履行', en: 'Performance begins' },
    resident: { zh: '协议开始履行', en: 'The agreement is being performed' },
  },
  'mediation.performed': {
    staff: { zh: '履行完毕', en: 'Performed' },
    resident: { zh: '协议已履行完毕', en: 'The agreement has been performed' },
  },
  'mediation.lapsed': {
    staff: { zh: '未履行完，终止履行', en: 'Performance ended before all was done' },
    resident: { zh: '协议没有履行完，已告知还有哪些办法', en: 'Not all was performed; the ways that remain were told' },
  },
  'mediation.filed': {
    staff: { zh: '归档', en: 'Filed' },
    resident: { zh: '已归档', en: 'Filed' },
  },
  'mediation.reopened': {
    staff: { zh: '重新调解', en: 'Reopened' },
    resident: { zh: '重新调解', en: 'Mediation was taken up again' },
  },
  'mediation.extended': {
    staff: { zh: '延长调解期限', en: 'More time for mediation' },
    resident: { zh: '调解期限延长', en: 'Mediation has more time' },
  },
  'party.added': { staff: { zh: '登记当事人', en: 'Party added' }, resident: null },
  'party.changed': { staff: { zh: '更正当事人信息', en: 'Party corrected' }, resident: null },
  'party.left': { staff: { zh: '当事人退出', en: 'Party taken out' }, resident: null },
  'party.willing': { staff: { zh: '询问调解意愿', en: 'Asked whether willing' }, resident: null },
  'party.rights': { staff: { zh: '权利义务已告知', en: 'Rights explained' }, resident: null },
  'party.letter': { staff: { zh: '发送进入方式', en: 'Way in sent' }, resident: null },
  'party.to-call': {
    staff: { zh: '请电话或当面告知', en: 'To be told by phone or in person' },
    resident: null,
  },
  'party.openness': { staff: { zh: '对公开与否的要求', en: 'Open or closed asked for' }, resident: null },
  'routes.told': {
    staff: { zh: '告知其他途径', en: 'Further ways told' },
    resident: null,
  },
  'liaison.changed': {
    staff: { zh: '更换联络员', en: 'Liaison changed' },
    resident: { zh: '联络员已更换', en: 'You have another liaison' },
  },
  'member.asked': { staff: { zh: '邀请单位参加', en: 'A unit was asked' }, resident: null },
  'member.answered': { staff: { zh: '单位答复', en: 'A unit answered' }, resident: null },
  'risk.checked': { staff: { zh: '民转刑风险检视', en: 'Checked for escalation' }, resident: null },
  'risk.reported': { staff: { zh: '已报告公安机关', en: 'Reported to the police' }, resident: null },
  'mediation.noted': { staff: { zh: '工作记录', en: 'Note' }, resident: null },
} as const satisfies Record<string, { staff: Words; resident: Words | null }>;
export type MediationFact = keyof typeof mediationFacts;

/** 卷内材料: the items of the file of one mediation; sections of the rooms name theirs (`FileSection.item`). */
export const fileItems = {
  register: { zh: '申请书、受理登记表', en: 'Application, register of acceptance' },
  rights: { zh: '权利义务告知书', en: 'Notice of rights and duties' },
  identity: { zh: '身份证明', en: 'Proof of identity' },
  mandate: { zh: '授权委托书', en: 'Power of attorney' },
  record: { zh: '调解记录', en: 'Records of mediation' },
  inquiry: { zh: '调查记录', en: 'Records of inquiry' },
  evidence: { zh: '证据材料', en: 'Evidence' },
  agreement: { zh: '调解协议书', en: 'Settlement agreement' },
  performance: { zh: '履行凭证', en: 'Proof of performance' },
  revisit: { zh: '回访记录', en: 'Records of visits afterwards' },
  confirmation: { zh: '司法确认材料', en: 'Judicial confirmation' },
  statement: { zh: '情况说明', en: 'Statements' },
  back: { zh: '封底', en: 'Back cover' },
} as const satisfies Record<string, Words>;
export type FileItem = keyof typeof fileItems;

/** 列表: what a colleague looks for. */
export const mediationQueues = {
  mine: { zh: '我经办的', en: 'Mine' },
  asked: { zh: '待本单位答复', en: 'Asks for us' },
  open: { zh: '进行中', en: 'Open' },
  proposed: { zh: '待受理', en: 'Proposed' },
  choosing: { zh: '待选', en: 'Choosing' },
  planned: { zh: '待开调解会', en: 'Before the sitting' },
  'under-way': { zh: '调解中', en: 'Under way' },
  performing: { zh: '履行中', en: 'Being performed' },
  revisiting: { zh: '待回访', en: 'To be visited' },
  ended: { zh: '未达成、终止', en: 'Not agreed' },
  all: { zh: '全部', en: 'All' },
} as const satisfies Record<string, Words>;
export type MediationQueue = keyof typeof mediationQueues;
