import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context, Download, Hearers, MayTable, Subject, Verdict } from '../context.ts';
import type { platformDoors } from '../contract.ts';
import type { Handlers } from '../module.ts';
import { forgetLater, guardContents } from './forget.ts';
import { makePublicCopy } from './public-copy.ts';
import { type FileRow, findFile, insertFile, lockFile, savePublicCopy } from './rows.ts';
import type { Scan } from './scan.ts';
import type { FileStore } from './store.ts';
import { takeIn } from './take-in.ts';

/** What a module answers about a file bound to one of its subjects, asked for reading or for making its public copy. */
export interface Opened {
  readonly verdict: Verdict;
  /** Reporters whose data the file is. */
  readonly residents: readonly string[];
  /** `public`: this knocker may not see the whole subject and gets the public copy or nothing. */
  readonly copy: 'clean' | 'public';
  /** Whose open pages change when the file does. */
  readonly hearers?: readonly Hearers[];
}

/** How a module answers whether this knocker may open a file, and whose data that is. */
export type FileGate = (ctx: Context, file: FileRow, purpose: 'read' | 'redact') => Promise<Opened>;
type Gates = Readonly<Record<string, FileGate>>;

const may = {
  'file.send': () => 'allowed',
  'file.read': (_who, verdict) => verdict,
  'file.redact': (_who, verdict) => verdict,
} as const satisfies MayTable<Verdict>;

/** Files come in clean and go out only through the gate of the module that they are bound to. */
export function fileHandlers(
  { store, scan }: { readonly store: FileStore; readonly scan: Scan | undefined },
  gates: Gates,
): Handlers<Pick<typeof platformDoors, 'sendFile' | 'readFile' | 'redactFile'>> {
  return {
    sendFile: async (ctx, input) => {
      ctx.permit(may, 'allowed');
      if (!Buffer.isBuffer(input.bytes) || input.bytes.length === 0) throw new Refusal('file.broken');
      const taken = await takeIn(input.bytes, store, scan);
      if ('refused' in taken) throw new Refusal(taken.refused);
      const id = await insertFile(ctx, taken);
      return { id, kind: taken.kind, mediaType: taken.mediaType, bytes: taken.size };
    },
    readFile: async (ctx, input) => {
      const { file, opened } = await enter(ctx, gates, await findFile(ctx.tx, input.id), 'read');
      const isPublic = opened.copy === 'public' || input.size.startsWith('public');
      return isPublic ? downloadPublic(store, file, input.size) : download(store, file, input.size);
    },
    redactFile: (ctx, input) => redact(ctx, store, gates, input),
  };
}

/** Asks the gate, leaves the access line and permits; who may see public copies only does not see files without one. */
async function enter(ctx: Context, gates: Gates, file: FileRow | undefined, purpose: 'read' | 'redact') {
  const subject = file && subjectOf(file);
  const gate = subject ? gates[subject.kind] : undefined;
  if (!file || !subject || !gate) {
    ctx.permit(may, 'hidden');
    throw new Refusal('not-found');
  }
  const opened = await gate(ctx, file, purpose);
  ctx.accessed({ subject, residents: opened.residents, ...(opened.copy === 'public' && { reason: '遮挡后的照片' }) });
  ctx.permit(may, opened.copy === 'public' && file.public_hash === null ? 'hidden' : opened.verdict);
  return { file, subject, opened };
}

function subjectOf(file: FileRow): Subject | undefined {
  return file.subject_kind === null || file.subject_id === null
    ? undefined
    : { kind: file.subject_kind, id: file.subject_id };
}

async function redact(
  ctx: Context,
  store: FileStore,
  gates: Gates,
  { id, boxes, seen }: ParsedOf<typeof platformDoors.redactFile>,
) {
  const { file, subject, opened } = await enter(ctx, gates, await lockFile(ctx.tx, id), 'redact');
  if (ctx.who.kind !== 'staff') throw new Refusal('not-allowed');
  if (file.kind !== 'photo') throw new Refusal('file.no-photo');
  if ((file.redacted_at?.toISOString() ?? null) !== seen) throw new Refusal('version.conflict');
  await guardContents(ctx.tx);
  const copy = await makePublicCopy(store, file, boxes);
  await savePublicCopy(ctx, id, { copy, boxes, by: ctx.who.accountId });
  await forgetLater(ctx, [file.public_hash, file.public_thumbnail_hash]);
  ctx.record({
    subject,
    kind: 'file.redacted',
    audience: 'staff',
    data: { fileId: id, hidden: boxes.length, boxes },
  });
  ctx.signal(subject, ...(opened.hearers ?? []));
  return { id, redactedAt: ctx.now.toISOString() };
}

type Size = ParsedOf<typeof platformDoors.readFile>['size'];

async function download(store: FileStore, file: FileRow, size: Size): Promise<Download> {
  const thumbnail = size === 'thumbnail' ? file.thumbnail_hash : null;
  return {
    mediaType: thumbnail ? 'image/webp' : file.media_type,
    fileName: `${file.id}.${thumbnail ? 'webp' : file.extension}`,
    content: await store.read(thumbnail ?? file.clean_hash),
  };
}

async function downloadPublic(store: FileStore, file: FileRow, size: Size): Promise<Download> {
  const isSmall = size === 'thumbnail' || size === 'public-thumbnail';
  const hash = isSmall ? file.public_thumbnail_hash : file.public_hash;
  if (hash === null) throw new Refusal('not-found');
  const isUnchanged = hash === file.clean_hash;
  const format = isUnchanged
    ? { mediaType: file.media_type, extension: file.extension }
    : isSmall
      ? { mediaType: 'image/webp', extension: 'webp' }
      : { mediaType: 'image/jpeg', extension: 'jpg' };
  return {
    mediaType: format.mediaType,
    fileName: `${file.id}.${format.extension}`,
    content: await store.read(hash),
  };
}
