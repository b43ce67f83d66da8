import type {
  AgeBand,
  ConsentWay,
  FoundCondition,
  MeasureKind,
  MeasureState,
  PlanState,
  ProofItem,
  ReviewOutcome,
  SearchState,
  SectorState,
} from './words.ts';

/** Polygons of an area: [[[[lng, lat], …], …], …], rings closed, WGS-84. */
export type Area = [number, number][][][];

/** A row of `missing_search`. */
export interface Search {
  readonly id: string;
  readonly matter_id: string;
  readonly unit_id: string;
  readonly state: SearchState;
  readonly age_band: AgeBand;
  readonly looks: string;
  readonly clothes: string;
  readonly seen_where: string;
  readonly seen_at: Date | null;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly health: string;
  readonly photo_id: string | null;
  readonly area: Area;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly found_where: string;
  readonly found_condition: FoundCondition | null;
  readonly ended_note: string;
  readonly version: number;
}

/** A row of `search_sector`. */
export interface SectorRow {
  readonly id: string;
  readonly search_id: string;
  readonly nth: number;
  readonly shape: Area;
  readonly square_metres: number;
  readonly state: SectorState;
  readonly unit_id: string | null;
  readonly person_id: string | null;
  readonly team: string;
  readonly note: string;
}

/** A row of `search_sighting`. */
export interface Sighting {
  readonly id: string;
  readonly seen_at: Date;
  readonly where_text: string;
  readonly what: string;
  readonly who: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly told_at: Date;
  readonly told_by: string | null;
}

/** A row of `search_leaflet`. */
export interface Leaflet {
  readonly id: string;
  readonly search_id: string;
  readonly code: string;
  readonly with_photo: boolean;
  readonly with_health: boolean;
  readonly made_at: Date;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
}

/** A row of `support_plan`. */
export interface Plan {
  readonly id: string;
  readonly matter_id: string;
  readonly unit_id: string;
  readonly state: PlanState;
  readonly household: string;
  readonly need: string;
  readonly lead_id: string;
  readonly consent_by: string;
  readonly consent_how: ConsentWay;
  readonly consent_for: string;
  readonly consent_at: Date;
  readonly consent_until: string;
  readonly withdrawn_at: Date | null;
  readonly review_on: string;
  readonly started_at: Date;
  readonly made_by: string | null;
  readonly ended_at: Date | null;
  readonly version: number;
}

/** A row of `support_measure` with what was spent on it. */
export interface Measure {
  readonly id: string;
  readonly plan_id: string;
  readonly kind: MeasureKind;
  readonly what: string;
  readonly person_id: string | null;
  readonly partner_id: string | null;
  readonly budget_fen: number;
  readonly due_on: string;
  readonly state: MeasureState;
  readonly note: string;
  readonly spent_fen: number;
}

/** A row of `support_spending`. */
export interface Spending {
  readonly id: string;
  readonly measure_id: string;
  readonly amount_fen: number;
  readonly on_day: string;
  readonly voucher: string;
  readonly file_id: string | null;
}

/** A row of `support_visit`. */
export interface PlannedVisit {
  readonly id: string;
  readonly plan_id: string;
  readonly due_on: string;
  readonly done_at: Date | null;
  readonly done_by: string | null;
  readonly note: string;
}

/** A row of `support_note`; the body is sealed. */
export interface SealedNote {
  readonly id: string;
  readonly at: Date;
  readonly author_id: string;
  readonly body: Buffer;
}

/** A row of `support_review`. */
export interface Review {
  readonly id: string;
  readonly at: Date;
  readonly by_id: string;
  readonly outcome: ReviewOutcome;
  readonly note: string;
  readonly next_on: string | null;
}

/** A row of `proof_item`. */
export interface ProofEntry {
  readonly id: string;
  readonly item: ProofItem;
  readonly note: string;
  readonly file_ids: string[];
  readonly waived: boolean;
  readonly at: Date;
  readonly by_id: string | null;
}
