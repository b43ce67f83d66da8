import type { Limit, Measure } from '../../algorithms/deadlines/work-calendar.ts';
import type { HolidayTable } from '../../kit/calendar.ts';
import type { ClockKind, ClockState, LadderOn, LadderRole, LimitKind } from './words.ts';

/** From and to of a frame, in minutes after midnight. */
export type Frame = readonly [number, number];

/** A row of `work_calendar`. */
export interface CalendarRow {
  readonly code: string;
  readonly version: number;
  readonly zh: string;
  readonly en: string;
  readonly frames: { readonly usual: readonly Frame[]; readonly weekdays: Readonly<Record<string, readonly Frame[]>> };
  readonly rests: boolean;
  readonly reason: string;
  readonly made_by: string | null;
  readonly made_at: Date;
}

/** A row of `holiday_version`. */
export interface HolidayRow {
  readonly number: number;
  readonly years: HolidayTable['years'];
  readonly year: number | null;
  readonly reason: string;
  readonly made_by: string | null;
  readonly made_at: Date;
}

/** A row of `clock_limit`. */
export interface LimitRow extends Limit {
  readonly id: string;
  readonly kind: LimitKind;
  readonly category: string | null;
  readonly unit_id: string | null;
  readonly calendar: string;
}

/** A row of `pause_reason`. */
export interface PauseReason {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly resident_zh: string;
  readonly resident_en: string;
  readonly measure: 'natural-days' | 'working-days';
  readonly amount: number;
  readonly most_times: number;
  readonly ends_on_word: boolean;
  readonly active: boolean;
  readonly position: number;
}

/** 阶梯规则: who is told when; `urges`: the reporter reads that it was urged. */
export interface LadderRule {
  readonly id: string;
  readonly kind: ClockKind;
  readonly on: LadderOn;
  /** Per cent, working minutes, or times, as `on` says. */
  readonly value: number;
  readonly tells: readonly LadderRole[];
  readonly urges: boolean;
}

/** A row of `ladder_version`. */
export interface LadderRow {
  readonly number: number;
  readonly rules: readonly LadderRule[];
  readonly reason: string;
  readonly made_by: string | null;
  readonly made_at: Date;
}

/** What happened to a clock, as it is stored: instants as texts. */
export type ClockHappening =
  | { readonly kind: 'paused'; readonly reason: string; readonly until: string }
  | { readonly kind: 'resumed'; readonly forced: boolean }
  | { readonly kind: 'extension-asked'; readonly amount: number }
  | { readonly kind: 'extended'; readonly measure: Measure; readonly amount: number }
  | { readonly kind: 'extension-declined' }
  | { readonly kind: 'moved'; readonly dueAt: string }
  | { readonly kind: 'repinned'; readonly calendarVersion: number; readonly holidayVersion: number }
  | { readonly kind: 'met' }
  | { readonly kind: 'missed' }
  | { readonly kind: 'stopped'; readonly why: 'over' | 'replaced' };

export type StoredEvent = ClockHappening & { readonly at: Date; readonly byId: string | null };

/** A row of `clock`. */
export interface ClockRow {
  readonly id: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly about: string | null;
  readonly kind: ClockKind;
  readonly category: string | null;
  readonly unit_id: string | null;
  readonly owner_id: string | null;
  readonly guarded: boolean;
  readonly round: number;
  readonly started_at: Date;
  readonly measure: Measure | null;
  readonly amount: number | null;
  readonly calendar: string;
  readonly calendar_version: number;
  readonly holiday_version: number;
  readonly ladder_version: number;
  readonly state: ClockState;
  readonly due_at: Date;
  readonly paused_until: Date | null;
  readonly missed_at: Date | null;
  readonly ended_at: Date | null;
  readonly asked_by: string | null;
  readonly next_at: Date | null;
  readonly run_milliseconds: number | null;
  readonly paused_milliseconds: number | null;
  readonly missing_years: readonly number[];
}

/** A clock with its story, and the rules of the ladder that spoke. */
export interface Clock {
  readonly row: ClockRow;
  readonly events: readonly StoredEvent[];
  readonly spoken: readonly string[];
}
