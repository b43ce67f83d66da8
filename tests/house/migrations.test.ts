import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { newId } from '../../src/kit/ids.ts';
import { type Base, openBase } from '../../src/platform/base.ts';
import { readConfig } from '../../src/platform/config.ts';
import { migrate } from '../../src/platform/database.ts';
import { migrationsFolder } from '../../src/server/house.ts';
import { withDatabase } from '../support/house-at.ts';
import { testSecret } from '../support/names.ts';

let admin: pg.Client;
const made: string[] = [];
const open: Base[] = [];

beforeAll(async () => {
  admin = new pg.Client({ connectionString: withDatabase(inject('server').ownerUrl, 'postgres') });
  await admin.connect();
});
afterAll(async () => {
  for (const base of open) await base.close();
  for (const name of made) await admin.query(`drop database ${name} with (force)`);
  await admin.end();
});

async function emptyDatabase(): Promise<string> {
  const name = `maplebridge_${newId().replaceAll('-', '')}`;
  await admin.query(`create database ${name} template template0`);
  made.push(name);
  return withDatabase(inject('server').ownerUrl, name);
}

async function start(url: string): Promise<Base> {
  const config = readConfig({ DATABASE_URL: url, MAPLEBRIDGE_SECRET: testSecret, MAPLEBRIDGE_DEMO: '0' });
  const base = await openBase(config, { migrations: migrationsFolder, log: () => undefined, connections: 2 });
  open.push(base);
  return base;
}

/** Everything that a schema is: columns, constraints, indexes, triggers, functions, comments, rights. */
async function schemaOf(base: Base): Promise<unknown[]> {
  const asked = [
    `select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns where table_schema = 'public' order by 1, 2`,
    `select conrelid::regclass::text as on_table, conname, pg_get_constraintdef(oid) as rule from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`,
    `select indexdef from pg_indexes where schemaname = 'public' order by 1`,
    `select event_object_table, trigger_name, action_statement, event_manipulation from information_schema.triggers order by 1, 2, 4`,
    `select proname, pg_get_functiondef(oid) as body from pg_proc where pronamespace = 'public'::regnamespace and prolang <> (select oid from pg_language where lanname = 'c') and prokind = 'f' order by 1`,
    `select objoid::regclass::text as on_object, objsubid, description from pg_description where classoid = 'pg_class'::regclass order by 1, 2`,
    `select table_schema, table_name, privilege_type from information_schema.role_table_grants where grantee = 'maplebridge_app' order by 1, 2, 3`,
    `select tablename, policyname, roles::text from pg_policies order by 1, 2`,
  ];
  const found: unknown[] = [];
  for (const text of asked) found.push((await base.owner.query(text)).rows);
  return found;
}

describe('the schema', () => {
  test('comes out of nothing the same twice, and starting again changes nothing', async () => {
    const [one, two] = [await emptyDatabase(), await emptyDatabase()];
    const first = await start(one);
    expect(first.migrated.length).toBeGreaterThan(4);
    const schema = await schemaOf(first);
    expect(schema.every((part) => (part as unknown[]).length > 0)).toBe(true);
    expect(await schemaOf(await start(two))).toEqual(schema);
    expect((await start(one)).migrated).toEqual([]);
    expect(await schemaOf(first)).toEqual(schema);
  });

  test('is made once when several processes start at the same moment on an empty database', async () => {
    const url = await emptyDatabase();
    const bases = await Promise.all([start(url), start(url), start(url)]);
    expect(bases.map(({ migrated }) => migrated.length).filter((count) => count > 0)).toHaveLength(1);
    for (const base of bases)
      expect((await base.app.pool.query('select count(*)::int as n from access_chain')).rows).toEqual([{ n: 32 }]);
  });

  test('a migration that fails leaves nothing of itself and is told by name', async () => {
    const base = await start(await emptyDatabase());
    const broken = { name: '9999_broken.sql', text: 'create table half (id int); select no_such_function();' };
    await expect(migrate(base.owner, [broken])).rejects.toThrow('9999_broken.sql');
    expect(
      (
        await base.owner.query(
          `select to_regclass('half') as half, (select count(*)::int from migration where name like '9999%') as n`,
        )
      ).rows,
    ).toEqual([{ half: null, n: 0 }]);
    expect(await migrate(base.owner, [])).toEqual([]);
  });
});

test('three-letter search knows Chinese: a database whose lc_ctype is C would find nothing', async () => {
  const base = await start(await emptyDatabase());
  const { rows } = await base.app.pool.query(
    `select show_trgm('枫桥经验') as parts, current_setting('server_encoding') as encoding`,
  );
  expect(rows[0].parts.length).toBeGreaterThan(2);
  expect(rows[0].encoding).toBe('UTF8');
});
