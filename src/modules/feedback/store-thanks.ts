import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Thanks } from './tables.ts';

export async function listThanks(
  tx: Db,
  unitIds: readonly string[],
  page: { readonly after: { readonly on: string; readonly id: string } | undefined; readonly limit: number },
): Promise<Thanks[]> {
  const after = page.after ? sql`(t.on_day, t.id) < (${page.after.on}, ${page.after.id}::uuid)` : sql`true`;
  const { rows } =
    await sql<Thanks>`select t.* from thanks t where t.unit_id = any(${[...unitIds]}::uuid[]) and t.struck_at is null and ${after}
    order by t.on_day desc, t.id desc limit ${page.limit}`.execute(tx);
  return rows;
}

export async function findThanks(tx: Db, id: string): Promise<Thanks | undefined> {
  const { rows } = await sql<Thanks>`select * from thanks where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertThanks(
  tx: Db,
  made: Pick<Thanks, 'id' | 'unit_id' | 'matter_id' | 'kind' | 'on_day' | 'words' | 'at'> & {
    readonly byId: string | null;
  },
): Promise<void> {
  await sql`insert into thanks (id, unit_id, matter_id, kind, on_day, words, by_id, at)
    values (${made.id}, ${made.unit_id}, ${made.matter_id}, ${made.kind}, ${made.on_day}, ${made.words}, ${made.byId}, ${made.at})`.execute(
    tx,
  );
}

/** Strikes an entry; false when it was struck before. */
export async function strikeThanks(
  tx: Db,
  id: string,
  struck: { readonly reason: string; readonly at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update thanks set struck_at = ${struck.at}, struck_reason = ${struck.reason}
    where id = ${id} and struck_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** Words of thanks that hang on no matter go two years after their day. */
export async function forgetOldThanks(tx: Db, before: string): Promise<void> {
  await sql`update thanks set words = '' where matter_id is null and on_day < ${before} and words <> ''`.execute(tx);
}
