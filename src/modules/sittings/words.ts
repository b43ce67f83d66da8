import type { Words } from '../../kit/words.ts';

/** 形式: how the sides meet. */
export const sittingKinds = {
  joint: { zh: '当面一起谈', en: 'Together' },
  separate: { zh: '单独谈（背对背）', en: 'One side alone' },
  shuttle: { zh: '两边分开、来回传话', en: 'Shuttle between rooms' },
  'on-site': { zh: '现场', en: 'On site' },
  phone: { zh: '电话', en: 'By telephone' },
  'video-link': { zh: '视频', en: 'By video link' },
} as const satisfies Record<string, Words>;
export type SittingKind = keyof typeof sittingKinds;

export const sittingStates = {
  planned: { zh: '已约好', en: 'Planned' },
  'under-way': { zh: '进行中', en: 'Under way' },
  held: { zh: '已结束', en: 'Held' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Words>;
export type SittingState = keyof typeof sittingStates;

/** 约时间. */
export const roundStates = {
  open: { zh: '等答复', en: 'Waiting for answers' },
  agreed: { zh: '已定', en: 'Agreed' },
  failed: { zh: '都不合适', en: 'None suits' },
  lapsed: { zh: '到期没有定', en: 'Ran out' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<string, Words>;
export type RoundState = keyof typeof roundStates;

export const answerWays = {
  page: { zh: '手机页面', en: 'Phone page' },
  sms: { zh: '短信', en: 'SMS' },
  phone: { zh: '电话', en: 'By telephone' },
  paper: { zh: '书面', en: 'On paper' },
  officer: { zh: '当面告诉工作人员', en: 'To a colleague' },
} as const satisfies Record<string, Words>;
export type AnswerWay = keyof typeof answerWays;

/** 三步: 群众先说理、民警后梳理、警民共谈理. */
export const stages = {
  speak: { zh: '群众先说理', en: 'People speak first' },
  'sort-out': { zh: '民警后梳理', en: 'Mediators sort it out' },
  together: { zh: '警民共谈理', en: 'All talk it through' },
} as const satisfies Record<string, Words>;
export type Stage = keyof typeof stages;

/** 每一步要做什么. */
export const stageHints = {
  speak: {
    zh: '两边轮流说，不打断。先请受影响的一方说事情经过。',
    en: 'Each side in turn, without interruption. Whoever was affected begins.',
  },
  'sort-out': {
    zh: '把说过的事一条一条列出来，问每一方：认不认。',
    en: 'List what was said, point by point, and ask each side: is that so?',
  },
  together: {
    zh: '对着分歧讲法、讲理、讲情，请两边各提一个自己能做到的方案。',
    en: 'On what is disputed: law, reason, feeling. Ask each side for an offer that it can keep.',
  },
} as const satisfies Record<Stage, Words>;

/** 先分开、再沟通: what calms (C19). */
export const calmSteps = {
  separate: { zh: '先分开，换地方坐', en: 'Separate them' },
  calm: { zh: '倒杯水，等气消', en: 'Let them calm down' },
  alone: { zh: '分别听，让人说完', en: 'Hear each alone, to the end' },
  evidence: { zh: '一起看现场、看证据', en: 'Look at the evidence together' },
  offer: { zh: '再坐到一起，谈方案', en: 'Back to one table, with an offer' },
} as const satisfies Record<string, Words>;
export type CalmStep = keyof typeof calmSteps;

export const outcomes = {
  'go-on': { zh: '下次接着谈', en: 'To be continued' },
  agreed: { zh: '原则上谈成', en: 'Agreed in principle' },
  none: { zh: '没有谈成', en: 'No agreement' },
} as const satisfies Record<string, Words>;
export type Outcome = keyof typeof outcomes;

/** 对一条事实的态度. */
export const factStands = {
  agreed: { zh: '认可', en: 'Agreed' },
  disputed: { zh: '不认可', en: 'Disputed' },
} as const satisfies Record<string, Words>;
export type FactStand = keyof typeof factStands;

export const presences = {
  yes: { zh: '到场', en: 'Present' },
  late: { zh: '迟到', en: 'Came late' },
  no: { zh: '没有来', en: 'Did not come' },
} as const satisfies Record<string, Words>;

/** 调解会上写的内容: each field is merged by itself. */
export const sheetFields = {
  law: { zh: '法', en: 'Law' },
  reason: { zh: '理', en: 'Reason' },
  feeling: { zh: '情', en: 'Feeling' },
  course: { zh: '调解经过', en: 'How it went' },
  result: { zh: '结果', en: 'What came of it' },
} as const satisfies Record<string, Words>;

/** How a field that has no name of its own is called where two people wrote it. */
export const sheetLabels = {
  fact: { zh: '事实', en: 'Fact' },
  stand: { zh: '对事实的态度', en: 'Stand on a fact' },
  remark: { zh: '对事实的说明', en: 'Word on a fact' },
  present: { zh: '到场', en: 'Attendance' },
  article: { zh: '引用法条', en: 'Article cited' },
} as const satisfies Record<string, Words>;

export const recordStates = {
  draft: { zh: '还没有核对', en: 'Not read back yet' },
  'read-out': { zh: '请各方核对', en: 'Read back, waiting for signatures' },
  locked: { zh: '已定稿', en: 'Final' },
} as const satisfies Record<string, Words>;
export type RecordState = keyof typeof recordStates;

export const verdicts = {
  confirmed: { zh: '核对无误', en: 'Confirmed' },
  correction: { zh: '要求更正', en: 'Asks for a correction' },
  refused: { zh: '拒绝签名', en: 'Refused to sign' },
} as const satisfies Record<string, Words>;
export type Verdict = keyof typeof verdicts;

export const signWays = {
  page: { zh: '手机页面确认', en: 'On the phone page' },
  tablet: { zh: '平板手写', en: 'By hand on a tablet' },
  paper: { zh: '纸上签名', en: 'On paper' },
} as const satisfies Record<string, Words>;
export type SignWay = keyof typeof signWays;

export const offerStates = {
  unconfirmed: { zh: '等本人确认', en: 'To be confirmed by the party' },
  held: { zh: '先放在调解员这里', en: 'Kept with the mediator' },
  open: { zh: '等对方答复', en: 'Waiting for an answer' },
  accepted: { zh: '接受', en: 'Accepted' },
  declined: { zh: '不接受', en: 'Declined' },
  countered: { zh: '提出了新方案', en: 'Countered' },
  withdrawn: { zh: '已收回', en: 'Withdrawn' },
  lapsed: { zh: '过期', en: 'Ran out' },
} as const satisfies Record<string, Words>;
export type OfferState = keyof typeof offerStates;

/** How it is known that an offer written down by a colleague is the party's own. */
export const confirmedHow = {
  page: { zh: '本人在手机上确认', en: 'On the own page' },
  code: { zh: '本人报出编号', en: 'By the own number' },
  witness: { zh: '有人在场见证', en: 'Before a witness' },
} as const satisfies Record<string, Words>;
export type ConfirmedHow = keyof typeof confirmedHow;

/** 私下记录: all that logs say of what one side told alone. */
export const privateNote = { zh: '私下记录', en: 'Private note' } as const satisfies Words;

/** Facts this room tells in the timeline of a mediation; `resident`: what all parties of all sides read, null = colleagues only. */
export const sittingFacts = {
  'times.offered': {
    staff: { zh: '发出可选时间', en: 'Times offered' },
    resident: { zh: '请选一个时间', en: 'Please choose a time' },
  },
  'times.answered': { staff: { zh: '答复时间', en: 'Answer to the times' }, resident: null },
  'times.said': { staff: { zh: '登记方便的时间', en: 'Times that suit' }, resident: null },
  'times.failed': {
    staff: { zh: '没有一个时间各方都行', en: 'No time suits everybody' },
    resident: { zh: '这些时间不合适，另行商量', en: 'These times do not suit: others follow' },
  },
  'times.withdrawn': {
    staff: { zh: '撤回可选时间', en: 'Times withdrawn' },
    resident: { zh: '原来的时间取消，另行商量', en: 'Those times are off: others follow' },
  },
  'sitting.planned': { staff: { zh: '约定调解会', en: 'Sitting planned' }, resident: null },
  'sitting.planned-again': {
    staff: { zh: '约定下一次调解会', en: 'Next sitting planned' },
    resident: { zh: '下一次时间已定', en: 'The next time is set' },
  },
  'sitting.moved': {
    staff: { zh: '调解会改期', en: 'Sitting moved' },
    resident: { zh: '时间改了', en: 'The time was changed' },
  },
  'sitting.cancelled': {
    staff: { zh: '调解会取消', en: 'Sitting cancelled' },
    resident: { zh: '这一次取消', en: 'This time was cancelled' },
  },
  'sitting.begun': {
    staff: { zh: '调解会开始', en: 'Sitting begun' },
    resident: { zh: '调解会开始', en: 'The sitting began' },
  },
  'sitting.saved': { staff: { zh: '填写调解会记录', en: 'Sitting written up' }, resident: null },
  'sitting.ended': {
    staff: { zh: '调解会结束', en: 'Sitting ended' },
    resident: { zh: '调解会结束', en: 'The sitting ended' },
  },
  'fact.stand': { staff: { zh: '一方对事实表态', en: 'A side took its stand on a fact' }, resident: null },
  'record.read-out': {
    staff: { zh: '调解记录请各方核对', en: 'Record read back' },
    resident: { zh: '请核对调解记录', en: 'Please check the record' },
  },
  'record.signed': { staff: { zh: '核对调解记录', en: 'Record checked by a party' }, resident: null },
  'record.locked': {
    staff: { zh: '调解记录定稿', en: 'Record final' },
    resident: { zh: '调解记录已定稿', en: 'The record is final' },
  },
  'offer.kept': { staff: { zh: '收到一个方案', en: 'An offer came in' }, resident: null },
  'offer.opened': {
    staff: { zh: '提出方案', en: 'Offer made' },
    resident: { zh: '提出了方案', en: 'An offer was made' },
  },
  'offer.answered': {
    staff: { zh: '答复方案', en: 'Offer answered' },
    resident: { zh: '答复了方案', en: 'The offer was answered' },
  },
  'offer.withdrawn': {
    staff: { zh: '收回方案', en: 'Offer withdrawn' },
    resident: { zh: '方案已收回', en: 'The offer was withdrawn' },
  },
  'note.kept': { staff: privateNote, resident: null },
} as const satisfies Record<string, { staff: Words; resident: Words | null }>;
export type SittingFact = keyof typeof sittingFacts;
