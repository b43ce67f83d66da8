import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { TieRow } from './tables.ts';

/** Ties of these mediators, the oldest first. */
export async function listTies(tx: Db, mediatorIds: readonly string[]): Promise<TieRow[]> {
  const { rows } =
    await sql<TieRow>`select id, mediator_id as "mediatorId", kind, name, phone, note, at from mediator_tie
    where mediator_id = any(${[...mediatorIds]}::uuid[]) order by at, id`.execute(tx);
  return rows;
}

export async function insertTie(tx: Db, tie: TieRow, byId: string | null): Promise<void> {
  await sql`insert into mediator_tie (id, mediator_id, kind, name, phone, note, by_id, at)
    values (${tie.id}, ${tie.mediatorId}, ${tie.kind}, ${tie.name}, ${tie.phone}, ${tie.note}, ${byId}, ${tie.at})`.execute(
    tx,
  );
}

/** Takes a tie away; answers its kind, undefined when this mediator has no such tie. */
export async function removeTie(tx: Db, mediatorId: string, tieId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    kind: string;
  }>`delete from mediator_tie where id = ${tieId} and mediator_id = ${mediatorId} returning kind`.execute(tx);
  return rows[0]?.kind;
}
