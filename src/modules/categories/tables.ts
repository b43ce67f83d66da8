import type { PartnerKind } from '../partners/words.ts';
import type { UnitKind } from '../people/words.ts';
import type { Evidence, ResultField, TargetKind, VersionState } from './words.ts';

/** A row of `category` as matters need it. */
export interface Category {
  readonly code: string;
  readonly parent_code: string | null;
  readonly zh: string;
  readonly en: string;
  readonly own: boolean;
  readonly working_days: number;
  readonly evidence: Evidence[];
  readonly emergency: boolean;
  readonly result_fields: ResultField[];
  readonly skills: string[];
}

/** A row of `channel`. */
export interface Channel {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly for_residents: boolean;
}

/** 类别: a whole entry of the dictionary. */
export interface Entry {
  readonly code: string;
  readonly parentCode: string | null;
  readonly zh: string;
  readonly en: string;
  readonly own: boolean;
  readonly workingDays: number;
  readonly evidence: Evidence[];
  readonly resultFields: ResultField[];
  readonly emergency: boolean;
  readonly definitionZh: string;
  readonly definitionEn: string;
  readonly examples: string[];
  readonly hints: string[];
  readonly against: string[];
  readonly synonyms: string[];
  readonly skills: string[];
  readonly unitKinds: UnitKind[];
  readonly partnerKinds: PartnerKind[];
  readonly residentZh: string | null;
  readonly residentEn: string | null;
  readonly residentExampleZh: string | null;
  readonly residentExampleEn: string | null;
  readonly residentPosition: number | null;
  readonly position: number;
  readonly activeFrom: string;
  readonly endedOn: string | null;
  readonly successorCode: string | null;
}

export interface StoredEntry extends Entry {
  readonly id: string;
  readonly version: number;
}

/** A row of `foreign_label`. */
export interface Label {
  readonly id: string;
  readonly dictionary: string | null;
  readonly levelOne: string;
  readonly levelTwo: string | null;
  readonly levelThree: string | null;
  readonly categoryCode: string | null;
}

/** 分派规则: category × area × time × channel → whose it is. Null and empty lists mean anything. */
export interface RoutingRule {
  /** `R12`, the same in every version. */
  readonly code: string;
  readonly category: string | null;
  readonly areaKind: 'grid' | 'unit' | null;
  readonly areaId: string | null;
  readonly channel: string | null;
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: number[];
  /** Minutes after midnight; both or neither; `fromMinute` after `toMinute` runs over midnight. */
  readonly fromMinute: number | null;
  readonly toMinute: number | null;
  readonly fromOn: string | null;
  readonly toOn: string | null;
  readonly target: TargetKind;
  /** For `unit`: which one. For `partner`: who leads; null = the station of the grid. */
  readonly unitId: string | null;
  readonly partnerId: string | null;
  /** What the partner is asked to do, and in how many working days. */
  readonly task: string | null;
  readonly partnerDays: number | null;
  readonly note: string;
}

/** A row of `routing_version`. */
export interface RoutingVersion {
  readonly id: string;
  readonly number: number;
  readonly state: VersionState;
  readonly rules: RoutingRule[];
  readonly revision: number;
  readonly note: string | null;
  readonly made_by: string | null;
  readonly made_at: Date;
  readonly published_by: string | null;
  readonly published_at: Date | null;
}
