import { expect, test } from 'vitest';
import { findUnkeepable } from './unkeepable.ts';

test('a text with NUL or half a surrogate pair is found wherever it stands, also as a name', () => {
  expect(findUnkeepable({ q: 'a\0b' })).toBe('q');
  expect(findUnkeepable({ rows: [{ note: 'ok' }, { note: '\ud800' }] })).toBe('rows.1.note');
  expect(findUnkeepable({ details: { 'a\0': 1 } })).toBe('details');
  expect(findUnkeepable('\udfff')).toBe('');
});

test('a day of the year 0 is found, which PostgreSQL does not know', () => {
  expect(findUnkeepable({ on: '0000-01-01' })).toBe('on');
  expect(findUnkeepable({ on: '0001-01-01', note: '0000-01-01号楼' })).toBeUndefined();
});

test('everything else may be kept, bytes too', () => {
  expect(findUnkeepable({ text: '枫桥 👍 \u202e', count: 1, none: null, bytes: Buffer.from([0]) })).toBeUndefined();
  let deep: unknown = 'end';
  for (let i = 0; i < 100_000; i += 1) deep = [deep];
  expect(findUnkeepable({ deep: [deep] })).toBeUndefined();
});
