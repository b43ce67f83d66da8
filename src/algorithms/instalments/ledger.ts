import { addDays } from '../../kit/calendar.ts';
import type { Instalment } from './plan.ts';

/** 已登记 by one side, 已确认 by the other, 有异议, 已撤回. Only what is confirmed pays. */
export type PaymentState = 'recorded' | 'confirmed' | 'disputed' | 'withdrawn';

/** 付款: a line of the ledger in its present state; `fen` integer 分 from 1, `paidOn` 'YYYY-MM-DD'. */
export interface Payment {
  readonly id: string;
  readonly paidOn: string;
  readonly fen: number;
  readonly state: PaymentState;
}

/**
 * How an instalment stands on a day: 未到期 open, nothing paid yet; 部分 partly paid and not overdue; 到期 due, within the days of grace;
 * 逾期 overdue, wholly or in part, after them; 已付 paid on the due day or later; 提前 paid in full before it.
 */
export type InstalmentState = 'open' | 'partly' | 'due' | 'overdue' | 'paid' | 'early';

/** An instalment in a statement. `paidFen` + `restFen` = `fen`. */
export interface StatementLine extends Instalment {
  readonly state: InstalmentState;
  readonly paidFen: number;
  readonly restFen: number;
  /** The day of the payment that completed it; null while it is not complete. */
  readonly completedOn: string | null;
  /** Days from the due day to that of completion, or to the day of the statement; 0 when in time. */
  readonly daysLate: number;
  /** What paid it, oldest first. */
  readonly parts: readonly { readonly paymentId: string; readonly paidOn: string; readonly fen: number }[];
}

/** 对账单. Every amount is integer 分 from 0; `paidFen` + `restFen` = `totalFen`. */
export interface Statement {
  readonly on: string;
  readonly totalFen: number;
  readonly paidFen: number;
  readonly restFen: number;
  /** The part of the rest whose due day is the day of the statement or earlier. */
  readonly dueFen: number;
  /** The part of the rest that is overdue. */
  readonly overdueFen: number;
  /** 多付: confirmed beyond the whole plan; to be given back, or carried to what the parties agree. */
  readonly overpaidFen: number;
  /** Recorded and not confirmed yet; disputed. Neither pays. */
  readonly awaitingFen: number;
  readonly disputedFen: number;
  readonly isFulfilled: boolean;
  readonly lines: readonly StatementLine[];
}

/**
 * The statement of account at the end of a day: confirmed payments made up to then, by day and then by id, fill the instalments by
 * number, which is oldest due first, and what is too much for one goes on to the next. The order in which payments were entered does not matter. O((instalments + payments) log). RangeError for amounts that are not whole 分 from 1, sums
 * beyond what a number holds, two payments of the same id, days that are none, or grace below 0.
 *
 * @example statementOn({ instalments, payments, on: '2027-03-15', graceDays: 3 }).overdueFen
 */
export function statementOn({
  instalments,
  payments,
  on,
  graceDays,
}: {
  readonly instalments: readonly Instalment[];
  readonly payments: readonly Payment[];
  readonly on: string;
  readonly graceDays: number;
}): Statement {
  if (!Number.isInteger(graceDays) || graceDays < 0) throw new RangeError(`not days of grace: ${graceDays}`);
  const day = addDays(on, 0);
  const until = payments.filter(({ paidOn }) => addDays(paidOn, 0) <= day);
  if (new Set(payments.map(({ id }) => id)).size < payments.length) throw new RangeError('a payment twice');
  const totalFen = sumOf(instalments);
  const confirmedFen = sumOf(inState(until, 'confirmed'));
  const purse = inState(until, 'confirmed')
    .toSorted(byDayThenId)
    .map(({ id, paidOn, fen }) => ({ id, paidOn, fen }));
  const lines = instalments
    .toSorted((one, other) => one.number - other.number)
    .map((instalment) => lineOf(instalment, fill(instalment.fen, purse), { on, graceDays }));
  const paidFen = Math.min(confirmedFen, totalFen);
  return {
    on,
    totalFen,
    paidFen,
    restFen: totalFen - paidFen,
    dueFen: restOf(lines.filter(({ dueOn }) => dueOn <= on)),
    overdueFen: restOf(lines.filter(({ state }) => state === 'overdue')),
    overpaidFen: confirmedFen - paidFen,
    awaitingFen: sumOf(inState(until, 'recorded')),
    disputedFen: sumOf(inState(until, 'disputed')),
    isFulfilled: paidFen === totalFen,
    lines,
  };
}

function inState(payments: readonly Payment[], state: PaymentState): Payment[] {
  return payments.filter((payment) => payment.state === state);
}

function byDayThenId(one: Payment, other: Payment): number {
  if (one.paidOn !== other.paidOn) return one.paidOn < other.paidOn ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

function sumOf(amounts: readonly { readonly fen: number }[]): number {
  return amounts.reduce((sum, { fen }) => {
    if (!Number.isSafeInteger(fen) || fen < 1) throw new RangeError(`not an amount of 分 from 1: ${fen}`);
    if (!Number.isSafeInteger(sum + fen)) throw new RangeError('more 分 than a number holds exactly');
    return sum + fen;
  }, 0);
}

function restOf(lines: readonly StatementLine[]): number {
  return lines.reduce((sum, { restFen }) => sum + restFen, 0);
}

interface Coin {
  readonly id: string;
  readonly paidOn: string;
  fen: number;
}

/** Takes so much from the front of the purse, and says from what. */
function fill(fen: number, purse: Coin[]): StatementLine['parts'] {
  const parts: { paymentId: string; paidOn: string; fen: number }[] = [];
  let wanted = fen;
  for (let coin = purse[0]; coin && wanted > 0; coin = purse[0]) {
    const taken = Math.min(coin.fen, wanted);
    parts.push({ paymentId: coin.id, paidOn: coin.paidOn, fen: taken });
    wanted -= taken;
    coin.fen -= taken;
    if (coin.fen === 0) purse.shift();
  }
  return parts;
}

function lineOf(
  instalment: Instalment,
  parts: StatementLine['parts'],
  { on, graceDays }: { readonly on: string; readonly graceDays: number },
): StatementLine {
  const { number, dueOn, fen } = instalment;
  const paidFen = parts.reduce((sum, part) => sum + part.fen, 0);
  const completedOn = paidFen === fen ? (parts.at(-1)?.paidOn ?? null) : null;
  const state = stateOf({ dueOn, paidFen, completedOn }, { on, graceDays });
  const daysLate = Math.max(0, daysBetween(dueOn, completedOn ?? on));
  return { number, dueOn, fen, state, paidFen, restFen: fen - paidFen, completedOn, daysLate, parts };
}

function stateOf(
  { dueOn, paidFen, completedOn }: Pick<StatementLine, 'dueOn' | 'paidFen' | 'completedOn'>,
  { on, graceDays }: { readonly on: string; readonly graceDays: number },
): InstalmentState {
  if (completedOn !== null) return completedOn < dueOn ? 'early' : 'paid';
  if (on > addDays(dueOn, graceDays)) return 'overdue';
  if (paidFen > 0) return 'partly';
  return on < dueOn ? 'open' : 'due';
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}
