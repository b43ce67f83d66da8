import type { DecisionKind, DecisionState, MeetingKind, MeetingState } from './words.ts';

/** Somebody at the table, by name, for a unit or a partner. */
export interface Attendee {
  readonly name: string;
  readonly unitId?: string | undefined;
  readonly partnerId?: string | undefined;
}

/** A row of `meeting`. */
export interface Meeting {
  readonly id: string;
  readonly kind: MeetingKind;
  readonly unit_id: string;
  readonly title: string;
  readonly starts_at: Date;
  readonly where_text: string;
  readonly chair_id: string | null;
  readonly state: MeetingState;
  readonly attendees: Attendee[];
  readonly minutes: string;
  readonly version: number;
  readonly held_at: Date | null;
}

/** A row of `agenda_item`. */
export interface AgendaItem {
  readonly id: string;
  readonly meeting_id: string;
  readonly position: number;
  readonly matter_id: string | null;
  readonly topic: string;
  /** A page of the desk that it leads to. */
  readonly link: string | null;
  readonly outcome: string;
}

/** A row of `decision`. */
export interface Decision {
  readonly id: string;
  readonly meeting_id: string;
  readonly matter_id: string | null;
  readonly kind: DecisionKind;
  readonly task: string;
  readonly unit_id: string | null;
  readonly partner_id: string | null;
  readonly due_on: string | null;
  readonly state: DecisionState;
  readonly report: string;
  readonly ended_at: Date | null;
}
