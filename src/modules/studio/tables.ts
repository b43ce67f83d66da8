import type { z } from 'zod';
import type { Hours } from '../bookings/contract-shapes.ts';
import type { Way } from '../mediation/words.ts';
import type {
  ConsultationState,
  OpinionState,
  PartyRating,
  StopState,
  StudioRole,
  TourState,
  WalkInState,
} from './words.ts';
import type { Consent, InformalKind, ProgrammeState, PromiseState, SessionKind, SquadRole } from './words-street.ts';

/** A row of `studio` with how many wait there today. */
export interface Studio {
  readonly id: string;
  readonly code: string;
  readonly unit_id: string;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly hours: z.output<typeof Hours>;
  readonly active: boolean;
  readonly version: number;
  readonly waiting: number;
  /** Who works there now. */
  readonly person_ids: readonly string[];
}

/** A row of `studio_post` that has not ended. */
export interface Post {
  readonly person_id: string;
  readonly role: StudioRole;
  readonly since: string;
}

/** A row of `studio_walk_in`. */
export interface WalkIn {
  readonly id: string;
  readonly studio_id: string;
  readonly on_day: string;
  readonly number: number;
  readonly name: string;
  readonly phone: string;
  readonly about: string;
  readonly needs: string;
  readonly state: WalkInState;
  readonly came_at: Date;
  readonly called_at: Date | null;
  readonly called_by: string | null;
  readonly ended_at: Date | null;
  readonly note: string;
  readonly mediation_id: string | null;
}

/** A row of `consultation`. */
export interface Consultation {
  readonly id: string;
  readonly mediation_id: string;
  readonly question: string;
  readonly due_at: Date;
  readonly state: ConsultationState;
  readonly summary: string;
  readonly asked_at: Date;
}

/** A row of `consultation_opinion`. */
export interface GivenOpinion {
  readonly id: string;
  readonly consultation_id: string;
  readonly unit_id: string | null;
  readonly partner_id: string | null;
  readonly state: OpinionState;
  readonly knot: string;
  readonly advice: string;
  readonly law: string;
  readonly given_at: Date | null;
}

/** A row of `mediation_opinion`. */
export interface PartyOpinion {
  readonly party_id: string;
  readonly rating: PartyRating | null;
  readonly words: string;
  readonly way: Way;
  readonly said_at: Date;
}

/** A row of `mediation_notice`. */
export interface Notice {
  readonly id: string;
  readonly party_id: string;
  readonly text: string;
  readonly told_at: Date;
  readonly seen_at: Date | null;
}

/** A row of `studio_tour`. */
export interface Tour {
  readonly id: string;
  readonly studio_id: string;
  readonly resource_id: string;
  readonly title: string;
  readonly state: TourState;
  readonly is_public: boolean;
  readonly version: number;
  readonly made_at: Date;
  readonly unit_id: string;
  readonly studio_name: string;
}

/** A row of `studio_stop`. */
export interface Stop {
  readonly id: string;
  readonly tour_id: string;
  readonly place: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly engagement_id: string | null;
  readonly state: StopState;
  readonly visitors: number | null;
  readonly note: string;
}

/** A row of `informal_meeting`. */
export interface Informal {
  readonly id: string;
  readonly unit_id: string;
  readonly kind: InformalKind;
  readonly place: string;
  readonly attended: number;
  readonly note: string;
  readonly held_at: Date;
}

/** A row of `informal_promise`. */
export interface PromiseRow {
  readonly id: string;
  readonly meeting_id: string;
  readonly what: string;
  readonly who: string;
  readonly due_on: string;
  readonly state: PromiseState;
  readonly report: string;
}

/** A row of `squad` with its members. */
export interface Squad {
  readonly id: string;
  readonly unit_id: string;
  readonly name: string;
  readonly area: string;
  readonly version: number;
  readonly members: readonly { readonly name: string; readonly role: SquadRole; readonly phone: string }[];
}

/** A row of `family_programme`. */
export interface Programme {
  readonly id: string;
  readonly unit_id: string;
  readonly title: string;
  readonly aim: string;
  readonly lead_id: string;
  readonly psychologist_id: string | null;
  readonly supervisor_id: string | null;
  readonly state: ProgrammeState;
  readonly ended_why: string;
  readonly started_at: Date;
  readonly version: number;
}

/** A row of `family_member`. */
export interface FamilyMember {
  readonly id: string;
  readonly name: string;
  readonly relation: string;
  readonly born_on: string | null;
  readonly guardian_id: string | null;
  readonly consent: Consent;
  readonly consent_by: string;
  readonly consent_at: Date | null;
}

/** A row of `family_session`. */
export interface FamilySession {
  readonly id: string;
  readonly kind: SessionKind;
  readonly on_day: string;
  readonly where_text: string;
  readonly what: string;
  readonly attended: readonly string[];
}
