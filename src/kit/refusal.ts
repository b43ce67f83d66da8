import { agreementRefusals } from './refusals-agreements.ts';
import { bookingRefusals } from './refusals-bookings.ts';
import { choosingRefusals } from './refusals-choosing.ts';
import { fulfilmentRefusals } from './refusals-fulfilment.ts';
import { mediationRefusals } from './refusals-mediation.ts';
import { platformRefusals } from './refusals-platform.ts';
import { procedureRefusals } from './refusals-procedures.ts';
import { ruleRefusals } from './refusals-rules.ts';
import { sittingRefusals } from './refusals-sittings.ts';

/**
 * Every refusal a door can answer with: one table of code → HTTP status, words in Chinese and English.
 * A code is a word that programs may rely on; the sentence says what to do.
 */
export const refusals = {
  ...platformRefusals,
  ...mediationRefusals,
  ...choosingRefusals,
  ...agreementRefusals,
  ...fulfilmentRefusals,
  ...bookingRefusals,
  ...procedureRefusals,
  ...ruleRefusals,
  ...sittingRefusals,
  'code.failed': {
    status: 401,
    zh: '动态码不正确或已用过，请等验证器换一个新的再输入',
    en: 'The one-time code is wrong or was used: wait for the next one and enter it',
  },
  'step.not-now': {
    status: 409,
    zh: '当前状态不能办理这一步，请刷新后查看',
    en: 'This step is not possible in the present state: reload and look again',
  },
  'step.same-person': {
    status: 409,
    zh: '回访须由办结人以外的同事进行',
    en: 'The visit afterwards must be made by somebody else than whoever closed it',
  },
  'step.answer-missing': { status: 409, zh: '办结前必须先答复反映人', en: 'Answer the reporter before closing' },
  'step.evidence-missing': {
    status: 409,
    zh: '办结前须补齐该类别要求的材料',
    en: 'The evidence that this category demands is missing',
  },
  'step.checklist-open': {
    status: 409,
    zh: '办理清单里还有必须完成的步骤没有勾选',
    en: 'Steps of the checklist that closing waits for are not ticked',
  },
  'step.parts-open': {
    status: 409,
    zh: '还有协办单位没有办完，请先催办或收回',
    en: 'A helping unit has not finished: wait for it or take its part back',
  },
  'step.part-disputed': {
    status: 409,
    zh: '有一部分正在争议待裁，裁定以后才能办结',
    en: 'One part waits for the arbiter: the matter can be closed after the decision',
  },
  'step.kept': {
    status: 409,
    zh: '这件事已定为包办，由首接人办到底；要换人或换单位，须经支委会研究决定',
    en: 'Its owner keeps this matter to the end: another lead or unit needs a decision of the committee',
  },
  'keep.no-lead': {
    status: 409,
    zh: '还没有承办人，定了承办人才能包办',
    en: 'There is no lead yet: name one before he keeps it to the end',
  },
  'part.bound': {
    status: 409,
    zh: '已裁定由本单位办理，不能再退回；有困难请联系牵头单位',
    en: 'It was decided that this unit does it, so it cannot be returned: phone the lead',
  },
  'share.consent-missing': {
    status: 409,
    zh: '反映人没有同意转出这些内容；确有必要的，须由有督查或分派职责的同事写明依据和理由',
    en: 'The reporter did not allow this to be passed on: a colleague with the duty to oversee or assign may do so with basis and reason',
  },
  'note.too-late': {
    status: 409,
    zh: '内部记录写下十分钟后不能再划去，请另写一条更正',
    en: 'A note can be struck within ten minutes only: write another one that sets it right',
  },
  'step.too-late': {
    status: 409,
    zh: '已过可以提出的期限，请作为新事项反映',
    en: 'The time for this is over: please report it anew',
  },
  'step.contest-open': {
    status: 409,
    zh: '反映人还在可以提出异议的期限内，确认解决或期满后再归档',
    en: 'The reporter may still say that it is not solved: archive when the days are over or the reporter confirmed',
  },
  'revisit.snooze': {
    status: 409,
    zh: '只能推迟到今天以后、三十天以内的一天',
    en: 'A visit can be put off to a day within the next thirty days',
  },
  'check.nothing': {
    status: 409,
    zh: '这段时间没有可以抽查的办结事项，请换一段时间',
    en: 'Nothing closed in this time is left to check: choose another time',
  },
  'feedback.empty': {
    status: 409,
    zh: '还没有回答，请至少回答一个问题，或者选择不评价',
    en: 'Nothing was said: answer one question at least, or say that you would rather not',
  },
  'feedback.over': {
    status: 409,
    zh: '这次评价已经结束，谢谢您',
    en: 'This survey is over, thank you',
  },
  'objection.too-late': {
    status: 409,
    zh: '申诉期限（十个工作日）已过',
    en: 'The ten working days for an objection are over',
  },
  'objection.same-person': {
    status: 409,
    zh: '经办人、申诉人和代为登记评价的人不能审核，两次审核也不能是同一个人',
    en: 'Whoever handled the matter, objected or typed the answer in cannot decide, nor can one person decide twice',
  },
  'meeting.too-early': {
    status: 409,
    zh: '会议还没有到开始时间，请在会后记录',
    en: 'The meeting has not begun yet: write its minutes afterwards',
  },
  'visit.empty': { status: 409, zh: '请先写见到了谁或看到了什么', en: 'Say first who was met or what was seen' },
  'visit.written': {
    status: 409,
    zh: '走访结束已超过七天，记录不能再改',
    en: 'The visit is more than a week ago: its observations stay as they are',
  },
  'meeting.nobody': { status: 409, zh: '请先填写到会人员', en: 'Say first who came' },
  'merge.circle': {
    status: 409,
    zh: '那一件就是并入这一件办理的，不能再反过来并入',
    en: 'That matter is handled with this one already: it cannot take this one in',
  },
  'topic.over': {
    status: 409,
    zh: '这个热点里的事项已经并入、办结或列入联合行动，不再需要确认',
    en: 'Its matters were merged, finished or put into a joint action meanwhile: there is nothing left to confirm',
  },
  'merge.watch': {
    status: 409,
    zh: '紧急关注的事项只能并入同样紧急关注的事项',
    en: 'A matter under urgent watch can only be merged into another one under watch',
  },
  'joint.no-matters': {
    status: 409,
    zh: '联合行动里没有事项，无从统一答复',
    en: 'There is no matter in the joint action to give a result to',
  },
  'public.personal': {
    status: 409,
    zh: '公开的内容里不能有姓名、电话和证件号',
    en: 'What is made public must hold no name, phone or identity number',
  },
  'privacy.law-missing': {
    status: 400,
    zh: '不同意的，要写明依据的法律条款',
    en: 'A refusal must name the law that it rests on',
  },
  'privacy.on-hold': { status: 409, zh: '这件事已保全，不能删除', en: 'The matter is on hold and cannot be deleted' },
  'privacy.too-early': {
    status: 409,
    zh: '保存期限未满或还在办理，可以限制使用，不能删除',
    en: 'It must still be kept or is still worked on: its use can be restricted, it cannot be deleted',
  },
  'privacy.same-person': {
    status: 409,
    zh: '不能复核或批准自己的查看和申请，须由另一位同事办理',
    en: 'Nobody reviews or approves what he did or asked himself: another colleague must',
  },
  'privacy.copy-over': {
    status: 410,
    zh: '复制件的下载期限已过，请重新提出',
    en: 'The time for fetching this copy is over: please ask again',
  },
  'privacy.phone-first': {
    status: 403,
    zh: '为了确认是您本人，请先用手机验证码进入“我的反映”再下载',
    en: 'To be sure that it is you, enter with a code sent to your phone first',
  },
  'phone.failed': {
    status: 401,
    zh: '验证码不正确或已过期，请重新获取',
    en: 'The code is wrong or too old: ask for a new one',
  },
  'care.not-missing': {
    status: 409,
    zh: '只有类别为“走失寻人”的事项可以开始寻人，请先更改类别',
    en: 'A search belongs to a matter of the category “missing person”: change the category first',
  },
  'care.sectors-begun': {
    status: 409,
    zh: '已有分区开始搜索，不能重新划分',
    en: 'Some sectors are being searched already: the area cannot be divided anew',
  },
  'care.no-photo': {
    status: 409,
    zh: '请先选好照片，并完成遮挡，只有公开副本可以发布',
    en: 'Choose a photo and black out what must not be seen first: only its public copy is published',
  },
  'care.consent-over': {
    status: 409,
    zh: '同意已到期或已收回，续签以后才能继续',
    en: 'The consent is over or was taken back: it must be renewed first',
  },
  'care.over-budget': {
    status: 409,
    zh: '这笔支出超过了这项措施的预算',
    en: 'This would exceed the budget of the measure',
  },
  'care.same-person': {
    status: 409,
    zh: '帮扶复核须由制定和负责这份计划以外的同事进行',
    en: 'A plan is reviewed by somebody else than who made it or is responsible for it',
  },
  'mediator.too-early': {
    status: 409,
    zh: '离任期届满还有九十天以上，到时再续聘',
    en: 'The term has more than ninety days to run: renew it later',
  },
  'mediator.same-person': {
    status: 409,
    zh: '自己的名册事项，要由另一位同事办理',
    en: 'What concerns your own place on the register is for another colleague to do',
  },
  'mediator.untrained': {
    status: 409,
    zh: '本年度培训学时还不够，够了才能出师',
    en: 'The training hours of this year are not reached yet: the apprentice is signed off afterwards',
  },
  'duty.apart': {
    status: 409,
    zh: '“个人信息保护”与“系统管理”不能由同一个人承担',
    en: 'Protecting personal data and administering the system must not lie with the same person',
  },
} as const;

export type RefusalCode = keyof typeof refusals;

/** One field that was refused: where it is in the input, and why, in both languages. */
export interface FieldProblem {
  readonly path: string;
  readonly zh: string;
  readonly en: string;
}

/** A lawful "no". Thrown by the shell only; rules return it as a value. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly fields: readonly FieldProblem[];
  constructor(code: RefusalCode, fields: readonly FieldProblem[] = []) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.fields = fields;
  }
}
