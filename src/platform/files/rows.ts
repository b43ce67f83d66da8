import { sql } from 'kysely';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Audience, Context, Subject } from '../context.ts';
import type { Db } from '../database.ts';
import { actorOf } from '../facts.ts';
import type { TakenIn } from './take-in.ts';

/** A stored file as its row tells it. */
export interface FileRow {
  readonly id: string;
  readonly kind: 'photo' | 'pdf' | 'audio';
  readonly media_type: string;
  readonly extension: string;
  readonly clean_hash: string;
  readonly thumbnail_hash: string | null;
  readonly bytes: number;
  readonly width_pixels: number | null;
  readonly height_pixels: number | null;
  readonly subject_kind: string | null;
  readonly subject_id: string | null;
  readonly audience: Audience;
  readonly by_kind: string;
  readonly by_id: string | null;
  readonly at: Date;
}

// A draft may wait some days on a phone before it is sent.
const unattachedHours = 7 * 24;

export async function insertFile(ctx: Context, taken: TakenIn): Promise<string> {
  const id = newId(ctx.now.getTime());
  const by = actorOf(ctx.who);
  await sql`insert into stored_file (id, kind, media_type, extension, original_hash, clean_hash, thumbnail_hash, bytes, width_pixels,
      height_pixels, by_kind, by_id, at)
    values (${id}, ${taken.kind}, ${taken.mediaType}, ${taken.extension}, ${taken.originalSha256}, ${taken.cleanSha256},
      ${taken.thumbnailSha256 ?? null}, ${taken.size}, ${taken.widthPixels ?? null}, ${taken.heightPixels ?? null}, ${by.kind}, ${by.id}, ${ctx.now})`.execute(
    ctx.tx,
  );
  return id;
}

export async function findFile(tx: Db, id: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`select * from stored_file where id = ${id}`.execute(tx);
  return rows[0];
}

/**
 * Binds files that this knocker sent within the last day to a subject. A file that is bound already, older, or another colleague's refuses
 * the whole request. Residents come with a receipt or without: for them the id itself, told to the sender alone, is the proof.
 */
export async function attachFiles(
  ctx: Context,
  ids: readonly string[],
  to: { subject: Subject; audience: Audience },
): Promise<void> {
  if (ids.length === 0) return;
  const by = actorOf(ctx.who);
  const since = new Date(ctx.now.getTime() - unattachedHours * 3_600_000);
  const { numAffectedRows } =
    await sql`update stored_file set subject_kind = ${to.subject.kind}, subject_id = ${to.subject.id}, audience = ${to.audience}
    where id = any(${ids}) and subject_id is null and at > ${since} and (${by.kind} in ('visitor', 'receipt') or by_id = ${by.id})`.execute(
      ctx.tx,
    );
  if (numAffectedRows !== BigInt(new Set(ids).size)) {
    throw new Refusal('input.invalid', [
      { path: 'fileIds', zh: '附件已失效，请重新上传', en: 'A file is no longer there: send it again' },
    ]);
  }
}

/** Files of a subject that these audiences may see, oldest first. */
export async function listFiles(tx: Db, subject: Subject, audiences: readonly Audience[]): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`select * from stored_file
    where subject_kind = ${subject.kind} and subject_id = ${subject.id} and audience = any(${audiences}) order by at, id limit 200`.execute(
    tx,
  );
  return rows;
}

/** Takes away rows of files that nobody bound within a week; answers the hashes that no row needs any more. */
export async function dropUnattached(ctx: Context): Promise<string[]> {
  const before = new Date(ctx.now.getTime() - (unattachedHours + 24) * 3_600_000);
  const { rows } = await sql<{ hash: string }>`
    with gone as (delete from stored_file where subject_id is null and at < ${before} returning original_hash, clean_hash, thumbnail_hash),
    hashes as (select original_hash as hash from gone union select clean_hash from gone union select thumbnail_hash from gone)
    select hash from hashes h where hash is not null and not exists (
      select 1 from stored_file f where f.subject_id is not null and h.hash in (f.original_hash, f.clean_hash, f.thumbnail_hash))`.execute(
    ctx.tx,
  );
  return rows.map((row) => row.hash);
}
