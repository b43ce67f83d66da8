import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId, newReceiptCode, parseReceiptCode } from './ids.ts';

const letters = '34679ACDEFGHJKMNPQRTWXY';

describe('an id', () => {
  test('is a UUID of version 7 that tells its millisecond and sorts by it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 2 }), (now) => {
        const [one, later] = [newId(now), newId(now + 1)];
        expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(Number.parseInt(one.replaceAll('-', '').slice(0, 12), 16)).toBe(now);
        expect(one < later).toBe(true);
      }),
    );
  });

  test('is never the same twice within a millisecond', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => newId(1))).size).toBe(10_000);
  });
});

describe('a receipt code', () => {
  test('is read back however a person types it', () => {
    for (let i = 0; i < 500; i += 1) {
      const code = newReceiptCode();
      expect(code).toMatch(/^FQ-[3-9A-Y]{4}-[3-9A-Y]{5}$/);
      const bare = code.replaceAll('-', '');
      const fullWidth = [...code].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('');
      for (const typed of [code, code.toLowerCase(), ` ${bare} `, bare.slice(2), code.replaceAll('-', ' '), fullWidth])
        expect(parseReceiptCode(typed)).toBe(code);
    }
  });

  test('with one wrong letter, or two neighbours swapped, is no code', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.constantFrom(...letters), (at, letter) => {
        const body = newReceiptCode().replaceAll('-', '').slice(2);
        if (body[at] !== letter)
          expect(parseReceiptCode(body.slice(0, at) + letter + body.slice(at + 1))).toBeUndefined();
        const [one = '', two = ''] = [body[at], body[at + 1]];
        if (at < 8 && one !== two)
          expect(parseReceiptCode(body.slice(0, at) + two + one + body.slice(at + 2))).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  test('never holds letters that sound or look alike', () => {
    const used = new Set(Array.from({ length: 300 }, () => newReceiptCode().slice(3).replace('-', '')).join(''));
    expect([...used].filter((letter) => '01258BILOSUVZ'.includes(letter))).toEqual([]);
    expect(used.size).toBe(letters.length);
  });

  test.each(['', 'FQ', 'FQ-7K3M', 'FQ-7K3M-9PQX4X', 'FQ-0000-00000', '你好', '1'.repeat(5000)])(
    'is none in "%s"',
    (typed) => {
      expect(parseReceiptCode(typed)).toBeUndefined();
    },
  );
});
