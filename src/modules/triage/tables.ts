import type { ClassFigures, Confusion, Coverage } from '../../algorithms/text-classes/judge.ts';
import type { ModelState, RiskKind, RulingName } from './words.ts';

/** Three figures that sum up how well something suggests. */
export interface Summary {
  readonly accuracy: number;
  readonly macroF1: number;
  readonly top2: number;
}

/** What is known of a version when it was trained. */
export interface Report {
  /** By cross-validation over all rows, copies of a text in one fold. */
  readonly crossed: Summary;
  readonly deviation: Summary;
  readonly classes: readonly ClassFigures[];
  readonly confusion: Confusion;
  readonly coverage: readonly Coverage[];
  /** Trained on so many of the earlier rows, judged on the latest. */
  readonly curve: readonly (Summary & { readonly rows: number })[];
  /** On the latest matters: this version against what was in use then. */
  readonly latest: {
    readonly rows: number;
    readonly challenger: Summary;
    readonly champion: Summary;
    readonly championNumber: number | null;
  };
  readonly ruling: RulingName;
}

/** A row of `triage_model` without its bytes. */
export interface Model {
  readonly id: string;
  readonly number: number;
  readonly state: ModelState;
  readonly has_bytes: boolean;
  readonly rows: number;
  readonly from_on: string;
  readonly to_on: string;
  readonly fingerprint: string;
  readonly report: Report;
  readonly trained_by: string | null;
  readonly trained_at: Date;
  readonly promoted_by: string | null;
  readonly promoted_at: Date | null;
  readonly promoted_why: string | null;
  readonly retired_by: string | null;
  readonly retired_at: Date | null;
  readonly retired_why: string | null;
}

/** A row of `triage_suggestion`. */
export interface Suggested {
  readonly matter_id: string;
  readonly model_id: string | null;
  readonly category: string;
  readonly ranked: string[];
  readonly margin: number | null;
  readonly shown: boolean;
}

/** A row of `risk_flag`. */
export interface Risk {
  readonly id: string;
  readonly matter_id: string;
  readonly kind: RiskKind;
  readonly reason: string;
  readonly until_on: string;
  readonly set_by: string;
  readonly set_at: Date;
  readonly ended_by: string | null;
  readonly ended_at: Date | null;
  readonly end_reason: string | null;
}
