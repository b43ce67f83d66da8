import type { PlanRow } from '../instalments/plan.ts';

/** 义务: what somebody does, pays or leaves undone. */
export type DutyKind = 'pay' | 'do' | 'refrain' | 'apologise' | 'other';

/**
 * 期限: at once when signing, on a day at the latest, by instalments, or for a time ('YYYY-MM-DD'; without `until` for good).
 */
export type DutyTime =
  | { readonly when: 'now' }
  | { readonly when: 'on'; readonly on: string }
  | { readonly when: 'plan'; readonly rows: readonly PlanRow[] }
  | { readonly when: 'from'; readonly on: string; readonly until: string };

/** One duty as it is written down; empty texts, 0 分 and a null time are what nobody filled in yet. */
export interface Duty {
  readonly kind: DutyKind;
  /** The number of a side, or the id of a party; empty while nobody is chosen. */
  readonly by: string;
  readonly to: string;
  readonly what: string;
  readonly amountFen: number;
  /** The amount in capitals as somebody typed it; empty where nobody did. */
  readonly capital: string;
  /** Each of those to whom it is owed gets the whole amount, instead of all of them together. */
  readonly each: boolean;
  readonly time: DutyTime | null;
  readonly where: string;
  readonly how: string;
  readonly proof: string;
}
