import type { Mediator, Seat, SeatRole } from '../../algorithms/mediator-matching/seats.ts';
import type { Way } from '../mediation/words.ts';
import type {
  Answer,
  Because,
  ChallengeGround,
  ChallengeState,
  Closing,
  OrderState,
  RoundKind,
  RoundState,
} from './words.ts';

/** Somebody with a seat, chosen or kept. */
export interface Seated {
  readonly mediatorId: string;
  readonly role: SeatRole;
}

/** A row of `choosing_round`. */
export interface Round {
  readonly id: string;
  readonly mediation_id: string;
  readonly number: number;
  readonly kind: RoundKind;
  readonly state: RoundState;
  readonly seats: readonly Seat[];
  readonly kept: readonly Seated[];
  readonly sides: readonly number[];
  readonly candidate_ids: readonly string[];
  readonly barred_ids: readonly string[];
  readonly vetoes: number;
  readonly seed_hash: string;
  readonly seed_sealed: string;
  readonly seed: string | null;
  readonly ballots_of: string;
  readonly opened_at: Date;
  readonly opened_by: string | null;
  readonly due_at: Date;
  readonly closed_at: Date | null;
  readonly closed_how: Closing | null;
  readonly counted: readonly Mediator[] | null;
  readonly panel: readonly Seated[] | null;
  readonly is_by_draw: boolean | null;
  readonly because: Because | null;
}

/** A row of `choosing_ballot` in force; what is in it stays sealed. */
export interface BallotRow {
  readonly id: string;
  readonly round_id: string;
  readonly side: number;
  readonly party_id: string;
  readonly content_sealed: string;
  readonly commitment: string;
  readonly way: Way;
  readonly witness: string;
  readonly by_id: string | null;
  readonly handed_at: Date;
}

/** A row of `choosing_side`. */
export interface SideRow {
  readonly round_id: string;
  readonly side: number;
  readonly view_sealed: string | null;
  readonly is_asked: boolean;
  readonly answer: Answer | null;
  readonly answered_at: Date | null;
  readonly way: Way | null;
}

/** A row of `choosing_order`. */
export interface OrderRow {
  readonly id: string;
  readonly mediation_id: string;
  readonly round_id: string;
  readonly mediator_id: string;
  readonly person_id: string;
  readonly role: SeatRole;
  readonly state: OrderState;
  readonly asked_at: Date;
  readonly due_at: Date;
  readonly reminded_at: Date | null;
  readonly answered_at: Date | null;
  readonly reason: string;
  readonly is_free: boolean | null;
  readonly disclosure: string;
}

/** A row of `choosing_challenge`. */
export interface ChallengeRow {
  readonly id: string;
  readonly mediation_id: string;
  readonly mediator_id: string;
  readonly person_id: string;
  readonly by_kind: 'side' | 'mediator';
  readonly side: number | null;
  readonly party_id: string | null;
  readonly ground: ChallengeGround;
  readonly reason: string;
  readonly way: Way;
  readonly made_at: Date;
  readonly by_id: string | null;
  readonly state: ChallengeState;
  readonly decided_at: Date | null;
  readonly decided_by: string | null;
  readonly why: string;
}
