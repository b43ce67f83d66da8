import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { familiesOf } from '../../src/server/compose.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

let house: TestHouse;
let columns: readonly { table: string; name: string; keep: string }[];

beforeAll(async () => {
  house = await openTestHouse();
  const { rows } = await house.base.owner.query<{ table: string; name: string; keep: string }>(
    `select c.table_name as table, c.column_name as name,
       substring(col_description(format('%I.%I', c.table_schema, c.table_name)::regclass, c.ordinal_position) from 'keep: (.*)$') as keep
     from information_schema.columns c where c.table_schema = 'public'
       and col_description(format('%I.%I', c.table_schema, c.table_name)::regclass, c.ordinal_position) like 'personal: %' order by 1, 2`,
  );
  columns = rows;
});
afterAll(() => house.close());

/** What takes away what a column's comment says, by the words of the comment. */
const rules: Readonly<Record<string, 'keeper' | 'tidy' | 'register'>> = {
  '2y after close': 'keeper',
  '1d': 'tidy',
  '7d': 'tidy',
  '30d': 'tidy',
  '90d': 'tidy',
  '180d': 'tidy',
  '2y': 'tidy',
  '2y after the meeting': 'tidy',
  '2y after the visit': 'tidy',
  '2y after the term': 'tidy',
  '1y after the need ends': 'tidy',
  // Ratings without words: nobody is named by them.
  'with the matter, as a figure': 'keeper',
  'until it is removed': 'register',
  'while employed': 'register',
  'while employed, then 2y': 'register',
  'while liaison': 'register',
  'while deputy': 'register',
};

describe('how long personal data is kept', () => {
  test('every period that a comment names has something that keeps to it', () => {
    const unknown = [...new Set(columns.map(({ keep }) => keep))].filter((keep) => !(keep in rules));
    expect(unknown, 'say here what takes it away').toEqual([]);
  });

  test('every table with columns kept until two years after closing belongs to a keeper that takes them away', () => {
    const kept = new Set(familiesOf(house.base.app).flatMap(({ keeps = [] }) => keeps.flatMap(({ tables }) => tables)));
    const held = [...new Set(columns.filter(({ keep }) => keep === '2y after close').map(({ table }) => table))];
    expect(held.length).toBeGreaterThan(8);
    expect(
      held.filter((table) => !kept.has(table)),
      'name them in the keeper of their family (Module.keeps) and let its forget() take them away',
    ).toEqual([]);
  });
});
