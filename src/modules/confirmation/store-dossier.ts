import { sql } from 'kysely';
import { newId } from '../../kit/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import type { BundledFile } from '../../platform/documents/enclose.ts';
import type { FileItem } from '../mediation/words.ts';
import type { Dossier, DossierNote, DossierPaper, Print } from './tables.ts';
import type { ArchiveTerm } from './words-dossier.ts';

/** What somebody put into the file of a mediation. */
export interface WholeDossier {
  readonly dossier: Dossier;
  readonly papers: readonly DossierPaper[];
  readonly notes: readonly DossierNote[];
}

const untouched = { term: '10y', filed_at: null, filed_by: null, keep_until: null, version: 1 } as const;

/** The file of a mediation; one that nobody touched yet is empty, with the usual term. */
export async function readDossier(tx: Db, mediationId: string): Promise<WholeDossier> {
  const dossiers =
    await sql<Dossier>`select mediation_id, term, filed_at, filed_by, keep_until::text as keep_until, version from dossier
    where mediation_id = ${mediationId}`.execute(tx);
  const papers = await sql<DossierPaper>`select id, item, party_id, file_id, label, at, by_id from dossier_paper
    where mediation_id = ${mediationId} and removed_at is null order by at, id`.execute(tx);
  const notes = await sql<DossierNote>`select distinct on (item) item, reason, at, by_id from dossier_note
    where mediation_id = ${mediationId} order by item, at desc, id desc`.execute(tx);
  return {
    dossier: dossiers.rows[0] ?? { mediation_id: mediationId, ...untouched },
    papers: papers.rows,
    notes: notes.rows,
  };
}

export async function saveTerm(ctx: Context, mediationId: string, term: ArchiveTerm): Promise<void> {
  await sql`insert into dossier (mediation_id, term, changed_at) values (${mediationId}, ${term}, ${ctx.now})
    on conflict (mediation_id) do update set term = excluded.term, version = dossier.version + 1, changed_at = excluded.changed_at`.execute(
    ctx.tx,
  );
}

export async function saveFiled(
  ctx: Context,
  of: { mediationId: string; term: ArchiveTerm; by: string; keepUntil: string | null },
): Promise<void> {
  await sql`insert into dossier (mediation_id, term, filed_at, filed_by, keep_until, changed_at)
    values (${of.mediationId}, ${of.term}, ${ctx.now}, ${of.by}, ${of.keepUntil}, ${ctx.now})
    on conflict (mediation_id) do update set term = excluded.term, filed_at = excluded.filed_at, filed_by = excluded.filed_by,
      keep_until = excluded.keep_until, version = dossier.version + 1, changed_at = excluded.changed_at`.execute(
    ctx.tx,
  );
}

/** A file that is taken up again is no longer filed; what was printed when it was stays. */
export async function saveUnfiled(ctx: Context, mediationId: string): Promise<void> {
  await sql`update dossier set filed_at = null, filed_by = null, keep_until = null, version = version + 1, changed_at = ${ctx.now}
    where mediation_id = ${mediationId}`.execute(ctx.tx);
}

export async function insertDossierPaper(
  ctx: Context,
  mediationId: string,
  paper: Omit<DossierPaper, 'at'>,
): Promise<void> {
  await sql`insert into dossier_paper (id, mediation_id, item, party_id, file_id, label, at, by_id)
    values (${paper.id}, ${mediationId}, ${paper.item}, ${paper.party_id}, ${paper.file_id}, ${paper.label}, ${ctx.now}, ${paper.by_id})`.execute(
    ctx.tx,
  );
}

/** Takes a paper out; false when there is none. */
export async function removeDossierPaper(ctx: Context, mediationId: string, id: string, by: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update dossier_paper set removed_at = ${ctx.now}, removed_by = ${by}
    where mediation_id = ${mediationId} and id = ${id} and removed_at is null`.execute(ctx.tx);
  return numAffectedRows === 1n;
}

export async function insertNote(
  ctx: Context,
  mediationId: string,
  note: { item: FileItem; reason: string; by: string },
): Promise<void> {
  await sql`insert into dossier_note (id, mediation_id, item, reason, at, by_id)
    values (${newId(ctx.now.getTime())}, ${mediationId}, ${note.item}, ${note.reason}, ${ctx.now}, ${note.by})`.execute(
    ctx.tx,
  );
}

const columns = sql`p.id, p.mediation_id, p.code, p.purpose, p.final, p.state, p.done, p.steps, p.contents, p.asked_by, p.asked_at, p.remove_on::text as remove_on,
  d.sha256, d.pages, d.bytes, d.key_id, d.made_at from dossier_print p left join sealed_document d on d.id = p.document_id`;

export interface AskedPrint {
  readonly id: string;
  readonly mediationId: string;
  readonly code: string;
  readonly purpose: string;
  readonly final: boolean;
  readonly by: string;
}

export async function insertPrint(ctx: Context, print: AskedPrint): Promise<void> {
  await sql`insert into dossier_print (id, mediation_id, code, purpose, final, state, asked_by, asked_at)
    values (${print.id}, ${print.mediationId}, ${print.code}, ${print.purpose}, ${print.final}, 'waiting', ${print.by}, ${ctx.now})`.execute(
    ctx.tx,
  );
}

export async function findPrint(tx: Db, id: string): Promise<Print | undefined> {
  const { rows } = await sql<Print>`select ${columns} where p.id = ${id}`.execute(tx);
  return rows[0];
}

/** Prints of a mediation, newest first. */
export async function listPrints(tx: Db, mediationId: string): Promise<Print[]> {
  const { rows } =
    await sql<Print>`select ${columns} where p.mediation_id = ${mediationId} order by p.asked_at desc, p.id desc limit 20`.execute(
      tx,
    );
  return rows;
}

/** Told outside of the making transaction, so that whoever waits sees it move. */
export async function saveProgress(aside: Db, id: string, done: number, steps: number): Promise<void> {
  await sql`update dossier_print set done = ${done}, steps = ${steps} where id = ${id}`.execute(aside);
}

export async function savePrinted(
  tx: Db,
  id: string,
  made: { documentId: string; contents: readonly BundledFile[]; removeOn: string | null },
): Promise<void> {
  await sql`update dossier_print set state = 'ready', done = steps, document_id = ${made.documentId},
    contents = ${JSON.stringify(made.contents)}::jsonb, remove_on = ${made.removeOn} where id = ${id}`.execute(tx);
}

/** Marks prints whose days are over as removed and answers the hashes of their PDFs. */
export async function dropEnded(tx: Db, today: string): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`with ended as (
      update dossier_print set state = 'removed', contents = '[]' where state = 'ready' and remove_on < ${today} returning document_id)
    select d.sha256 from ended e join sealed_document d on d.id = e.document_id`.execute(tx);
  return rows.map(({ sha256 }) => sha256);
}
