import { dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import {
  findMediation,
  listStatesOfMatter,
  stepMediation,
  tellParties,
  type WholeMediation,
} from '../mediation/api.ts';
import { listVisits, startVisits, stopVisits } from '../revisits/api.ts';
import { takeUp } from './begin.ts';
import { remindersOf } from './rules.ts';
import { lookAgain } from './settle.ts';
import { findLedger, type Ledger, listToLookAt } from './store-read.ts';
import { dropDiscarded, insertCalls, insertReminder, savePerformance } from './store-write.ts';
import { entriesOf, partiesAt, tell } from './subject.ts';
import type { Obligation } from './tables.ts';

/** What a job that hears a fact is given. */
interface Heard {
  readonly id: string;
}

/** An agreement came into force: its accounts are opened, or the changed plan is taken up. */
export async function begin(ctx: Context, { id }: Heard): Promise<void> {
  await takeUp(ctx, id);
}

/** A version that was to change a plan was not signed: the old plan stays. */
export async function drop(ctx: Context, { id }: Heard): Promise<void> {
  const whole = await findMediation(ctx.tx, id, true);
  const dropped = whole ? await dropDiscarded(ctx, id) : [];
  for (const proposal of dropped) {
    if (whole) tell(ctx, whole, 'plan.dropped', { obligationId: proposal.obligation_id, proposalId: proposal.id });
  }
}

const template = 'mediation';

/** 履行完毕, or ended: visits by template begin, counted from this day. */
export async function planVisits(ctx: Context, { id }: Heard): Promise<void> {
  if (!(await takeUp(ctx, id))) return;
  const whole = await findMediation(ctx.tx, id, true);
  if (whole?.mediation.state !== 'revisiting') return;
  const planId = await startVisits(ctx, { matterId: whole.mediation.matter_id, template, from: ctx.now });
  if (planId === undefined) return;
  await savePerformance(ctx, id, { visit_plan_id: planId });
  tell(ctx, whole, 'mediation.visits-planned');
}

/** Mediation goes on: visits after it have lost their ground. */
export async function dropVisits(ctx: Context, { id }: Heard): Promise<void> {
  const planId = (await findLedger(ctx.tx, id))?.performance.visit_plan_id;
  if (planId) await stopVisits(ctx, planId);
}

/** A visit was written down on the page of the matter: where it has come back, the mediation is taken up again too. */
export async function hearVisit(ctx: Context, { id: matterId }: Heard): Promise<void> {
  for (const { id, state } of await listStatesOfMatter(ctx.tx, matterId)) {
    const planId = state === 'revisiting' ? (await findLedger(ctx.tx, id))?.performance.visit_plan_id : undefined;
    if (!planId) continue;
    const visits = await listVisits(ctx.tx, planId);
    if (visits.some(({ found }) => found === 'relapse')) await stepMediation(ctx, { id, step: 'reopen' });
  }
}

const atOnce = 500;

/** 每日: reminders of days that are near, duties that became late or were kept to their end. In turns of some mediations, each in its own transaction. */
export async function daily(ctx: Context): Promise<void> {
  const today = dayOf(ctx.now);
  const ids = await listToLookAt(ctx.tx, today, atOnce);
  for (const id of ids) await ctx.addJob('fulfilment:look', { id }, { key: `fulfilment:look ${id} ${today}` });
}

/** One mediation on this day. */
export async function look(ctx: Context, { id }: Heard): Promise<void> {
  const whole = await findMediation(ctx.tx, id, true);
  const ledger = await findLedger(ctx.tx, id);
  const today = dayOf(ctx.now);
  if (!whole || !ledger || ledger.performance.looked_on >= today) return;
  if (whole.mediation.state === 'performing') {
    for (const obligation of ledger.obligations) await remind(ctx, whole, ledger, obligation);
  }
  await savePerformance(ctx, id, { looked_on: today });
  await lookAgain(ctx, id);
}

/** 提醒: whoever owes, by message; without a phone somebody calls. */
async function remind(ctx: Context, whole: WholeMediation, ledger: Ledger, obligation: Obligation): Promise<void> {
  const days = { after: ledger.performance.looked_on, upTo: dayOf(ctx.now) };
  const reminders = remindersOf(obligation, entriesOf(ledger, obligation.id), days);
  const [reminder] = reminders;
  if (!reminder) return;
  const { number, dueOn, offsetDays } = reminder;
  const of = { obligationId: obligation.id, dueOn, offsetDays, number };
  const partyIds = partiesAt(whole, obligation, 'by').map((party) => party.id);
  const isNew = await insertReminder(ctx, { ...of, people: partyIds.length });
  if (!isNew) return;
  const { messaged, toCall } = await tellParties(ctx, whole, 'fulfilment.reminder', { partyIds });
  await insertCalls(ctx, { mediationId: whole.mediation.id, obligationId: obligation.id, why: 'reminder' }, toCall);
  tell(ctx, whole, 'performance.reminded', { ...of, messaged: messaged.length, toCall: toCall.length });
}
