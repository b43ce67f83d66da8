import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { ProcedureVersion, Run } from './tables.ts';
import type { RunResult } from './words.ts';

/** A run with the version that the matter keeps. */
export interface HeldRun extends Run {
  readonly held: Pick<ProcedureVersion, 'id' | 'procedure_id' | 'number' | 'content'> & { readonly code: string };
}

type Row = Run & Omit<HeldRun['held'], 'id'>;

/** Where a matter stands in its procedure; `lock`: nobody else takes a step until this transaction ends. */
export async function findRun(tx: Db, matterId: string, lock = false): Promise<HeldRun | undefined> {
  const { rows } =
    await sql<Row>`select r.matter_id, r.version_id, r.round, r.stage, r.entered_at, r.begun_at, r.ended_at, r.result, r.version,
      v.procedure_id, v.number, v.content, p.code
    from procedure_run r join procedure_version v on v.id = r.version_id join procedure p on p.id = v.procedure_id
    where r.matter_id = ${matterId} ${lock ? sql`for update of r` : sql``}`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const { procedure_id, number, content, code, ...run } = row;
  return { ...run, held: { id: run.version_id, procedure_id, number, content, code } };
}

/** A matter begins at the first stage, or anew after an end. */
export async function beginRun(
  tx: Db,
  run: { readonly matterId: string; readonly versionId: string; readonly stage: string; readonly at: Date },
): Promise<void> {
  await sql`insert into procedure_run (matter_id, version_id, stage, entered_at, begun_at)
    values (${run.matterId}, ${run.versionId}, ${run.stage}, ${run.at}, ${run.at})
    on conflict (matter_id) do update set version_id = excluded.version_id, stage = excluded.stage, entered_at = excluded.entered_at,
      begun_at = excluded.begun_at, ended_at = null, result = null, round = procedure_run.round + 1, version = procedure_run.version + 1`.execute(
    tx,
  );
}

/** Saves where it stands now, and how it ended where it did; answers the new version. */
export async function moveRun(
  tx: Db,
  matterId: string,
  to: { readonly stage: string; readonly result: RunResult | null; readonly at: Date },
): Promise<number> {
  const { rows } = await sql<{ version: number }>`update procedure_run set stage = ${to.stage}, entered_at = ${to.at},
      ended_at = ${to.result === null ? null : to.at}, result = ${to.result}, version = version + 1
    where matter_id = ${matterId} returning version`.execute(tx);
  return rows[0]?.version ?? 0;
}

export interface RunCount {
  readonly version_id: string;
  readonly running: number;
  readonly ended: number;
}

/** How many matters run by which version, and how many came to an end of it. */
export async function countRuns(tx: Db): Promise<RunCount[]> {
  const { rows } = await sql<RunCount>`select version_id, count(*) filter (where ended_at is null)::int as running,
      count(*) filter (where result in ('done', 'refused'))::int as ended
    from procedure_run group by version_id`.execute(tx);
  return rows;
}

/** How many of these matters run by a procedure now. */
export async function countRunsNow(tx: Db, matterIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from procedure_run
    where ended_at is null and matter_id = any(${matterIds}::uuid[])`.execute(tx);
  return rows[0]?.n ?? 0;
}
