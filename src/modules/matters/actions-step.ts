import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { findCategory } from '../categories/api.ts';
import type { Evidence } from '../categories/words.ts';
import { askHelper } from './asking.ts';
import { turnWithStep } from './clock-steps.ts';
import { mustBeFilled } from './filled.ts';
import { mustKnow } from './known.ts';
import { tellLead, tellReporters } from './letters.ts';
import { hearersOf } from './policy.ts';
import { askByRoute, type RouteWish, routeAtAcceptance, settleAssignment } from './routing.ts';
import { contestDays, decide, spokenAfter, stepFacts, type Taking } from './rules.ts';
import type { WholeMatter } from './store-read.ts';
import { saveAnswers } from './store-together.ts';
import { insertPart, type MatterChange, revokeLead, saveLeadPart, saveMatter } from './store-write.ts';
import { lockMatter, standingOf, subjectOf } from './subject.ts';
import type { Matter } from './tables.ts';
import { type MatterState, type MatterStep, matterFacts, type PartState } from './words.ts';

/** One step as a door asks for it: what changes beside the state, and what is written into the timeline. */
export interface StepPlan {
  readonly step: MatterStep;
  readonly id: string;
  /** The version that the page showed; undefined for reporters and jobs, who see no version. */
  readonly version?: number;
  readonly found?: NonNullable<Taking['found']>;
  /** For assign: who becomes accountable. */
  readonly to?: NonNullable<Taking['to']>;
  /** Reporter who speaks, or whom the visit asked. */
  readonly reporter?: string;
  /** Evidence that comes with the step itself. */
  readonly brings?: readonly Evidence[];
  /** For accept: days that somebody named instead of the category's own. */
  readonly workingDays?: number | undefined;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Further changes of the row; asked after the rules said yes. */
  readonly change?: (whole: WholeMatter) => Promise<MatterChange> | MatterChange;
  /** What else happens in the same transaction, after the row was saved. */
  readonly after?: (whole: WholeMatter) => Promise<void>;
}

/** Takes any step of a matter: lock → permit → decide → save → record. The only way in which a state changes. */
export async function take(ctx: Context, plan: StepPlan): Promise<{ id: string; state: MatterState; version: number }> {
  const whole = await lockMatter(ctx, plan.id);
  if (plan.version !== undefined && plan.version !== whole.matter.version) throw new Refusal('version.conflict');
  return takeLocked(ctx, whole, plan);
}

/** The same for a matter that is locked and permitted already. */
export async function takeLocked(
  ctx: Context,
  whole: WholeMatter,
  plan: StepPlan,
): Promise<{ id: string; state: MatterState; version: number }> {
  const by = ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.accountId : null;
  const taking: Taking = {
    step: plan.step,
    now: ctx.now,
    by,
    ...(plan.found ? { found: plan.found } : {}),
    ...(plan.to ? { to: plan.to } : {}),
    ...(plan.reporter === undefined ? {} : { reporter: plan.reporter }),
  };
  const held = standingOf(whole);
  const standing = { ...held, evidence: [...held.evidence, ...(plan.brings ?? [])] };
  const ruling = decide(standing, taking);
  if (!ruling.ok) throw new Refusal(ruling.code);
  const { state, solved } = ruling;
  if (plan.step === 'answer') mustBeFilled({ text: plan.data?.['text'] });
  if (plan.step === 'decline') mustBeFilled({ reason: plan.data?.['reason'], turnTo: plan.data?.['turnTo'] });
  const asked = { ...dates(ctx.now, whole.matter, plan.step, state, by), ...(await plan.change?.(whole)) };
  const timed = await turnWithStep(ctx, whole, {
    step: plan.step,
    state,
    change: asked,
    workingDays: plan.workingDays,
  });
  const change: MatterChange = { state, solved, ...asked, ...timed };
  const version = await saveMatter(ctx.tx, whole.matter.id, change, ctx.now);
  await saveAnswers(ctx.tx, standing.answers, spokenAfter(standing, taking), ctx.now);
  const kind = stepFacts[plan.step];
  ctx.record({
    subject: { kind: 'matter', id: whole.matter.id },
    kind,
    audience: matterFacts[kind].resident === null ? 'staff' : 'resident',
    data: { ...plan.data, ...(plan.found ? { found: plan.found } : {}), state: ruling.state },
  });
  const lead = leadPartAfter[plan.step];
  if (lead) await saveLeadPart(ctx.tx, whole.matter.id, lead, ctx.now);
  await plan.after?.(whole);
  await tellReporters(ctx, whole, plan.step, ruling.state);
  const changed = { ...whole, matter: { ...whole.matter, ...change } };
  ctx.signal({ kind: 'matter', id: whole.matter.id }, ...hearersOf(subjectOf(whole)), ...hearersOf(subjectOf(changed)));
  return { id: whole.matter.id, state: ruling.state, version };
}

// What the lead's own part says while the matter goes on.
const leadPartAfter: Partial<Record<MatterStep, PartState>> = {
  take: 'taken',
  return: 'returned',
  close: 'done',
  reopen: 'taken',
  contest: 'taken',
};

function dates(now: Date, matter: Matter, step: MatterStep, state: MatterState, by: string | null): MatterChange {
  switch (step) {
    case 'answer':
      return { answered_at: now, answered_by: by };
    case 'close':
      return {
        closed_at: now,
        closed_by: by,
        last_closed_at: now,
        contest_until: new Date(now.getTime() + contestDays * 86_400_000),
      };
    case 'revisit':
      if (state === 'closed') return {};
      return { revisited_at: now, revisited_by: by, ...(state === 'reopened' ? again(matter) : {}) };
    case 'archive':
      return { archived_at: now };
    case 'reopen':
    case 'contest':
      return matter.state === 'reopened' ? {} : again(matter);
    case 'return':
      return { times_returned: matter.times_returned + 1 };
    case 'accept':
    case 'decline':
    case 'assign':
    case 'take':
    case 'withdraw':
    case 'confirm':
    case 'merge':
    case 'unmerge':
      return {};
  }
}

// Reopened: somebody owes an answer again, and everything that closing claimed is open once more.
function again(matter: Matter): MatterChange {
  return {
    times_reopened: matter.times_reopened + 1,
    answered_at: null,
    answered_by: null,
    closed_at: null,
    contest_until: null,
    revisit_due_on: null,
  };
}

/** 受理: sets the category; the promised date begins anew with it. */
export function accept(
  ctx: Context,
  input: {
    id: string;
    version: number;
    category?: string | undefined;
    workingDays?: number | undefined;
    route?: RouteWish | undefined;
  },
) {
  return take(ctx, {
    step: 'accept',
    id: input.id,
    version: input.version,
    data: { category: input.category ?? '' },
    workingDays: input.workingDays,
    change: async (whole) => {
      const category = input.category === undefined ? whole.category : await findCategory(ctx, input.category);
      if (!category) throw unknownCategory();
      const routed = await routeAtAcceptance(ctx, whole, { category, wish: input.route });
      return { category: category.code, ...routed };
    },
    after: (whole) => askByRoute(ctx, whole, input.route),
  });
}

export function unknownCategory(): Refusal {
  return new Refusal('input.invalid', [{ path: 'category', zh: '没有这个类别', en: 'There is no such category' }]);
}

export interface Assigning {
  readonly id: string;
  readonly version: number;
  readonly unitId: string;
  readonly leadId?: string | undefined;
  readonly note?: string | undefined;
  readonly helpers: readonly { unitId?: string | undefined; partnerId?: string | undefined; task: string }[];
}

/** 分派: one accountable lead, any number of helping units. */
export function assignPlan(ctx: Context, input: Assigning): StepPlan {
  return {
    step: 'assign',
    id: input.id,
    version: input.version,
    to: { unitId: input.unitId, leadId: input.leadId ?? null },
    data: { unitId: input.unitId, leadId: input.leadId ?? '', text: input.note ?? '' },
    change: async () => {
      await mustKnow(ctx, { unitId: input.unitId, leadId: input.leadId });
      return { unit_id: input.unitId, lead_id: input.leadId ?? null };
    },
    after: async (whole) => {
      await revokeLead(ctx.tx, whole.matter.id, ctx.now);
      const matter_id = whole.matter.id;
      const lead = {
        id: newId(),
        matter_id,
        role: 'lead' as const,
        unit_id: input.unitId,
        partner_id: null,
        person_id: input.leadId ?? null,
      };
      await insertPart(ctx.tx, { ...lead, task: input.note ?? '', due_at: whole.matter.promised_at }, ctx.now);
      for (const helper of input.helpers) await askHelper(ctx, whole, { ...helper, dueAt: whole.matter.promised_at });
      await settleAssignment(ctx, whole, input);
      if (input.leadId !== undefined) await tellLead(ctx, whole, input.leadId);
    },
  };
}
