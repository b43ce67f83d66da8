import { readdir, readFile } from 'node:fs/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { preparing } from './prepared.ts';

// timestamptz stays a Date; int8 and numeric arrive as numbers (all of ours are below 2^53); dates stay 'YYYY-MM-DD'.
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1700, Number);
pg.types.setTypeParser(1082, (text) => text);

export type Db = Kysely<Record<never, never>>;

export interface Connection {
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  readonly connectionString?: string;
}

export interface Database {
  readonly db: Db;
  /**
   * For short statements of their own while a request's transaction is open (counting tries). Its connections are apart: requests that
   * hold all of the others can never wait for each other here.
   */
  readonly aside: Db;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

const asideConnections = 2;

/** Opens a pool on a PostgreSQL database; `max` connections at the most, and two aside. */
export function openDatabase(connection: Connection, max: number): Database {
  const pool = new pg.Pool({ ...connection, max, application_name: 'maplebridge', idleTimeoutMillis: 60_000 });
  bearLosses(pool);
  const db = new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
  const asidePool = new pg.Pool({
    ...connection,
    max: asideConnections,
    application_name: 'maplebridge aside',
    idleTimeoutMillis: 60_000,
  });
  bearLosses(asidePool);
  const aside = new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool: asidePool }) });
  return {
    db,
    aside,
    pool,
    close: async () => {
      await db.destroy();
      await aside.destroy();
    },
  };
}

/** A connection that breaks while idle is taken out of the pool by pg itself; the next request gets a fresh one. */
export function bearLosses(pool: pg.Pool): void {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
}

export interface Migration {
  readonly name: string;
  readonly text: string;
}

/** The numbered SQL files of a folder, in order. */
export async function readMigrations(folder: URL): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(new URL(name, folder), 'utf8') })));
}

/**
 * Brings the schema up to date as the owner: each file once, in order, each in its own transaction, under a lock so that two processes
 * never migrate at once. Answers the names it ran.
 */
export async function migrate(owner: pg.Pool, migrations: readonly Migration[]): Promise<string[]> {
  return underLock(owner, async (client) => {
    await client.query(
      'create table if not exists migration (name text primary key, at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string }>('select name from migration');
    const known = new Set(rows.map((row) => row.name));
    const fresh = migrations.filter((migration) => !known.has(migration.name));
    for (const migration of fresh) await runOne(client, migration);
    return fresh.map((migration) => migration.name);
  });
}

/** Does work on the schema while no other process does; the lock belongs to the connection, so it ends with the process even when that is killed. */
export async function underLock<T>(owner: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await owner.connect();
  try {
    await client.query('select pg_advisory_lock(727001)');
    return await work(client);
  } finally {
    await client.query('select pg_advisory_unlock(727001)');
    client.release();
  }
}

async function runOne(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.text);
    await client.query('insert into migration (name) values ($1)', [migration.name]);
    await client.query('commit');
  } catch (problem) {
    await client.query('rollback');
    throw new Error(`migration ${migration.name} failed`, { cause: problem });
  }
}

/** Makes the login role of the application, or gives it this password. The role has no rights but those that migrations grant. */
export async function ensureAppRole(owner: pg.Pool, password: string): Promise<void> {
  const literal = pg.escapeLiteral(password);
  await underLock(owner, async (client) => {
    const { rowCount } = await client.query(`select 1 from pg_roles where rolname = 'maplebridge_app'`);
    const verb = rowCount === 0 ? 'create' : 'alter';
    await client.query(`${verb} role maplebridge_app login nosuperuser nocreatedb nocreaterole password ${literal}`);
  });
}

/** True when the database answers. */
export async function answers(db: Db): Promise<boolean> {
  return sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
}
