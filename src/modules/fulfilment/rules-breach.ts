import type { Track } from '../mediation/words.ts';
import type { BreachState, BreachStep } from './words.ts';

interface Row {
  readonly from: readonly BreachState[];
  readonly to: BreachState;
}

/** 催促 → 对账单 → 下一步 (若干规定 §39): what follows when a duty is not performed. A colleague decides each step; only what is noticed comes by itself. */
export const breachTable: Readonly<Record<BreachStep, Row>> = {
  note: { from: ['none'], to: 'overdue' },
  urge: { from: ['overdue', 'urged', 'accounted'], to: 'urged' },
  account: { from: ['urged', 'accounted'], to: 'accounted' },
  tell: { from: ['accounted', 'told'], to: 'told' },
  reopen: { from: ['overdue', 'urged', 'accounted', 'told'], to: 'none' },
  end: { from: ['told'], to: 'ended' },
  cure: { from: ['overdue', 'urged', 'accounted', 'told'], to: 'none' },
};

/** What a step makes of it; undefined when it is not possible now. What is made good is so only when nothing is late any more, and the other way round. */
export function decideBreach(state: BreachState, step: BreachStep, isLate: boolean): BreachState | undefined {
  const { from, to } = breachTable[step];
  if (!from.includes(state) || isLate === (step === 'cure')) return undefined;
  return to;
}

/** Steps a colleague can take now. */
export function stepsFrom(state: BreachState, isLate: boolean): BreachStep[] {
  const steps = Object.keys(breachTable) as BreachStep[];
  return steps.filter((step) => step !== 'note' && step !== 'cure' && decideBreach(state, step, isLate) !== undefined);
}

/** Hints that go with the next step, for both ends. */
export type Hint = 'confirm-jointly' | 'enforce' | 'court' | 'penalty';

const confirmDays = 30;
const dayMilliseconds = 86_400_000;

/**
 * 人民调解法 §33: both ends may still ask the court together within thirty days of the agreement taking effect; what was confirmed is enforced
 * (民诉法: within two years). 人民调解法 §32: whoever does not want either may go to court. 程序规定 §185: of public-order mediation the police decide.
 */
export function hintsOf({ track, effectiveAt, now }: { track: Track; effectiveAt: Date; now: Date }): Hint[] {
  if (track === 'public-order') return ['penalty', 'court'];
  const isOpen = now.getTime() - effectiveAt.getTime() < confirmDays * dayMilliseconds;
  return [...(isOpen ? (['confirm-jointly'] as const) : []), 'enforce', 'court'];
}
