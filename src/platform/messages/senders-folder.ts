import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MessageSender } from './senders.ts';

/**
 * Puts each message as `<id>.json` into a folder that a county's own gateway program empties; a file appears whole or not
 * at all, and trying again replaces the same file. A full or missing disk is a failure to retry. Files are 0600.
 */
export function createFolderSender(folder: string): MessageSender {
  return {
    send: async (message) => {
      const incoming = join(folder, `.${randomUUID()}.part`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeSynced(incoming, `${JSON.stringify(message, undefined, 2)}\n`);
        await rename(incoming, join(folder, `${fileNameOf(message.id)}.json`));
        return { outcome: 'sent', providerId: message.id };
      } catch (error) {
        await rm(incoming, { force: true }).catch(() => undefined);
        return { outcome: 'failed', retry: true, reason: reasonOf(error) };
      }
    },
  };
}

/** Ids are UUIDs; anything that could lead out of the folder is named by its hash instead. */
function fileNameOf(id: string): string {
  return /^[A-Za-z0-9_-]{1,80}$/.test(id) ? id : createHash('sha256').update(id).digest('hex');
}

async function writeSynced(path: string, content: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? `folder ${String(error.code)}` : 'folder';
}
