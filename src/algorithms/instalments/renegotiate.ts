import { type Payment, statementOn } from './ledger.ts';
import { type Instalment, type PlanRow, planFaults } from './plan.ts';

/**
 * The plan from a new agreement on: of the old one what had been paid by the end of `on`, with its numbers and due days, then the new rows,
 * numbered on. The ledger stays as it is and fills it as before: a payment confirmed later goes to the new rows, one withdrawn later takes from
 * whatever is filled last. The new rows add up to the outstanding rest, or to `restFen` where the parties agreed on another sum. RangeError when
 * {@link planFaults} finds anything in the new rows, so ask it first; else as {@link statementOn}. O((instalments + payments) log).
 *
 * @example renegotiate({ instalments, payments, on: '2027-05-20', rows: [{ dueOn: '2027-06-10', fen: 800_000 }] })
 */
export function renegotiate({
  instalments,
  payments,
  on,
  rows,
  restFen,
}: {
  readonly instalments: readonly Instalment[];
  readonly payments: readonly Payment[];
  readonly on: string;
  readonly rows: readonly PlanRow[];
  readonly restFen?: number;
}): Instalment[] {
  const statement = statementOn({ instalments, payments, on, graceDays: 0 });
  const [fault] = planFaults(rows, { totalFen: restFen ?? statement.restFen, agreedOn: on });
  if (fault) throw new RangeError(`not a plan for the rest: ${fault.fault}`);
  const kept = statement.lines
    .filter(({ paidFen }) => paidFen > 0)
    .map(({ number, dueOn, paidFen }) => ({ number, dueOn, fen: paidFen }));
  const last = kept.reduce((most, { number }) => Math.max(most, number), 0);
  return [...kept, ...rows.map(({ dueOn, fen }, i) => ({ number: last + i + 1, dueOn, fen }))];
}
