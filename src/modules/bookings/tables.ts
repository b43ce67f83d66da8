import type { EngagementKind, EngagementState, ExceptionKind, ResourceKind, Weekday } from './words.ts';

/** A stretch of time, without its end. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

/** From and to in minutes after midnight. */
export type Frame = readonly [from: number, to: number];

/** 每周开放时间: frames by weekday in ascending order; a weekday without an entry is closed. */
export type WeekHours = Readonly<Partial<Record<Weekday, readonly Frame[]>>>;

/** 可预约资源: a row of `resource`. */
export interface Resource {
  readonly id: string;
  readonly code: string | null;
  readonly kind: ResourceKind;
  readonly name: string | null;
  readonly unit_id: string;
  readonly place_id: string | null;
  readonly person_id: string | null;
  readonly address: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly capacity: number;
  readonly step_free: boolean;
  readonly hearing_loop: boolean;
  readonly hours: WeekHours;
  readonly keeps_holidays: boolean;
  readonly active: boolean;
  readonly version: number;
}

/** 例外时间: a row of `resource_exception`. */
export interface ResourceException {
  readonly id: string;
  readonly resource_id: string;
  readonly kind: ExceptionKind;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly note: string;
}

/** 预约占用: a row of `engagement`. */
export interface Engagement {
  readonly id: string;
  readonly subject_kind: EngagementKind;
  readonly subject_id: string;
  readonly subject_number: string | null;
  readonly title: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly state: EngagementState;
  readonly hold_until: Date | null;
  readonly made_by: string | null;
  readonly changed_at: Date;
  readonly version: number;
}

/** 日历订阅: a row of `calendar_feed`. */
export interface CalendarFeed {
  readonly id: string;
  readonly resource_id: string;
  readonly account_id: string;
  readonly made_at: Date;
  readonly read_at: Date | null;
  readonly revoked_at: Date | null;
}
