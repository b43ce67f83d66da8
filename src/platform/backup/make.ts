import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { newId } from '../../kit/ids.ts';
import { writeAccess } from '../access-log.ts';
import type { Db } from '../database.ts';
import type { HouseSecret } from '../seal.ts';
import { type OnPart, pack } from './pack.ts';
import { sealStream } from './sealing.ts';
import { type Contents, readBackup } from './unpack.ts';
import { problem } from './words.ts';

export interface Making {
  readonly owner: pg.Pool;
  readonly file: string;
  /** Without one the backup is written in plain. */
  readonly passphrase: string | undefined;
  readonly filesFolder: string;
  readonly secret: HouseSecret;
  readonly version: string;
  readonly at: Date;
  readonly onPart?: OnPart;
  readonly signal?: AbortSignal;
}

/** What a backup holds, in numbers. */
export interface Figures {
  readonly madeAt: string;
  readonly encrypted: boolean;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  /** Of rows and files, before they were compressed. */
  readonly bytes: number;
}

/**
 * Writes a backup beside the file, reads it back, and gives it its name only then; a broken attempt leaves nothing. Throws a
 * `BackupProblem`, or what made it stop.
 */
export async function writeBackup(making: Making): Promise<Figures> {
  if (existsSync(making.file)) throw problem('exists', making.file);
  const part = `${making.file}.part`;
  try {
    await writePart(making, part);
    const { passphrase, signal } = making;
    const contents = await readBackup({ file: part, passphrase, ...(signal ? { signal } : {}) });
    await rename(part, making.file);
    await syncFolder(dirname(making.file));
    return figuresOf(contents);
  } finally {
    await rm(part, { force: true });
  }
}

async function writePart(making: Making, part: string): Promise<void> {
  const { passphrase, signal } = making;
  const client = await making.owner.connect();
  let isDone = false;
  try {
    await pipeline(
      Readable.from(pack({ ...making, client, onPart: making.onPart ?? (() => undefined) })),
      createGzip({ level: 4, chunkSize: 65_536 }),
      (source: AsyncIterable<Buffer>) => (passphrase === undefined ? source : sealStream(source, passphrase)),
      createWriteStream(part, { mode: 0o600, flush: true }),
      ...(signal ? [{ signal }] : []),
    );
    isDone = true;
  } finally {
    // A connection in the midst of a COPY is of no more use.
    client.release(!isDone);
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The numbers of a backup that was read. */
export function figuresOf({ about, manifest, encrypted }: Contents): Figures {
  return {
    madeAt: about.madeAt,
    encrypted,
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    files: manifest.files.count,
    bytes: manifest.tables.reduce((sum, table) => sum + table.bytes, manifest.files.bytes),
  };
}

/** Writes into the access log that everything was read or put back; `about` names the backup. */
export async function noteAccess(db: Db, action: 'house.backup' | 'house.restore', about: string): Promise<void> {
  await db
    .transaction()
    .execute((tx) =>
      writeAccess(tx, { who: { kind: 'system' }, requestId: newId(), action }, [{ outcome: 'allowed', reason: about }]),
    );
}
