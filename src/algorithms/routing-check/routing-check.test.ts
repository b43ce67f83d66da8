import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findConflicts, type Space } from './conflicts.ts';
import { findHoles, type Hole } from './holes.ts';
import { chooseRule, compareRules, dayNumber, matches, type Point, type Rule, rankOf, weekdayOf } from './rule.ts';

const space: Space = {
  categories: ['noise', 'noise.night', 'street', 'street.stall'],
  areas: [
    { id: '', areaIds: [] },
    { id: 'g1', areaIds: ['g1', 'north', 'county'] },
    { id: 'g2', areaIds: ['g2', 'north', 'county'] },
    { id: 'g3', areaIds: ['g3', 'south', 'county'] },
  ],
  channels: ['phone', 'page'],
};
const depths: Record<string, number> = { county: 1, north: 2, south: 2, g1: 9, g2: 9, g3: 9 };
const days = Array.from({ length: 16 }, (_, i) => `2026-03-${String(i + 1).padStart(2, '0')}`);
const hours = [0, 360, 1080, 1320];

const always: Omit<Rule, 'code' | 'target'> = {
  category: null,
  area: null,
  channel: null,
  weekdays: [],
  hours: null,
  days: { from: null, to: null },
};

const someRule = fc.record({
  category: fc.constantFrom(null, ...space.categories),
  area: fc.constantFrom(null, ...Object.entries(depths).map(([id, depth]) => ({ id, depth }))),
  channel: fc.constantFrom(null, null, ...space.channels),
  weekdays: fc.constantFrom<number[]>([], [], [1, 2, 3, 4, 5], [6, 7], [3]),
  hours: fc.constantFrom(null, null, { from: 1320, to: 360 }, { from: 360, to: 1080 }, { from: 1080, to: 1320 }),
  days: fc
    .tuple(fc.constantFrom(null, ...days.slice(3, 13)), fc.constantFrom(null, null, 0, 2, 5))
    .map(([from, length]) => ({
      from,
      to: from === null || length === null ? null : (days[Math.min(14, days.indexOf(from) + length)] ?? null),
    })),
  target: fc.constantFrom('A', 'B'),
});
const someRules = fc
  .array(someRule, { minLength: 1, maxLength: 6 })
  .map((rules) => rules.map((rule, i): Rule => ({ ...rule, code: `R${i + 1}` })));

function* points(): Generator<Point & { areaId: string }> {
  for (const category of space.categories)
    for (const { id, areaIds } of space.areas)
      for (const channel of space.channels)
        for (const day of days)
          for (const minute of hours) yield { category, areaIds, areaId: id, channel, day, minute };
}

function lies(hole: Hole, point: Point & { areaId: string }): boolean {
  const day = dayNumber(point.day);
  return (
    hole.categories.includes(point.category) &&
    hole.areaIds.includes(point.areaId) &&
    hole.channels.includes(point.channel) &&
    hole.gaps.some(
      ({ fromDay, toDay, weekdays, fromMinute, toMinute }) =>
        (fromDay === null || day >= fromDay) &&
        (toDay === null || day <= toDay) &&
        weekdays.includes(weekdayOf(day)) &&
        point.minute >= fromMinute &&
        point.minute < toMinute,
    )
  );
}

describe('conflicts', () => {
  it('are reported exactly when two rules of equal rank and different target match a common matter', () => {
    fc.assert(
      fc.property(someRules, (rules) => {
        const reported = new Set(findConflicts(rules, space).map(({ one, other }) => `${one} ${other}`));
        const found = new Set<string>();
        for (const point of points()) {
          const matching = rules.filter((rule) => matches(rule, point));
          for (const [i, one] of matching.entries())
            for (const other of matching.slice(i + 1))
              if (one.target !== other.target && String(rankOf(one)) === String(rankOf(other)))
                found.add(`${one.code} ${other.code}`);
        }
        expect(reported).toEqual(found);
      }),
      { numRuns: 150 },
    );
  });

  it('are none between a rule for weekends and one for five days without a weekend', () => {
    const weekend: Rule = {
      ...always,
      code: 'R1',
      target: 'A',
      weekdays: [6, 7],
      days: { from: '2026-01-01', to: null },
    };
    const until = (to: string): Rule => ({
      ...weekend,
      code: 'R2',
      target: 'B',
      weekdays: [5, 6],
      days: { from: '2026-03-02', to },
    });
    expect(findConflicts([weekend, until('2026-03-06')], space)).toEqual([]);
    expect(findConflicts([weekend, until('2026-03-07')], space)).toHaveLength(1);
  });
});

describe('holes', () => {
  it('are exactly the matters that no rule matches', () => {
    fc.assert(
      fc.property(someRules, (rules) => {
        const holes = findHoles(rules, space);
        for (const point of points()) {
          const reached = rules.some((rule) => matches(rule, point));
          const within = holes.filter((hole) => lies(hole, point)).length;
          if (within !== (reached ? 0 : 1)) throw new Error(`${JSON.stringify(point)} lies in ${within} holes`);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are none under a rule for everything, and one without any rule', () => {
    expect(findHoles([{ ...always, code: 'R1', target: 'A' }], space)).toEqual([]);
    expect(findHoles([], space)).toHaveLength(1);
  });

  it('of a rule for nights are the days', () => {
    const night = { ...always, code: 'R1', target: 'A', hours: { from: 1320, to: 360 } };
    expect(findHoles([night], space)[0]?.gaps).toEqual([
      { fromDay: null, toDay: null, weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 360, toMinute: 1320 },
    ]);
  });
});

describe('the rule that speaks', () => {
  it('is the same in whatever order the rules stand, and none that matches comes before it', () => {
    fc.assert(
      fc.property(someRules, fc.nat(), (rules, n) => {
        const all = [...points()];
        const point = all[n % all.length];
        if (!point) return;
        const chosen = chooseRule(rules, point);
        expect(chooseRule(rules.toReversed(), point)).toBe(chosen);
        for (const rule of rules)
          if (matches(rule, point) && chosen) expect(compareRules(chosen, rule)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('is the one for the finer category, before the one for the finer area', () => {
    const rules: Rule[] = [
      { ...always, code: 'R1', target: 'A', area: { id: 'g1', depth: 9 } },
      { ...always, code: 'R2', target: 'B', category: 'noise' },
      { ...always, code: 'R3', target: 'C', category: 'noise', hours: { from: 1320, to: 360 } },
    ];
    const point = { category: 'noise.night', areaIds: ['g1', 'north', 'county'], channel: 'phone', day: '2026-03-02' };
    expect(chooseRule(rules, { ...point, minute: 600 })?.code).toBe('R2');
    expect(chooseRule(rules, { ...point, minute: 30 })?.code).toBe('R3');
    expect(chooseRule(rules, { ...point, category: 'street', minute: 30 })?.code).toBe('R1');
  });
});
