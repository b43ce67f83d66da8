import { Refusal } from '../../kit/refusal.ts';
import type { Context, Download, MayTable, Verdict } from '../context.ts';
import type { platformDoors } from '../contract.ts';
import type { Handlers } from '../module.ts';
import { type FileRow, findFile, insertFile } from './rows.ts';
import type { FileStore } from './store.ts';
import { takeIn } from './take-in.ts';

/** How a module answers whether this knocker may open a file bound to one of its subjects, and whose data that is. */
export type FileGate = (ctx: Context, file: FileRow) => Promise<{ verdict: Verdict; residents: readonly string[] }>;

const may = {
  'file.send': () => 'allowed',
  'file.read': (_who, verdict) => verdict,
} as const satisfies MayTable<Verdict>;

/** Files come in clean and go out only through the gate of the module that they are bound to. */
export function fileHandlers(
  store: FileStore,
  gates: Readonly<Record<string, FileGate>>,
): Handlers<Pick<typeof platformDoors, 'sendFile' | 'readFile'>> {
  return {
    sendFile: async (ctx, input) => {
      ctx.permit(may, 'allowed');
      if (!Buffer.isBuffer(input.bytes) || input.bytes.length === 0) throw new Refusal('file.broken');
      const taken = await takeIn(input.bytes, store);
      if ('refused' in taken) throw new Refusal(taken.refused);
      const id = await insertFile(ctx, taken);
      return { id, kind: taken.kind, mediaType: taken.mediaType, bytes: taken.size };
    },
    readFile: async (ctx, input) => {
      const file = await findFile(ctx.tx, input.id);
      const gate = file?.subject_kind ? gates[file.subject_kind] : undefined;
      const opened = file && gate ? await gate(ctx, file) : { verdict: 'hidden' as const, residents: [] };
      if (file?.subject_kind && file.subject_id) {
        ctx.accessed({ subject: { kind: file.subject_kind, id: file.subject_id }, residents: opened.residents });
      }
      ctx.permit(may, opened.verdict);
      if (!file) throw new Refusal('not-found');
      return download(store, file, input.size);
    },
  };
}

async function download(store: FileStore, file: FileRow, size: 'thumbnail' | 'clean'): Promise<Download> {
  const thumbnail = size === 'thumbnail' ? file.thumbnail_hash : null;
  return {
    mediaType: thumbnail ? 'image/webp' : file.media_type,
    fileName: `${file.id}.${thumbnail ? 'webp' : file.extension}`,
    content: await store.read(thumbnail ?? file.clean_hash),
  };
}
