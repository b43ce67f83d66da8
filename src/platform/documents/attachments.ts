import { sql } from 'kysely';
import sharp from 'sharp';
import type { Db } from '../database.ts';
import type { FileRow } from '../files/rows.ts';
import type { FileStore } from '../files/store.ts';

/** Files by their ids, in no order. */
export async function findFiles(tx: Db, ids: readonly string[]): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`select * from stored_file where id = any(${ids})`.execute(tx);
  return rows;
}

/** A stored content, or undefined when it is gone or no longer what it was. */
export async function readIfThere(store: FileStore, sha256: string): Promise<Buffer | undefined> {
  return store.read(sha256).catch(() => undefined);
}

/** A photo as it is printed: at most `sidePixels` on the long side, JPEG, transparency on white; undefined when it cannot be read. */
export async function printablePhoto(bytes: Buffer, sidePixels: number): Promise<Buffer | undefined> {
  return sharp(bytes)
    .resize({ width: sidePixels, height: sidePixels, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80 })
    .toBuffer()
    .catch(() => undefined);
}
