import type { CheckState, Found, PlanState, TaskState } from './words.ts';

/** A row of `revisit_template`. */
export interface Template {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly days: number[];
  readonly categories: string[];
  readonly automatic: boolean;
}

/** A row of `revisit_plan`. */
export interface Plan {
  readonly id: string;
  readonly matter_id: string;
  readonly template: string;
  readonly unit_id: string;
  readonly started_on: string;
  readonly state: PlanState;
}

/** A row of `revisit_task`. */
export interface Task {
  readonly id: string;
  readonly plan_id: string;
  readonly matter_id: string;
  readonly unit_id: string;
  readonly nth: number;
  readonly planned_on: string;
  readonly due_on: string;
  readonly state: TaskState;
  readonly tries: number;
  readonly way: string | null;
  readonly found: Found | null;
  readonly note: string;
  readonly done_at: Date | null;
  readonly done_by: string | null;
  readonly again_matter_id: string | null;
}

/** A row of `check_round`, with how its items stand. */
export interface CheckRound {
  readonly id: string;
  readonly unit_id: string;
  readonly from_on: string;
  readonly to_on: string;
  readonly seed: string;
  readonly eligible: number;
  readonly drawn: number;
  readonly at: Date;
  readonly sound: number;
  readonly fake: number;
}

/** A row of `check_item`. */
export interface CheckItem {
  readonly id: string;
  readonly round_id: string;
  readonly matter_id: string;
  readonly state: CheckState;
  readonly note: string;
  readonly judged_at: Date | null;
}
