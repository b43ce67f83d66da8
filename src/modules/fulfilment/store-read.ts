import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type {
  AccountStatement,
  Call,
  Entry,
  LedgerEvent,
  LedgerRow,
  Obligation,
  Performance,
  Proposal,
  StepTaken,
  VisitRecord,
} from './tables.ts';

/** An agreement while it is performed, with its whole ledger. */
export interface Ledger {
  readonly performance: Performance;
  readonly obligations: readonly Obligation[];
  /** Oldest first. */
  readonly entries: readonly Entry[];
  readonly proposals: readonly Proposal[];
}

const performanceColumns = sql`mediation_id, agreement_id, breach, grace_days, looked_on, visit_plan_id, begun_at`;

/** The performance of a mediation; undefined while no agreement is in force. The row of the mediation is what writers lock. */
export async function findLedger(tx: Db, mediationId: string): Promise<Ledger | undefined> {
  const { rows } =
    await sql<Performance>`select ${performanceColumns} from performance where mediation_id = ${mediationId}`.execute(
      tx,
    );
  const [performance] = rows;
  if (!performance) return undefined;
  return {
    performance,
    obligations: await listObligations(tx, mediationId),
    entries: await listEntries(tx, mediationId),
    proposals: await listProposals(tx, mediationId),
  };
}

async function listObligations(tx: Db, mediationId: string): Promise<Obligation[]> {
  const { rows } =
    await sql<Obligation>`select o.id, o.mediation_id, o.agreement_id, o.item, o.kind, o.by_side, o.by_ids, o.to_ids, o.what, o.place,
      o.how, o.proof, o.due_on, o.from_on, o.until_on, o.at_once, o.terms_hash, o.state, o.settled_on, o.made_at, p.instalments,
      coalesce(p.number, 0) as plans
    from obligation o left join lateral (
      select instalments, number from obligation_plan where obligation_id = o.id order by number desc fetch first row only) p on true
    where o.mediation_id = ${mediationId} order by o.made_at, o.item, o.id`.execute(tx);
  return rows;
}

async function listEntries(tx: Db, mediationId: string): Promise<Entry[]> {
  const entries =
    await sql<LedgerRow>`select id, obligation_id, mediation_id, what, on_day, fen, how, note, found, from_end, party_id, way,
      proof_for, at from ledger_entry where mediation_id = ${mediationId} order by on_day, id`.execute(tx);
  const events = await sql<LedgerEvent>`select v.entry_id, v.kind, v.reason, v.from_end, v.way, v.at
    from ledger_event v join ledger_entry e on e.id = v.entry_id where e.mediation_id = ${mediationId} order by v.at, v.id`.execute(
    tx,
  );
  return entries.rows.map((entry) => ({
    ...entry,
    events: events.rows.filter(({ entry_id: entryId }) => entryId === entry.id),
  }));
}

async function listProposals(tx: Db, mediationId: string): Promise<Proposal[]> {
  const { rows } =
    await sql<Proposal>`select id, mediation_id, obligation_id, from_end, way, as_of, rest_fen, rows, instalments, reason, state,
      by_way, by_at, to_way, to_at, decline_reason, agreement_id, at, ended_at
    from plan_proposal where mediation_id = ${mediationId} order by at, id`.execute(tx);
  return rows;
}

/** The mediation of a line of the ledger; undefined for an unknown one. */
export async function findEntryPlace(
  tx: Db,
  entryId: string,
): Promise<{ mediation_id: string; obligation_id: string } | undefined> {
  const { rows } = await sql<{ mediation_id: string; obligation_id: string }>`select mediation_id, obligation_id
    from ledger_entry where id = ${entryId}`.execute(tx);
  return rows[0];
}

/** Telephone tasks of a mediation, the open ones first. */
export async function listCalls(tx: Db, mediationId: string): Promise<Call[]> {
  const { rows } =
    await sql<Call>`select id, obligation_id, party_id, why, state, note, made_at, done_at from performance_call
    where mediation_id = ${mediationId} order by state desc, made_at desc, id limit 100`.execute(tx);
  return rows;
}

/** What was done about breaches, oldest first. */
export async function listSteps(tx: Db, mediationId: string): Promise<StepTaken[]> {
  const { rows } = await sql<StepTaken>`select id, step, routes, note, at from breach_step
    where mediation_id = ${mediationId} order by at, id`.execute(tx);
  return rows;
}

/** Statements of account that were made up, newest first. */
export async function listStatements(tx: Db, mediationId: string): Promise<AccountStatement[]> {
  const { rows } =
    await sql<AccountStatement>`select id, obligation_id, on_day, code, sha256, rest_fen, overdue_fen, at from account_statement
    where mediation_id = ${mediationId} order by at desc, id desc limit 100`.execute(tx);
  return rows;
}

/** What visits after a mediation found, oldest first. */
export async function listVisitRecords(tx: Db, mediationId: string): Promise<VisitRecord[]> {
  const { rows } =
    await sql<VisitRecord>`select task_id, party_ids, performed, satisfaction, again, mistaken, note, risk, at from mediation_visit
    where mediation_id = ${mediationId} order by at, task_id`.execute(tx);
  return rows;
}

/** Mediations whose duties were not looked at on this day yet, some at a time. */
export async function listToLookAt(tx: Db, today: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ mediation_id: string }>`select p.mediation_id from performance p
    join mediation m on m.id = p.mediation_id and m.state in ('performing', 'revisiting')
    where p.looked_on < ${today} and exists (select 1 from obligation o where o.mediation_id = p.mediation_id and o.state = 'running')
    order by p.looked_on, p.mediation_id limit ${limit}`.execute(tx);
  return rows.map(({ mediation_id: id }) => id);
}
