import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from '../../kit/text.ts';
import { parseCell, printCell } from './cells.ts';
import type { Column } from './register.ts';

const labels = { zh: '列', en: 'Column' };
const kinds = { officer: { zh: '民警', en: 'Officer' }, auxiliary: { zh: '辅警', en: 'Auxiliary' } };

const text: Column = { key: 'x', ...labels, kind: 'text' };
const list: Column = { key: 'x', ...labels, kind: 'list' };
const choices: Column = { key: 'x', ...labels, kind: 'choices', choices: kinds };

function value(column: Column, given: unknown): unknown {
  const parsed = parseCell(column, given);
  return 'problem' in parsed ? parsed.problem.en : parsed.value;
}

describe('a cell as people write it', () => {
  it.each([
    ['2026-01-31', '2026-01-31'],
    ['2026/1/31', '2026-01-31'],
    ['2026年1月31日', '2026-01-31'],
    ['２０２６-１-５', '2026-01-05'],
    ['2026-02-30', 'must be a day such as 2026-01-31'],
    ['31.1.2026', 'must be a day such as 2026-01-31'],
  ])('the day %s is read as %s', (written, read) => {
    expect(value({ key: 'x', ...labels, kind: 'day' }, written)).toBe(read);
  });

  it.each([
    ['1,234', 1234],
    ['１２', 12],
    ['3.5', 'must be a whole number'],
    ['many', 'must be a number'],
    ['5001', 'must lie between 0 and 5000'],
  ])('the whole number %s is read as %s', (written, read) => {
    expect(value({ key: 'x', ...labels, kind: 'int', min: 0, max: 5000 }, written)).toBe(read);
  });

  it('a choice may be named by its key or in either language', () => {
    const kind: Column = { key: 'x', ...labels, kind: 'choice', choices: kinds };
    expect(['officer', '民警', 'Officer', 'OFFICER'].map((word) => value(kind, word))).toEqual(
      Array(4).fill('officer'),
    );
    expect(value(kind, '局长')).toBe('"局长" is not one of: Officer, Auxiliary');
  });

  it('a list may be separated as Chinese or English writers do, without repeats', () => {
    expect(value(list, '二队；小二、二队|乙; 丙')).toEqual(['二队', '小二', '乙', '丙']);
  });

  it('a phone number that a spreadsheet made a number of is still a phone number', () => {
    const phone: Column = { key: 'x', ...labels, kind: 'phone' };
    expect(value(phone, 13_800_000_001)).toBe('13800000001');
    expect(value(phone, '没有')).toBe('is not a phone number');
  });

  it('an empty cell is nothing, an empty list, the fallback, or a problem where something is required', () => {
    expect(value(text, '  ')).toBeNull();
    expect(value(list, '')).toEqual([]);
    expect(value({ ...text, fallback: '' }, null)).toBe('');
    expect(value({ ...text, required: true }, '')).toBe('must not be empty');
  });
});

describe('a cell that was exported', () => {
  const plain = fc.string({ unit: 'grapheme', maxLength: 40 }).map(normaliseText);

  it('is read back to the same text', () => {
    fc.assert(
      fc.property(plain, (given) => {
        expect(value(text, printCell(text, given, 'zh'))).toBe(given === '' ? null : given);
      }),
    );
  });

  it('is read back to the same list, whatever signs its items hold', () => {
    const items = fc.uniqueArray(
      plain.filter((item) => item !== ''),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(items, (given) => {
        expect(value(list, printCell(list, given, 'en'))).toEqual(given);
      }),
    );
  });

  it.each(['zh', 'en'] as const)('is read back to the same choices from %s', (language) => {
    expect(value(choices, printCell(choices, ['auxiliary', 'officer'], language))).toEqual(['auxiliary', 'officer']);
  });

  it.each(['zh', 'en'] as const)('is read back to the same flag from %s', (language) => {
    const flag: Column = { key: 'x', ...labels, kind: 'flag' };
    expect([true, false].map((given) => value(flag, printCell(flag, given, language)))).toEqual([true, false]);
  });
});
