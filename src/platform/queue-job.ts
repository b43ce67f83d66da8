import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Puts a job into the same transaction as the change that causes it. `key`: a later job with the same key replaces this one. */
export async function queueJob(
  tx: Db,
  name: string,
  payload: Readonly<Record<string, unknown>>,
  options: { runAt?: Date; key?: string },
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json,
    run_at := ${options.runAt ?? null}::timestamptz, job_key := ${options.key ?? null}::text, max_attempts := 10)`.execute(
    tx,
  );
}
