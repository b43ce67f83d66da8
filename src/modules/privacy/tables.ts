import type {
  emergencyKinds,
  RequestKind,
  RequestOutcome,
  requestChannels,
  requestStates,
  reviewOutcomes,
  unsealOutcomes,
} from './words.ts';

/** A row of `break_glass` with its review. */
export interface Glass {
  readonly id: string;
  readonly account_id: string;
  readonly matter_id: string;
  readonly number: string;
  readonly unit_id: string;
  readonly by_unit_id: string;
  readonly kind: keyof typeof emergencyKinds;
  readonly reason: string;
  readonly at: Date;
  readonly until: Date;
  readonly due_at: Date;
  readonly outcome: keyof typeof reviewOutcomes | null;
  readonly note: string | null;
  readonly reviewed_by: string | null;
  readonly reviewed_at: Date | null;
}

/** A row of `unsealing`. */
export interface Unsealing {
  readonly id: string;
  readonly reporter_id: string;
  readonly matter_id: string;
  readonly number: string;
  readonly code: string;
  readonly unit_id: string;
  readonly reason: string;
  readonly asked_by: string;
  readonly asked_at: Date;
  readonly outcome: keyof typeof unsealOutcomes | null;
  readonly note: string | null;
  readonly decided_by: string | null;
  readonly until: Date | null;
}

/** What a request for correction wants to have written. */
export interface Wished {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly what?: string | undefined;
}

/** A row of `privacy_request` with the number and unit of its matter and the receipt code of its reporter. */
export interface PrivacyRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly channel: keyof typeof requestChannels;
  readonly matter_id: string;
  readonly reporter_id: string;
  readonly number: string;
  readonly unit_id: string;
  readonly code: string;
  readonly words: string;
  readonly wish: Wished;
  readonly made_at: Date;
  readonly taken_by: string | null;
  readonly due_at: Date;
  readonly state: keyof typeof requestStates;
  readonly outcome: RequestOutcome | null;
  readonly reasons: string | null;
  readonly law: string | null;
  readonly decided_at: Date | null;
  readonly ready_until: Date | null;
}
