import type { JointState, MemberState } from './words.ts';

/** A row of `joint_action`. */
export interface JointAction {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly goal: string;
  readonly where_text: string;
  readonly unit_id: string;
  readonly lead_id: string | null;
  readonly state: JointState;
  readonly starts_on: string | null;
  readonly result: string | null;
  readonly made_at: Date;
  readonly version: number;
}

/** A row of `joint_member`. */
export interface JointMember {
  readonly id: string;
  readonly action_id: string;
  readonly unit_id: string | null;
  readonly partner_id: string | null;
  readonly task: string;
  readonly state: MemberState;
  readonly answer: string | null;
  readonly due_at: Date | null;
  readonly asked_at: Date;
}

/** A row of `joint_matter`, with what permission asks of the matter. */
export interface JointMatter {
  readonly matter_id: string;
  readonly unit_id: string;
  readonly answered_at: Date | null;
}
