import type { Duty } from '../kit/duties.ts';
import type { Evidence } from '../modules/categories/words.ts';
import type { MatterFact, MatterState, PartState, ShareLevel, Solved, Verdict } from '../modules/matters/words.ts';
import type { CountedResult } from '../modules/matters/words-together.ts';
import type { LateRows } from './columns-late.ts';
import type { Aftermath } from './rows-aftermath.ts';

export type Position = [lng: number, lat: number];
type Shape = { type: 'Polygon'; coordinates: Position[][] } | { type: 'LineString'; coordinates: Position[] };

export interface UnitRow {
  id: string;
  code: string;
  parent_id: string | null;
  kind: string;
  name: string;
  aliases: string[];
  phone: string | null;
  valid_from: string;
  valid_to: string | null;
}

/** An account without its password and one-time key, which whoever loads the county adds. */
export interface AccountStub {
  id: string;
  badge: string;
  name: string;
  language: 'zh' | 'en';
  active: boolean;
  made_at: string;
}

export interface PersonRow {
  id: string;
  code: string;
  account_id: string | null;
  name: string;
  kind: string;
  phone: string | null;
  languages: string[];
  skills: string[];
  left_on: string | null;
}

export interface HoldingRow {
  id: string;
  person_id: string;
  unit_id: string;
  post: string;
  duties: Duty[];
  categories: string[] | null;
  concurrent: boolean;
  stands_in_for: string | null;
  valid_from: string;
  valid_to: string | null;
}

export interface GridRow {
  id: string;
  code: string;
  partition: 'police' | 'civil';
  name: string;
  aliases: string[];
  ring: Position[][];
  households: number;
  residents: number;
  valid_from: string;
  valid_to: string | null;
}

export interface GridTeamRow {
  id: string;
  grid_id: string;
  unit_id: string;
  valid_from: string;
  valid_to: string | null;
  handed_over_by: string | null;
  note: string | null;
}

export interface CrosswalkRow {
  id: string;
  police_grid_id: string;
  civil_grid_id: string;
  share_percent: number;
}

export interface PlaceRow {
  id: string;
  code: string;
  kind: string;
  name: string;
  aliases: string[];
  address: string | null;
  lng: number | null;
  lat: number | null;
  shape: Shape | null;
  unit_id: string | null;
  grid_id: string | null;
  hosts: string[];
  hours: string | null;
  phone: string | null;
  visits_per_day: number | null;
  note: string | null;
  closed_on: string | null;
}

export interface RoadRow {
  id: string;
  code: string;
  name: string;
  class: string;
  line: Position[];
  length_metres: number;
  speed_kmh: number;
}

export interface PartnerRow {
  id: string;
  code: string;
  name: string;
  aliases: string[];
  kind: string;
  remit: string;
  liaison_name: string | null;
  liaison_phone: string | null;
  deputy_name: string | null;
  deputy_phone: string | null;
  phone: string | null;
  ended_on: string | null;
}

export interface MatterRow {
  id: string;
  number: string;
  state: MatterState;
  title: string;
  what: string;
  category: string;
  channel: string;
  where_text: string;
  lng: number | null;
  lat: number | null;
  place_id: string | null;
  grid_id: string | null;
  unit_id: string;
  lead_id: string | null;
  watch: boolean;
  reported_at: string;
  happened_on: string | null;
  promised_at: string | null;
  answered_at: string | null;
  answered_by: string | null;
  closed_at: string | null;
  closed_by: string | null;
  solved: Solved;
  contest_until: string | null;
  revisit_due_on: string | null;
  revisited_at: string | null;
  revisited_by: string | null;
  archived_at: string | null;
  times_returned: number;
  times_reopened: number;
  evidence: Evidence[];
  result: CountedResult | null;
  merged_into: string | null;
  merged_at: string | null;
  state_before: MatterState | null;
  version: number;
  changed_at: string;
}

export interface ReporterRow {
  id: string;
  matter_id: string;
  code: string;
  tail: string;
  name: string | null;
  phone: string | null;
  language: 'zh' | 'en';
  on_behalf_by: string | null;
  behalf_note: string | null;
  wants_messages: boolean;
  shares: ShareLevel;
  /** Whoever loads the county seals name and phone. */
  confidential: boolean;
  seen_at: string | null;
  made_at: string;
}

export interface PartRow {
  id: string;
  matter_id: string;
  role: 'lead' | 'helper';
  unit_id: string | null;
  partner_id: string | null;
  person_id: string | null;
  task: string;
  state: PartState;
  answer: string | null;
  due_at: string | null;
  asked_at: string;
  changed_at: string;
  ack_due_at: string | null;
  acknowledged_at: string | null;
  acknowledged_in_time: boolean | null;
  ended_at: string | null;
  times_returned: number;
  return_reason: string | null;
  bound: boolean;
  reply: string | null;
  arbiter_id: string | null;
  arbitrate_due_at: string | null;
  verdict: Verdict | null;
  verdict_reason: string | null;
  verdict_at: string | null;
  deputy_told_at: string | null;
  reminded_at: string | null;
}

export interface FactRow {
  at: string;
  request_id: string;
  subject_kind: 'matter';
  subject_id: string;
  kind: MatterFact;
  audience: 'resident' | 'staff' | 'sealed';
  data: Record<string, unknown>;
  by_kind: 'staff' | 'receipt' | 'link' | 'visitor' | 'system';
  by_id: string | null;
  unit_id: string | null;
}

/** A matter with everything that belongs to it; `facts` in the order in which they happened. */
export interface MatterBook {
  matter: MatterRow;
  reporters: ReporterRow[];
  parts: PartRow[];
  facts: FactRow[];
}

/** A badge to sign in with, and what its holder does. */
export interface SignIn {
  badge: string;
  role: string;
  name: string;
  unitName: string;
  duties: Duty[];
}

/** An invented county: rows in the shapes of the tables, `matters` newest first. */
export interface County {
  name: { zh: string; en: string };
  signIns: SignIn[];
  units: UnitRow[];
  accounts: AccountStub[];
  persons: PersonRow[];
  holdings: HoldingRow[];
  grids: GridRow[];
  gridTeams: GridTeamRow[];
  crosswalk: CrosswalkRow[];
  places: PlaceRow[];
  roads: RoadRow[];
  partners: PartnerRow[];
  matters: MatterBook[];
  aftermath: Aftermath;
  /** What was done together, for people and afterwards: rows of the tables that `columns-late.ts` lists. */
  late: LateRows;
}
