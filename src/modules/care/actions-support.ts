import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { newId } from '../../kit/ids.ts';
import { type FieldProblem, Refusal } from '../../kit/refusal.ts';
import { type Context, unitsWith } from '../../platform/context.ts';
import { seal } from '../../platform/seal.ts';
import { findMatterInfo, tellFact } from '../matters/api.ts';
import { personNames } from '../people/api.ts';
import { must } from './actions-search.ts';
import type { supportDoors } from './contract-support.ts';
import { accountOf, mayInGeneral, mayToPlan, personOf } from './policy.ts';
import { isConsentDay, isOver, judgeHelping, judgeReviewer } from './rules.ts';
import * as store from './store-support.ts';
import { actingAccount, openPlan, signalPlan } from './subject.ts';
import { describePlan, describePlans } from './views-support.ts';
import { consentWays, reviewOutcomes } from './words.ts';

type Doors = typeof supportDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

/** 帮扶计划: those of the own units and those that one is responsible for. */
export async function supports(ctx: Context, { state, cursor, limit }: In<'supports'>): Out<'supports'> {
  ctx.permit(mayInGeneral, undefined);
  ctx.accessed({ reason: '帮扶计划名单' });
  const unitIds = unitsWith(ctx.who, 'handle', 'assign', 'revisit', 'oversee');
  const asked = { unitIds, personId: personOf(ctx.who), state, after: decodeCursor(cursor), limit: limit + 1 };
  const found = await store.listPlans(ctx.tx, asked);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: await describePlans(ctx, page),
    next: found.length > limit && last ? encodeCursor({ at: last.started_at, id: last.id }) : null,
  };
}

export async function supportsOf(ctx: Context, { id }: In<'supportsOf'>): Out<'supportsOf'> {
  const info = await findMatterInfo(ctx, id);
  const plans = info ? await store.listPlansOf(ctx.tx, id) : [];
  const subject = { matter: info?.subject, personIds: plans.map(({ lead_id }) => lead_id), unitIds: [] };
  ctx.permit(mayToPlan, subject);
  if (!info) throw new Refusal('not-found');
  const isFree = !isOver(info.matter.state) && plans.every(({ state }) => state !== 'running');
  const canStart = isFree && mayToPlan['support.start'](ctx.who, { ...subject, personIds: [] }) === 'allowed';
  return { rows: await describePlans(ctx, plans), canStart };
}

export async function support(ctx: Context, { id }: In<'support'>): Out<'support'> {
  return describePlan(ctx, await openPlan(ctx, id));
}

const dayProblem = (path: string, zh: string, en: string): FieldProblem => ({ path, zh, en });

function mustBeDays(ctx: Context, given: { consentUntil: string; reviewOn?: string }): void {
  const today = dayOf(ctx.now);
  const problems: FieldProblem[] = [];
  if (!isConsentDay(given.consentUntil, today)) {
    problems.push(dayProblem('consentUntil', '请填写今天以后、一年以内的一天', 'Choose a day within a year'));
  }
  if (given.reviewOn !== undefined && given.reviewOn <= today) {
    problems.push(dayProblem('reviewOn', '请填写今天以后的一天', 'Choose a day to come'));
  }
  if (problems.length > 0) throw new Refusal('input.invalid', problems);
}

/** 制定帮扶计划: nothing begins without the consent of the household, and that is written down with it. */
export async function startSupport(ctx: Context, { id, ...input }: In<'startSupport'>): Out<'startSupport'> {
  const info = await findMatterInfo(ctx, id, '帮扶计划');
  ctx.permit(mayToPlan, { matter: info?.subject, personIds: [], unitIds: [] });
  if (!info) throw new Refusal('not-found');
  if (isOver(info.matter.state)) throw new Refusal('step.not-now');
  mustBeDays(ctx, input);
  const leadId = input.leadId ?? personOf(ctx.who);
  if (leadId === null || (await personNames(ctx.tx, [leadId])).size === 0) {
    throw new Refusal('input.invalid', [dayProblem('leadId', '请选择负责人', 'Choose who is responsible')]);
  }
  const planId = newId(ctx.now.getTime());
  const isNew = await store.insertPlan(ctx.tx, {
    id: planId,
    matter_id: id,
    unit_id: info.matter.unit_id,
    household: input.household,
    need: input.need,
    lead_id: leadId,
    consent_by: input.consentBy,
    consent_how: input.consentHow,
    consent_for: input.consentFor,
    consent_at: ctx.now,
    consent_until: input.consentUntil,
    review_on: input.reviewOn,
    started_at: ctx.now,
    made_by: accountOf(ctx.who),
  });
  if (!isNew) throw new Refusal('step.not-now');
  tellFact(ctx, id, 'support.started', { planId, until: input.consentUntil });
  const plan = await store.findPlan(ctx.tx, planId);
  if (plan) signalPlan(ctx, { plan, info });
  return { id: planId };
}

/** 续签: who agreed anew, how, to what, until when. A consent that was taken back needs a new plan. */
export async function agree(ctx: Context, { id, ...input }: In<'agree'>): Out<'agree'> {
  const open = await openPlan(ctx, id, true);
  if (open.plan.state !== 'running') throw new Refusal('step.not-now');
  mustBeDays(ctx, input);
  await store.savePlan(ctx.tx, id, {
    consent_by: input.consentBy,
    consent_how: input.consentHow,
    consent_for: input.consentFor,
    consent_at: ctx.now,
    consent_until: input.consentUntil,
  });
  tellFact(ctx, open.plan.matter_id, 'support.agreed', { planId: id, until: input.consentUntil });
  signalPlan(ctx, open);
  return { id };
}

/** 收回同意 (个人信息保护法 §15): at any time and at once; the plan stops and its words are shown to nobody any more. */
export async function withdrawConsent(ctx: Context, { id, how }: In<'withdrawConsent'>): Out<'withdrawConsent'> {
  const open = await openPlan(ctx, id, true);
  if (open.plan.state !== 'running') throw new Refusal('step.not-now');
  await store.savePlan(ctx.tx, id, { state: 'stopped', withdrawn_at: ctx.now, withdrawn_how: how, ended_at: ctx.now });
  tellFact(ctx, open.plan.matter_id, 'support.withdrawn', { planId: id, how, text: consentWays[how].zh });
  signalPlan(ctx, open);
  return { id };
}

export async function planVisit(ctx: Context, { id, dueOn }: In<'planVisit'>): Out<'planVisit'> {
  const open = await openPlan(ctx, id, true);
  must(judgeHelping(open.plan, dayOf(ctx.now)));
  if (dueOn < dayOf(ctx.now)) {
    throw new Refusal('input.invalid', [dayProblem('dueOn', '请填写今天或以后的一天', 'Choose a day from today on')]);
  }
  const visit = { id: newId(ctx.now.getTime()), plan_id: id, due_on: dueOn };
  if (!(await store.insertVisit(ctx.tx, visit))) {
    throw new Refusal('input.invalid', [dayProblem('dueOn', '那天已经安排了走访', 'A visit is planned on that day')]);
  }
  tellFact(ctx, open.plan.matter_id, 'support.dated', { planId: id, dueOn, text: dueOn });
  signalPlan(ctx, open);
  return { id: visit.id };
}

export async function visit(ctx: Context, { id, note }: In<'visit'>): Out<'visit'> {
  const planned = await store.findVisit(ctx.tx, id);
  const open = await openPlan(ctx, planned?.plan_id, true);
  must(judgeHelping(open.plan, dayOf(ctx.now)));
  const fresh = await store.findVisit(ctx.tx, id);
  if (fresh?.done_at !== null) throw new Refusal('step.not-now');
  await store.saveVisit(ctx.tx, id, { at: ctx.now, by: accountOf(ctx.who), note });
  tellFact(ctx, open.plan.matter_id, 'support.visited', { planId: open.plan.id, visitId: id });
  signalPlan(ctx, open);
  return { id };
}

/** 心理关怀记录: sealed under the secret of the house; read by its author and the lead of the plan. */
export async function note(ctx: Context, { id, text }: In<'note'>): Out<'note'> {
  const open = await openPlan(ctx, id, true);
  must(judgeHelping(open.plan, dayOf(ctx.now)));
  const noteId = newId(ctx.now.getTime());
  const body = seal(ctx.settings.secret, Buffer.from(text, 'utf8'));
  await store.insertNote(ctx.tx, id, { id: noteId, at: ctx.now, author_id: actingAccount(ctx), body });
  tellFact(ctx, open.plan.matter_id, 'support.noted', { planId: id });
  signalPlan(ctx, open);
  return { id: noteId };
}

/** 复核: by another person; it goes on until a new day, or it is closed. */
export async function review(ctx: Context, { id, outcome, note: found, nextOn }: In<'review'>): Out<'review'> {
  const open = await openPlan(ctx, id, true);
  if (open.plan.state !== 'running') throw new Refusal('step.not-now');
  must(judgeReviewer({ accountId: accountOf(ctx.who), personId: personOf(ctx.who) }, open.plan));
  if (outcome === 'go-on' && (nextOn === undefined || nextOn <= dayOf(ctx.now))) {
    const problem = dayProblem('nextOn', '请填写下次复核的日期', 'Choose the day of the next review');
    throw new Refusal('input.invalid', [problem]);
  }
  const next = outcome === 'go-on' ? (nextOn ?? null) : null;
  const reviewed = {
    id: newId(ctx.now.getTime()),
    at: ctx.now,
    by_id: actingAccount(ctx),
    outcome,
    note: found,
    next_on: next,
  };
  await store.insertReview(ctx.tx, id, reviewed);
  await store.savePlan(ctx.tx, id, next === null ? { state: 'closed', ended_at: ctx.now } : { review_on: next });
  tellFact(ctx, open.plan.matter_id, 'support.reviewed', { planId: id, outcome, text: reviewOutcomes[outcome].zh });
  signalPlan(ctx, open);
  return { id: reviewed.id };
}
