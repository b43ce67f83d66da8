import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { BundledFile } from '../../platform/documents/enclose.ts';
import type { CaseFile } from './tables.ts';
import { type CaseFileKind, keptDays } from './words.ts';

/** A file that somebody asks for. */
export interface AskedFile {
  readonly id: string;
  readonly kind: CaseFileKind;
  readonly matterId: string;
  readonly code: string;
  readonly reporterId?: string;
  readonly receiver?: string;
  readonly purpose: string;
  readonly sections?: readonly string[];
  readonly fileIds?: readonly string[];
  readonly by: { readonly kind: string; readonly id: string | null };
  readonly at: Date;
}

export async function insertCaseFile(tx: Db, asked: AskedFile): Promise<void> {
  await sql`insert into case_file (id, kind, matter_id, code, reporter_id, receiver, purpose, sections, file_ids, state, asked_kind, asked_id, asked_at)
    values (${asked.id}, ${asked.kind}, ${asked.matterId}, ${asked.code}, ${asked.reporterId ?? null}, ${asked.receiver ?? null}, ${asked.purpose},
      ${asked.sections ?? null}, ${asked.fileIds ?? null}, 'waiting', ${asked.by.kind}, ${asked.by.id}, ${asked.at})`.execute(
    tx,
  );
}

const columns = sql`c.id, c.kind, c.matter_id, c.code, c.reporter_id, c.receiver, c.purpose, c.sections, c.file_ids, c.state, c.done, c.steps,
  c.contents, c.asked_kind, c.asked_id, c.asked_at, c.remove_at, d.sha256, d.pages, d.bytes, d.key_id, d.made_at
  from case_file c left join sealed_document d on d.id = c.document_id`;

export async function findCaseFile(tx: Db, id: string): Promise<CaseFile | undefined> {
  const { rows } = await sql<CaseFile>`select ${columns} where c.id = ${id}`.execute(tx);
  return rows[0];
}

/** Files of a matter, newest first: those of colleagues, or those of one reporter. */
export async function listCaseFiles(tx: Db, matterId: string, reporterId: string | null): Promise<CaseFile[]> {
  const { rows } = await sql<CaseFile>`select ${columns}
    where c.matter_id = ${matterId} and c.reporter_id is not distinct from ${reporterId}::uuid
    order by c.asked_at desc, c.id desc limit 20`.execute(tx);
  return rows;
}

/** Told outside of the making transaction, so that whoever waits sees it move. */
export async function saveProgress(aside: Db, id: string, done: number, steps: number): Promise<void> {
  await sql`update case_file set done = ${done}, steps = ${steps} where id = ${id}`.execute(aside);
}

export async function saveFinished(
  tx: Db,
  id: string,
  made: { documentId: string; contents: readonly BundledFile[]; at: Date },
): Promise<void> {
  await sql`update case_file set state = 'ready', done = steps, document_id = ${made.documentId}, contents = ${JSON.stringify(made.contents)}::jsonb,
    ready_at = ${made.at}, remove_at = ${made.at}::timestamptz + make_interval(days => ${keptDays}) where id = ${id}`.execute(
    tx,
  );
}

/** Marks files whose days are over as removed and answers the hashes of their PDFs. */
export async function dropEnded(tx: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`with ended as (
      update case_file set state = 'removed', contents = '[]' where state = 'ready' and remove_at <= ${now} returning document_id)
    select d.sha256 from ended e join sealed_document d on d.id = e.document_id`.execute(tx);
  return rows.map((row) => row.sha256);
}
