import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test('what comes again is prepared once and answers each question anew; a list and a search are planned each time', async () => {
  await house.base.app.db.connection().execute(async (db) => {
    for (const n of [1, 2, 3, 4]) {
      const short = await sql<{ sum: number }>`select ${n}::int + 40 as sum /* short */`.execute(db);
      expect(short.rows).toEqual([{ sum: n + 40 }]);
      await sql`select ${n}::int as listed limit 5`.execute(db);
      await sql`select ${String(n)}::tsquery as searched`.execute(db);
    }
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db);
    const kept = rows.map(({ statement }) => statement);
    expect(kept.filter((text) => text.includes('/* short */'))).toHaveLength(1);
    expect(kept.filter((text) => text.includes('listed') || text.includes('searched'))).toEqual([]);
  });
});
