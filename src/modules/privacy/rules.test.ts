import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOf } from '../../kit/words.ts';
import { keptUntil, mayDecide, outcomesOf, ruleFor } from './rules.ts';
import { requestKinds, requestOutcomes } from './words.ts';

const moment = fc.date({
  min: new Date('2024-01-02T00:00:00Z'),
  max: new Date('2026-10-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('how long something is kept', () => {
  test('never less than the days of the rule, never more than a day longer, and it ends at midnight in China', () => {
    void fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 4000 }), (ended, days) => {
        const kept = keptUntil(ended, days).getTime() - ended.getTime();
        expect(kept).toBeGreaterThanOrEqual(days * 86_400_000);
        expect(kept).toBeLessThanOrEqual((days + 1) * 86_400_000);
        expect(keptUntil(ended, days).toISOString()).toMatch(/T16:00:00.000Z$/);
      }),
    );
  });

  const rules = [
    { code: 'usual', category: null, days: 730 },
    { code: 'help', category: 'help', days: 365 },
    { code: 'missing', category: 'help.missing', days: 30 },
  ];
  test('the rule of the nearest category counts, in whatever order the rules stand', () => {
    void fc.assert(
      fc.property(fc.shuffledSubarray(rules, { minLength: 3 }), (shuffled) => {
        expect(ruleFor(shuffled, 'help.missing')?.code).toBe('missing');
        expect(ruleFor(shuffled, 'help.elderly')?.code).toBe('help');
        expect(ruleFor(shuffled, 'helpless')?.code).toBe('usual');
        expect(ruleFor(shuffled, 'street.stall')?.code).toBe('usual');
      }),
    );
  });
});

describe('an answer to a request', () => {
  const now = new Date('2026-11-22T02:00:00Z');
  const anything = fc.record({
    kind: fc.constantFrom(...keysOf(requestKinds)),
    outcome: fc.constantFrom(...keysOf(requestOutcomes), 'refused' as const),
    law: fc.constantFrom('', '个人信息保护法 §47'),
    keptUntil: fc.option(moment),
    onHold: fc.boolean(),
    now: fc.constant(now),
  });
  test('erases nothing before its time, nothing on hold and nothing that is still worked on', () => {
    void fc.assert(
      fc.property(anything, (deciding) => {
        if (deciding.outcome !== 'erased' || !mayDecide(deciding).ok) return;
        expect(deciding.onHold).toBe(false);
        expect(deciding.keptUntil && deciding.keptUntil <= now).toBe(true);
        expect(deciding.kind).toBe('delete');
      }),
    );
  });
  test('a refusal names the law, and only what the kind knows is granted', () => {
    void fc.assert(
      fc.property(anything, (deciding) => {
        if (!mayDecide(deciding).ok) return;
        if (deciding.outcome === 'refused') expect(deciding.law).not.toBe('');
        else expect(outcomesOf[deciding.kind]).toContain(deciding.outcome);
      }),
    );
  });
});
