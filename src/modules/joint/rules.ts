import type { RefusalCode } from '../../kit/refusal.ts';
import type { JointFact, JointState, JointStep, MemberState } from './words.ts';

/** From which states a step may be taken, and where it leads. */
export const stepTable = {
  start: { from: ['planned'], to: 'running' },
  finish: { from: ['running'], to: 'done' },
  cancel: { from: ['planned', 'running'], to: 'cancelled' },
} as const satisfies Record<JointStep, { from: readonly JointState[]; to: JointState }>;

/** The fact that each step leaves. */
export const stepFacts = {
  start: 'joint.started',
  finish: 'joint.finished',
  cancel: 'joint.cancelled',
} as const satisfies Record<JointStep, JointFact>;

const memberTable = {
  taken: ['asked'],
  done: ['asked', 'taken'],
  returned: ['asked', 'taken'],
} as const satisfies Record<Exclude<MemberState, 'asked'>, readonly MemberState[]>;

/** What the rules need to know of a joint action. */
export interface Standing {
  readonly state: JointState;
  readonly matters: number;
  readonly openMembers: number;
}

/** Why a step cannot be taken; undefined when it can. One result needs matters, and every member's task ended. */
export function refusalOf({ state, matters, openMembers }: Standing, step: JointStep): RefusalCode | undefined {
  const from: readonly JointState[] = stepTable[step].from;
  if (!from.includes(state)) return 'step.not-now';
  if (step !== 'finish') return undefined;
  if (matters === 0) return 'joint.no-matters';
  return openMembers > 0 ? 'step.parts-open' : undefined;
}

/** Members, matters and evidence change while it is planned or running. */
export function isOpen(state: JointState): boolean {
  return state === 'planned' || state === 'running';
}

/** True when a member whose task stands like this may say so. */
export function mayAnswer(state: MemberState, answer: Exclude<MemberState, 'asked'>): boolean {
  const from: readonly MemberState[] = memberTable[answer];
  return from.includes(state);
}

/** Matters in these states take the one result; the others are named and left. */
export const answerable: readonly string[] = ['assigned', 'reopened', 'in_hand', 'answered'];
