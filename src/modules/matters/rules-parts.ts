import type { RefusalCode } from '../../kit/refusal.ts';
import type { MatterFact, PartState, ShareLevel, Verdict } from './words.ts';

/** 协办步骤: what somebody does to a part. */
export type PartStep = 'take' | 'tell' | 'finish' | 'return' | 'ask-again' | 'revoke' | 'arbitrate';

/** What the rules need to know of a part. */
export interface PartStanding {
  readonly state: PartState;
  readonly timesReturned: number;
  /** An arbiter decided that this unit does it. */
  readonly bound: boolean;
}

/** A step as somebody wants to take it; an arbitration says what was decided. */
export interface PartTaking {
  readonly step: PartStep;
  readonly verdict?: Verdict;
}

export type PartRuling = ({ readonly ok: true } & PartStanding) | { readonly ok: false; readonly code: RefusalCode };

/** A part as it is when it was just asked for. */
export const askedPart: PartStanding = { state: 'asked', timesReturned: 0, bound: false };

// 至多退回两次: the second return is no return any more but a question for the arbiter.
const returnsBeforeArbiter = 1;

/** From which states a step of a part may be taken. What it leads to is said in `decidePart`. */
export const partTable = {
  take: ['asked'],
  tell: ['asked', 'taken'],
  finish: ['asked', 'taken'],
  return: ['asked', 'taken'],
  'ask-again': ['returned'],
  revoke: ['asked', 'taken', 'returned', 'disputed'],
  arbitrate: ['disputed'],
} as const satisfies Record<PartStep, readonly PartState[]>;

/** Judges one step of a part; the only place that says what a part becomes. */
export function decidePart(standing: PartStanding, { step, verdict }: PartTaking): PartRuling {
  const from: readonly PartState[] = partTable[step];
  if (!from.includes(standing.state)) return { ok: false, code: 'step.not-now' };
  if (step === 'return' && standing.bound) return { ok: false, code: 'part.bound' };
  if (step === 'arbitrate' && verdict === undefined) return { ok: false, code: 'step.not-now' };
  return { ok: true, ...becomes(standing, step, verdict) };
}

function becomes(standing: PartStanding, step: PartStep, verdict: Verdict | undefined): PartStanding {
  switch (step) {
    case 'take':
      return { ...standing, state: 'taken' };
    case 'tell':
      return standing;
    case 'finish':
      return { ...standing, state: 'done' };
    case 'return': {
      const state = standing.timesReturned >= returnsBeforeArbiter ? 'disputed' : 'returned';
      return { ...standing, state, timesReturned: standing.timesReturned + 1 };
    }
    case 'ask-again':
      return { ...standing, state: 'asked' };
    case 'revoke':
      return { ...standing, state: 'revoked' };
    case 'arbitrate':
      return verdict === 'must' ? { ...standing, state: 'taken', bound: true } : { ...standing, state: 'released' };
  }
}

/** Steps that the standing of a part allows. */
export function partStepsFrom(standing: PartStanding): PartStep[] {
  return (Object.keys(partTable) as PartStep[]).filter(
    (step) => decidePart(standing, { step, ...(step === 'arbitrate' && { verdict: 'must' }) }).ok,
  );
}

/** The fact that a step of a part leaves, by the state that it led to. */
export function partFactOf(step: PartStep, state: PartState): MatterFact {
  if (step === 'return') return state === 'disputed' ? 'part.disputed' : 'part.returned';
  return partFacts[step];
}

const partFacts = {
  take: 'part.taken',
  tell: 'part.told',
  finish: 'part.done',
  'ask-again': 'part.asked-again',
  revoke: 'part.revoked',
  arbitrate: 'part.decided',
} as const satisfies Record<Exclude<PartStep, 'return'>, MatterFact>;

/** The step behind each fact of a part, for the books. */
export const partStepOfFact: ReadonlyMap<string, PartStep> = new Map<string, PartStep>([
  ['part.taken', 'take'],
  ['part.told', 'tell'],
  ['part.done', 'finish'],
  ['part.returned', 'return'],
  ['part.disputed', 'return'],
  ['part.asked-again', 'ask-again'],
  ['part.revoked', 'revoke'],
  ['part.decided', 'arbitrate'],
]);

/** States in which a helper still owes something, and the matter cannot be closed. */
const openPartStates = ['asked', 'taken', 'disputed'] as const satisfies readonly PartState[];

export function isPartOpen(state: PartState): boolean {
  return (openPartStates as readonly PartState[]).includes(state);
}

/** Somebody who may be asked to arbitrate: where the duty is held, and everywhere else that he belongs to. */
export interface ArbiterCandidate {
  readonly personId: string;
  readonly dutyUnitId: string;
  readonly unitIds: readonly string[];
  /** Disputes that wait for him already. */
  readonly waiting: number;
}

/**
 * 裁定人: the nearest unit upward from the lead's that has a holder of the duty; whoever belongs to one of the two sides only when there is
 * nobody else up to the county. Among equals the one with the fewest disputes waiting, then the first named. `path` goes from the lead's unit up.
 */
export function chooseArbiter(
  candidates: readonly ArbiterCandidate[],
  of: { path: readonly string[]; sides: readonly string[]; exceptPersonIds: readonly string[] },
): string | undefined {
  const possible = candidates.filter(
    ({ personId, dutyUnitId }) => !of.exceptPersonIds.includes(personId) && of.path.includes(dutyUnitId),
  );
  const isOfSide = ({ dutyUnitId, unitIds }: ArbiterCandidate) =>
    [dutyUnitId, ...unitIds].some((unitId) => of.sides.includes(unitId));
  const outside = possible.filter((candidate) => !isOfSide(candidate));
  const asked = outside.length > 0 ? outside : possible;
  const ordered = asked.toSorted(
    (one, other) => of.path.indexOf(one.dutyUnitId) - of.path.indexOf(other.dutyUnitId) || one.waiting - other.waiting,
  );
  return ordered[0]?.personId;
}

const levelOrder = ['minimum', 'words', 'contact'] as const satisfies readonly ShareLevel[];

/** True when the first level tells no more than the second. */
export function isWithin(level: ShareLevel, allowed: ShareLevel): boolean {
  return levelOrder.indexOf(level) <= levelOrder.indexOf(allowed);
}

/** The lesser of two levels. */
export function lesserOf(one: ShareLevel, other: ShareLevel): ShareLevel {
  return isWithin(one, other) ? one : other;
}
