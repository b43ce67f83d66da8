import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { ByteReader } from './byte-reader.ts';
import { openStream } from './sealing.ts';
import { About, filePart, Manifest, partNames, sumsPart, tablePart } from './shape.ts';
import { TallyCounter } from './tables.ts';
import { readTar, type TarEntry } from './tar.ts';
import { problem } from './words.ts';

const longestOwnPart = 1_048_576;

export interface Reading {
  readonly file: string;
  /** Not needed for a backup that was written in plain. */
  readonly passphrase: string | undefined;
  /** Gets every part once, in order; reads its body to the end or not at all. */
  readonly onEntry?: (entry: TarEntry) => Promise<void>;
  /** Bytes of the file that were read so far. */
  readonly onProgress?: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

export interface Contents {
  readonly about: About;
  readonly manifest: Manifest;
  readonly encrypted: boolean;
}

/** Reads a backup from beginning to end and checks every byte: chunks, sums, counts. Throws a `BackupProblem` where something is wrong. */
export async function readBackup(reading: Reading): Promise<Contents> {
  const raw = new ByteReader(counted(reading));
  const encrypted = !(await isGzip(reading.file));
  if (encrypted && reading.passphrase === undefined) throw problem('passphrase-missing');
  const opened = encrypted ? openStream(raw, reading.passphrase ?? '') : rest(raw);
  const unzipped = new ByteReader(gunzipped(opened));
  const check = new Check();
  try {
    for await (const entry of readTar(unzipped)) await check.take(entry, reading.onEntry);
    return { ...check.end(), encrypted };
  } catch (cause) {
    // Errors of zlib and JSON: what is in the file is no longer what was packed.
    if (String((cause as { code?: unknown }).code).startsWith('Z_')) throw problem('damaged', 'gzip');
    if (cause instanceof SyntaxError) throw problem('damaged', 'json');
    throw cause;
  } finally {
    await unzipped.stop();
    await raw.stop();
  }
}

/** Whether a file begins as gzip does, which is how a backup in plain begins. */
async function isGzip(file: string): Promise<boolean> {
  const stream = createReadStream(file, { end: 1 });
  const start: Buffer[] = [];
  for await (const piece of stream) start.push(piece as Buffer);
  return Buffer.concat(start).equals(Buffer.from([0x1f, 0x8b]));
}

async function* counted({ file, onProgress, signal }: Reading): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of createReadStream(file, { highWaterMark: 262_144, ...(signal ? { signal } : {}) })) {
    bytes += (piece as Buffer).length;
    onProgress?.(bytes);
    yield piece as Buffer;
  }
}

async function* rest(reader: ByteReader): AsyncGenerator<Buffer> {
  for (let piece = await reader.some(65_536); piece !== undefined; piece = await reader.some(65_536)) yield piece;
}

function gunzipped(source: AsyncGenerator<Buffer>): AsyncIterable<Buffer> {
  // A failing source destroys the stream with the same error, which is where the reader meets it.
  return pipeline(Readable.from(source), createGunzip({ chunkSize: 65_536 }), () => undefined);
}

/** Adds up what comes by and compares it with what the backup says of itself. */
class Check {
  #sums = '';
  #about: About | undefined;
  #manifest: Manifest | undefined;
  readonly #tables = new Map<string, TallyCounter>();
  #files = 0;
  #fileBytes = 0;

  async take(entry: TarEntry, onEntry: Reading['onEntry']): Promise<void> {
    if (isOwnPart(entry.name)) {
      if (entry.size > longestOwnPart) throw problem('damaged', entry.name);
      const text = await whole(entry.body);
      this.#takeOwn(entry.name, text);
      await onEntry?.({ ...entry, body: Readable.from([text]) });
      return;
    }
    const hash = createHash('sha256');
    const count = this.#counterOf(entry);
    const passing = passed(entry.body, (piece) => {
      hash.update(piece);
      count(piece);
    });
    await onEntry?.({ ...entry, body: passing });
    for await (const _ of passing);
    this.#sums += `${hash.digest('hex')}  ${entry.name}\n`;
  }

  /** What the backup says of itself. */
  #takeOwn(name: string, text: Buffer): void {
    if (sumsPart.test(name)) {
      if (text.toString() !== this.#sums) throw problem('damaged', name);
      this.#sums = '';
      return;
    }
    if (name === partNames.about) this.#about = parse(name, text, About);
    else this.#manifest = parse(name, text, Manifest);
    this.#sums += `${createHash('sha256').update(text).digest('hex')}  ${name}\n`;
  }

  #counterOf(entry: TarEntry): (piece: Buffer) => void {
    const table = tablePart.exec(entry.name)?.[1];
    if (table !== undefined) {
      const counter = this.#tables.get(table) ?? new TallyCounter();
      this.#tables.set(table, counter);
      return (piece) => counter.add(piece);
    }
    if (filePart.test(entry.name)) {
      this.#files += 1;
      this.#fileBytes += entry.size;
    }
    return () => undefined;
  }

  end(): { about: About; manifest: Manifest } {
    if (!this.#about || !this.#manifest || this.#sums !== '') throw problem('cut');
    for (const expected of this.#manifest.tables) {
      const found = (this.#tables.get(expected.name) ?? new TallyCounter()).end();
      if (found.rows !== expected.rows || found.sha256 !== expected.sha256) throw problem('damaged', expected.name);
    }
    const { files } = this.#manifest;
    if (files.count !== this.#files || files.bytes !== this.#fileBytes) throw problem('damaged', 'files');
    return { about: this.#about, manifest: this.#manifest };
  }
}

async function* passed(source: AsyncIterable<Buffer>, see: (piece: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const piece of source) {
    see(piece);
    yield piece;
  }
}

/** A small part as a whole. */
export async function whole(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces);
}

function isOwnPart(name: string): boolean {
  return sumsPart.test(name) || name === partNames.about || name === partNames.manifest;
}

function parse<T>(name: string, text: Buffer, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(text.toString()));
  if (!parsed.success) throw problem('damaged', name);
  return parsed.data;
}
