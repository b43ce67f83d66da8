import { EventEmitter } from 'node:events';
import {
  Logger,
  type Runner,
  runMigrations,
  run as runWorker,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import { sql } from 'kysely';
import type pg from 'pg';
import { newId } from '../kit/ids.ts';
import { withinHouse } from './corridor.ts';
import { type Db, underLock } from './database.ts';
import type { House } from './house.ts';
import type { Log } from './log.ts';
import type { JobHandler } from './module.ts';

const heartbeatMilliseconds = 10_000;
const silentSeconds = 40;

/** Makes or updates the job tables as the owner, and lets the application's role use them. */
export async function migrateJobs(owner: pg.Pool): Promise<void> {
  await underLock(owner, async (client) => {
    await runMigrations({ pgPool: owner, logger: silentLogger() });
    const { rows } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'graphile_worker' and c.relkind = 'r' and c.relrowsecurity
         and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'maplebridge')`,
    );
    const policies = rows.map(
      (row) =>
        `create policy maplebridge on graphile_worker."${row.name}" to maplebridge_app using (true) with check (true);`,
    );
    await client.query(`grant usage on schema graphile_worker to maplebridge_app;
      grant select, insert, update, delete on all tables in schema graphile_worker to maplebridge_app;
      grant usage on all sequences in schema graphile_worker to maplebridge_app;
      grant execute on all functions in schema graphile_worker to maplebridge_app;
      ${policies.join('\n')}`);
  });
}

export interface Jobs {
  stop(): Promise<void>;
}

/**
 * Works through the queue in this process. Every 10 s the process says that it lives; a process silent for 40 s is taken for dead and its
 * jobs are released, so that a crash delays a job by less than a minute.
 */
export async function startJobs(
  house: House,
  handlers: Readonly<Record<string, JobHandler>>,
  options: { concurrency: number; crontab: string; log: Log },
): Promise<Jobs> {
  const { db, pool } = house.database;
  const tasks: TaskList = {};
  for (const [name, handler] of Object.entries(handlers)) {
    tasks[name] = async (payload) => {
      await withinHouse(house, `job.${name}`, (ctx) => handler(ctx, payload as never));
    };
  }
  const workerIds: string[] = [];
  const processId = newId();
  // Workers are made while `runWorker` runs: whoever listens later never learns their ids, and the heartbeat would vouch for nobody.
  const events: WorkerEvents = new EventEmitter();
  // A job is locked in the name of its worker or of its worker's pool.
  events.on('pool:create', ({ workerPool }) => workerIds.push(workerPool.id));
  events.on('worker:create', ({ worker }) => workerIds.push(worker.workerId));
  events.on('job:error', ({ job, error }) =>
    options.log.warn('job.failed', { job: job.task_identifier, attempts: job.attempts, reason: String(error) }),
  );
  const runner: Runner = await runWorker({
    pgPool: pool,
    taskList: tasks,
    concurrency: options.concurrency,
    noHandleSignals: true,
    pollInterval: 2000,
    crontab: options.crontab,
    logger: silentLogger(),
    events,
  });
  const beat = () => heartbeat(db, processId, workerIds, options.log);
  await beat();
  const timer = setInterval(() => void beat(), heartbeatMilliseconds);
  return {
    stop: async () => {
      clearInterval(timer);
      await runner.stop();
      await sql`delete from worker_process where id = ${processId}`.execute(db);
    },
  };
}

async function heartbeat(db: Db, processId: string, workerIds: readonly string[], log: Log): Promise<void> {
  try {
    const { rows: locks } = await sql<{
      locked_by: string;
    }>`select distinct locked_by from graphile_worker._private_jobs
      where locked_by = any(${workerIds})`.execute(db);
    await sql`insert into worker_process (id, worker_ids, seen_at) values (${processId}, ${workerIds}, now())
      on conflict (id) do update set worker_ids = excluded.worker_ids, seen_at = now()`.execute(db);
    const released = await releaseSilent(db);
    if (released > 0) log.warn('jobs.released', { workers: released, ours: locks.length });
  } catch (problem) {
    log.warn('heartbeat.failed', { reason: String(problem) });
  }
}

/** Releases the jobs of processes that fell silent, and jobs locked by workers that no living process knows. Answers how many workers. */
export async function releaseSilent(db: Db): Promise<number> {
  const { rows } = await sql<{ worker_id: string }>`
    with dead as (delete from worker_process where seen_at < now() - make_interval(secs => ${silentSeconds}) returning worker_ids),
    orphans as (
      select distinct locked_by as worker_id from graphile_worker._private_jobs j
      where locked_by is not null and locked_at < now() - make_interval(secs => ${silentSeconds})
        and not exists (select 1 from worker_process p where j.locked_by = any(p.worker_ids) and p.seen_at >= now() - make_interval(secs => ${silentSeconds})))
    select unnest(worker_ids) as worker_id from dead union select worker_id from orphans`.execute(db);
  const ids = rows.map((row) => row.worker_id);
  if (ids.length > 0) await sql`select graphile_worker.force_unlock_workers(${ids})`.execute(db);
  return ids.length;
}

function silentLogger() {
  return new Logger(() => () => undefined);
}
