import fc from 'fast-check';
import { expect, test } from 'vitest';
import { common, merged, type Span, startsWithin, without } from './spans.ts';

const moments = Array.from({ length: 26 }, (_, i) => i);
const span = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5 }))
  .map(([from, lasting]) => ({ from, to: from + lasting }));
const spans = fc.array(span, { maxLength: 6 });
const inSome = (all: readonly Span[], at: number) => all.some(({ from, to }) => from <= at && at <= to);
const beginnings = (all: readonly Span[]) => moments.filter((at) => inSome(all, at));

test('something can begin wherever each of its minutes lies in one of the stretches, also across those that touch', () => {
  fc.assert(
    fc.property(spans, fc.integer({ min: 1, max: 6 }), (all, lasting) => {
      const covered = (at: number) => all.some(({ from, to }) => from <= at && at < to);
      const plain = moments.filter((at) => Array.from({ length: lasting }, (_, i) => at + i).every(covered));
      expect(beginnings(startsWithin(merged(all), lasting))).toEqual(plain);
    }),
  );
});

test('what two lists share, and what is left without the insides of others, holds to the minute', () => {
  const lists = spans.map((all) => startsWithin(merged(all), 1));
  fc.assert(
    fc.property(lists, lists, spans, (one, other, taken) => {
      expect(beginnings(common(one, other))).toEqual(moments.filter((at) => inSome(one, at) && inSome(other, at)));
      const isInside = (at: number) => taken.some(({ from, to }) => from < at && at < to);
      expect(beginnings(without(one, taken))).toEqual(moments.filter((at) => inSome(one, at) && !isInside(at)));
    }),
    { numRuns: 500 },
  );
});
