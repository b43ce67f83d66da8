import type { RefusalCode } from '../../kit/refusal.ts';
import type { DecisionState, MeetingState, StuckReason } from './words.ts';

/** From which states a meeting's step may be taken, and where it leads. */
export const meetingSteps = {
  change: { from: 'planned', to: 'planned' },
  hold: { from: 'planned', to: 'held' },
  cancel: { from: 'planned', to: 'cancelled' },
} as const satisfies Record<string, { from: MeetingState; to: MeetingState }>;
export type MeetingStep = keyof typeof meetingSteps;

/** The same for a decision. */
export const decisionSteps = {
  finish: { from: 'open', to: 'done' },
  drop: { from: 'open', to: 'dropped' },
} as const satisfies Record<string, { from: DecisionState; to: DecisionState }>;
export type DecisionStep = keyof typeof decisionSteps;

/** Judges holding a meeting: minutes belong to it, nobody holds one before it began, and an empty table decides nothing. */
export function judgeHolding(given: { now: Date; startsAt: Date; attendees: number }): RefusalCode | undefined {
  if (given.now < given.startsAt) return 'meeting.too-early';
  return given.attendees === 0 ? 'meeting.nobody' : undefined;
}

/** What keeps a matter from going on, worst first; empty when it is not stuck. */
export function stuckReasonsOf(matter: {
  readonly isOverdue: boolean;
  readonly timesReopened: number;
  readonly timesReturned: number;
  readonly isDisputed: boolean;
}): StuckReason[] {
  return [
    ...(matter.isDisputed ? (['disputed'] as const) : []),
    ...(matter.timesReopened >= 2 ? (['reopened'] as const) : []),
    ...(matter.timesReturned >= 2 ? (['returned'] as const) : []),
    ...(matter.isOverdue ? (['overdue'] as const) : []),
  ];
}
