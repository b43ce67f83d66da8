import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillPlaceholders, gapsIn, insertAt, placeholdersOf } from './placeholders.ts';

const values = { 编号: 'MB-1', 地点: '西街 3 号', 承办人: null };

describe('placeholders', () => {
  test('what is known is filled, what is not stays to be settled', () => {
    const text = fillPlaceholders('{编号}：{地点}由{承办人}办理，{结果}。', values);
    expect(text).toBe('MB-1：西街 3 号由{承办人}办理，{结果}。');
    expect(gapsIn(text).map(({ name, from, to }) => [name, text.slice(from, to)])).toEqual([
      ['承办人', '{承办人}'],
      ['结果', '{结果}'],
    ]);
  });

  test('a value with braces in it is not read again, and names of the language itself are no values', () => {
    expect(fillPlaceholders('{地点}{toString}', { 地点: '{编号}', 编号: 'x' })).toBe('{编号}{toString}');
  });

  test('each placeholder is named once, braces over lines are no placeholder', () => {
    expect(placeholdersOf('{地点}{ 地点 }{编号}{a\nb}{}')).toEqual(['地点', '编号']);
  });

  test('filling everything leaves no gap, filling nothing changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom('{编号}', '{地点}', '，', '{', '}'), fc.string())), (parts) => {
        const text = parts.join('');
        expect(fillPlaceholders(text, {})).toBe(text);
        const names = placeholdersOf(text);
        const filled = fillPlaceholders(text, Object.fromEntries(names.map((name) => [name, '甲'])));
        expect(placeholdersOf(filled).filter((name) => names.includes(name))).toEqual([]);
      }),
    );
  });

  test('a piece goes in at the cursor, and only what was selected is replaced', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), fc.nat(), (text, piece, one, other) => {
        const [from, to] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b) as [
          number,
          number,
        ];
        const put = insertAt(text, piece, { from, to });
        expect(put.text.startsWith(text.slice(0, from))).toBe(true);
        expect(put.text.slice(0, put.cursor).endsWith(piece)).toBe(true);
        expect(put.text.slice(put.cursor)).toBe(text.slice(to));
      }),
    );
    expect(insertAt('你好', '一\n二', { from: 2, to: 2 }).text).toBe('你好\n一\n二');
  });
});
