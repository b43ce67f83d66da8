import { sql } from 'kysely';
import type { Instalment } from '../../algorithms/instalments/plan.ts';
import { newId } from '../../kit/ids.ts';
import type { Context } from '../../platform/context.ts';
import { actorOf } from '../../platform/facts.ts';
import type { Route, Way } from '../mediation/words.ts';
import type { TermRow } from './rules-terms.ts';
import type { AccountStatement, LedgerRow, Performance, Proposal, VisitRecord } from './tables.ts';
import type { BreachState, BreachStep, CallReason, End, ObligationState, ProposalState, Verdict } from './words.ts';

export async function insertPerformance(
  ctx: Context,
  of: Pick<Performance, 'mediation_id' | 'agreement_id' | 'looked_on'>,
): Promise<void> {
  await sql`insert into performance (mediation_id, agreement_id, looked_on, begun_at, changed_at)
    values (${of.mediation_id}, ${of.agreement_id}, ${of.looked_on}, ${ctx.now}, ${ctx.now})`.execute(ctx.tx);
}

type PerformanceChange = Partial<
  Pick<Performance, 'agreement_id' | 'breach' | 'grace_days' | 'looked_on' | 'visit_plan_id'>
>;

export async function savePerformance(ctx: Context, mediationId: string, change: PerformanceChange): Promise<void> {
  const sets = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  await sql`update performance set ${sql.join([...sets, sql`changed_at = ${ctx.now}`])} where mediation_id = ${mediationId}`.execute(
    ctx.tx,
  );
}

/** Writes the duties of an agreement with the first plan of each money duty; answers their ids in order. */
export async function insertObligations(
  ctx: Context,
  of: { mediationId: string; agreementId: string; at: Date },
  terms: readonly TermRow[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const term of terms) {
    const id = newId(ctx.now.getTime());
    ids.push(id);
    await sql`insert into obligation (id, mediation_id, agreement_id, item, kind, by_side, by_ids, to_ids, what, place, how, proof, due_on, from_on,
        until_on, at_once, terms_hash, state, made_at)
      values (${id}, ${of.mediationId}, ${of.agreementId}, ${term.item}, ${term.kind}, ${term.by_side}, ${[...term.by_ids]}::uuid[],
        ${[...term.to_ids]}::uuid[], ${term.what}, ${term.place}, ${term.how}, ${term.proof}, ${term.due_on}, ${term.from_on}, ${term.until_on},
        ${term.at_once}, ${term.terms_hash}, 'running', ${of.at})`.execute(ctx.tx);
    if (term.instalments) {
      await insertPlan(ctx, {
        obligationId: id,
        number: 1,
        agreementId: of.agreementId,
        instalments: term.instalments,
      });
    }
  }
  return ids;
}

export async function insertPlan(
  ctx: Context,
  of: { obligationId: string; number: number; agreementId: string; instalments: readonly Instalment[] },
): Promise<void> {
  await sql`insert into obligation_plan (obligation_id, number, agreement_id, instalments, made_at)
    values (${of.obligationId}, ${of.number}, ${of.agreementId}, ${JSON.stringify(of.instalments)}::jsonb, ${ctx.now})`.execute(
    ctx.tx,
  );
}

/** Takes duties out of the running, on that day. */
export async function settleObligations(
  ctx: Context,
  ids: readonly string[],
  { state, on }: { state: Exclude<ObligationState, 'running'>; on: string },
): Promise<void> {
  await sql`update obligation set state = ${state}, settled_on = ${on} where id = any(${[...ids]}::uuid[]) and state = 'running'`.execute(
    ctx.tx,
  );
}

export type NewEntry = Omit<LedgerRow, 'at'>;

export async function insertEntry(ctx: Context, row: NewEntry): Promise<void> {
  const by = actorOf(ctx.who);
  await sql`insert into ledger_entry (id, obligation_id, mediation_id, what, on_day, fen, how, note, found, from_end, party_id, way, proof_for,
      by_kind, by_id, at)
    values (${row.id}, ${row.obligation_id}, ${row.mediation_id}, ${row.what}, ${row.on_day}, ${row.fen}, ${row.how}, ${row.note}, ${row.found},
      ${row.from_end}, ${row.party_id}, ${row.way}, ${row.proof_for}, ${by.kind}, ${by.id}, ${ctx.now})`.execute(
    ctx.tx,
  );
}

/** Who says something, and how it reached the house. */
export interface Saying {
  readonly end: End;
  readonly partyId: string | null;
  readonly way: Way;
}

export async function insertEvent(
  ctx: Context,
  of: Saying & { entryId: string; kind: Verdict; reason: string },
): Promise<void> {
  const by = actorOf(ctx.who);
  await sql`insert into ledger_event (id, entry_id, kind, reason, from_end, party_id, way, by_kind, by_id, at)
    values (${newId(ctx.now.getTime())}, ${of.entryId}, ${of.kind}, ${of.reason}, ${of.end}, ${of.partyId}, ${of.way}, ${by.kind}, ${by.id},
      ${ctx.now})`.execute(ctx.tx);
}

export type NewProposal = Pick<
  Proposal,
  | 'id'
  | 'mediation_id'
  | 'obligation_id'
  | 'from_end'
  | 'way'
  | 'as_of'
  | 'rest_fen'
  | 'rows'
  | 'instalments'
  | 'reason'
  | 'by_way'
  | 'by_at'
  | 'to_way'
  | 'to_at'
>;

export async function insertProposal(ctx: Context, row: NewProposal): Promise<void> {
  await sql`insert into plan_proposal (id, mediation_id, obligation_id, from_end, way, as_of, rest_fen, rows, instalments, reason, state,
      by_way, by_at, to_way, to_at, at)
    values (${row.id}, ${row.mediation_id}, ${row.obligation_id}, ${row.from_end}, ${row.way}, ${row.as_of}, ${row.rest_fen},
      ${JSON.stringify(row.rows)}::jsonb, ${JSON.stringify(row.instalments)}::jsonb, ${row.reason}, 'open', ${row.by_way}, ${row.by_at},
      ${row.to_way}, ${row.to_at}, ${ctx.now})`.execute(ctx.tx);
}

/** One end says yes. */
export async function saveConsent(ctx: Context, id: string, end: 'by' | 'to', way: Way): Promise<void> {
  await (end === 'by'
    ? sql`update plan_proposal set by_way = ${way}, by_at = ${ctx.now} where id = ${id}`
    : sql`update plan_proposal set to_way = ${way}, to_at = ${ctx.now} where id = ${id}`
  ).execute(ctx.tx);
}

export async function saveProposal(
  ctx: Context,
  id: string,
  of: { state: ProposalState; agreementId?: string; reason?: string },
): Promise<void> {
  const endedAt = of.state === 'agreed' ? null : ctx.now;
  await sql`update plan_proposal set state = ${of.state}, agreement_id = coalesce(${of.agreementId ?? null}::uuid, agreement_id),
      decline_reason = ${of.reason ?? ''}, ended_at = ${endedAt} where id = ${id}`.execute(ctx.tx);
}

/** Ends proposals whose version of the agreement was discarded; answers them. */
export async function dropDiscarded(
  ctx: Context,
  mediationId: string,
): Promise<Pick<Proposal, 'id' | 'obligation_id'>[]> {
  const { rows } = await sql<
    Pick<Proposal, 'id' | 'obligation_id'>
  >`update plan_proposal p set state = 'dropped', ended_at = ${ctx.now}
    from agreement a where p.mediation_id = ${mediationId} and p.state = 'agreed' and a.id = p.agreement_id and a.state = 'discarded'
    returning p.id, p.obligation_id`.execute(ctx.tx);
  return rows;
}

/** Notes a reminder; false when that day was reminded of already. */
export async function insertReminder(
  ctx: Context,
  of: { obligationId: string; dueOn: string; offsetDays: number; number: number; people: number },
): Promise<boolean> {
  const { rows } = await sql`insert into performance_reminder (obligation_id, due_on, offset_days, number, people, at)
    values (${of.obligationId}, ${of.dueOn}, ${of.offsetDays}, ${of.number}, ${of.people}, ${ctx.now})
    on conflict do nothing returning number`.execute(ctx.tx);
  return rows.length > 0;
}

/** Writes down that these parties are to be called; who is on the list for the same already stays there once. */
export async function insertCalls(
  ctx: Context,
  of: { mediationId: string; obligationId: string | null; why: CallReason },
  partyIds: readonly string[],
): Promise<void> {
  for (const partyId of partyIds) {
    await sql`insert into performance_call (id, mediation_id, obligation_id, party_id, why, state, made_at)
      values (${newId(ctx.now.getTime())}, ${of.mediationId}, ${of.obligationId}, ${partyId}, ${of.why}, 'open', ${ctx.now})
      on conflict do nothing`.execute(ctx.tx);
  }
}

/** Ticks a call off; false when there is none to tick. */
export async function saveCalled(
  ctx: Context,
  of: { mediationId: string; callId: string; note: string },
): Promise<boolean> {
  const { rows } =
    await sql`update performance_call set state = 'done', note = ${of.note}, done_at = ${ctx.now}, done_by = ${actorOf(ctx.who).id}
    where id = ${of.callId} and mediation_id = ${of.mediationId} and state = 'open' returning id`.execute(ctx.tx);
  return rows.length > 0;
}

export async function insertStep(
  ctx: Context,
  mediationId: string,
  of: { step: BreachStep; to: BreachState; routes?: readonly Route[]; note?: string },
): Promise<void> {
  const by = actorOf(ctx.who);
  await sql`insert into breach_step (id, mediation_id, step, routes, note, at, by_kind, by_id)
    values (${newId(ctx.now.getTime())}, ${mediationId}, ${of.step}, ${[...(of.routes ?? [])]}::text[], ${of.note ?? ''}, ${ctx.now}, ${by.kind},
      ${by.id})`.execute(ctx.tx);
  await savePerformance(ctx, mediationId, { breach: of.to });
}

export async function insertStatement(
  ctx: Context,
  mediationId: string,
  of: Omit<AccountStatement, 'at'> & { paid_fen: number },
): Promise<void> {
  await sql`insert into account_statement (id, mediation_id, obligation_id, on_day, code, sha256, paid_fen, rest_fen, overdue_fen, at, by_id)
    values (${of.id}, ${mediationId}, ${of.obligation_id}, ${of.on_day}, ${of.code}, ${of.sha256}, ${of.paid_fen}, ${of.rest_fen}, ${of.overdue_fen},
      ${ctx.now}, ${actorOf(ctx.who).id})`.execute(ctx.tx);
}

export async function insertVisitRecord(ctx: Context, mediationId: string, of: Omit<VisitRecord, 'at'>): Promise<void> {
  await sql`insert into mediation_visit (task_id, mediation_id, party_ids, performed, satisfaction, again, mistaken, note, risk, at, by_id)
    values (${of.task_id}, ${mediationId}, ${[...of.party_ids]}::uuid[], ${of.performed}, ${of.satisfaction}, ${of.again}, ${of.mistaken},
      ${of.note}, ${of.risk}, ${ctx.now}, ${actorOf(ctx.who).id})`.execute(ctx.tx);
}
