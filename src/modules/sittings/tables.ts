import type { Way } from '../mediation/words.ts';
import type { Mark } from './rules-sheet.ts';
import type {
  AnswerWay,
  CalmStep,
  ConfirmedHow,
  OfferState,
  Outcome,
  RecordState,
  RoundState,
  SignWay,
  SittingKind,
  SittingState,
  Stage,
  Verdict,
} from './words.ts';

/** A row of `sitting`. */
export interface Sitting {
  readonly id: string;
  readonly mediation_id: string;
  readonly number: number;
  readonly kind: SittingKind;
  readonly sides: readonly number[];
  readonly state: SittingState;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly room_id: string | null;
  readonly place: string;
  readonly link: string;
  readonly engagement_id: string | null;
  readonly open_session: boolean;
  readonly begun_at: Date | null;
  readonly ended_at: Date | null;
  readonly stage: Stage | null;
  readonly stages: readonly { readonly stage: Stage; readonly at: string }[];
  readonly calm: readonly CalmStep[];
  readonly outcome: Outcome | null;
  readonly law: string;
  readonly reason: string;
  readonly feeling: string;
  readonly course: string;
  readonly result: string;
  readonly present: Readonly<Record<string, string>>;
  readonly articles: Readonly<Record<string, string>>;
  readonly written: Readonly<Record<string, Mark>>;
  readonly is_simple: boolean;
  readonly record_state: RecordState;
  readonly record_number: number;
  readonly record_text: string | null;
  readonly record_hash: string | null;
  readonly record_at: Date | null;
  readonly locked_at: Date | null;
  readonly version: number;
}

/** A row of `sitting_round`. */
export interface Round {
  readonly id: string;
  readonly mediation_id: string;
  readonly number: number;
  readonly kind: SittingKind;
  readonly sides: readonly number[];
  readonly minutes: number;
  readonly place: string;
  readonly link: string;
  readonly state: RoundState;
  readonly answer_by: Date;
  readonly made_at: Date;
  readonly ended_at: Date | null;
}

/** A row of `sitting_slot`. */
export interface Slot {
  readonly round_id: string;
  readonly number: number;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly room_id: string | null;
  readonly engagement_id: string;
}

/** A row of `sitting_answer`. */
export interface Answer {
  readonly round_id: string;
  readonly party_id: string;
  readonly slots: readonly number[];
  readonly way: AnswerWay;
  readonly witness: string;
  readonly at: Date;
}

/** A row of `sitting_window`. */
export interface TimeWindow {
  readonly party_id: string;
  readonly from_at: Date;
  readonly to_at: Date;
  readonly preferred: boolean;
  readonly way: Way;
}

/** A row of `sitting_fact`. */
export interface Fact {
  readonly id: string;
  readonly text: string;
  readonly stands: Readonly<Record<string, string>>;
  readonly remarks: Readonly<Record<string, string>>;
  readonly written: Readonly<Record<string, Mark>>;
}

/** A row of `sitting_note`. */
export interface SealedNote {
  readonly id: string;
  readonly sitting_id: string | null;
  readonly side: number;
  readonly sealed: string;
  readonly for_apprentices: boolean;
  readonly by_id: string;
  readonly at: Date;
}

/** A row of `sitting_offer`. */
export interface Offer {
  readonly id: string;
  readonly mediation_id: string;
  readonly answers_to: string | null;
  readonly from_side: number;
  readonly to_sides: readonly number[];
  readonly text: string;
  readonly amount_fen: number | null;
  readonly conditions: string;
  readonly valid_until: Date | null;
  readonly state: OfferState;
  /** Kept with the mediator once it is confirmed, until the side lets it go. */
  readonly keep_back: boolean;
  readonly accepted_by: readonly number[];
  readonly party_id: string | null;
  readonly way: Way;
  readonly made_by: string | null;
  readonly made_at: Date;
  readonly confirmed_how: ConfirmedHow | null;
  readonly witness: string;
  readonly opened_at: Date | null;
  readonly ended_at: Date | null;
  readonly answer: string;
}

/** A row of `sitting_signature`. */
export interface Signature {
  readonly sitting_id: string;
  readonly record_number: number;
  readonly party_id: string;
  readonly verdict: Verdict;
  readonly way: SignWay;
  readonly typed_name: string;
  readonly note: string;
  readonly file_id: string | null;
  readonly at: Date;
}
