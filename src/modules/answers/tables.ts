import type { AnswerKind, AnswerState, Paper, ProposedStep } from './words.ts';
import type { Step } from './words-steps.ts';

/** What an entry says: one shape for the three kinds, what a kind does not use stays empty. */
export interface Content {
  readonly titleZh: string;
  readonly titleEn: string;
  /** It and everything below it; null = every matter. */
  readonly category: string | null;
  readonly words: string[];
  readonly textZh: string;
  readonly textEn: string;
  readonly steps: Step[];
  readonly paper: Paper | null;
  readonly nextStep: ProposedStep | null;
  readonly sourceZh: string;
  readonly sourceEn: string;
  readonly isPublic: boolean;
  readonly reviewOn: string;
}

/** 条目: a row of `answer_entry`. */
export interface AnswerEntry {
  readonly id: string;
  readonly code: string;
  readonly kind: AnswerKind;
  /** Who keeps it; null = the county itself. */
  readonly unit_id: string | null;
  readonly state: AnswerState;
  /** What is in use, or was until it was retired; null while nothing was ever published. */
  readonly live: Content | null;
  readonly live_number: number;
  readonly published_at: Date | null;
  readonly published_by: string | null;
  /** When what is in use was last published or found to be still right. */
  readonly as_of: Date | null;
  readonly draft: Content | null;
  /** Everybody who wrote on the draft: none of them publishes it. */
  readonly draft_by: string[];
  readonly draft_at: Date | null;
  readonly version: number;
  readonly uses: number;
  readonly used_on: string | null;
}

/** A row of `answer_tick`. */
export interface Tick {
  readonly matter_id: string;
  readonly entry_id: string;
  readonly step: string;
  readonly by_id: string;
  readonly at: Date;
}
