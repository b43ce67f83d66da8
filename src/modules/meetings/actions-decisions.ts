import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { type FieldProblem, Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { keepMatter, noteDiscussed, releaseMatter } from '../matters/api.ts';
import { partnerNames } from '../partners/api.ts';
import { unitNames } from '../people/api.ts';
import { lockFor, mustSee } from './actions.ts';
import type { doors } from './contract.ts';
import { mayToMeeting } from './policy.ts';
import { type DecisionStep, decisionSteps, judgeHolding, meetingSteps } from './rules.ts';
import * as store from './store.ts';

type Doors = typeof doors;
type Hold = ParsedOf<Doors['hold']>;
type Wanted = Hold['decisions'][number];

/** 记录会议: who came, the minutes, what came of each topic, and what was decided; the matters concerned hear of it. */
export async function hold(ctx: Context, input: Hold): Promise<GivenOf<Doors['hold']>> {
  const whole = await lockFor(ctx, 'hold', input);
  const { meeting, items } = whole;
  const refused = judgeHolding({ now: ctx.now, startsAt: meeting.starts_at, attendees: input.attendees.length });
  if (refused) throw new Refusal(refused);
  await checkDecisions(ctx, input.decisions);
  const held = { state: meetingSteps.hold.to, attendees: input.attendees, minutes: input.minutes, held_at: ctx.now };
  const version = await store.saveMeeting(ctx.tx, meeting.id, held, ctx.now);
  await store.saveOutcomes(ctx.tx, meeting.id, input.outcomes);
  const decisions = input.decisions.map((decision) => ({
    id: newId(),
    meeting_id: meeting.id,
    matter_id: decision.matterId ?? null,
    kind: decision.kind,
    task: decision.task,
    unit_id: decision.kind === 'task' ? (decision.unitId ?? null) : null,
    partner_id: decision.kind === 'task' ? (decision.partnerId ?? null) : null,
    due_on: decision.dueOn ?? null,
    state: decision.kind === 'task' ? ('open' as const) : ('done' as const),
  }));
  await store.insertDecisions(ctx.tx, decisions, ctx.now);
  for (const decision of input.decisions) await carryOut(ctx, decision, meeting);
  const outcomes = new Map(input.outcomes.map((one) => [one.itemId, one.outcome]));
  for (const item of items) {
    if (item.matter_id === null) continue;
    const text = [`${meeting.title}：${item.topic}`, outcomes.get(item.id) ?? ''].filter(Boolean).join('\n');
    await noteDiscussed(ctx, item.matter_id, { text, meetingId: meeting.id });
  }
  ctx.record({
    subject: { kind: 'meeting', id: meeting.id },
    kind: 'meeting.held',
    audience: 'staff',
    data: { attendees: input.attendees.length, decisions: decisions.length },
  });
  return { id: meeting.id, version };
}

async function carryOut(ctx: Context, decision: Wanted, meeting: { id: string; title: string }): Promise<void> {
  if (decision.matterId === undefined) return;
  const reason = { text: `${meeting.title}：${decision.task}`, meetingId: meeting.id };
  if (decision.kind === 'keep') await keepMatter(ctx, decision.matterId, reason);
  if (decision.kind === 'release') await releaseMatter(ctx, decision.matterId, reason);
}

async function checkDecisions(ctx: Context, decisions: readonly Wanted[]): Promise<void> {
  const problems = decisions.flatMap((decision, i) => problemsOf(decision, `decisions.${i}`, dayOf(ctx.now)));
  const units = await unitNames(ctx.tx, known(decisions.map((one) => one.unitId)));
  const partnerIds = known(decisions.map((one) => one.partnerId));
  const partners = partnerIds.length === 0 ? new Map() : await partnerNames(ctx.tx, partnerIds);
  for (const [i, { unitId, partnerId }] of decisions.entries()) {
    const isUnknown =
      (unitId !== undefined && !units.has(unitId)) || (partnerId !== undefined && !partners.has(partnerId));
    if (isUnknown)
      problems.push({
        path: `decisions.${i}.unitId`,
        zh: '没有这个单位，请重新选择',
        en: 'There is no such unit: choose again',
      });
  }
  if (problems.length > 0) throw new Refusal('input.invalid', problems);
  await mustSee(ctx, 'decisions', known(decisions.map((one) => one.matterId)));
}

const known = (ids: readonly (string | undefined)[]) => [...new Set(ids.filter((id) => id !== undefined))];

/** A task names one department and a day from today on; keeping and releasing name a matter. */
function problemsOf(decision: Wanted, path: string, today: string): FieldProblem[] {
  if (decision.kind !== 'task') {
    return decision.matterId === undefined
      ? [{ path: `${path}.matterId`, zh: '请选择要包办的事项', en: 'Choose the matter' }]
      : [];
  }
  const problems: FieldProblem[] = [];
  if ((decision.unitId === undefined) === (decision.partnerId === undefined))
    problems.push({ path: `${path}.unitId`, zh: '请选择一个落实部门', en: 'Choose one department' });
  if (decision.dueOn === undefined || decision.dueOn < today)
    problems.push({ path: `${path}.dueOn`, zh: '请填写今天或以后的期限', en: 'Choose a day from today on' });
  return problems;
}

async function endDecision(ctx: Context, step: DecisionStep, id: string, report: string) {
  const decision = await store.lockDecision(ctx.tx, id);
  const taskUnitIds = known([decision?.unit_id ?? undefined]);
  ctx.permit(mayToMeeting, { unitId: decision?.meeting_unit_id ?? '', taskUnitIds });
  if (!decision) throw new Refusal('not-found');
  const { from, to } = decisionSteps[step];
  if (decision.state !== from) throw new Refusal('step.not-now');
  await store.endDecision(ctx.tx, id, { state: to, report, now: ctx.now });
  ctx.record({
    subject: { kind: 'meeting', id: decision.meeting_id },
    kind: step === 'finish' ? 'decision.done' : 'decision.dropped',
    audience: 'staff',
    data: { decisionId: id, text: `${decision.task}：${report}` },
  });
  return { id };
}

export const finish = (ctx: Context, { id, report }: ParsedOf<Doors['finish']>) =>
  endDecision(ctx, 'finish', id, report);
export const drop = (ctx: Context, { id, reason }: ParsedOf<Doors['drop']>) => endDecision(ctx, 'drop', id, reason);
