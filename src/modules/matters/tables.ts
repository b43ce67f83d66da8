import type { Evidence, MatterState, PartState, Solved } from './words.ts';

/** A row of `matter`. */
export interface Matter {
  readonly id: string;
  readonly number: string;
  readonly state: MatterState;
  readonly title: string;
  readonly what: string;
  readonly category: string;
  readonly channel: string;
  readonly where_text: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly place_id: string | null;
  readonly grid_id: string | null;
  readonly unit_id: string;
  readonly lead_id: string | null;
  readonly watch: boolean;
  readonly reported_at: Date;
  readonly happened_on: string | null;
  readonly promised_at: Date | null;
  readonly answered_at: Date | null;
  readonly answered_by: string | null;
  readonly closed_at: Date | null;
  readonly closed_by: string | null;
  readonly solved: Solved;
  readonly contest_until: Date | null;
  readonly revisit_due_on: string | null;
  readonly revisited_at: Date | null;
  readonly revisited_by: string | null;
  readonly archived_at: Date | null;
  readonly times_returned: number;
  readonly times_reopened: number;
  readonly evidence: Evidence[];
  readonly import_run_id: string | null;
  readonly version: number;
  readonly changed_at: Date;
}

/** A row of `reporter`. */
export interface Reporter {
  readonly id: string;
  readonly matter_id: string;
  readonly code: string;
  readonly tail: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly language: 'zh' | 'en';
  readonly on_behalf_by: string | null;
  readonly behalf_note: string | null;
  readonly wants_messages: boolean;
  readonly made_at: Date;
}

/** A row of `part`. */
export interface Part {
  readonly id: string;
  readonly matter_id: string;
  readonly role: 'lead' | 'helper';
  readonly unit_id: string | null;
  readonly partner_id: string | null;
  readonly person_id: string | null;
  readonly task: string;
  readonly state: PartState;
  readonly answer: string | null;
  readonly due_at: Date | null;
  readonly asked_at: Date;
}

/** A row of `category`. */
export interface Category {
  readonly code: string;
  readonly parent_code: string | null;
  readonly zh: string;
  readonly en: string;
  readonly own: boolean;
  readonly working_days: number;
  readonly evidence: Evidence[];
  readonly emergency: boolean;
}

/** A row of `channel`. */
export interface Channel {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly for_residents: boolean;
}
