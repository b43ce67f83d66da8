import { addDays } from '../../kit/calendar.ts';
import type { RefusalCode } from '../../kit/refusal.ts';
import type { VisitState, VisitTaskState } from './words.ts';

/** A form as plain text, field by field. */
export type Fields<Name extends string = string> = Readonly<Record<Name, string>>;

/** Two people gave one field different values after the same beginning. */
export interface Conflict<Name extends string = string> {
  readonly field: Name;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

/** What comes of two versions of a form: fields that fit together, and those that do not. */
export interface Merged<Name extends string = string> {
  /** Every field; of a conflict, theirs. */
  readonly fields: Fields<Name>;
  readonly conflicts: readonly Conflict<Name>[];
}

/**
 * Three-way merge, field by field: a field that only one side changed takes that side's value; a field that both changed to the same value is
 * that value; a field that both changed to different values is a conflict, and nobody's words are lost.
 */
export function mergeFields<const Name extends string>(
  base: Fields<Name>,
  mine: Fields<Name>,
  theirs: Fields<Name>,
): Merged<Name> {
  const conflicts: Conflict<Name>[] = [];
  const fields = Object.fromEntries(
    (Object.keys(base) as Name[]).map((field) => {
      const [b, m, t] = [base[field], mine[field], theirs[field]];
      if (m !== b && t !== b && m !== t) conflicts.push({ field, base: b, mine: m, theirs: t });
      return [field, t === b ? m : t];
    }),
  ) as Record<Name, string>;
  return { fields, conflicts };
}

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
