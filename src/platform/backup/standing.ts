import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { quoted, schemas } from './tables.ts';
import { problem } from './words.ts';

const marker = 'maplebridge_restore';

/** Refuses a database on which a restore began and did not end. */
export async function refuseHalfRestored(database: pg.Pool | pg.ClientBase): Promise<void> {
  if (await isHalfRestored(database)) throw problem('half-restored');
}

export async function isHalfRestored(database: pg.Pool | pg.ClientBase): Promise<boolean> {
  const { rows } = await database.query<{ there: boolean }>('select to_regnamespace($1) is not null as there', [
    marker,
  ]);
  return rows[0]?.there === true;
}

/** From now on the database says that it is half restored; the mark lies apart from all that a restore takes away. */
export async function markHalfRestored(client: pg.ClientBase): Promise<void> {
  await client.query(`create schema if not exists ${marker}`);
}

export async function unmark(client: pg.ClientBase): Promise<void> {
  await client.query(`drop schema if exists ${marker}`);
}

/** Whether people have put anything in: a schema without accounts, facts and accesses is as good as none. */
export async function isEmpty(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ migrated: boolean; tables: number }>(
    `select to_regclass('public.migration') is not null as migrated,
      (select count(*)::int from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
        and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')) as tables`,
  );
  if (rows[0]?.tables === 0) return true;
  if (!rows[0]?.migrated) return false;
  const { rows: filled } = await client.query<{ filled: boolean }>(
    `select exists (select 1 from account) or exists (select 1 from happening) or exists (select 1 from access_log)
      or exists (select 1 from import_run) or exists (select 1 from stored_file) as filled`,
  );
  return filled[0]?.filled === false;
}

/** How the connections of a restore call themselves. */
export const restoreName = 'maplebridge restore';

/** Whether another process of ours is connected to this database; one that is just leaving gets two seconds. */
export async function isInUse(client: pg.ClientBase): Promise<boolean> {
  for (let tries = 0; tries < 8; tries += 1) {
    const { rows } = await client.query(
      `select 1 from pg_stat_activity where datname = current_database() and application_name like 'maplebridge%'
        and application_name <> $1 limit 1`,
      [restoreName],
    );
    if (rows.length === 0) return false;
    await sleep(250);
  }
  return true;
}

interface Thing {
  readonly kind: 'table' | 'view' | 'materialized view' | 'sequence' | 'routine' | 'type';
  readonly name: string;
}

/** Takes away all that migrations make, but not extensions, which may belong to somebody else, nor the schema `public` itself. */
export async function wipe(client: pg.ClientBase): Promise<void> {
  for (const schema of schemas.filter((name) => name !== 'public'))
    await client.query(`drop schema if exists ${quoted(schema)} cascade`);
  const { rows } = await client.query<Thing>(
    `select kind, name from (
      select case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end as kind,
        c.oid::regclass::text as name, c.oid, case c.relkind when 'S' then 2 else 1 end as place
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
      union all
      select 'routine', p.oid::regprocedure::text, p.oid, 3 from pg_proc p where p.pronamespace = 'public'::regnamespace
      union all
      select 'type', t.oid::regtype::text, t.oid, 4 from pg_type t where t.typnamespace = 'public'::regnamespace
        and (t.typtype in ('d', 'e', 'r') or t.typtype = 'c' and exists (select 1 from pg_class c where c.oid = t.typrelid and c.relkind = 'c'))
    ) things
    where not exists (select 1 from pg_depend d where d.objid = things.oid and d.deptype in ('e', 'i')) order by place`,
  );
  for (const { kind, name } of rows) await client.query(`drop ${kind} if exists ${name} cascade`);
}
