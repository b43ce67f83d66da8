import { expect, test } from 'vitest';
import { nextTryAt } from './retry.ts';

const now = new Date('2026-03-01T00:00:00Z');

test('a message that failed is tried again later and later, and is given up after the fifth wait', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => {
    const next = nextTryAt(tries, now);
    return next === undefined ? undefined : (next.getTime() - now.getTime()) / 60_000;
  });
  expect(waits).toEqual([1, 5, 30, 120, 720, undefined, undefined]);
});
