import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { newId } from './ids.ts';

test('a page goes on exactly where the last one ended', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }), (at) => {
      const cursor = { at, id: newId() };
      expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
    }),
  );
});

test.each([
  undefined,
  '',
  'abc',
  '.',
  'zz.not-an-id',
  `.${newId()}`,
  `!.${newId()}`,
  `1.${newId()}'; drop table matter`,
  `${'z'.repeat(60)}.${newId()}`,
])('an address that is no cursor (%s) begins at the first page', (text) => {
  expect(decodeCursor(text)).toBeUndefined();
});
