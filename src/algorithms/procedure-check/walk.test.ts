import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reach, reachBack, type Way } from './walk.ts';

const place = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const ways = fc.array(fc.record({ from: place, to: place }), { maxLength: 14 });

/** Paths of at most so many ways, one after the other: slow and plain. */
function isLinked(from: string, to: string, all: readonly Way[], most = 6): boolean {
  if (from === to) return true;
  return most > 0 && all.some((way) => way.from === from && isLinked(way.to, to, all, most - 1));
}

test('a place is reached exactly when ways lead to it, one after the other', () => {
  fc.assert(
    fc.property(place, place, ways, (from, to, all) => {
      expect(reach([from], all).has(to)).toBe(isLinked(from, to, all));
    }),
    { numRuns: 200 },
  );
});

test('what one place reaches, comes from it when the ways are turned round', () => {
  fc.assert(
    fc.property(place, place, ways, (from, to, all) => {
      expect(reachBack([to], all).has(from)).toBe(reach([from], all).has(to));
    }),
  );
});
