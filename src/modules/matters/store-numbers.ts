import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';

/** The id of the matter with this number. */
export async function findMatterId(tx: Db, number: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from matter where number = ${number}`.execute(tx);
  return rows[0]?.id;
}

/** The responsible units of matters by id. */
export async function listMatterUnits(tx: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string;
    unit_id: string;
  }>`select id, unit_id from matter where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.unit_id]));
}

/** The numbers of matters by id; nothing else of them. */
export async function listMatterNumbers(tx: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    number: string;
  }>`select id, number from matter where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, number }) => [id, number]));
}
