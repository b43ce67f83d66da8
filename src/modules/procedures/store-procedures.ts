import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Procedure, ProcedureVersion } from './tables.ts';
import type { Content } from './words-findings.ts';

const columns = sql`v.id, v.procedure_id, v.number, v.state, v.content, v.draft_by, v.made_at, v.published_by, v.published_at, v.note`;

/** A procedure with its versions, the newest first. */
export interface WholeProcedure extends Procedure {
  readonly versions: readonly ProcedureVersion[];
}

async function wholes(tx: Db, procedures: readonly Procedure[]): Promise<WholeProcedure[]> {
  const ids = procedures.map(({ id }) => id);
  const { rows } = await sql<ProcedureVersion>`select ${columns} from procedure_version v
    where v.procedure_id = any(${ids}::uuid[]) order by v.number desc`.execute(tx);
  return procedures.map((procedure) => ({
    ...procedure,
    versions: rows.filter(({ procedure_id }) => procedure_id === procedure.id),
  }));
}

export async function listProcedures(tx: Db): Promise<WholeProcedure[]> {
  const { rows } = await sql<Procedure>`select id, code, version from procedure order by code`.execute(tx);
  return wholes(tx, rows);
}

/** Reads one; `lock`: nobody else changes it until this transaction ends. */
export async function findProcedure(tx: Db, id: string, lock = false): Promise<WholeProcedure | undefined> {
  const { rows } = await sql<Procedure>`select id, code, version from procedure where id = ${id}
    ${lock ? sql`for update` : sql``}`.execute(tx);
  return (await wholes(tx, rows))[0];
}

/** Every version in force. */
export async function listInForce(tx: Db): Promise<ProcedureVersion[]> {
  const { rows } =
    await sql<ProcedureVersion>`select ${columns} from procedure_version v where v.state = 'published'`.execute(tx);
  return rows;
}

/** The next code, `LC-1003`. */
export async function insertProcedure(tx: Db, id: string): Promise<string> {
  const { rows } = await sql<{ code: string }>`insert into procedure (id, code)
    values (${id}, 'LC-' || nextval('procedure_code')) returning code`.execute(tx);
  return rows[0]?.code ?? '';
}

/** Counts the version of the procedure up, which pages compare. */
export async function touch(tx: Db, id: string): Promise<number> {
  const { rows } = await sql<{
    version: number;
  }>`update procedure set version = version + 1 where id = ${id} returning version`.execute(tx);
  return rows[0]?.version ?? 0;
}

export async function insertDraft(
  tx: Db,
  draft: { id: string; procedureId: string; number: number; content: Content; by: string; at: Date },
): Promise<void> {
  await sql`insert into procedure_version (id, procedure_id, number, state, content, draft_by, made_at)
    values (${draft.id}, ${draft.procedureId}, ${draft.number}, 'draft', ${JSON.stringify(draft.content)}::jsonb, array[${draft.by}]::uuid[],
      ${draft.at})`.execute(tx);
}

export async function saveDraft(tx: Db, id: string, content: Content, by: readonly string[]): Promise<void> {
  await sql`update procedure_version set content = ${JSON.stringify(content)}::jsonb, draft_by = ${by}::uuid[] where id = ${id}`.execute(
    tx,
  );
}

export async function removeDraft(tx: Db, id: string): Promise<void> {
  await sql`delete from procedure_version where id = ${id} and state = 'draft'`.execute(tx);
}

/** Only one of which nothing was ever published. */
export async function removeProcedure(tx: Db, id: string): Promise<void> {
  await sql`delete from procedure where id = ${id}`.execute(tx);
}

/** The draft comes into force, what was in force until now retires. */
export async function publishDraft(
  tx: Db,
  draft: Pick<ProcedureVersion, 'id' | 'procedure_id'>,
  how: { by: string; note: string; at: Date },
): Promise<void> {
  await retireVersion(tx, draft.procedure_id);
  await sql`update procedure_version set state = 'published', published_by = ${how.by}, published_at = ${how.at}, note = ${how.note}
    where id = ${draft.id}`.execute(tx);
}

export async function retireVersion(tx: Db, procedureId: string): Promise<void> {
  await sql`update procedure_version set state = 'retired' where procedure_id = ${procedureId} and state = 'published'`.execute(
    tx,
  );
}
