import { type RawBuilder, sql } from 'kysely';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Audience, Context, Subject } from '../context.ts';
import type { HiddenBox } from '../contract-files.ts';
import type { Db } from '../database.ts';
import { actorOf } from '../facts.ts';
import { type JsonRow, rowsJson } from '../json-rows.ts';
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
  /** Whose file it is where several people reported one thing. */
  readonly reporter_id: string | null;
  readonly at: Date;
  /** 公开副本: the photo that helpers and shared pages get; null until a colleague has made it. */
  readonly public_hash: string | null;
  readonly public_thumbnail_hash: string | null;
  /** Boxes of the public copy; none where the colleague declared that no face or plate is to be seen. */
  readonly hidden_boxes: readonly HiddenBox[] | null;
  readonly redacted_by: string | null;
  readonly redacted_at: Date | null;
}

/** Where the public copy of a photo and its thumbnail lie. */
export interface PublicCopy {
  readonly sha256: string;
  readonly thumbnailSha256: string;
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

/** The row, locked until the transaction ends: two colleagues who black out the same photo wait for each other. */
export async function lockFile(tx: Db, id: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`select * from stored_file where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Keeps which public copy of a photo counts from now on, who made it and with which boxes. */
export async function savePublicCopy(
  ctx: Context,
  id: string,
  { copy, boxes, by }: { copy: PublicCopy; boxes: readonly HiddenBox[]; by: string },
): Promise<void> {
  await sql`update stored_file set public_hash = ${copy.sha256}, public_thumbnail_hash = ${copy.thumbnailSha256},
    hidden_boxes = ${JSON.stringify(boxes)}::jsonb, redacted_by = ${by}, redacted_at = ${ctx.now} where id = ${id}`.execute(
    ctx.tx,
  );
}

/**
 * Binds files that this knocker sent within the last day to a subject. A file that is bound already, older, or another colleague's refuses
 * the whole request. Residents come with a receipt or without, helpers with a link: for them the id itself, told to the sender alone, is the proof.
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
    where id = any(${ids}) and subject_id is null and at > ${since} and (${by.kind} in ('visitor', 'receipt', 'link') or by_id = ${by.id})`.execute(
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

/**
 * Photos of a subject that have a public copy, oldest first, for views that people see who may not see the whole subject. Of these rows only
 * the public copy may be shown (`readFile` with size 'public' or 'public-thumbnail').
 */
export async function listPublicFiles(tx: Db, subject: Subject): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`select * from stored_file
    where subject_kind = ${subject.kind} and subject_id = ${subject.id} and audience <> 'sealed' and public_hash is not null
    order by at, id limit 200`.execute(tx);
  return rows;
}

/** `listFiles` of several subjects of one kind, within another statement; `fetch first` as what has a `limit` is planned each time (prepared.ts). */
export function filesJson(
  of: { kind: string; ids: readonly string[] },
  audiences: readonly Audience[],
): RawBuilder<JsonRow<FileRow>[]> {
  return rowsJson<FileRow>(sql`select f.* from unnest(${of.ids}::uuid[]) as subject(id) cross join lateral (select * from stored_file
      where subject_kind = ${of.kind} and subject_id = subject.id and audience = any(${audiences}) order by at, id fetch first 200 rows only) f
    order by f.at, f.id`);
}

/** `listPublicFiles` within another statement. */
export function publicFilesJson(subject: Subject): RawBuilder<JsonRow<FileRow>[]> {
  return rowsJson<FileRow>(sql`select * from stored_file
    where subject_kind = ${subject.kind} and subject_id = ${subject.id} and audience <> 'sealed' and public_hash is not null
    order by at, id fetch first 200 rows only`);
}

/** Of these hashes of plain contents, those that no row points to. */
export async function unneededHashes(tx: Db, hashes: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`select hash from unnest(${hashes}::text[]) as hash where not exists (
    select 1 from stored_file f where hash in (f.clean_hash, f.thumbnail_hash, f.public_hash, f.public_thumbnail_hash))`.execute(
    tx,
  );
  return rows.map((row) => row.hash);
}

/** Unbinds every file of these subjects: the hourly tidying takes rows and contents away. */
export async function letGoOfFiles(tx: Db, subjects: readonly Subject[]): Promise<void> {
  for (const { kind, id } of subjects) {
    await sql`update stored_file set subject_kind = null, subject_id = null where subject_kind = ${kind} and subject_id = ${id}`.execute(
      tx,
    );
  }
}

/** Takes away rows of files that nobody bound within a week; answers the hashes that no row needs any more. */
export async function dropUnattached(ctx: Context): Promise<string[]> {
  const before = new Date(ctx.now.getTime() - (unattachedHours + 24) * 3_600_000);
  const { rows } = await sql<{ hash: string }>`
    with gone as (delete from stored_file where subject_id is null and at < ${before} returning original_hash, clean_hash, thumbnail_hash),
    hashes as (select original_hash as hash from gone union select clean_hash from gone union select thumbnail_hash from gone)
    select hash from hashes h where hash is not null and not exists (
      select 1 from stored_file f where f.subject_id is not null and h.hash in (f.original_hash, f.clean_hash, f.thumbnail_hash, f.public_hash, f.public_thumbnail_hash))`.execute(
    ctx.tx,
  );
  return rows.map((row) => row.hash);
}
