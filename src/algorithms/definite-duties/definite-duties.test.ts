import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../kit/calendar.ts';
import { formatCapital } from '../../kit/money.ts';
import { makePlan } from '../instalments/plan.ts';
import type { Duty, DutyKind, DutyTime } from './duty.ts';
import { type DutyFault, missingIn, timesOf } from './missing.ts';

const agreedOn = '2026-11-22';
const background = { known: ['1', '2', 'p1'], agreedOn };

const later = fc.integer({ min: 0, max: 900 }).map((days) => addDays(agreedOn, days));
const amount = fc.integer({ min: 60, max: 10 ** 12 });

function timeOf(when: DutyTime['when'], amountFen: number): fc.Arbitrary<DutyTime> {
  if (when === 'now') return fc.constant({ when });
  if (when === 'on') return later.map((on) => ({ when, on }));
  if (when === 'from') return later.map((on) => ({ when, on, until: addDays(on, 30) }));
  return fc.tuple(later, fc.integer({ min: 1, max: 60 })).map(([from, count]) => ({
    when,
    rows: makePlan({ totalFen: amountFen, count, from, rhythm: { every: 'month', day: 10 } }),
  }));
}

const definite: fc.Arbitrary<Duty> = fc
  .tuple(fc.constantFrom<DutyKind>('pay', 'do', 'refrain', 'apologise', 'other'), amount, fc.boolean(), fc.boolean())
  .chain(([kind, amountFen, typed, each]) =>
    fc
      .constantFrom(...timesOf(kind))
      .chain((when) => timeOf(when, amountFen))
      .map((time) => ({
        kind,
        by: '2',
        to: '1',
        what: '修好厨房下水管',
        amountFen: kind === 'pay' ? amountFen : 0,
        capital: kind === 'pay' && typed ? formatCapital(amountFen) : '',
        each,
        time,
        where: '3号楼301',
        how: '微信转账',
        proof: '照片',
      })),
  );

const faultsOf = (duty: Duty) => missingIn(duty, background).map(({ fault }) => fault);

describe('a duty', () => {
  test('in which nothing is left open is definite, whoever owes whatever', () => {
    fc.assert(
      fc.property(definite, (duty) => {
        expect(missingIn(duty, background)).toEqual([]);
      }),
    );
  });

  test('from which one piece is taken lacks exactly that piece', () => {
    const pieces: readonly (readonly [Partial<Duty>, DutyFault, (duty: Duty) => boolean])[] = [
      [{ by: '' }, 'who', () => true],
      [{ by: 'somebody-else' }, 'who', () => true],
      [{ to: 'somebody-else' }, 'to-whom', () => true],
      [{ to: '' }, 'to-whom', ({ kind }) => kind !== 'refrain' && kind !== 'other'],
      [{ what: ' ' }, 'what', () => true],
      [{ amountFen: 0, time: { when: 'now' } }, 'amount', ({ kind }) => kind === 'pay'],
      [{ capital: '人民币壹分' }, 'capital', ({ kind }) => kind === 'pay'],
      [{ time: null }, 'when', () => true],
      [{ how: '' }, 'how', ({ kind }) => kind === 'pay' || kind === 'apologise'],
    ];
    fc.assert(
      fc.property(definite, fc.constantFrom(...pieces), (duty, [change, fault, concerns]) => {
        fc.pre(concerns(duty));
        expect(faultsOf({ ...duty, ...change })).toEqual([fault]);
      }),
    );
  });

  test('owed to oneself, due before it was agreed on, or without an end that fits is not', () => {
    const [duty] = fc.sample(definite, 1);
    if (!duty) throw new Error('no sample');
    const paid = { ...duty, kind: 'pay' as const, amountFen: 20_000, capital: '' };
    expect(faultsOf({ ...paid, to: '2', time: { when: 'now' } })).toEqual(['same-person']);
    expect(faultsOf({ ...paid, time: { when: 'on', on: '2026-11-21' } })).toEqual(['before-agreement']);
    expect(faultsOf({ ...paid, time: { when: 'on', on: '' } })).toEqual(['when']);
    expect(faultsOf({ ...paid, time: { when: 'from', on: agreedOn, until: '' } })).toEqual(['when-unfit']);
    expect(
      faultsOf({ ...paid, kind: 'refrain', time: { when: 'from', on: '2026-12-01', until: '2026-11-30' } }),
    ).toEqual(['until-before-from']);
  });

  test('of which the instalments do not add up says in which row', () => {
    const [duty] = fc.sample(definite, 1);
    if (!duty) throw new Error('no sample');
    const rows = [
      { dueOn: '2026-12-10', fen: 100 },
      { dueOn: '2026-12-10', fen: 100 },
    ];
    const time = { when: 'plan', rows } as const;
    const found = missingIn({ ...duty, kind: 'pay', amountFen: 300, capital: '', time }, background);
    expect(found).toMatchObject([{ fault: 'plan-not-later', row: 1 }, { fault: 'plan-other-sum' }]);
  });

  test('that leaves open what or when is advised against, not forbidden', () => {
    const [duty] = fc.sample(definite, 1);
    if (!duty) throw new Error('no sample');
    const vague = { ...duty, kind: 'do' as const, what: '尽快修好', time: { when: 'on', on: '2026-12-01' } as const };
    expect(missingIn({ ...vague, proof: '' }, background)).toMatchObject([
      { fault: 'vague', severity: 'should' },
      { fault: 'proof', severity: 'should' },
    ]);
  });
});
