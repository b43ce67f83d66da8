import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawSample } from './bottom-k.ts';

const ids = fc.uniqueArray(fc.uuid(), { maxLength: 60 });
const size = fc.integer({ min: 0, max: 80 });
const seed = fc.string({ maxLength: 12 });

test('a sample holds as many as were asked for, each of them once and each of them eligible', () => {
  fc.assert(
    fc.property(ids, size, seed, (all, wanted, from) => {
      const drawn = drawSample(all, { size: wanted, seed: from });
      expect(drawn).toHaveLength(Math.min(wanted, all.length));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.every((id) => all.includes(id))).toBe(true);
    }),
  );
});

test('nobody steers the draw by the order of the list, and whoever repeats it draws the same', () => {
  fc.assert(
    fc.property(ids, size, seed, (all, wanted, from) => {
      const drawn = drawSample(all, { size: wanted, seed: from });
      expect(drawSample([...all].reverse(), { size: wanted, seed: from })).toEqual(drawn);
      expect(drawSample(all, { size: wanted + 1, seed: from }).slice(0, drawn.length)).toEqual(drawn);
    }),
  );
});

test('everybody is drawn about equally often', () => {
  const all = Array.from({ length: 20 }, (_, i) => `matter-${i}`);
  const times = new Map(all.map((id) => [id, 0]));
  for (let round = 0; round < 4000; round++) {
    for (const id of drawSample(all, { size: 5, seed: `round ${round}` })) times.set(id, (times.get(id) ?? 0) + 1);
  }
  // Expected 1,000 each; six standard deviations are about 165.
  for (const [id, count] of times) expect(Math.abs(count - 1000), id).toBeLessThan(165);
});
