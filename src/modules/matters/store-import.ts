import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Mapping, MessagePlan } from './import-plan.ts';

/** The mapping used for files with these very columns. */
export async function recallMapping(tx: Db, headerHash: string): Promise<Mapping> {
  const { rows } = await sql<{
    mapping: Mapping;
  }>`select mapping from import_mapping where kind = 'messages' and header_hash = ${headerHash}`.execute(tx);
  return rows[0]?.mapping ?? {};
}

export async function rememberMapping(tx: Db, headerHash: string, mapping: Mapping, now: Date): Promise<void> {
  await sql`insert into import_mapping (kind, header_hash, mapping, at) values ('messages', ${headerHash}, ${JSON.stringify(mapping)}::jsonb, ${now})
    on conflict (kind, header_hash) do update set mapping = excluded.mapping, at = excluded.at`.execute(tx);
}

/** Those of the fingerprints that matters carry already. */
export async function findKnownFingerprints(tx: Db, fingerprints: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{
    fingerprint: string;
  }>`select fingerprint from matter where fingerprint = any(${fingerprints})`.execute(tx);
  return new Set(rows.map((row) => row.fingerprint));
}

export async function writeImportRun(tx: Db, plan: MessagePlan, now: Date): Promise<void> {
  await sql`insert into import_run (id, kind, file_name, file_hash, mapping, rows, duplicates, rejected, by_kind, at)
    values (${plan.runId}, 'messages', ${plan.file.fileName}, ${plan.fileHash}, ${JSON.stringify(plan.mapping)}::jsonb, ${plan.rows},
      ${plan.duplicates.length}, ${plan.problems.length}, 'system', ${now})`.execute(tx);
  const left = [
    ...plan.duplicates.map((row) => ({ row, outcome: 'duplicate', message: null as string | null })),
    ...plan.problems.map(({ row, zh }) => ({ row, outcome: 'rejected', message: zh })),
  ];
  await sql`insert into import_row (run_id, row_number, outcome, message)
    select ${plan.runId}, x.row, x.outcome, x.message from jsonb_to_recordset(${JSON.stringify(left)}::jsonb) as x(row int, outcome text, message text)`.execute(
    tx,
  );
}

export async function writeImportRows(
  tx: Db,
  runId: string,
  made: readonly { row: number; subjectId: string }[],
): Promise<void> {
  await sql`insert into import_row (run_id, row_number, outcome, subject_id)
    select ${runId}, x.row, 'created', x.id from jsonb_to_recordset(${JSON.stringify(made.map(({ row, subjectId }) => ({ row, id: subjectId })))}::jsonb) as x(row int, id uuid)`.execute(
    tx,
  );
  await sql`update import_run set created = created + ${made.length} where id = ${runId}`.execute(tx);
}

export async function finishImport(tx: Db, runId: string, now: Date): Promise<void> {
  await sql`update import_run set finished_at = ${now} where id = ${runId}`.execute(tx);
}

/** Matters of a run that somebody worked on since. */
export async function countTouched(tx: Db, runId: string): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from matter where import_run_id = ${runId} and (state <> 'reported' or version > 1)`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** Withdraws every matter of a run and forgets its fingerprints, so that the file can be taken in again; answers their ids. */
export async function withdrawImported(tx: Db, runId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`update matter set state = 'withdrawn', fingerprint = null, version = version + 1, changed_at = ${now}
    where import_run_id = ${runId} returning id`.execute(tx);
  await sql`update import_run set undone_at = ${now} where id = ${runId}`.execute(tx);
  return rows.map((row) => row.id);
}
