import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallCells } from '../../algorithms/proportion/small-cells.ts';
import { addDays } from '../../kit/calendar.ts';
import { keysOf } from '../../kit/words.ts';
import { mediationStates } from '../mediation/words.ts';
import {
  ageAtContact,
  changeOf,
  comparedDays,
  consentGaps,
  daysBetween,
  figuresOf,
  growthOf,
  hiddenOf,
  isMinorOn,
  leastRated,
  nextOf,
  noTally,
  stageOf,
  statesOf,
  sumOf,
  type Tally,
  yearBefore,
} from './rules.ts';
import { registerStages, walkInStates } from './words.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('1990-01-01', n));
const count = fc.integer({ min: 0, max: 60 });
const tally: fc.Arbitrary<Tally> = fc.record({
  opened: count,
  reached: count,
  notReached: count,
  kept: count,
  broken: count,
  ripe: count,
  repeated: fc.constant(0),
  good: count,
  fair: count,
  poor: count,
  refused: count,
  silent: count,
});

describe('the register', () => {
  test('every state of a mediation stands in one stage, and no stage is without', () => {
    const found = keysOf(registerStages).flatMap((stage) => statesOf(stage).states);
    expect(found.toSorted()).toEqual(keysOf(mediationStates).toSorted());
    expect(stageOf(null)).toBe('prevent');
    for (const stage of keysOf(registerStages)) expect(statesOf(stage).states.length).toBeGreaterThan(0);
  });

  test('the age of a quarrel is counted from the day on which the sides say it began, never below nought', () => {
    expect(ageAtContact('2026-10-01', '2026-11-23')).toBe(53);
    expect(ageAtContact('2026-11-24', '2026-11-23')).toBe(0);
    expect(ageAtContact(null, '2026-11-23')).toBeNull();
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 4000 }), (from, n) => {
        expect(daysBetween(from, addDays(from, n))).toBe(n);
      }),
    );
  });
});

test('whoever was answered, left or became a mediation does not wait any more', () => {
  for (const state of keysOf(walkInStates)) {
    expect(nextOf(state).length > 0).toBe(state === 'waiting' || state === 'called');
    expect(nextOf(state)).not.toContain(state);
  }
});

describe('figures', () => {
  test('a year before is the same day, and 29 February the 28th', () => {
    expect(yearBefore('2024-02-29')).toBe('2023-02-28');
    expect(yearBefore('2026-11-23')).toBe('2025-11-23');
    fc.assert(
      fc.property(day, (one) => {
        const before = yearBefore(one);
        expect(Number(one.slice(0, 4)) - Number(before.slice(0, 4))).toBe(1);
        expect(Number.isNaN(Date.parse(before))).toBe(false);
        expect([365, 366]).toContain(daysBetween(before, one));
      }),
    );
  });

  test('a period that is not over is compared up to today, with the same days', () => {
    expect(comparedDays({ from: '2026-01-01', to: '2026-12-31' }, '2026-11-23')).toEqual({
      now: { from: '2026-01-01', to: '2026-11-23' },
      before: { from: '2025-01-01', to: '2025-11-23' },
    });
  });

  test('growth is told to one decimal and never out of nothing', () => {
    expect(growthOf(476, 221)).toBe(115.4);
    expect(growthOf(506, 235)).toBe(115.3);
    expect(growthOf(3, 0)).toBeNull();
  });

  test('success rests on what was concluded, and 498 of 505 agreed are 98.6 %', () => {
    const { success, concluded } = figuresOf({ ...noTally, opened: 600, reached: 498, notReached: 7 });
    expect(concluded).toBe(505);
    expect(success?.share).toBeCloseTo(0.986, 3);
    expect(figuresOf({ ...noTally, reached: 4 }).success).toBeNull();
  });

  test('whoever was silent or would rather not say changes no share', () => {
    fc.assert(
      fc.property(tally, count, count, (one, silent, refused) => {
        const more = { ...one, silent: one.silent + silent, refused: one.refused + refused };
        expect(figuresOf(more).content.share).toEqual(figuresOf(one).content.share);
      }),
    );
  });

  test('adding up does not depend on the order, and parts add up to the whole', () => {
    fc.assert(
      fc.property(fc.array(tally, { maxLength: 8 }), (all) => {
        expect(sumOf(all.toReversed())).toEqual(sumOf(all));
        expect(sumOf([sumOf(all.slice(0, 3)), sumOf(all.slice(3))])).toEqual(sumOf(all));
      }),
    );
  });

  test('what fewer than five parties said is not shown, nor told by subtracting the others from the whole', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.string({ maxLength: 4 }), tally), { selector: ([key]) => key }), (all) => {
        const parts = new Map(all);
        const hidden = hiddenOf(parts);
        const rated = ({ good, fair, poor }: Tally) => good + fair + poor;
        const behind = [...hidden].reduce((sum, key) => sum + rated(parts.get(key) ?? noTally), 0);
        const isAll = [...parts].every(([key, one]) => hidden.has(key) || rated(one) === 0);
        expect(hidden.size === 0 || behind >= leastRated || isAll).toBe(true);
        for (const [key, one] of parts) {
          const shown = figuresOf(one, hidden.has(key)).content.ratings;
          if (shown) expect(rated(one)).toBeGreaterThanOrEqual(leastRated);
        }
      }),
    );
  });

  test('one small part takes the next smallest with it', () => {
    expect(
      smallCells(
        new Map([
          ['a', 2],
          ['b', 9],
          ['c', 30],
        ]),
        5,
      ),
    ).toEqual(new Set(['a', 'b']));
  });
});

describe('a family', () => {
  const adult = { id: 'a', bornOn: '1980-05-01', guardianId: null, consent: 'given' as const };
  const other = { id: 'b', bornOn: null, guardianId: null, consent: 'given' as const };
  const child = { id: 'c', bornOn: '2015-03-02', guardianId: 'a', consent: 'given' as const };

  test('begins when every adult agreed and each child has a guardian who did', () => {
    expect(consentGaps([adult], '2026-11-23')).toBe('few');
    expect(consentGaps([adult, other, child], '2026-11-23')).toBeNull();
    expect(consentGaps([adult, { ...other, consent: 'withdrawn' }], '2026-11-23')).toBe('consent');
    expect(consentGaps([adult, { ...child, guardianId: null }], '2026-11-23')).toBe('guardian');
  });

  test('a child is grown up on the eighteenth birthday', () => {
    expect(isMinorOn('2008-11-24', '2026-11-23')).toBe(true);
    expect(isMinorOn('2008-11-23', '2026-11-23')).toBe(false);
    expect(isMinorOn(null, '2026-11-23')).toBe(false);
  });

  test('a change is told only of who said both before and after; a refusal is counted and never filled in', () => {
    const said = [
      { memberId: 'a', moment: 'before', score: 2 },
      { memberId: 'a', moment: 'after', score: 4 },
      { memberId: 'b', moment: 'before', score: 3 },
      { memberId: 'b', moment: 'after', score: null },
      { memberId: 'c', moment: 'after', score: 5 },
    ] as const;
    expect(changeOf(said)).toEqual({ both: 1, better: 1, same: 0, worse: 0, refused: 1 });
    const score = fc.option(fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score), { maxLength: 9 }), (all) => {
        const reports = all.flatMap(([before, after], i) => [
          { memberId: String(i), moment: 'before' as const, score: before },
          { memberId: String(i), moment: 'after' as const, score: after },
        ]);
        const { both, better, same, worse, refused } = changeOf(reports);
        expect(better + same + worse).toBe(both);
        expect(both).toBe(all.filter(([before, after]) => before !== null && after !== null).length);
        expect(refused).toBe(all.flat().filter((one) => one === null).length);
      }),
    );
  });
});
