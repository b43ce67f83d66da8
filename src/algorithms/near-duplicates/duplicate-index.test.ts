import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDuplicateIndex } from './duplicate-index.ts';
import { similarityOf } from './shingles.ts';
import { bandKeysOf, estimateSimilarity, signatureOf } from './signature.ts';

const letters = [
  ...'槐川东河新苑夜里搅拌站噪音灰尘居民休息水泥车辆施工路灯坏了三天没有人修理请尽快处理物业停车收费孩子上学',
];
const words = (min: number, max: number) =>
  fc.array(fc.constantFrom(...letters), { minLength: min, maxLength: max }).map((each) => each.join(''));

/** A text and the same with some stretches written anew, so that all degrees of likeness occur. */
const pair = fc
  .tuple(words(120, 260), fc.array(fc.tuple(fc.nat(255), words(1, 12)), { maxLength: 14 }))
  .map(([text, changes]) => {
    const changed = changes.reduce((each, [at, by]) => each.slice(0, at) + by + each.slice(at + by.length), text);
    return [text, changed] as const;
  });

const night = '槐川市东河新苑旁的水泥搅拌站每天夜里两点还在装车，噪音和灰尘让人睡不着，请环保部门来看看。';

describe('how alike two texts are', () => {
  test('is the same in both directions, 1 with itself, and between 0 and 1', () => {
    fc.assert(
      fc.property(words(0, 60), words(0, 60), (one, other) => {
        expect(similarityOf(one, other)).toBe(similarityOf(other, one));
        expect(similarityOf(one, other)).toBeGreaterThanOrEqual(0);
        expect(similarityOf(one, other)).toBeLessThanOrEqual(1);
        expect(similarityOf(one, one)).toBe(one === '' ? 0 : 1);
      }),
    );
  });

  test('does not depend on spaces, punctuation, full-width letters or case', () => {
    expect(similarityOf('Ａ7号楼 ，噪音 太大！', 'a7号楼噪音太大')).toBe(1);
  });

  test('agrees with the plain definition on three-character pieces', () => {
    const pieces = (text: string) => new Set(Array.from({ length: text.length - 2 }, (_, i) => text.slice(i, i + 3)));
    fc.assert(
      fc.property(words(3, 60), words(3, 60), (one, other) => {
        const [left, right] = [pieces(one), pieces(other)];
        const shared = [...left].filter((piece) => right.has(piece)).length;
        expect(similarityOf(one, other)).toBeCloseTo(shared / (left.size + right.size - shared), 10);
      }),
    );
  });

  test('is estimated by the signatures within six standard errors', () => {
    fc.assert(
      fc.property(pair, ([one, other]) => {
        const estimate = estimateSimilarity(signatureOf(one), signatureOf(other));
        expect(Math.abs(estimate - similarityOf(one, other))).toBeLessThan(6 * 0.045);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the index', () => {
  test('always finds the same text again, with everything or nothing around it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(words(1, 40), { minLength: 1, maxLength: 20 }), (texts) => {
        const index = createDuplicateIndex();
        for (const [number, text] of texts.entries()) index.add({ id: String(number), text });
        expect(index.size).toBe(texts.length);
        for (const [number, text] of texts.entries())
          expect(index.find(text, { limit: 20 })).toContainEqual({ id: String(number), similarity: 1 });
      }),
      { numRuns: 50 },
    );
  });

  test('gives exact figures, the most alike first, none below what was asked for', () => {
    const index = createDuplicateIndex();
    const texts = [night, `${night}谢谢！`, night.replace('水泥', '混凝土'), '路灯坏了三天没有人修理，请尽快处理。'];
    for (const [number, text] of texts.entries()) index.add({ id: String(number), text });
    const found = index.find(night, { atLeast: 0.6 });
    expect(found.map(({ id }) => id)).toEqual(['0', '1', '2']);
    for (const { id, similarity } of found) expect(similarity).toBe(similarityOf(night, texts[Number(id)] ?? ''));
    expect(index.find(night, { limit: 1 })).toHaveLength(1);
  });

  test('meets who is alike by s about as often as 1 − (1 − s⁴)³² says', () => {
    const counts = new Map<number, { pairs: number; met: number; promised: number }>();
    for (const [one, other] of fc.sample(pair, { numRuns: 1500, seed: 4 })) {
      const similarity = similarityOf(one, other);
      const bin = Math.floor(similarity * 10);
      const count = counts.get(bin) ?? { pairs: 0, met: 0, promised: 0 };
      const keys = new Set(bandKeysOf(one));
      count.pairs += 1;
      count.met += bandKeysOf(other).some((key) => keys.has(key)) ? 1 : 0;
      count.promised += 1 - (1 - similarity ** 4) ** 32;
      counts.set(bin, count);
    }
    const wellFilled = [...counts.values()].filter(({ pairs }) => pairs >= 60);
    expect(wellFilled.length).toBeGreaterThan(3);
    for (const { pairs, met, promised } of wellFilled) expect(Math.abs(met - promised) / pairs).toBeLessThan(0.12);
  });

  test('keys are 32 signed integers, the same every time; a text without letters has none', () => {
    expect(bandKeysOf(night)).toHaveLength(32);
    expect(new Set(bandKeysOf(night)).size).toBe(32);
    for (const key of bandKeysOf(night)) expect(key).toBe(key | 0);
    expect(bandKeysOf(night)).toEqual(bandKeysOf(night));
    expect(bandKeysOf('？！…')).toEqual([]);
    expect(createDuplicateIndex().find('？！…')).toEqual([]);
  });

  test('leaves out who is known to be elsewhere or of another time, and keeps who is not known to be', () => {
    const index = createDuplicateIndex();
    const at = new Date('2026-11-20T02:00:00Z');
    index.add({ id: 'here', text: night, at, where: { lng: 112.5, lat: 28.2 } });
    index.add({ id: 'far', text: night, at, where: { lng: 112.6, lat: 28.2 } });
    index.add({ id: 'old', text: night, at: new Date('2024-11-20T02:00:00Z'), where: { lng: 112.5, lat: 28.2 } });
    index.add({ id: 'unknown', text: night });
    const near = { lng: 112.501, lat: 28.2, withinMetres: 500 };
    const within = { from: new Date('2026-11-01T00:00:00Z'), to: new Date('2026-11-30T00:00:00Z') };
    expect(index.find(night, { near, within }).map(({ id }) => id)).toEqual(['unknown', 'here']);
  });

  test('stays right while it grows past its first room', () => {
    const index = createDuplicateIndex();
    const texts = fc.sample(words(30, 60), { numRuns: 2100, seed: 9 });
    for (const [number, text] of texts.entries()) index.add({ id: String(number), text });
    for (const number of [0, 1, 1023, 1024, 2047, 2048, 2099])
      expect(index.find(texts[number] ?? '', { limit: 1 })).toEqual([{ id: String(number), similarity: 1 }]);
  });
});
