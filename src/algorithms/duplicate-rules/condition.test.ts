import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Condition, countTests, judge, type PairFacts, reasonsFor } from './condition.ts';

const percent = fc.integer({ min: 0, max: 100 });
const sameness = fc.constantFrom('place', 'place-name', 'category', 'category-group');
const testing = fc.oneof(
  fc.record({ fuzzy: percent }),
  fc.record({ alike: percent }),
  fc.record({ days: fc.integer({ min: 0, max: 90 }) }),
  fc.record({ near: fc.integer({ min: 0, max: 2000 }) }),
  fc.record({ same: sameness }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    testing,
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ none: fc.array(tie('condition'), { maxLength: 3 }) }),
  ),
}));
const perhaps = fc.option(fc.boolean());
const pair: fc.Arbitrary<PairFacts> = fc.record({
  sameText: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  likeness: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  daysApart: fc.integer({ min: 0, max: 120 }),
  metres: fc.option(fc.integer({ min: 0, max: 3000 })),
  same: fc.record({ place: perhaps, 'place-name': perhaps, category: perhaps, 'category-group': perhaps }),
});
const not = (one: Condition): Condition => ({ none: [one] });
const order = ['no', 'unknown', 'yes'];
const rank = (one: Condition, of: PairFacts) => order.indexOf(judge(one, of));
const holds = (check: (one: Condition, other: Condition, of: PairFacts) => void) =>
  fc.assert(fc.property(condition, condition, pair, check));

describe('a rule', () => {
  test('says the same as the opposite of its opposite', () => {
    holds((one, _, of) => {
      expect(judge(not(not(one)), of)).toBe(judge(one, of));
    });
  });

  test('follows De Morgan', () => {
    holds((one, other, of) => {
      expect(judge({ none: [one, other] }, of)).toBe(judge({ all: [not(one), not(other)] }, of));
      expect(judge(not({ all: [one, other] }), of)).toBe(judge({ any: [not(one), not(other)] }, of));
    });
  });

  test('is met less often with one more demand, more often with one more way, and in any order', () => {
    holds((one, other, of) => {
      expect(rank({ all: [one, other] }, of)).toBeLessThanOrEqual(rank(one, of));
      expect(rank({ any: [one, other] }, of)).toBeGreaterThanOrEqual(rank(one, of));
      expect(judge({ all: [one, other] }, of)).toBe(judge({ all: [other, one] }, of));
    });
  });

  test('never takes back a yes or a no when more becomes known', () => {
    fc.assert(
      fc.property(condition, pair, fc.boolean(), fc.integer({ min: 0, max: 3000 }), (one, of, same, metres) => {
        const before = judge(one, of);
        fc.pre(before !== 'unknown');
        const known = Object.fromEntries(Object.entries(of.same).map(([key, value]) => [key, value ?? same]));
        const texts = { sameText: of.sameText ?? metres / 3000, likeness: of.likeness ?? metres / 3000 };
        const more = { ...of, ...texts, metres: of.metres ?? metres, same: known as PairFacts['same'] };
        expect(judge(one, more)).toBe(before);
      }),
    );
  });

  test('names only tests that hold, and always one where tests made it hold', () => {
    holds((one, _, of) => {
      for (const reason of reasonsFor(one, of)) expect(judge(reason, of)).toBe('yes');
      if (judge({ any: [one] }, of) === 'no') expect(reasonsFor({ any: [one] }, of)).toEqual([]);
    });
  });
});

const near: PairFacts = {
  sameText: 0.3,
  likeness: 0.6,
  daysApart: 3,
  metres: null,
  same: { place: true, 'place-name': null, category: true, 'category-group': true },
};

test('a place that nobody knows is no reason, and neither is that it is not near', () => {
  expect(judge({ near: 200 }, near)).toBe('unknown');
  expect(judge(not({ near: 200 }), near)).toBe('unknown');
  expect(judge({ any: [{ near: 200 }, { same: 'place' }] }, near)).toBe('yes');
});

test('says which tests spoke for two matters', () => {
  const rule: Condition = { all: [{ alike: 50 }, { any: [{ near: 200 }, { same: 'place' }] }, not({ fuzzy: 90 })] };
  expect(judge(rule, near)).toBe('yes');
  expect(reasonsFor(rule, near)).toEqual([{ alike: 50 }, { same: 'place' }]);
  expect(countTests(rule)).toBe(4);
});
