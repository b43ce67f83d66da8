import type { Instalment, PlanRow } from '../../algorithms/instalments/plan.ts';
import type { Route, Way } from '../mediation/words.ts';
import type {
  Again,
  BreachState,
  BreachStep,
  CallReason,
  End,
  EntryKind,
  Finding,
  ObligationState,
  Performed,
  ProofReader,
  ProposalState,
  Satisfaction,
  Verdict,
} from './words.ts';

/** A row of `performance`. */
export interface Performance {
  readonly mediation_id: string;
  readonly agreement_id: string;
  readonly breach: BreachState;
  readonly grace_days: number;
  readonly looked_on: string;
  readonly visit_plan_id: string | null;
  readonly begun_at: Date;
}

/** A row of `obligation` with the plan that is in force; null where no money is owed. */
export interface Obligation {
  readonly id: string;
  readonly mediation_id: string;
  readonly agreement_id: string;
  readonly item: number;
  readonly kind: 'pay' | 'do' | 'refrain' | 'apologise' | 'other';
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
  readonly state: ObligationState;
  readonly settled_on: string | null;
  readonly made_at: Date;
  readonly instalments: readonly Instalment[] | null;
  readonly plans: number;
}

/** A row of `ledger_event`. */
export interface LedgerEvent {
  readonly entry_id: string;
  readonly kind: Verdict;
  readonly reason: string;
  readonly from_end: End;
  readonly way: Way;
  readonly at: Date;
}

/** A row of `ledger_entry`. */
export interface LedgerRow {
  readonly id: string;
  readonly obligation_id: string;
  readonly mediation_id: string;
  readonly what: EntryKind;
  readonly on_day: string;
  readonly fen: number | null;
  readonly how: string;
  readonly note: string;
  readonly found: Finding | null;
  readonly from_end: End;
  readonly party_id: string | null;
  readonly way: Way;
  readonly proof_for: ProofReader;
  readonly at: Date;
}

/** A line of the ledger with everything that became of it, in any order. */
export interface Entry extends LedgerRow {
  readonly events: readonly LedgerEvent[];
}

/** A row of `plan_proposal`. */
export interface Proposal {
  readonly id: string;
  readonly mediation_id: string;
  readonly obligation_id: string;
  readonly from_end: End;
  readonly way: Way;
  readonly as_of: string;
  readonly rest_fen: number;
  readonly rows: readonly PlanRow[];
  readonly instalments: readonly Instalment[];
  readonly reason: string;
  readonly state: ProposalState;
  readonly by_way: Way | null;
  readonly by_at: Date | null;
  readonly to_way: Way | null;
  readonly to_at: Date | null;
  readonly decline_reason: string;
  readonly agreement_id: string | null;
  readonly at: Date;
  readonly ended_at: Date | null;
}

/** A row of `performance_call`. */
export interface Call {
  readonly id: string;
  readonly obligation_id: string | null;
  readonly party_id: string;
  readonly why: CallReason;
  readonly state: 'open' | 'done';
  readonly note: string;
  readonly made_at: Date;
  readonly done_at: Date | null;
}

/** A row of `breach_step`. */
export interface StepTaken {
  readonly id: string;
  readonly step: BreachStep;
  readonly routes: readonly Route[];
  readonly note: string;
  readonly at: Date;
}

/** A row of `account_statement`. */
export interface AccountStatement {
  readonly id: string;
  readonly obligation_id: string;
  readonly on_day: string;
  readonly code: string;
  readonly sha256: string;
  readonly rest_fen: number;
  readonly overdue_fen: number;
  readonly at: Date;
}

/** A row of `mediation_visit`. */
export interface VisitRecord {
  readonly task_id: string;
  readonly party_ids: readonly string[];
  readonly performed: Performed;
  readonly satisfaction: Satisfaction;
  readonly again: Again;
  readonly mistaken: boolean;
  readonly note: string;
  readonly risk: string;
  readonly at: Date;
}
