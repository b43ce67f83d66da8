import { createHash } from 'node:crypto';
import { type Instalment, numberRows } from '../../algorithms/instalments/plan.ts';
import type { AgreedTerm } from '../agreements/api.ts';
import type { Obligation } from './tables.ts';

/** What a term asks, as a row that is not written yet. */
export interface TermRow {
  readonly item: number;
  readonly kind: Obligation['kind'];
  readonly by_side: number;
  readonly by_ids: readonly string[];
  readonly to_ids: readonly string[];
  readonly what: string;
  readonly place: string;
  readonly how: string;
  readonly proof: string;
  readonly due_on: string | null;
  readonly from_on: string | null;
  readonly until_on: string | null;
  readonly at_once: boolean;
  readonly terms_hash: string;
  readonly instalments: readonly Instalment[] | null;
}

/** The row of a term of an agreement that took effect on `effectiveOn`. What is owed to nobody by name is owed to the other sides. */
export function rowOfTerm(
  term: AgreedTerm,
  { effectiveOn, others }: { effectiveOn: string; others: readonly string[] },
): TermRow {
  const { time } = term;
  const isMoney = term.kind === 'pay';
  const dueOn = time?.when === 'now' ? effectiveOn : time?.when === 'on' ? time.on : null;
  const to = term.toIds.length > 0 ? term.toIds : others;
  return {
    item: term.nth,
    kind: term.kind,
    by_side: term.bySide,
    by_ids: [...term.byIds],
    to_ids: [...to],
    what: term.what,
    place: term.where,
    how: term.how,
    proof: term.proof,
    due_on: isMoney ? null : dueOn,
    from_on: time?.when === 'from' ? time.on : null,
    until_on: time?.when === 'from' && time.until !== '' ? time.until : null,
    at_once: time?.when === 'now',
    terms_hash: hashOf(term),
    instalments: isMoney ? instalmentsOf(term, dueOn ?? effectiveOn) : null,
  };
}

function instalmentsOf({ time, amountFen }: AgreedTerm, dueOn: string): Instalment[] {
  return time?.when === 'plan' ? numberRows(time.rows) : numberRows([{ dueOn, fen: amountFen }]);
}

/** The same duty between the same people has the same hash, wherever it stands on the paper. */
function hashOf({ kind, byIds, toIds, what, amountFen, time }: AgreedTerm): string {
  const content = [kind, byIds.toSorted(), toIds.toSorted(), what, amountFen, time];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

type Known = Pick<Obligation, 'id' | 'state' | 'terms_hash'>;

/**
 * What a newer version makes of the duties of the one before: the same duty goes on with its ledger, what is not in it any more is replaced,
 * the rest is new. Each known duty is continued once at the most.
 */
export function carryOver(
  known: readonly Known[],
  terms: readonly TermRow[],
): { fresh: TermRow[]; replaced: string[] } {
  const left = known.filter(({ state }) => state === 'running' || state === 'fulfilled');
  const fresh: TermRow[] = [];
  for (const term of terms) {
    const at = left.findIndex(({ terms_hash: hash }) => hash === term.terms_hash);
    if (at < 0) fresh.push(term);
    else left.splice(at, 1);
  }
  return { fresh, replaced: left.flatMap(({ id, state }) => (state === 'running' ? [id] : [])) };
}
