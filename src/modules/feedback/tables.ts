import type { Ground, ObjectionState, Said, SurveyState, SurveyWay, ThanksKind } from './words.ts';

/** What was said to each question; null was never said. */
export interface Answers {
  readonly speed: Said | null;
  readonly manner: Said | null;
  readonly clarity: Said | null;
  readonly result: Said | null;
}

/** A row of `survey`, with the state that the clock gives it. */
export interface Survey extends Answers {
  readonly id: string;
  readonly matter_id: string;
  readonly reporter_id: string;
  readonly unit_id: string;
  readonly category: string;
  readonly handlers: string[];
  readonly closed_on: string;
  readonly expires_at: Date;
  readonly state: SurveyState;
  readonly messaged_at: Date | null;
  readonly way: SurveyWay | null;
  readonly comment: string;
  readonly answered_at: Date | null;
  readonly typed_by: string | null;
  readonly objectable_from: string | null;
  readonly object_until: Date | null;
}

/** A row of `objection`. */
export interface Objection {
  readonly id: string;
  readonly survey_id: string;
  readonly matter_id: string;
  readonly unit_id: string;
  readonly ground: Ground;
  readonly reasons: string;
  readonly by_id: string;
  readonly at: Date;
  readonly state: ObjectionState;
  readonly decided_at: Date | null;
}

/** A row of `objection_vote`. */
export interface Vote {
  readonly objection_id: string;
  readonly account_id: string;
  readonly upholds: boolean;
  readonly reason: string;
  readonly at: Date;
}

/** A row of `thanks`. */
export interface Thanks {
  readonly id: string;
  readonly unit_id: string;
  readonly matter_id: string | null;
  readonly kind: ThanksKind;
  readonly on_day: string;
  readonly words: string;
  readonly at: Date;
  readonly struck_at: Date | null;
}
