import { dayOf } from '../../kit/calendar.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { openSealed } from '../../platform/seal.ts';
import { mentionMatters } from '../matters/api.ts';
import { partnerNames } from '../partners/api.ts';
import { personNames, unitNames } from '../people/api.ts';
import { accountOf, type CareSubject, mayToPlan, personOf } from './policy.ts';
import { isLapsed, judgeHelping, judgeReviewer } from './rules.ts';
import * as store from './store-support.ts';
import type { OpenPlan } from './subject.ts';
import type { Measure, Spending } from './tables.ts';

const known = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];

// 个人信息保护法 §15, §47: after the consent was taken back nobody uses the words any more; sums and days stay for the accounts.
function shown<T extends { readonly state: string }>(plan: T, text: string): string {
  return plan.state === 'stopped' ? '' : text;
}

/** Lines of the list, of plans whose matter the knocker sees or that he is responsible for. */
export async function describePlans(ctx: Context, plans: readonly store.ListedPlan[]) {
  const matters = await mentionMatters(
    ctx,
    plans.map(({ matter_id }) => matter_id),
  );
  const units = await unitNames(ctx.tx, known(plans.map(({ unit_id }) => unit_id)));
  const people = await personNames(ctx.tx, known(plans.map(({ lead_id }) => lead_id)));
  const today = dayOf(ctx.now);
  return plans.flatMap((plan) => {
    const matter = matters.get(plan.matter_id);
    if (!matter && plan.lead_id !== personOf(ctx.who)) return [];
    return [
      {
        id: plan.id,
        matter: matter ?? { id: plan.matter_id, number: '', title: '', state: '' },
        unitName: units.get(plan.unit_id) ?? '',
        state: plan.state,
        household: shown(plan, plan.household),
        leadName: people.get(plan.lead_id) ?? '',
        consentUntil: plan.consent_until,
        isLapsed: isLapsed(plan, today),
        reviewOn: plan.review_on,
        nextVisitOn: plan.state === 'running' ? plan.next_visit_on : null,
        budgetFen: plan.budget_fen,
        spentFen: plan.spent_fen,
      },
    ];
  });
}

async function describeMeasures(ctx: Context, { plan, info }: OpenPlan) {
  const measures = await store.listMeasures(ctx.tx, plan.id);
  const spending = await store.listSpending(ctx.tx, plan.id);
  const people = await personNames(ctx.tx, known(measures.map(({ person_id }) => person_id)));
  const partners = await partnerNames(ctx.tx, known(measures.map(({ partner_id }) => partner_id)));
  const subject = planSubject(plan, info);
  const isOpen = judgeHelping(plan, dayOf(ctx.now)) === undefined;
  const may = (action: 'measure.mark' | 'measure.spend') => isOpen && mayToPlan[action](ctx.who, subject) === 'allowed';
  return measures.map((measure) => ({
    id: measure.id,
    kind: measure.kind,
    what: shown(plan, measure.what),
    owner: people.get(measure.person_id ?? '') ?? partners.get(measure.partner_id ?? '') ?? '',
    budgetFen: measure.budget_fen,
    spentFen: measure.spent_fen,
    dueOn: measure.due_on,
    state: measure.state,
    note: shown(plan, measure.note),
    spending: spending.filter(({ measure_id }) => measure_id === measure.id).map(describeSpending),
    can: actsOn(measure).filter((name) => may(`measure.${name}`)),
  }));
}

function actsOn({ state, budget_fen, spent_fen }: Measure) {
  const acts = ['mark', 'spend'] as const;
  return acts.filter((name) => name === 'mark' || (state === 'open' && spent_fen < budget_fen));
}

function describeSpending({ id, amount_fen, on_day, voucher, file_id }: Spending) {
  return { id, amountFen: amount_fen, onDay: on_day, voucher, fileId: file_id };
}

function planSubject(plan: store.ListedPlan, info: OpenPlan['info']): CareSubject {
  return { matter: info.subject, personIds: [plan.lead_id], unitIds: [] };
}

/** Sealed notes: the lead of the plan reads all, an author the own ones, nobody else learns that there are any. */
async function describeNotes(ctx: Context, { plan }: OpenPlan) {
  const isLead = plan.lead_id === personOf(ctx.who);
  const account = accountOf(ctx.who);
  if (plan.state === 'stopped' || account === null) return null;
  const notes = await store.listNotes(ctx.tx, plan.id, isLead ? null : account);
  if (!isLead && notes.length === 0) return null;
  const names = await accountNames(ctx.tx, known(notes.map(({ author_id }) => author_id)));
  return notes.map((note) => ({
    id: note.id,
    at: note.at.toISOString(),
    by: names.get(note.author_id) ?? null,
    text: openSealed(ctx.settings.secret, note.body).toString('utf8'),
  }));
}

async function describeVisits(ctx: Context, { plan, info }: OpenPlan) {
  const visits = await store.listVisits(ctx.tx, plan.id);
  const names = await accountNames(ctx.tx, known(visits.map(({ done_by }) => done_by)));
  const isOpen = judgeHelping(plan, dayOf(ctx.now)) === undefined;
  const mayVisit = isOpen && mayToPlan['support.visit'](ctx.who, planSubject(plan, info)) === 'allowed';
  return visits.map((visit) => ({
    id: visit.id,
    dueOn: visit.due_on,
    doneAt: visit.done_at?.toISOString() ?? null,
    by: names.get(visit.done_by ?? '') ?? null,
    note: shown(plan, visit.note),
    canVisit: mayVisit && visit.done_at === null,
  }));
}

async function describeReviews(ctx: Context, { plan }: OpenPlan) {
  const reviews = await store.listReviews(ctx.tx, plan.id);
  const names = await accountNames(ctx.tx, known(reviews.map(({ by_id }) => by_id)));
  return reviews.map((review) => ({
    id: review.id,
    at: review.at.toISOString(),
    by: names.get(review.by_id) ?? null,
    outcome: review.outcome,
    note: shown(plan, review.note),
    nextOn: review.next_on,
  }));
}

const acts = ['agree', 'withdraw', 'measure', 'date', 'note', 'review'] as const;

function canDo(ctx: Context, { plan, info }: OpenPlan) {
  if (plan.state !== 'running') return [];
  const subject = planSubject(plan, info);
  const isHelping = judgeHelping(plan, dayOf(ctx.now)) === undefined;
  const by = { accountId: accountOf(ctx.who), personId: personOf(ctx.who) };
  return acts.filter((name) => {
    if (mayToPlan[`support.${name}`](ctx.who, subject) !== 'allowed') return false;
    if (name === 'review') return judgeReviewer(by, plan) === undefined;
    return isHelping || name === 'agree' || name === 'withdraw';
  });
}

/** Everything about one plan. */
export async function describePlan(ctx: Context, open: OpenPlan) {
  const { plan } = open;
  const [row] = await describePlans(ctx, [plan]);
  if (!row) throw new Error('a plan that may be seen has a matter that may be seen');
  return {
    ...row,
    version: plan.version,
    need: shown(plan, plan.need),
    consentBy: shown(plan, plan.consent_by),
    consentHow: plan.consent_how,
    consentFor: shown(plan, plan.consent_for),
    consentAt: plan.consent_at.toISOString(),
    withdrawnAt: plan.withdrawn_at?.toISOString() ?? null,
    startedAt: plan.started_at.toISOString(),
    endedAt: plan.ended_at?.toISOString() ?? null,
    measures: await describeMeasures(ctx, open),
    visits: await describeVisits(ctx, open),
    notes: await describeNotes(ctx, open),
    reviews: await describeReviews(ctx, open),
    can: canDo(ctx, open),
  };
}
