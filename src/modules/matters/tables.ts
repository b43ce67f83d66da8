import type { Evidence } from '../categories/words.ts';
import type { OwnWord } from './rules-solved.ts';
import type { MatterState, PartState, ShareBasis, ShareLevel, Solved, Verdict } from './words.ts';
import type { CountedResult } from './words-together.ts';

/** A row of `matter`. */
export interface Matter {
  readonly id: string;
  readonly number: string;
  readonly state: MatterState;
  readonly title: string;
  readonly what: string;
  readonly category: string;
  readonly channel: string;
  readonly where_text: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly place_id: string | null;
  readonly grid_id: string | null;
  readonly unit_id: string;
  readonly lead_id: string | null;
  readonly watch: boolean;
  readonly reported_at: Date;
  readonly happened_on: string | null;
  readonly promised_at: Date | null;
  readonly answered_at: Date | null;
  readonly answered_by: string | null;
  readonly closed_at: Date | null;
  readonly closed_by: string | null;
  readonly solved: Solved;
  readonly contest_until: Date | null;
  readonly revisit_due_on: string | null;
  readonly revisited_at: Date | null;
  readonly revisited_by: string | null;
  readonly archived_at: Date | null;
  readonly times_returned: number;
  readonly times_reopened: number;
  readonly evidence: Evidence[];
  readonly import_run_id: string | null;
  readonly merged_into: string | null;
  readonly merged_at: Date | null;
  readonly state_before: MatterState | null;
  readonly split_from: string | null;
  readonly last_closed_at: Date | null;
  readonly result: CountedResult | null;
  readonly kept_by: string | null;
  readonly kept_reason: string | null;
  readonly kept_at: Date | null;
  readonly version: number;
  readonly changed_at: Date;
}

/** A row of `reporter`. */
export interface Reporter {
  readonly id: string;
  readonly matter_id: string;
  readonly code: string;
  readonly tail: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly language: 'zh' | 'en';
  readonly on_behalf_by: string | null;
  readonly behalf_note: string | null;
  /** Colleagues do not see who it is: name, phone and note lie in `sealed` (identity.ts). */
  readonly confidential: boolean;
  readonly sealed: string | null;
  readonly phone_key: string | null;
  readonly wants_messages: boolean;
  readonly shares: ShareLevel;
  readonly made_at: Date;
  readonly solved: OwnWord | null;
  readonly solved_at: Date | null;
  readonly withdrawn_at: Date | null;
  /** The same person at the matter that this one was split from. */
  readonly split_of: string | null;
}

/** A reporter as he is first written down: he has not spoken yet. */
export type NewReporter = Omit<Reporter, 'solved' | 'solved_at' | 'withdrawn_at' | 'split_of'>;

/** A row of `part`. */
export interface Part {
  readonly id: string;
  readonly matter_id: string;
  readonly role: 'lead' | 'helper';
  readonly unit_id: string | null;
  readonly partner_id: string | null;
  readonly person_id: string | null;
  readonly task: string;
  readonly state: PartState;
  readonly answer: string | null;
  readonly due_at: Date | null;
  readonly asked_at: Date;
  readonly ack_due_at: Date | null;
  readonly acknowledged_at: Date | null;
  readonly times_returned: number;
  readonly bound: boolean;
  readonly return_reason: string | null;
  readonly reply: string | null;
  readonly arbiter_id: string | null;
  readonly arbitrate_due_at: Date | null;
  readonly verdict: Verdict | null;
  readonly verdict_reason: string | null;
  readonly verdict_at: Date | null;
}

/** A row of `sharing`. */
export interface Sharing {
  readonly id: string;
  readonly matter_id: string;
  readonly part_id: string;
  readonly partner_id: string;
  readonly level: ShareLevel;
  readonly basis: ShareBasis;
  readonly reason: string | null;
  readonly made_by: string | null;
  readonly made_at: Date;
  readonly ended_at: Date | null;
}
