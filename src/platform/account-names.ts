import { type RawBuilder, sql } from 'kysely';
import type { Db } from './database.ts';
import { namesJson } from './json-rows.ts';

/** Names of colleagues by account id, for timelines and access lines; unknown ids are left out. */
export async function accountNames(tx: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`select id, name from account where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The same within another statement. */
export function accountNamesJson(ids: readonly string[]): RawBuilder<Record<string, string>> {
  return namesJson(sql`select id, name from account`, ids);
}
