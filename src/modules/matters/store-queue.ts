import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';

export interface SavedQueue {
  readonly id: string;
  readonly name: string;
  readonly filter: Record<string, string>;
}

export async function listQueues(tx: Db, accountId: string): Promise<SavedQueue[]> {
  const { rows } =
    await sql<SavedQueue>`select id, name, filter from saved_queue where account_id = ${accountId} order by position, made_at`.execute(
      tx,
    );
  return rows;
}

export async function insertQueue(tx: Db, queue: SavedQueue & { accountId: string; at: Date }): Promise<void> {
  await sql`insert into saved_queue (id, account_id, name, filter, made_at)
    values (${queue.id}, ${queue.accountId}, ${queue.name}, ${JSON.stringify(queue.filter)}::jsonb, ${queue.at})`.execute(
    tx,
  );
}

/** False when this colleague has no such queue. */
export async function deleteQueue(tx: Db, accountId: string, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from saved_queue where id = ${id} and account_id = ${accountId}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}
