import type { NeedState, VisitField, VisitState, VisitTaskState, VisitWhy } from './words.ts';

/** A row of `visit_need`. */
export interface Need {
  readonly id: string;
  readonly unit_id: string;
  readonly person_id: string | null;
  readonly title: string;
  readonly address: string;
  readonly phone: string | null;
  readonly place_id: string | null;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly why: VisitWhy;
  readonly purpose: string;
  readonly asked_by: string;
  readonly every_days: number | null;
  readonly until_on: string;
  readonly state: NeedState;
  readonly end_reason: string | null;
  readonly version: number;
}

/** Who wrote a field last, and when. */
export interface Mark {
  readonly byId: string | null;
  readonly at: string;
}

/** A row of `visit`. */
export interface Visit extends Readonly<Record<VisitField, string>> {
  readonly id: string;
  readonly need_id: string;
  readonly unit_id: string;
  readonly person_id: string | null;
  readonly planned_on: string;
  readonly state: VisitState;
  readonly written: Readonly<Partial<Record<VisitField, Mark>>>;
  readonly cancel_reason: string | null;
  readonly version: number;
  readonly done_at: Date | null;
}

/** A row of `visit_task`. */
export interface VisitTask {
  readonly id: string;
  readonly visit_id: string;
  readonly unit_id: string;
  readonly task: string;
  readonly due_on: string;
  readonly state: VisitTaskState;
  readonly report: string;
  readonly ended_at: Date | null;
}
