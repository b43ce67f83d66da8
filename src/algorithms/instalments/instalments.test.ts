import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../kit/calendar.ts';
import { type InstalmentState, type Payment, type PaymentState, statementOn } from './ledger.ts';
import { dueDays, type Instalment, makePlan, numberRows, planFaults, type Rhythm, splitEvenly } from './plan.ts';
import { remindersBetween } from './reminders.ts';
import { renegotiate } from './renegotiate.ts';

const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2024-01-01', days));
const rhythm: fc.Arbitrary<Rhythm> = fc.oneof(
  fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 31 }) }),
  fc.constant({ every: 'fortnight' as const }),
);

describe('a repayment plan', () => {
  test('is the whole amount, in equal parts of which the last takes the rest', () => {
    const parts = fc.record({
      totalFen: fc.integer({ min: 1, max: 10 ** 14 }),
      count: fc.integer({ min: 1, max: 60 }),
      stepFen: fc.constantFrom(1, 100, 10_000),
    });
    fc.assert(
      fc.property(parts, (asked) => {
        fc.pre(asked.totalFen >= asked.count * asked.stepFen);
        const split = splitEvenly(asked);
        expect(split).toHaveLength(asked.count);
        expect(split.reduce((sum, fen) => sum + fen, 0)).toBe(asked.totalFen);
        const [first = 0] = split;
        expect(split.slice(0, -1).every((fen) => fen === first && fen % asked.stepFen === 0)).toBe(
          asked.count > 1 || true,
        );
        expect(split.at(-1)).toBeGreaterThanOrEqual(asked.count > 1 ? first : 1);
        expect((split.at(-1) ?? 0) - first).toBeLessThan(asked.count * asked.stepFen);
      }),
    );
  });

  test('twenty wan in twelve months is exact to the 分', () => {
    expect(splitEvenly({ totalFen: 20_000_000, count: 12 })).toEqual([...Array(11).fill(1_666_666), 1_666_674]);
    expect(splitEvenly({ totalFen: 20_000_000, count: 12, stepFen: 10_000 }).at(-1)).toBe(1_740_000);
    expect(() => splitEvenly({ totalFen: 5, count: 6 })).toThrow(RangeError);
    expect(() => splitEvenly({ totalFen: 5.5, count: 2 })).toThrow(RangeError);
  });

  test('is due on rising days, the first not before it starts, one in each month or each fortnight', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), rhythm, (from, count, every) => {
        const days = dueDays({ from, count, rhythm: every });
        expect(days).toHaveLength(count);
        expect((days[0] ?? '') >= from).toBe(true);
        expect(addDays(from, 31) >= (days[0] ?? '')).toBe(true);
        for (const [i, each] of days.entries()) {
          const before = days[i - 1];
          if (every.every === 'fortnight') expect(each).toBe(addDays(from, 14 * i));
          else {
            const wanted = Number(each.slice(8)) === every.day;
            const isLastOfShort = Number(each.slice(8)) < every.day && addDays(each, 1).endsWith('-01');
            expect(wanted || isLastOfShort).toBe(true);
            if (before) expect(monthsOf(each) - monthsOf(before)).toBe(1);
          }
        }
      }),
    );
  });

  test('the 31st is the last day of shorter months, also in a leap year', () => {
    const on31 = (from: string) => dueDays({ from, count: 4, rhythm: { every: 'month', day: 31 } });
    expect(on31('2026-12-01')).toEqual(['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31']);
    expect(on31('2028-02-29')).toEqual(['2028-02-29', '2028-03-31', '2028-04-30', '2028-05-31']);
    expect(dueDays({ from: '2026-12-11', count: 1, rhythm: { every: 'month', day: 10 } })).toEqual(['2027-01-10']);
    expect(() => dueDays({ from: '2026-02-30', count: 1, rhythm: { every: 'fortnight' } })).toThrow(RangeError);
    expect(() => dueDays({ from: '2026-02-01', count: 1, rhythm: { every: 'month', day: 32 } })).toThrow(RangeError);
    expect(() => dueDays({ from: '2026-02-01', count: 0, rhythm: { every: 'fortnight' } })).toThrow(RangeError);
  });

  test('that was made is found without fault, and a typed one is told each of its faults', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 10 ** 9 }),
        fc.integer({ min: 1, max: 60 }),
        day,
        rhythm,
        (totalFen, count, from, every) => {
          const plan = makePlan({ totalFen, count, from, rhythm: every });
          expect(planFaults(plan, { totalFen, agreedOn: from })).toEqual([]);
          expect(planFaults(plan, { totalFen: totalFen + 1, agreedOn: from })).toEqual([
            { fault: 'other-sum', row: null, sumFen: totalFen },
          ]);
        },
      ),
    );
    const typed = [
      { dueOn: '2026-11-02', fen: 100 },
      { dueOn: '2026-12-10', fen: 0 },
      { dueOn: '2026-12-10', fen: 1.5 },
      { dueOn: '2027-02-30', fen: 100 },
      { dueOn: '10.3.2027', fen: 100 },
    ];
    expect(planFaults(typed, { totalFen: 300, agreedOn: '2026-11-03' })).toEqual([
      { fault: 'before-agreement', row: 0 },
      { fault: 'not-an-amount', row: 1 },
      { fault: 'not-an-amount', row: 2 },
      { fault: 'not-later', row: 2 },
      { fault: 'not-a-day', row: 3 },
      { fault: 'not-a-day', row: 4 },
    ]);
    expect(planFaults([], { totalFen: 300, agreedOn: '2026-11-03' })).toEqual([{ fault: 'no-rows', row: null }]);
  });
});

function monthsOf(each: string): number {
  return Number(each.slice(0, 4)) * 12 + Number(each.slice(5, 7));
}

const begin = '2027-01-01';
const within = fc.integer({ min: 0, max: 200 }).map((days) => addDays(begin, days));
const plans: fc.Arbitrary<Instalment[]> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 30 })), { minLength: 1, maxLength: 8 })
  .map((rows) => {
    let dueOn = begin;
    return numberRows(
      rows.map(([fen, gap]) => {
        dueOn = addDays(dueOn, gap);
        return { dueOn, fen };
      }),
    );
  });
const ledgers: fc.Arbitrary<Payment[]> = fc
  .array(
    fc.record({
      paidOn: within,
      fen: fc.integer({ min: 1, max: 60 }),
      state: fc.oneof(
        { weight: 3, arbitrary: fc.constant<PaymentState>('confirmed') },
        fc.constantFrom<PaymentState>('recorded', 'disputed', 'withdrawn'),
      ),
    }),
    { maxLength: 10 },
  )
  .map((rows) => rows.map((row, i) => ({ id: `p${i}`, ...row })));
const grace = fc.integer({ min: 0, max: 7 });

/** The same in the plainest way: coin after coin, day after day. */
function simulate(plan: readonly Instalment[], payments: readonly Payment[], on: string, graceDays: number) {
  const rows = plan.map((each) => ({ paid: 0, completedOn: '', of: each }));
  let over = 0;
  for (let today = '2026-12-01'; today <= on; today = addDays(today, 1)) {
    for (const payment of payments) {
      if (payment.paidOn !== today || payment.state !== 'confirmed') continue;
      for (let coin = 0; coin < payment.fen; coin += 1) {
        const row = rows.find(({ paid, of }) => paid < of.fen);
        if (!row) over += 1;
        else {
          row.paid += 1;
          if (row.paid === row.of.fen) row.completedOn = today;
        }
      }
    }
  }
  const states = rows.map(({ paid, of, completedOn }): InstalmentState => {
    if (paid === of.fen) return completedOn < of.dueOn ? 'early' : 'paid';
    let late = 0;
    for (let today = of.dueOn; today < on; today = addDays(today, 1)) late += 1;
    if (late > graceDays) return 'overdue';
    if (paid > 0) return 'partly';
    return on >= of.dueOn ? 'due' : 'open';
  });
  return { paid: rows.map(({ paid }) => paid), states, over };
}

describe('the ledger of a plan', () => {
  test('says on any day what a count coin by coin says', () => {
    fc.assert(
      fc.property(plans, ledgers, within, grace, (instalments, payments, on, graceDays) => {
        const statement = statementOn({ instalments, payments, on, graceDays });
        const { paid, states, over } = simulate(instalments, payments, on, graceDays);
        expect(statement.lines.map(({ paidFen }) => paidFen)).toEqual(paid);
        expect(statement.lines.map(({ state }) => state)).toEqual(states);
        expect(statement.overpaidFen).toBe(over);
      }),
      { numRuns: 300 },
    );
  });

  test('does not care in which order payments were entered', () => {
    const shuffled = ledgers.chain((payments) =>
      fc.tuple(fc.constant(payments), fc.shuffledSubarray(payments, { minLength: payments.length })),
    );
    fc.assert(
      fc.property(plans, shuffled, within, grace, (instalments, [payments, turned], on, graceDays) => {
        const statement = statementOn({ instalments, payments, on, graceDays });
        expect(statementOn({ instalments, payments: turned, on, graceDays })).toEqual(statement);
        expect(statementOn({ instalments: instalments.toReversed(), payments, on, graceDays })).toEqual(statement);
      }),
    );
  });

  test('loses and invents nothing: every 分 that was confirmed is in a line or overpaid, and nothing is below zero', () => {
    fc.assert(
      fc.property(plans, ledgers, within, grace, (instalments, payments, on, graceDays) => {
        const statement = statementOn({ instalments, payments, on, graceDays });
        const { lines, totalFen, paidFen, restFen, dueFen, overdueFen, overpaidFen } = statement;
        const sum = (of: (line: (typeof lines)[number]) => number) => lines.reduce((all, line) => all + of(line), 0);
        expect(sum(({ fen }) => fen)).toBe(totalFen);
        expect(sum((line) => line.paidFen)).toBe(paidFen);
        expect(sum((line) => line.restFen)).toBe(restFen);
        expect(paidFen + restFen).toBe(totalFen);
        expect(restFen === 0).toBe(statement.isFulfilled);
        expect(overdueFen).toBeLessThanOrEqual(dueFen);
        expect(dueFen).toBeLessThanOrEqual(restFen);
        const made = payments.filter((each) => each.state === 'confirmed' && each.paidOn <= on);
        expect(paidFen + overpaidFen).toBe(made.reduce((all, { fen }) => all + fen, 0));
        for (const line of lines) {
          expect(Math.min(line.paidFen, line.restFen, line.daysLate, overpaidFen, overdueFen)).toBeGreaterThanOrEqual(
            0,
          );
          expect(line.parts.reduce((all, { fen }) => all + fen, 0)).toBe(line.paidFen);
          expect(line.completedOn === null).toBe(line.restFen > 0);
        }
        for (const { id, fen } of made) {
          const used = lines.flatMap(({ parts }) => parts.filter(({ paymentId }) => paymentId === id));
          expect(used.reduce((all, part) => all + part.fen, 0)).toBeLessThanOrEqual(fen);
        }
      }),
    );
  });

  test('another confirmed payment never makes the rest larger or anything overdue', () => {
    fc.assert(
      fc.property(plans, ledgers, within, within, (instalments, payments, on, paidOn) => {
        const before = statementOn({ instalments, payments, on, graceDays: 2 });
        const more: Payment = { id: 'more', paidOn, fen: 7, state: 'confirmed' };
        const after = statementOn({ instalments, payments: [...payments, more], on, graceDays: 2 });
        expect(after.restFen).toBeLessThanOrEqual(before.restFen);
        expect(after.overdueFen).toBeLessThanOrEqual(before.overdueFen);
      }),
    );
  });

  test('early, late, in part, too much, unconfirmed and disputed each show', () => {
    const instalments = makePlan({
      totalFen: 30_000,
      count: 3,
      from: '2027-01-10',
      rhythm: { every: 'month', day: 10 },
    });
    const payments: Payment[] = [
      { id: 'a', paidOn: '2027-01-08', fen: 10_000, state: 'confirmed' },
      { id: 'b', paidOn: '2027-02-16', fen: 4000, state: 'confirmed' },
      { id: 'c', paidOn: '2027-02-20', fen: 1000, state: 'recorded' },
      { id: 'd', paidOn: '2027-02-21', fen: 2000, state: 'disputed' },
      { id: 'e', paidOn: '2027-02-22', fen: 500, state: 'withdrawn' },
      { id: 'f', paidOn: '2027-04-01', fen: 17_000, state: 'confirmed' },
    ];
    const on = (when: string) => statementOn({ instalments, payments, on: when, graceDays: 3 });
    const states = (when: string) => on(when).lines.map(({ state }) => state);
    expect(states('2027-01-07')).toEqual(['open', 'open', 'open']);
    expect(states('2027-01-08')).toEqual(['early', 'open', 'open']);
    expect(states('2027-02-10')).toEqual(['early', 'due', 'open']);
    expect(states('2027-02-13')).toEqual(['early', 'due', 'open']);
    expect(states('2027-02-14')).toEqual(['early', 'overdue', 'open']);
    expect(on('2027-02-28')).toMatchObject({
      paidFen: 14_000,
      restFen: 16_000,
      dueFen: 6000,
      overdueFen: 6000,
      awaitingFen: 1000,
      disputedFen: 2000,
      isFulfilled: false,
    });
    expect(states('2027-04-01')).toEqual(['early', 'paid', 'paid']);
    expect(on('2027-04-01')).toMatchObject({ overpaidFen: 1000, restFen: 0, isFulfilled: true });
    expect(on('2027-04-01').lines[1]).toMatchObject({
      daysLate: 50,
      completedOn: '2027-04-01',
      parts: [
        { paymentId: 'b', paidOn: '2027-02-16', fen: 4000 },
        { paymentId: 'f', paidOn: '2027-04-01', fen: 6000 },
      ],
    });
    const before: Payment = { id: 'half', paidOn: '2027-01-05', fen: 1, state: 'confirmed' };
    expect(statementOn({ instalments, payments: [before], on: '2027-01-10', graceDays: 0 }).lines[0]?.state).toBe(
      'partly',
    );
  });

  test('refuses what is no amount, no day or stands there twice', () => {
    const instalments = numberRows([{ dueOn: '2027-01-10', fen: 100 }]);
    const of =
      (payment: Partial<Payment>, graceDays = 0) =>
      () =>
        statementOn({
          instalments,
          payments: [{ id: 'a', paidOn: begin, fen: 1, state: 'confirmed', ...payment }],
          on: '2027-02-01',
          graceDays,
        });
    expect(of({ fen: 0 })).toThrow(RangeError);
    expect(of({ fen: 0.5 })).toThrow(RangeError);
    expect(of({ paidOn: '2027-02-31' })).toThrow(RangeError);
    expect(of({}, -1)).toThrow(RangeError);
    const twice: Payment[] = Array(2).fill({ id: 'a', paidOn: begin, fen: 1, state: 'confirmed' });
    expect(() => statementOn({ instalments, payments: twice, on: begin, graceDays: 0 })).toThrow(RangeError);
  });
});

describe('reminders', () => {
  const instalments = numberRows([
    { dueOn: '2027-01-10', fen: 100 },
    { dueOn: '2027-01-12', fen: 100 },
  ]);
  const told = (after: string, upTo: string, payments: Payment[] = []) =>
    remindersBetween({ instalments, payments, after, upTo }).map(({ number, offsetDays }) => [number, offsetDays]);

  test('come three days before, on the day and three days after, once each', () => {
    const all: unknown[] = [];
    for (let today = '2027-01-01'; today < '2027-01-20'; today = addDays(today, 1)) {
      for (const each of told(today, addDays(today, 1))) all.push([addDays(today, 1), ...each]);
    }
    expect(all).toEqual([
      ['2027-01-07', 1, -3],
      ['2027-01-09', 2, -3],
      ['2027-01-10', 1, 0],
      ['2027-01-12', 2, 0],
      ['2027-01-13', 1, 3],
      ['2027-01-15', 2, 3],
    ]);
  });

  test('after some days without a job only the latest of each instalment is sent', () => {
    expect(told('2027-01-06', '2027-01-12')).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });

  test('do not reach who has paid, or says so and waits for the other side; but who paid in part, or is disputed', () => {
    const paid = (fen: number, state: PaymentState): Payment[] => [{ id: 'a', paidOn: '2027-01-05', fen, state }];
    expect(told('2027-01-09', '2027-01-10', paid(100, 'confirmed'))).toEqual([]);
    expect(told('2027-01-09', '2027-01-10', paid(100, 'recorded'))).toEqual([]);
    expect(told('2027-01-09', '2027-01-10', paid(100, 'disputed'))).toEqual([[1, 0]]);
    expect(
      remindersBetween({ instalments, payments: paid(40, 'confirmed'), after: '2027-01-09', upTo: '2027-01-10' }),
    ).toEqual([{ number: 1, dueOn: '2027-01-10', on: '2027-01-10', offsetDays: 0, restFen: 60 }]);
  });
});

describe('a plan agreed anew', () => {
  test('holds what was paid and the outstanding rest, and goes on with the same ledger', () => {
    fc.assert(
      fc.property(plans, ledgers, within, fc.integer({ min: 1, max: 5 }), (instalments, payments, on, count) => {
        const before = statementOn({ instalments, payments, on, graceDays: 3 });
        fc.pre(before.restFen >= count);
        const rows = makePlan({
          totalFen: before.restFen,
          count,
          from: addDays(on, 5),
          rhythm: { every: 'fortnight' },
        });
        const anew = renegotiate({ instalments, payments, on, rows });
        expect(new Set(anew.map(({ number }) => number)).size).toBe(anew.length);
        const after = statementOn({ instalments: anew, payments, on, graceDays: 3 });
        expect(after).toMatchObject({ totalFen: before.totalFen, paidFen: before.paidFen, overdueFen: 0, dueFen: 0 });
        expect(after.lines.slice(-count).every(({ paidFen }) => paidFen === 0)).toBe(true);
        const rest: Payment = { id: 'rest', paidOn: addDays(on, 1), fen: before.restFen, state: 'confirmed' };
        const made = [...payments.filter(({ paidOn }) => paidOn <= on), rest];
        const end = statementOn({ instalments: anew, payments: made, on: rest.paidOn, graceDays: 3 });
        expect(end).toMatchObject({ isFulfilled: true, overpaidFen: 0 });
      }),
    );
  });

  test('may be about another sum, and must add up', () => {
    const instalments = makePlan({ totalFen: 1000, count: 4, from: '2027-01-10', rhythm: { every: 'month', day: 10 } });
    const payments: Payment[] = [{ id: 'a', paidOn: '2027-01-09', fen: 300, state: 'confirmed' }];
    const asked = { instalments, payments, on: '2027-03-01' };
    expect(renegotiate({ ...asked, rows: [{ dueOn: '2027-06-10', fen: 500 }], restFen: 500 })).toEqual([
      { number: 1, dueOn: '2027-01-10', fen: 250 },
      { number: 2, dueOn: '2027-02-10', fen: 50 },
      { number: 3, dueOn: '2027-06-10', fen: 500 },
    ]);
    expect(() => renegotiate({ ...asked, rows: [{ dueOn: '2027-06-10', fen: 500 }] })).toThrow('other-sum');
  });
});
