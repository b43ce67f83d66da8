import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Tick } from './tables.ts';

export async function listTicks(tx: Db, matterId: string): Promise<Tick[]> {
  const { rows } =
    await sql<Tick>`select matter_id, entry_id, step, by_id, at from answer_tick where matter_id = ${matterId}
    order by at`.execute(tx);
  return rows;
}

/** Ticks a step; false when somebody did already. */
export async function insertTick(tx: Db, tick: Tick): Promise<boolean> {
  const { rows } = await sql`insert into answer_tick (matter_id, entry_id, step, by_id, at)
    values (${tick.matter_id}, ${tick.entry_id}, ${tick.step}, ${tick.by_id}, ${tick.at}) on conflict do nothing returning step`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Takes a tick back; false when there was none. */
export async function removeTick(tx: Db, tick: Pick<Tick, 'matter_id' | 'entry_id' | 'step'>): Promise<boolean> {
  const { rows } = await sql`delete from answer_tick
    where matter_id = ${tick.matter_id} and entry_id = ${tick.entry_id} and step = ${tick.step} returning step`.execute(
    tx,
  );
  return rows.length > 0;
}
