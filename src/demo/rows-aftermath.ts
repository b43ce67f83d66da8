import type { DecisionKind, DecisionState, MeetingFact, MeetingKind, MeetingState } from '../modules/meetings/words.ts';
import type { CheckState, Found, PlanState, TaskState } from '../modules/revisits/words.ts';

export interface MeetingRow {
  id: string;
  kind: MeetingKind;
  unit_id: string;
  title: string;
  starts_at: string;
  where_text: string;
  chair_id: string;
  state: MeetingState;
  attendees: { name: string; unitId?: string; partnerId?: string }[];
  minutes: string;
  version: number;
  made_at: string;
  held_at: string | null;
  changed_at: string;
}

export interface AgendaRow {
  id: string;
  meeting_id: string;
  position: number;
  matter_id: string | null;
  topic: string;
  outcome: string;
}

export interface DecisionRow {
  id: string;
  meeting_id: string;
  matter_id: string | null;
  kind: DecisionKind;
  task: string;
  unit_id: string | null;
  partner_id: string | null;
  due_on: string;
  state: DecisionState;
  report: string;
  ended_at: string | null;
  changed_at: string;
}

export interface MeetingFactRow {
  at: string;
  request_id: string;
  subject_kind: 'meeting';
  subject_id: string;
  kind: MeetingFact;
  audience: 'staff';
  data: Record<string, unknown>;
  by_kind: 'staff';
  by_id: string;
  unit_id: string;
}

export interface PlanRow {
  id: string;
  matter_id: string;
  template: string;
  unit_id: string;
  started_on: string;
  state: PlanState;
  made_at: string;
  ended_at: string | null;
}

export interface TaskRow {
  id: string;
  plan_id: string;
  matter_id: string;
  unit_id: string;
  nth: number;
  planned_on: string;
  due_on: string;
  state: TaskState;
  tries: number;
  way: string | null;
  found: Found | null;
  note: string;
  done_at: string | null;
  done_by: string | null;
}

export interface RoundRow {
  id: string;
  unit_id: string;
  from_on: string;
  to_on: string;
  seed: string;
  eligible: number;
  drawn: number;
  by_id: string;
  at: string;
}

export interface CheckItemRow {
  id: string;
  round_id: string;
  matter_id: string;
  state: CheckState;
  note: string;
  judged_at: string | null;
  judged_by: string | null;
}

/** What came after the matters of the county: meetings, further visits, checks. */
export interface Aftermath {
  meetings: MeetingRow[];
  agenda: AgendaRow[];
  decisions: DecisionRow[];
  meetingFacts: MeetingFactRow[];
  plans: PlanRow[];
  tasks: TaskRow[];
  rounds: RoundRow[];
  checkItems: CheckItemRow[];
}
