import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import { findMatterInfo, mayOnMatter, stepFor } from '../matters/api.ts';
import { partnerNames } from '../partners/api.ts';
import { personNames, unitNames } from '../people/api.ts';
import type { doors } from './contract.ts';
import { mayInGeneral, mayToMember } from './policy.ts';
import { answerable, isOpen, mayAnswer, refusalOf, stepFacts, stepTable } from './rules.ts';
import * as store from './store.ts';
import { changed, lockOpenJoint, ofJoint, openJoint, standingOf, subjectOf, tell, unknownJoint } from './subject.ts';
import { describeJoint, describeRows } from './views.ts';
import type { JointStep } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

function invalid(path: string, zh: string, en: string): Refusal {
  return new Refusal('input.invalid', [{ path, zh, en }]);
}

export async function list(ctx: Context, input: In<'list'>) {
  ctx.permit(mayInGeneral, undefined);
  const rows = await store.listJoints(ctx.tx, ctx.who, input.state);
  const counts = await store.countJoints(ctx.tx, ctx.who);
  ctx.accessed({ reason: `联合行动 ${rows.length} 项` });
  const figures = { planned: 0, running: 0, done: 0, cancelled: 0, ...Object.fromEntries(counts) };
  return { rows: await describeRows(ctx, rows), figures };
}

export async function view(ctx: Context, input: { id: string }) {
  return describeJoint(ctx, await openJoint(ctx, input.id));
}

/** 发起: whoever puts a matter in may work on that matter, and so agrees that the one result answers it too. */
export function plan(ctx: Context, input: In<'plan'>) {
  ctx.permit(mayInGeneral, input.unitId);
  return planWith(ctx, input, workers);
}

type Putting = Parameters<typeof mayOnMatter>[2];

/** Whoever works on a matter may put it in. */
const workers = { duties: ['assign', 'handle'], lead: true } as const satisfies Putting;

/** Plans it for somebody who may, with the matters that he may put in. */
export async function planWith(ctx: Context, input: In<'plan'>, putting: Putting) {
  const { leadId } = input;
  if (leadId !== undefined && !(await personNames(ctx.tx, [leadId])).has(leadId))
    throw invalid('leadId', '没有这个人，请重新选择', 'There is no such person: choose again');
  const id = newId(ctx.now.getTime());
  const number = await store.insertJoint(
    ctx.tx,
    {
      id,
      title: input.title,
      goal: input.goal,
      where_text: input.where,
      unit_id: input.unitId,
      lead_id: leadId ?? null,
      starts_on: input.startsOn ?? null,
      made_by: ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.accountId : '',
    },
    ctx.now,
  );
  for (const matterId of new Set(input.matterIds)) await takeIn(ctx, id, matterId, putting);
  for (const [nth, member] of input.members.entries()) await invite(ctx, id, member, nth);
  const whole = await store.findJoint(ctx.tx, id);
  if (whole) tell(ctx, whole, 'joint.planned', { text: input.goal, matters: whole.matters.length });
  return { id, number, state: 'planned' as const, version: 1 };
}

/** Puts one matter in; refuses as if it were not there when it is hidden, and by name when it is not the colleague's to work on. */
async function takeIn(ctx: Context, id: string, matterId: string, putting: Putting = workers): Promise<void> {
  const info = await findMatterInfo(ctx, matterId, '列入联合行动');
  const verdict = mayOnMatter(ctx.who, info?.subject, putting);
  if (!info || verdict === 'hidden') throw invalid('matterIds', '没有这件事项', 'There is no such matter');
  if (verdict === 'forbidden') throw new Refusal('not-allowed');
  if (info.subject.watch)
    throw invalid('matterIds', '紧急关注的事项不列入联合行动', 'A matter under urgent watch stays out');
  if (!(await store.insertMatter(ctx.tx, id, matterId, ctx.now))) throw new Refusal('already.exists');
  ctx.record({
    subject: { kind: 'matter', id: matterId },
    kind: 'joint.joined',
    audience: 'resident',
    data: { jointId: id },
  });
}

// Ids sort by time: members asked in one go keep the order in which they were named.
async function invite(
  ctx: Context,
  id: string,
  asked: Pick<In<'ask'>, 'unitId' | 'partnerId' | 'task' | 'dueAt'>,
  nth = 0,
): Promise<string> {
  const { unitId, partnerId, task, dueAt } = asked;
  if ((unitId === undefined) === (partnerId === undefined))
    throw invalid('unitId', '请选择一个单位或一个联动单位', 'Choose one unit or one partner');
  const names =
    unitId === undefined ? await partnerNames(ctx.tx, [partnerId ?? '']) : await unitNames(ctx.tx, [unitId]);
  const who = names.get(unitId ?? partnerId ?? '');
  if (who === undefined) throw invalid('unitId', '没有这个单位，请重新选择', 'There is no such unit: choose again');
  await store.insertMember(
    ctx.tx,
    {
      id: newId(ctx.now.getTime() + nth),
      action_id: id,
      unit_id: unitId ?? null,
      partner_id: partnerId ?? null,
      task,
      due_at: dueAt === undefined ? null : new Date(dueAt),
    },
    ctx.now,
  );
  return who;
}

async function take(
  ctx: Context,
  input: { id: string; version: number },
  step: JointStep,
  said: { text: string; result?: string },
) {
  const whole = await openJoint(ctx, input.id, true);
  if (whole.action.version !== input.version) throw new Refusal('version.conflict');
  const refusal = refusalOf(standingOf(whole), step);
  if (refusal) throw new Refusal(refusal);
  const state = stepTable[step].to;
  const version = await store.saveState(
    ctx.tx,
    input.id,
    { state, ...(said.result === undefined ? {} : { result: said.result }) },
    ctx.now,
  );
  tell(ctx, whole, stepFacts[step], { text: said.text });
  return { whole, answer: { id: input.id, state, version } };
}

export const start = async (ctx: Context, input: In<'start'>) => (await take(ctx, input, 'start', { text: '' })).answer;

export const cancel = async (ctx: Context, input: In<'cancel'>) =>
  (await take(ctx, input, 'cancel', { text: input.reason })).answer;

/** 统一答复: one result becomes the answer of every matter whose work has begun; the others keep their own way. */
export async function finish(ctx: Context, input: In<'finish'>) {
  const { whole, answer } = await take(ctx, input, 'finish', { text: input.text, result: input.text });
  for (const { matter_id: id } of whole.matters) {
    const info = await findMatterInfo(ctx, id, '联合行动统一答复');
    if (!info || !answerable.includes(info.matter.state)) continue;
    if (info.matter.state === 'assigned' || info.matter.state === 'reopened') await stepFor(ctx, { id, step: 'take' });
    await stepFor(ctx, { id, step: 'answer', data: { text: input.text, jointId: input.id, files: 0 } });
    await store.markAnswered(ctx.tx, input.id, id, ctx.now);
  }
  return answer;
}

export async function addMatter(ctx: Context, input: In<'addMatter'>) {
  const whole = await lockOpenJoint(ctx, input.id);
  await takeIn(ctx, input.id, input.matterId);
  tell(ctx, whole, 'joint.matter-added', {});
  return changed(ctx, whole);
}

export async function removeMatter(ctx: Context, input: In<'removeMatter'>) {
  const whole = await lockOpenJoint(ctx, input.id);
  if (!(await store.deleteMatter(ctx.tx, input.id, input.matterId))) throw new Refusal('not-found');
  const subject = { kind: 'matter', id: input.matterId };
  ctx.record({ subject, kind: 'joint.left', audience: 'staff', data: { text: input.reason, jointId: input.id } });
  tell(ctx, whole, 'joint.matter-removed', { text: input.reason });
  return changed(ctx, whole);
}

export async function ask(ctx: Context, input: In<'ask'>) {
  const whole = await lockOpenJoint(ctx, input.id);
  const who = await invite(ctx, input.id, input);
  tell(ctx, whole, 'joint.member-asked', { text: input.task, who });
  return changed(ctx, whole);
}

/** A member takes, finishes or returns its task; finishing and returning say what and why. */
export async function answer(ctx: Context, input: In<'answer'>) {
  const whole = await store.findJoint(ctx.tx, input.id, true);
  const member = whole?.members.find(({ id }) => id === input.memberId);
  ctx.accessed({ subject: ofJoint(input.id) });
  ctx.permit(mayToMember, {
    ...(whole && member ? subjectOf(whole) : unknownJoint),
    ofUnitId: member?.unit_id ?? null,
  });
  if (!whole || !member) throw new Refusal('not-found');
  if (!isOpen(whole.action.state) || !mayAnswer(member.state, input.state)) throw new Refusal('step.not-now');
  if (input.state !== 'taken' && input.text.length < 2)
    throw invalid('text', '请至少写两个字', 'Write at least two characters');
  await store.saveMember(ctx.tx, member.id, { state: input.state, answer: input.text }, ctx.now);
  tell(ctx, whole, `joint.member-${input.state}`, { text: input.text });
  return changed(ctx, whole);
}

export async function note(ctx: Context, input: In<'note'>) {
  const whole = await lockOpenJoint(ctx, input.id);
  tell(ctx, whole, 'joint.noted', { text: input.text });
  return changed(ctx, whole);
}

export async function evidence(ctx: Context, input: In<'evidence'>) {
  const whole = await lockOpenJoint(ctx, input.id);
  await attachFiles(ctx, input.fileIds, { subject: ofJoint(input.id), audience: 'staff' });
  tell(ctx, whole, 'joint.evidence-added', { text: input.text, files: input.fileIds.length });
  return changed(ctx, whole);
}
