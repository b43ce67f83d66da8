import type { Condition } from '../../algorithms/duplicate-rules/condition.ts';
import type { RunState, TopicState } from './words.ts';

/** A version of a row of `duplicate_rule`. */
export interface Rule {
  readonly id: string;
  readonly version: number;
  readonly zh: string;
  readonly en: string;
  readonly condition: Condition;
  readonly is_on: boolean;
  readonly note: string;
  readonly changed_by: string | null;
  readonly changed_at: Date;
}

/** A row of `topic`, with what permission asks of its unit. */
export interface Topic {
  readonly id: string;
  readonly unit_id: string;
  readonly is_top: boolean;
  readonly wider_id: string | null;
  readonly state: TopicState;
  readonly label: string;
  readonly place: string | null;
  readonly words: readonly string[];
  readonly category: string;
  readonly categories: readonly string[];
  readonly matters: number;
  readonly reporters: number;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly raised_at: Date;
  readonly decided_at: Date | null;
  readonly decided_by: string | null;
  readonly joint_id: string | null;
  readonly version: number;
}

/** A row of `topic_run`. */
export interface Run {
  readonly id: string;
  readonly kind: 'find' | 'mark';
  readonly state: RunState;
  readonly days: number | null;
  readonly done: number;
  readonly total: number;
  readonly made_at: Date;
  readonly ended_at: Date | null;
}
