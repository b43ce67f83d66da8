import { addDays } from '../../kit/calendar.ts';
import { type Payment, statementOn } from './ledger.ts';
import type { Instalment } from './plan.ts';

/** A reminder: `on` which day, days from the due day (−3, 0, 3), and what is left of that instalment. */
export interface Reminder {
  readonly number: number;
  readonly dueOn: string;
  readonly on: string;
  readonly offsetDays: number;
  readonly restFen: number;
}

const usualOffsets = [-3, 0, 3];

/**
 * Reminders whose day came after `after` and is `upTo` or earlier, in the order of instalments: three days before the due day, on it and
 * three days after, for instalments that are not complete at the end of `upTo`, of each the latest only; so that a job that slept some days sends
 * one message and not three. Whoever says that they have paid is not reminded while the other side has yet to confirm; what is disputed or
 * withdrawn does not count. O((instalments + payments) log). RangeError as {@link statementOn}.
 *
 * @example remindersBetween({ instalments, payments, after: '2027-01-06', upTo: '2027-01-07' }) // due on 2027-01-10: offsetDays −3
 */
export function remindersBetween({
  instalments,
  payments,
  after,
  upTo,
  offsets = usualOffsets,
}: {
  readonly instalments: readonly Instalment[];
  readonly payments: readonly Payment[];
  readonly after: string;
  readonly upTo: string;
  readonly offsets?: readonly number[];
}): Reminder[] {
  const believed = payments.map(
    (payment): Payment => (payment.state === 'recorded' ? { ...payment, state: 'confirmed' } : payment),
  );
  const { lines } = statementOn({ instalments, payments: believed, on: upTo, graceDays: 0 });
  return lines.flatMap(({ number, dueOn, restFen }): Reminder[] => {
    if (restFen === 0) return [];
    const latest = offsets
      .map((offsetDays) => ({ offsetDays, on: addDays(dueOn, offsetDays) }))
      .filter(({ on }) => on > after && on <= upTo)
      .reduce<{ offsetDays: number; on: string } | undefined>(
        (last, each) => (last && last.on > each.on ? last : each),
        undefined,
      );
    return latest ? [{ number, dueOn, restFen, ...latest }] : [];
  });
}
