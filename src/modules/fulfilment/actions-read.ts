import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import type { Context } from '../../platform/context.ts';
import { findEffective } from '../agreements/api.ts';
import { type Party, partiesNow, subjectOf, type WholeMediation } from '../mediation/api.ts';
import { listVisits } from '../revisits/api.ts';
import type { doors } from './contract.ts';
import { performanceActs } from './contract-shapes.ts';
import { mayOnFulfilment, mayToList } from './policy.ts';
import { kindsFor } from './rules.ts';
import { type Hint, hintsOf, stepsFrom } from './rules-breach.ts';
import { isAnyLate } from './settle.ts';
import { type Ledger, listCalls, listStatements, listSteps, listVisitRecords } from './store-read.ts';
import { listWork } from './store-work.ts';
import { openOwn, openWhole } from './subject.ts';
import { colleague, describeAccount, describeStatement, ownAccounts, ownActs, ownReader } from './views.ts';
import { workLists } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;
type Out<K extends keyof typeof doors> = Promise<GivenOf<(typeof doors)[K]>>;

/** Hints of what the law leaves open, once somebody does not perform. */
async function hintsFor(ctx: Context, { mediation }: WholeMediation, ledger: Ledger): Promise<Hint[]> {
  if (ledger.performance.breach === 'none') return [];
  const effectiveAt = (await findEffective(ctx.tx, mediation.id))?.effectiveAt ?? ledger.performance.begun_at;
  return hintsOf({ track: mediation.track, effectiveAt, now: ctx.now });
}

const actionOf = {
  record: 'performance.record',
  look: 'performance.look',
  propose: 'performance.propose',
  statement: 'performance.breach',
  grace: 'performance.grace',
  call: 'performance.call',
  visit: 'performance.visit',
} as const satisfies Record<(typeof performanceActs)[number], keyof typeof mayOnFulfilment>;

export async function view(ctx: Context, { id }: In<'view'>): Out<'view'> {
  const { whole, ledger } = await openWhole(ctx, id);
  const of = subjectOf(whole);
  const can = performanceActs.filter((act) => mayOnFulfilment[actionOf[act]](ctx.who, of) === 'allowed');
  const empty = { begun: null, graceDays: 0, breach: 'none', steps: [], hints: [], taken: [] } as const;
  const nothing = { accounts: [], statements: [], calls: [], visits: [], can: [] };
  if (!ledger) return { state: whole.mediation.state, ...empty, ...nothing, taken: [], steps: [], hints: [] };
  const reader = colleague(ctx, whole);
  const accounts = [];
  for (const obligation of ledger.obligations)
    accounts.push(await describeAccount(ctx, whole, ledger, { obligation, reader }));
  const { performance } = ledger;
  const after = whole.mediation.state === 'performing' || whole.mediation.state === 'revisiting';
  const steps = can.includes('statement') && after ? stepsFrom(performance.breach, isAnyLate(ctx, ledger)) : [];
  return {
    state: whole.mediation.state,
    begun: performance.begun_at.toISOString(),
    graceDays: performance.grace_days,
    breach: performance.breach,
    steps: steps.filter((step) => step !== 'end' || whole.mediation.state === 'performing'),
    hints: await hintsFor(ctx, whole, ledger),
    taken: (await listSteps(ctx.tx, id)).map(({ at, routes, ...step }) => ({
      ...step,
      routes: [...routes],
      at: at.toISOString(),
    })),
    accounts,
    statements: (await listStatements(ctx.tx, id)).map(describeStatement),
    calls: await describeCalls(ctx, whole),
    visits: await describeVisits(ctx, whole, ledger),
    can,
  };
}

async function describeCalls(ctx: Context, whole: WholeMediation) {
  const calls = await listCalls(ctx.tx, whole.mediation.id);
  return calls.map((call) => {
    const party = whole.parties.find(({ id }) => id === call.party_id);
    return {
      id: call.id,
      obligationId: call.obligation_id,
      partyId: call.party_id,
      name: party?.name ?? '',
      phone: party?.phone ?? null,
      why: call.why,
      state: call.state,
      note: call.note,
      madeAt: call.made_at.toISOString(),
      doneAt: call.done_at?.toISOString() ?? null,
    };
  });
}

async function describeVisits(ctx: Context, whole: WholeMediation, { performance }: Ledger) {
  if (performance.visit_plan_id === null) return [];
  const tasks = await listVisits(ctx.tx, performance.visit_plan_id);
  const records = await listVisitRecords(ctx.tx, whole.mediation.id);
  const names = new Map(whole.parties.map(({ id, name }) => [id, name]));
  return tasks.map((task) => {
    const record = records.find(({ task_id: id }) => id === task.id);
    return {
      taskId: task.id,
      nth: task.nth,
      of: tasks.length,
      dueOn: task.due_on,
      state: task.state,
      found: task.found,
      doneAt: task.done_at?.toISOString() ?? null,
      tries: task.tries,
      record: record
        ? {
            parties: record.party_ids.map((id) => names.get(id) ?? ''),
            performed: record.performed,
            satisfaction: record.satisfaction,
            again: record.again,
            mistaken: record.mistaken,
            note: record.note,
            risk: record.risk,
          }
        : null,
    };
  });
}

/** The accounts of a party and nobody else's; of those, files that the other end sent for the house only stay shut. */
export async function own(ctx: Context): Out<'own'> {
  const { whole, party, ledger } = await openOwn(ctx);
  const today = dayOf(ctx.now);
  if (!ledger || !isStill(whole, party)) return { today, breach: 'none', hints: [], accounts: [], statements: [] };
  const mine = ownAccounts(ledger, party);
  const accounts = [];
  for (const { obligation, end } of mine) {
    const reader = ownReader(ctx, party, end);
    const account = await describeAccount(ctx, whole, ledger, { obligation, reader });
    accounts.push({ ...account, mine: end, can: [...ownActs(ctx, party, obligation, kindsFor(obligation, end))] });
  }
  const ids = new Set(mine.map(({ obligation }) => obligation.id));
  const isLate = accounts.some(({ standing }) => standing === 'overdue' || standing === 'broken');
  return {
    today,
    breach: isLate || ledger.performance.breach === 'ended' ? ledger.performance.breach : 'none',
    hints: isLate ? await hintsFor(ctx, whole, ledger) : [],
    accounts,
    statements: (await listStatements(ctx.tx, whole.mediation.id))
      .filter(({ obligation_id: id }) => ids.has(id))
      .map(describeStatement),
  };
}

const isStill = (whole: WholeMediation, party: Party) => partiesNow(whole).some(({ id }) => id === party.id);

/** 要办的事: what is late, who is to be called, whom to visit; only of mediations that the knocker sees. */
export async function list(ctx: Context, input: In<'list'>): Out<'list'> {
  ctx.permit(mayToList, undefined);
  ctx.accessed({ reason: `履行 ${workLists[input.list].zh}` });
  const rows = await listWork(
    ctx.tx,
    { list: input.list, who: ctx.who },
    { cursor: input.cursor, limit: input.limit + 1 },
  );
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => ({
      id: row.id,
      number: row.number,
      title: row.title,
      state: row.state,
      breach: row.breach,
      calls: row.calls,
      nextVisitOn: row.next_visit_on,
      running: row.running,
      settled: row.settled,
    })),
    next: rows.length > input.limit && last ? `${last.due}.${last.id}` : null,
  };
}
