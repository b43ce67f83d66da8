import { sql } from 'kysely';
import type { Cursor } from '../../kit/cursor.ts';
import type { Db } from '../../platform/database.ts';
import type { CheckItem, CheckRound } from './tables.ts';

const rounds = sql`select r.*, (select count(*)::int from check_item i where i.round_id = r.id and i.state = 'sound') as sound,
    (select count(*)::int from check_item i where i.round_id = r.id and i.state = 'fake') as fake
  from check_round r`;

/** Checks of these units, the latest first. */
export async function listRounds(
  tx: Db,
  unitIds: readonly string[],
  page: { after: Cursor | undefined; limit: number },
): Promise<CheckRound[]> {
  const after = page.after ? sql`(r.at, r.id) < (${page.after.at}, ${page.after.id}::uuid)` : sql`true`;
  const { rows } = await sql<CheckRound>`${rounds} where r.unit_id = any(${[...unitIds]}) and ${after}
    order by r.at desc, r.id desc limit ${page.limit}`.execute(tx);
  return rows;
}

export async function findRound(tx: Db, id: string): Promise<CheckRound | undefined> {
  const { rows } = await sql<CheckRound>`${rounds} where r.id = ${id}`.execute(tx);
  return rows[0];
}

export async function listItems(tx: Db, roundId: string): Promise<CheckItem[]> {
  const { rows } = await sql<CheckItem>`select * from check_item where round_id = ${roundId} order by id`.execute(tx);
  return rows;
}

export async function lockItem(tx: Db, id: string): Promise<CheckItem | undefined> {
  const { rows } = await sql<CheckItem>`select * from check_item where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Ids among these that no check has looked at yet. */
export async function neverChecked(tx: Db, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select x.id from unnest(${[...ids]}::uuid[]) x(id)
    where not exists (select 1 from check_item i where i.matter_id = x.id)`.execute(tx);
  return rows.map(({ id }) => id);
}

export type NewRound = Pick<CheckRound, 'id' | 'unit_id' | 'from_on' | 'to_on' | 'seed' | 'eligible' | 'drawn'>;

export async function insertRound(
  tx: Db,
  round: NewRound,
  items: readonly { id: string; matterId: string }[],
  made: { by: string | null; at: Date },
): Promise<void> {
  await sql`insert into check_round (id, unit_id, from_on, to_on, seed, eligible, drawn, by_id, at)
    values (${round.id}, ${round.unit_id}, ${round.from_on}, ${round.to_on}, ${round.seed}, ${round.eligible}, ${round.drawn}, ${made.by}, ${made.at})`.execute(
    tx,
  );
  await sql`insert into check_item (id, round_id, matter_id, state)
    select x.id, ${round.id}, x."matterId", 'open' from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as x(id uuid, "matterId" uuid)`.execute(
    tx,
  );
}

export async function judgeItem(
  tx: Db,
  id: string,
  judged: { state: 'sound' | 'fake'; note: string; by: string | null; at: Date },
): Promise<void> {
  await sql`update check_item set state = ${judged.state}, note = ${judged.note}, judged_by = ${judged.by}, judged_at = ${judged.at}
    where id = ${id}`.execute(tx);
}
