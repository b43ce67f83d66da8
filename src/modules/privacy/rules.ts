import { addDays, dayOf, startOfDay } from '../../kit/calendar.ts';
import type { RefusalCode } from '../../kit/refusal.ts';
import type { RequestKind, RequestOutcome } from './words.ts';

/** A rule of how long what is over is kept; null = every category that has no nearer rule. */
export interface RetentionRule {
  readonly code: string;
  readonly category: string | null;
  readonly days: number;
}

/** The rule of the nearest category; undefined while there is none at all. */
export function ruleFor(rules: readonly RetentionRule[], category: string): RetentionRule | undefined {
  const covering = rules.filter(
    (rule) => rule.category === null || category === rule.category || category.startsWith(`${rule.category}.`),
  );
  return covering.toSorted((one, other) => (other.category?.length ?? -1) - (one.category?.length ?? -1))[0];
}

/** The first moment at which a matter that ended then is anonymised: the day of its end does not count. */
export function keptUntil(endedAt: Date, days: number): Date {
  return startOfDay(addDays(dayOf(endedAt), days + 1));
}

/** What can come of a request that is granted, by its kind. */
export const outcomesOf = {
  correct: ['corrected'],
  withdraw: ['stopped'],
  copy: ['copied'],
  delete: ['erased', 'restricted'],
  explain: ['answered'],
  complain: ['answered'],
} as const satisfies Record<RequestKind, readonly RequestOutcome[]>;

interface Deciding {
  readonly kind: RequestKind;
  readonly outcome: RequestOutcome | 'refused';
  readonly law: string;
  /** When the matter's time is over; null while it is still worked on. */
  readonly keptUntil: Date | null;
  readonly onHold: boolean;
  readonly now: Date;
}

/** Whether a request may be decided so: a refusal names the law (PIPL §50), and nothing is erased before its time or on hold (§47). */
export function mayDecide(deciding: Deciding): { ok: true } | { ok: false; code: RefusalCode } {
  const { kind, outcome } = deciding;
  if (outcome === 'refused') return deciding.law === '' ? { ok: false, code: 'privacy.law-missing' } : { ok: true };
  if (!(outcomesOf[kind] as readonly RequestOutcome[]).includes(outcome)) return { ok: false, code: 'step.not-now' };
  if (outcome !== 'erased') return { ok: true };
  if (deciding.onHold) return { ok: false, code: 'privacy.on-hold' };
  const isOver = deciding.keptUntil !== null && deciding.keptUntil <= deciding.now;
  return isOver ? { ok: true } : { ok: false, code: 'privacy.too-early' };
}
