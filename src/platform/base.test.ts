import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts';
import { testSecret } from '../../tests/support/names.ts';

let first: TestHouse;
let second: TestHouse;

beforeAll(async () => {
  first = await openTestHouse();
  second = await openTestHouse();
});
afterAll(async () => {
  await first.close();
  await second.close();
});

test('two databases on one PostgreSQL do not lock each other out: the first still opens new connections', async () => {
  for (const { base } of [first, second]) {
    const client = new pg.Client({ ...base.appConnection });
    await client.connect();
    expect((await client.query('select current_user as me')).rows[0]).toEqual({ me: 'maplebridge_app' });
    await client.end();
  }
});

test('a house whose secret is being changed keeps the way in of the processes that were started before', async () => {
  const secrets = {
    MAPLEBRIDGE_SECRET: 'the-next-secret-of-this-house-0123456789',
    MAPLEBRIDGE_FORMER_SECRETS: testSecret,
  };
  const next = await openTestHouse({ settings: secrets });
  for (const { base } of [first, next]) {
    const client = new pg.Client({ ...base.appConnection });
    await client.connect();
    await client.end();
  }
  await next.close();
});

test('a house that starts again finds its role as it is and changes nothing', async () => {
  const admin = new pg.Client({ connectionString: inject('server').ownerUrl });
  await admin.connect();
  const role = async () =>
    (await admin.query(`select xmin::text from pg_authid where rolname = 'maplebridge_app'`)).rows[0];
  const before = await role();
  const third = await openTestHouse();
  expect(await role()).toEqual(before);
  await third.close();
  await admin.end();
});
