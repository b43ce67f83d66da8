import type { Duty } from '../../kit/duties.ts';
import type { PersonKind, Post, UnitKind } from './words.ts';

/** 单位: a node of the organisation tree; it is no more from `valid_to` on. */
export type UnitTable = {
  id: string;
  code: string;
  parent_id: string | null;
  kind: UnitKind;
  name: string;
  initials: string;
  aliases: string[];
  phone: string | null;
  valid_from: string;
  valid_to: string | null;
};

/** 人员: a colleague, with an account or without. */
export type PersonTable = {
  id: string;
  code: string;
  account_id: string | null;
  name: string;
  initials: string;
  kind: PersonKind;
  phone: string | null;
  languages: string[];
  skills: string[];
  left_on: string | null;
};

/** 岗位: a post held by a person in a unit; it is over from `valid_to` on. */
type HoldingTable = {
  id: string;
  person_id: string;
  unit_id: string;
  post: Post;
  duties: Duty[];
  categories: string[] | null;
  concurrent: boolean;
  stands_in_for: string | null;
  valid_from: string;
  valid_to: string | null;
};

type SuccessorTable = { old_unit_id: string; new_unit_id: string; on_day: string };

export type PeopleTables = {
  unit: UnitTable;
  person: PersonTable;
  holding: HoldingTable;
  unit_successor: SuccessorTable;
};
