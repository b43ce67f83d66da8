import { dueAfter } from '../../algorithms/deadlines/work-calendar.ts';
import type { Counting } from './calendars.ts';
import { pausedUntil, type Reading } from './rules.ts';
import type { Clock, ClockRow, LadderRule } from './tables.ts';

/** When a rule speaks of a clock as it goes now; null when it does not. */
function instantOf(rule: LadderRule, row: ClockRow, counting: Counting, reading: Reading): Date | null {
  switch (rule.on) {
    case 'share':
      return reading.shareAt(rule.value / 100);
    case 'ownerless': {
      if (row.owner_id !== null) return null;
      const limit = { measure: 'working-minutes' as const, amount: rule.value };
      return dueAfter(counting.calendar, row.started_at, limit).dueAt;
    }
    case 'reopened':
      return row.round >= rule.value ? row.started_at : null;
  }
}

/** A rule and when it speaks. */
export interface Speaking {
  readonly rule: LadderRule;
  readonly at: Date;
}

/** The rules that have not spoken of a clock yet and will as it goes now, the earliest first. */
export function speakingOf(
  rules: readonly LadderRule[],
  clock: Clock,
  counting: Counting,
  reading: Reading,
): Speaking[] {
  const { row, spoken } = clock;
  return rules
    .filter((rule) => rule.kind === row.kind && !spoken.includes(rule.id))
    .flatMap((rule): Speaking[] => {
      const at = instantOf(rule, row, counting, reading);
      return at === null ? [] : [{ rule, at }];
    })
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

/** When the house looks at a clock again: a rule speaks, its limit is over, its pause ends; null once it ended. */
export function nextOf(rules: readonly LadderRule[], clock: Clock, counting: Counting, reading: Reading): Date | null {
  const { row, events } = clock;
  if (row.state === 'met' || row.state === 'stopped') return null;
  const until = pausedUntil(events);
  if (until !== null) return until;
  const instants = speakingOf(rules, clock, counting, reading).map(({ at }) => at.getTime());
  if (row.missed_at === null) instants.push(reading.dueAt.getTime());
  return instants.length === 0 ? null : new Date(Math.min(...instants));
}

/** Rules that would have spoken of a clock up to `until`, as it was owned at the end; for a dry run over past clocks. */
export function wouldSpeak(
  rules: readonly LadderRule[],
  clock: Clock,
  counting: Counting,
  { reading, until }: { reading: Reading; until: Date },
): Speaking[] {
  return speakingOf(rules, { ...clock, spoken: [] }, counting, reading).filter(({ at }) => at < until);
}
