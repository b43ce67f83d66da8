import type {
  Capacity,
  MandateScope,
  MediationState,
  MemberRole,
  MemberState,
  Mode,
  PartyRole,
  Route,
  SeatRole,
  Source,
  Track,
  Way,
  Willing,
} from './words.ts';
import type { GateQuestion, RiskLevel, RiskSign } from './words-risk.ts';

/** A row of `mediation`. */
export interface Mediation {
  readonly id: string;
  readonly number: string;
  readonly matter_id: string;
  readonly source: Source;
  readonly track: Track;
  readonly mode: Mode;
  readonly category: string;
  readonly title: string;
  readonly unit_id: string;
  readonly liaison_id: string | null;
  readonly state: MediationState;
  readonly resume_to: MediationState | null;
  readonly open_session: boolean;
  readonly gate: { readonly marks: readonly GateQuestion[] } | null;
  readonly first_known_on: string | null;
  readonly opened_at: Date;
  readonly accepted_at: Date | null;
  readonly reached_at: Date | null;
  readonly ended_at: Date | null;
  readonly times_reopened: number;
  /** Sittings that began and have no record yet, as the sittings say. */
  readonly unrecorded: number;
  readonly version: number;
}

/** A row of `mediation_party`. */
export interface Party {
  readonly id: string;
  readonly mediation_id: string;
  readonly side: number;
  readonly role: PartyRole;
  readonly acts_for: string | null;
  readonly name: string;
  readonly phone: string | null;
  readonly gender: 'female' | 'male' | 'other' | null;
  readonly born_on: string | null;
  readonly id_number_sealed: string | null;
  readonly address: string;
  readonly employer: string;
  readonly grid_code: string | null;
  readonly occupation: string;
  readonly capacity: Capacity;
  readonly needs: string;
  readonly language: 'zh' | 'en';
  readonly way: Way;
  readonly mandate_scope: MandateScope | null;
  readonly mandate_until: string | null;
  readonly mandate_file_id: string | null;
  readonly code: string;
  readonly tail: string;
  readonly willing: Willing;
  readonly willing_how: Way | null;
  readonly willing_at: Date | null;
  readonly rights_how: Way | null;
  readonly rights_at: Date | null;
  readonly wants_open: boolean | null;
  readonly added_at: Date;
  readonly left_at: Date | null;
}

/** A row of `mediation_panel`. */
export interface Seat {
  readonly mediator_id: string;
  readonly person_id: string;
  readonly role: SeatRole;
  readonly since: Date;
  readonly until: Date | null;
  readonly why: string | null;
}

/** A row of `mediation_member`. */
export interface Member {
  readonly id: string;
  readonly unit_id: string | null;
  readonly partner_id: string | null;
  readonly role: MemberRole;
  readonly speaks_on: string;
  readonly state: MemberState;
  readonly answer: string | null;
  readonly asked_at: Date;
  readonly due_at: Date | null;
  readonly answered_at: Date | null;
}

/** A row of `mediation_check`. */
export interface Check {
  readonly id: string;
  readonly marks: readonly RiskSign[];
  readonly level: RiskLevel;
  readonly note: string;
  readonly plan: string;
  readonly cool_until: Date | null;
  readonly reported_to: string | null;
  readonly at: Date;
  readonly by_id: string;
}

/** A row of `mediation_route`. */
export interface RouteTold {
  readonly party_id: string;
  readonly route: Route;
  readonly how: Way;
  readonly told_at: Date;
  readonly seen_at: Date | null;
}
