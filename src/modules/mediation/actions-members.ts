import { dayOf, startOfDay } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { partnerNames } from '../partners/api.ts';
import { unitNames } from '../people/api.ts';
import type { doors } from './contract.ts';
import { invalid } from './parties.ts';
import { mayToMember, unknownMediation } from './policy.ts';
import { isOver } from './rules.ts';
import { judgeRisk, mustReport } from './rules-gate.ts';
import { findWhole, insertCheck, insertMember, saveMember } from './store-cases.ts';
import { accessed, changed, mustBe, openMediation, openUnended, subjectOf, tell } from './subject.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

export async function askMember(ctx: Context, input: In<'askMember'>) {
  const whole = await openUnended(ctx, input.id);
  const { unitId, partnerId } = input;
  if ((unitId === undefined) === (partnerId === undefined))
    throw invalid('unitId', { zh: '请选择一个单位或一个联动单位', en: 'Choose one unit or one partner' });
  const names =
    unitId === undefined ? await partnerNames(ctx.tx, [partnerId ?? '']) : await unitNames(ctx.tx, [unitId]);
  const who = names.get(unitId ?? partnerId ?? '');
  if (who === undefined)
    throw invalid('unitId', { zh: '没有这个单位，请重新选择', en: 'There is no such unit: choose again' });
  if (
    whole.members.some(
      (member) => member.state !== 'declined' && (member.unit_id ?? member.partner_id) === (unitId ?? partnerId),
    )
  )
    throw new Refusal('already.exists');
  if (input.dueOn !== undefined && input.dueOn < dayOf(ctx.now))
    throw invalid('dueOn', { zh: '答复日期已经过去', en: 'This day is over' });
  const row = {
    id: newId(ctx.now.getTime()),
    unit_id: unitId ?? null,
    partner_id: partnerId ?? null,
    role: input.role,
    speaks_on: input.speaksOn,
    due_at: input.dueOn === undefined ? null : new Date(startOfDay(input.dueOn).getTime() + 86_399_000),
  };
  await insertMember(ctx.tx, input.id, row, ctx.now);
  // Whoever was asked now hears of it too.
  const grown = (await findWhole(ctx.tx, input.id)) ?? whole;
  tell(ctx, grown, 'member.asked', { who, role: input.role, text: input.speaksOn });
  return changed(ctx, whole);
}

export async function answerMember(ctx: Context, input: In<'answerMember'>) {
  const whole = await findWhole(ctx.tx, input.id, true);
  const member = whole?.members.find(({ id }) => id === input.memberId);
  if (whole) accessed(ctx, whole);
  ctx.permit(mayToMember, { ...(whole ? subjectOf(whole) : unknownMediation), ofUnitId: member?.unit_id ?? null });
  if (!whole || !member) throw new Refusal('not-found');
  if (isOver(whole.mediation.state) || member.state === input.state) throw new Refusal('step.not-now');
  if (input.state === 'declined' && input.answer.length < 2)
    throw invalid('answer', { zh: '请写明为什么不参加', en: 'Say why you do not come' });
  await saveMember(ctx.tx, member.id, input, ctx.now);
  tell(ctx, whole, 'member.answered', { state: input.state, text: input.answer });
  return changed(ctx, whole);
}

/** 民转刑风险检视 (C14). What the law says must be reported is not saved without saying to whom it was (人民调解法 §25). */
export async function check(ctx: Context, input: In<'check'>) {
  const whole = await openMediation(ctx, input.id, true);
  mustBe(whole, input.version);
  const level = judgeRisk(input.marks);
  if (mustReport(input.marks) && !input.reportedTo)
    throw invalid('reportedTo', {
      zh: '有可能引发治安案件、刑事案件的，须立即报告公安机关：请写明报告给谁',
      en: 'This has to be reported to the police at once: say to whom it was',
    });
  if (level === 'grave' && input.plan.length < 2)
    throw invalid('plan', {
      zh: '可能激化的，请写明怎样缓和、由谁盯住',
      en: 'Say how it is calmed and who keeps an eye on it',
    });
  await insertCheck(ctx.tx, input.id, {
    id: newId(ctx.now.getTime()),
    marks: input.marks,
    level,
    note: input.note,
    plan: input.plan,
    cool_until: input.coolUntil === undefined ? null : startOfDay(input.coolUntil),
    reported_to: input.reportedTo ?? null,
    at: ctx.now,
    by_id: ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.accountId : input.id,
  });
  tell(ctx, whole, 'risk.checked', { level, signs: input.marks.length, on: dayOf(ctx.now) });
  if (input.reportedTo) tell(ctx, whole, 'risk.reported', { text: input.reportedTo });
  return changed(ctx, whole);
}
