import type { ProcedureState, RunResult } from './words.ts';
import type { Content } from './words-findings.ts';

/** A row of `procedure`. */
export interface Procedure {
  readonly id: string;
  readonly code: string;
  readonly version: number;
}

/** A row of `procedure_version`. */
export interface ProcedureVersion {
  readonly id: string;
  readonly procedure_id: string;
  readonly number: number;
  readonly state: ProcedureState;
  readonly content: Content;
  /** Everybody who wrote on it: none of them may publish it. */
  readonly draft_by: readonly string[];
  readonly made_at: Date;
  readonly published_by: string | null;
  readonly published_at: Date | null;
  readonly note: string | null;
}

/** A row of `procedure_run`. */
export interface Run {
  readonly matter_id: string;
  readonly version_id: string;
  readonly round: number;
  readonly stage: string;
  readonly entered_at: Date;
  readonly begun_at: Date;
  readonly ended_at: Date | null;
  readonly result: RunResult | null;
  readonly version: number;
}
