import type { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { type FileRow, listFiles } from '../../platform/files/rows.ts';
import { isSeated, type Party, runs, subjectOf, type WholeMediation } from '../mediation/api.ts';
import { proposalVerdicts } from './actions-plans.ts';
import type { EntryView } from './contract-shapes.ts';
import { accountOn, type Day, nextOf, standingOn, stateOfEntry, verdictsFor } from './rules.ts';
import type { Ledger } from './store-read.ts';
import { dayFor, endOf, entriesOf, mayAgree, mayWrite } from './subject.ts';
import type { AccountStatement, Entry, Obligation, Proposal } from './tables.ts';

type View = z.input<typeof EntryView>;

/** Who reads: a colleague, or a party at one end. */
export interface Reader {
  readonly end: 'by' | 'to' | undefined;
  /** Ends for which this reader may answer. */
  readonly speaksFor: readonly ('by' | 'to')[];
  /** Opens what was sent for the house only. */
  readonly opensAll: boolean;
}

async function describeEntry(ctx: Context, whole: WholeMediation, entry: Entry, reader: Reader): Promise<View> {
  const last = entry.events.find(({ kind }) => kind !== 'disputed') ?? entry.events.at(-1);
  const isOpen = entry.proof_for === 'both' || reader.opensAll || reader.end === entry.from_end;
  const files = isOpen ? await listFiles(ctx.tx, { kind: 'ledger-entry', id: entry.id }, ['resident', 'staff']) : [];
  return {
    id: entry.id,
    what: entry.what,
    on: entry.on_day,
    fen: entry.fen,
    how: entry.how,
    note: entry.note,
    found: entry.found,
    end: entry.from_end,
    by: whole.parties.find(({ id }) => id === entry.party_id)?.name ?? '',
    way: entry.way,
    at: entry.at.toISOString(),
    state: stateOfEntry(entry),
    reason: entry.events.find(({ reason }) => reason !== '')?.reason ?? '',
    answeredAt: last?.at.toISOString() ?? null,
    files: files.map(describeFile),
    proofFor: entry.proof_for,
    can: reader.speaksFor.flatMap((end) => verdictsFor(entry, end).map((verdict) => ({ end, verdict }))),
  };
}

const describeFile = ({ id, kind, media_type: mediaType }: FileRow) => ({ id, kind, mediaType });

function describeProposal(proposal: Proposal, reader: Reader) {
  return {
    id: proposal.id,
    end: proposal.from_end,
    way: proposal.way,
    asOf: proposal.as_of,
    restFen: proposal.rest_fen,
    rows: proposal.rows.map(({ dueOn, fen }) => ({ dueOn, fen })),
    reason: proposal.reason,
    state: proposal.state,
    yes: { by: proposal.by_at?.toISOString() ?? null, to: proposal.to_at?.toISOString() ?? null },
    declineReason: proposal.decline_reason,
    at: proposal.at.toISOString(),
    can: reader.speaksFor.flatMap((end) => proposalVerdicts(proposal, end).map((verdict) => ({ end, verdict }))),
  };
}

function describeMoney(obligation: Obligation, entries: readonly Entry[], day: Day) {
  const statement = accountOn(obligation, entries, day);
  if (!statement) return null;
  const { totalFen, paidFen, restFen, dueFen, overdueFen, overpaidFen, awaitingFen, disputedFen, lines } = statement;
  return {
    ...{ totalFen, paidFen, restFen, dueFen, overdueFen, overpaidFen, awaitingFen, disputedFen },
    lines: lines.map(({ parts: _, ...line }) => line),
  };
}

/** An account as this reader may see it. */
export async function describeAccount(
  ctx: Context,
  whole: WholeMediation,
  ledger: Ledger,
  { obligation, reader }: { obligation: Obligation; reader: Reader },
) {
  const entries = entriesOf(ledger, obligation.id);
  const day = dayFor(ctx, ledger);
  const named = (ids: readonly string[]) =>
    whole.parties.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }));
  const views: View[] = [];
  for (const entry of entries) views.push(await describeEntry(ctx, whole, entry, reader));
  return {
    id: obligation.id,
    item: obligation.item,
    kind: obligation.kind,
    what: obligation.what,
    place: obligation.place,
    how: obligation.how,
    proof: obligation.proof,
    by: named(obligation.by_ids),
    to: named(obligation.to_ids),
    dueOn: obligation.due_on,
    fromOn: obligation.from_on,
    untilOn: obligation.until_on,
    atOnce: obligation.at_once,
    state: obligation.state,
    standing: standingOn(obligation, entries, day),
    settledOn: obligation.settled_on,
    next: nextOf(obligation, entries, day) ?? null,
    money: describeMoney(obligation, entries, day),
    timesChanged: Math.max(0, obligation.plans - 1),
    ledger: views.toReversed(),
    proposals: ledger.proposals
      .filter(({ obligation_id: id }) => id === obligation.id)
      .toReversed()
      .map((proposal) => describeProposal(proposal, reader)),
  };
}

/** A colleague reads every account; who runs the case or sits on it writes for both ends and opens every file. */
export function colleague(ctx: Context, whole: WholeMediation): Reader {
  const of = subjectOf(whole);
  const writes = runs(ctx.who, of) || isSeated(ctx.who, of);
  return { end: undefined, speaksFor: writes ? ['by', 'to'] : [], opensAll: writes };
}

/** A party reads as the end at which it stands. */
export function ownReader(ctx: Context, party: Party, end: 'by' | 'to'): Reader {
  return { end, speaksFor: mayWrite(party, ctx.now) ? [end] : [], opensAll: false };
}

/** What a party may write down about an own account now. */
export function ownActs(ctx: Context, party: Party, obligation: Obligation, kinds: readonly string[]) {
  if (obligation.state !== 'running' || !mayWrite(party, ctx.now)) return [];
  const writable = (['payment', 'deed', 'breach'] as const).filter((kind) => kinds.includes(kind));
  return obligation.instalments && mayAgree(party, ctx.now) ? [...writable, 'propose' as const] : writable;
}

export const describeStatement = (statement: AccountStatement) => ({
  id: statement.id,
  obligationId: statement.obligation_id,
  on: statement.on_day,
  code: statement.code,
  restFen: statement.rest_fen,
  overdueFen: statement.overdue_fen,
  at: statement.at.toISOString(),
});

/** Accounts of this party, with the end at which it stands. */
export function ownAccounts(ledger: Ledger, party: Party): { obligation: Obligation; end: 'by' | 'to' }[] {
  return ledger.obligations.flatMap((obligation) => {
    const end = endOf(party, obligation);
    return end === undefined ? [] : [{ obligation, end }];
  });
}
