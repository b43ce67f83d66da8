import type { Fields } from '../../algorithms/field-merge/merge-fields.ts';
import { addDays } from '../../kit/calendar.ts';
import type { RefusalCode } from '../../kit/refusal.ts';
import type { VisitState, VisitTaskState } from './words.ts';

/** Observations may be completed for a week after the visit. */
const completeWithinDays = 7;

/** Whether observations may still be written. */
export function judgeWriting(
  visit: { state: VisitState; doneOn: string | null },
  today: string,
): RefusalCode | undefined {
  if (visit.state === 'cancelled') return 'step.not-now';
  if (visit.state === 'planned') return undefined;
  return visit.doneOn !== null && today > addDays(visit.doneOn, completeWithinDays) ? 'visit.written' : undefined;
}

/** A visit is done when somebody says whom he met or what he saw. */
export function judgeFinishing(fields: Fields<'met' | 'seen'>): RefusalCode | undefined {
  return fields.met === '' && fields.seen === '' ? 'visit.empty' : undefined;
}

/** The day of the next visit by the wished interval; undefined when there is none or it would come after the last day. */
export function nextVisitOn(need: { everyDays: number | null; untilOn: string }, doneOn: string): string | undefined {
  if (need.everyDays === null) return undefined;
  const on = addDays(doneOn, need.everyDays);
  return on <= need.untilOn ? on : undefined;
}

/** From which states a follow-up task ends, and how. */
export const taskSteps = {
  finish: { from: 'open', to: 'done', fact: 'visit.task-done' },
  drop: { from: 'open', to: 'dropped', fact: 'visit.task-dropped' },
} as const satisfies Record<string, { from: VisitTaskState; to: VisitTaskState; fact: string }>;
export type TaskStep = keyof typeof taskSteps;
