import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilson } from './wilson.ts';

const counted = fc
  .integer({ min: 1, max: 5000 })
  .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));

test('the interval holds the share, lies between nothing and all, and mirrors its opposite', () => {
  fc.assert(
    fc.property(counted, ([count, of]) => {
      const { share, low, high } = wilson(count, of);
      const opposite = wilson(of - count, of);
      expect(low).toBeLessThanOrEqual((share ?? 0) + 1e-12);
      expect(high).toBeGreaterThanOrEqual((share ?? 1) - 1e-12);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(1 - (opposite.high ?? 0)).toBeCloseTo(low ?? 0, 10);
    }),
  );
});

test('more answers of the same share say it more exactly', () => {
  fc.assert(
    fc.property(counted, fc.integer({ min: 2, max: 9 }), ([count, of], times) => {
      const width = ({ low, high }: ReturnType<typeof wilson>) => (high ?? 0) - (low ?? 0);
      expect(width(wilson(count * times, of * times))).toBeLessThan(width(wilson(count, of)));
    }),
  );
});

test('one hundred per cent of few is not one hundred per cent', () => {
  // Brown, Cai and DasGupta 2001, table of the Wilson interval: n = 5, x = 5.
  expect(wilson(5, 5).low).toBeCloseTo(0.5655, 4);
  expect(wilson(98, 100)).toMatchObject({ share: 0.98 });
  expect(wilson(0, 0)).toEqual({ count: 0, of: 0, share: null, low: null, high: null });
  expect(() => wilson(2, 1)).toThrow(RangeError);
});
