import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatYuan, parseYuan } from './money.ts';

describe('amounts of money', () => {
  it('come back from paper exactly as they went, to the last 分', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (fen) => {
        expect(parseYuan(formatYuan(fen))).toBe(fen);
        expect(parseYuan(formatYuan(fen).replaceAll(',', ''))).toBe(fen);
      }),
    );
  });

  it('are written so that larger amounts are never written as smaller ones', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (one, other) => {
        const digits = (fen: number) => BigInt(formatYuan(fen).replaceAll(/[.,]/g, ''));
        expect(digits(one) < digits(other)).toBe(one < other);
      }),
    );
  });

  it.each([
    ['1,234.50', 123_450],
    ['80.05', 8005],
    ['0.1', 10],
    ['0', 0],
    ['¥ 1200', 120_000],
    ['1200元', 120_000],
    ['１２．５', 1250],
  ])('understands %s', (typed, fen) => {
    expect(parseYuan(typed)).toBe(fen);
  });

  it.each(['', '一百', '-5', '1.234', '1,23', '12,34.5', '1e3', '.5', '90071992547409.92'])(
    'does not guess at “%s”',
    (typed) => {
      expect(parseYuan(typed)).toBeUndefined();
    },
  );

  it('shows what was overdrawn with its sign, and refuses half a 分', () => {
    expect(formatYuan(-5)).toBe('-0.05');
    expect(() => formatYuan(0.5)).toThrow();
  });
});
