import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Run } from './tables.ts';
import type { RunState } from './words.ts';

const columns = sql`id, kind, state, days, done, total, made_at, ended_at`;

/** The last run of a kind. */
export async function findLastRun(tx: Db, kind: Run['kind']): Promise<Run | undefined> {
  const { rows } =
    await sql<Run>`select ${columns} from topic_run where kind = ${kind} order by made_at desc limit 1`.execute(tx);
  return rows[0];
}

export async function findRun(tx: Db, id: string): Promise<Run | undefined> {
  const { rows } = await sql<Run>`select ${columns} from topic_run where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Opens a run; undefined while another one of the kind is under way. One that was silent for an hour no longer counts. */
export async function openRun(
  tx: Db,
  run: { id: string; kind: Run['kind']; days: number | null; total: number; byId: string | null },
  now: Date,
): Promise<Run | undefined> {
  await sql`update topic_run set state = 'stopped', ended_at = ${now} where kind = ${run.kind} and state in ('waiting', 'running')
    and made_at < ${new Date(now.getTime() - 3_600_000)} and kind = 'find'`.execute(tx);
  const { rows } = await sql<Run>`insert into topic_run (id, kind, state, days, total, by_id, made_at)
    values (${run.id}, ${run.kind}, 'waiting', ${run.days}, ${run.total}, ${run.byId}, ${now}) on conflict do nothing returning ${columns}`.execute(
    tx,
  );
  return rows[0];
}

export async function saveRun(
  tx: Db,
  id: string,
  change: { state: RunState; done: number; total: number },
  now: Date,
): Promise<void> {
  const isOver = change.state === 'done' || change.state === 'stopped';
  await sql`update topic_run set state = ${change.state}, done = ${change.done}, total = ${change.total},
    ended_at = ${isOver ? now : null}::timestamptz where id = ${id}`.execute(tx);
}
