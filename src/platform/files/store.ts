import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline, type Readable, Transform } from 'node:stream';
import { type HouseSecret, SealProblem } from '../seal.ts';
import { keyIdOfHead, openContent, sealContent, sealedHeadBytes } from './sealed-file.ts';
import { listStored } from './walk.ts';

/** What was stored: the SHA-256 of the content in hexadecimal, which is its address, and its size in bytes. */
type Stored = { sha256: string; size: number };

/**
 * Keeps contents under their SHA-256. The same content is kept once, so whoever removes must know that no one else points
 * to it. Sealed contents are encrypted and live beside the plain ones, under the hash of what was sealed.
 */
export type FileStore = {
  put: (bytes: Buffer) => Promise<Stored>;
  /** Throws when the content is missing or no longer matches its address. */
  read: (sha256: string) => Promise<Buffer>;
  /** Ends in an error when the content is missing or no longer matches its address. */
  readStream: (sha256: string) => Readable;
  /** Removing what is not there is no error. */
  remove: (sha256: string) => Promise<void>;
  putSealed: (bytes: Buffer) => Promise<Stored>;
  /** Throws when the content is missing, and a `SealProblem` when it was changed or lies under a secret that the house does not have. */
  readSealed: (sha256: string) => Promise<Buffer>;
  removeSealed: (sha256: string) => Promise<void>;
  /** Every sealed content with the id of the key it lies under, in hexadecimal; empty where it names none. */
  listSealed: () => AsyncGenerator<{ sha256: string; keyId: string }>;
  /** Seals a content anew under the current secret, in one step; one that is gone stays gone. Throws a `SealProblem` like `readSealed`. */
  reseal: (sha256: string) => Promise<void>;
};

const abandonedAfterMilliseconds = 3_600_000;
const sealedEnd = '.sealed';

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function changedSince(sha256: string): Error {
  return new Error(`the stored file no longer matches its address: ${sha256}`);
}

function placeOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256 in hexadecimal');
  return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** After this resolves the content survives a power cut: file and folder are synced, and it appears whole or not at all. */
async function writeWhole(folder: string, place: string, content: Buffer): Promise<void> {
  const incoming = join(folder, 'incoming', randomUUID());
  const handle = await open(incoming, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  const home = dirname(place);
  await mkdir(home, { recursive: true, mode: 0o700 });
  await rename(incoming, place);
  for (const touched of [home, dirname(home), folder]) await syncFolder(touched);
}

async function removeAbandoned(folder: string): Promise<void> {
  const incoming = join(folder, 'incoming');
  for (const name of await readdir(incoming)) {
    const { mtimeMs } = await stat(join(incoming, name));
    if (Date.now() - mtimeMs > abandonedAfterMilliseconds) await rm(join(incoming, name), { force: true });
  }
}

function readVerified(place: string, sha256: string): Readable {
  const hash = createHash('sha256');
  const verify = new Transform({
    transform: (chunk: Buffer, _, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
    flush: (done) => done(hash.digest('hex') === sha256 ? null : changedSince(sha256)),
  });
  // A failing source destroys `verify` with the same error, which is where the reader listens.
  pipeline(createReadStream(place), verify, () => undefined);
  return verify;
}

async function readHead(place: string): Promise<Buffer | undefined> {
  const handle = await orMissing(open(place, 'r'));
  if (handle === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(sealedHeadBytes), 0, sealedHeadBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** What a file or folder gave; undefined where it is not there. */
function orMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((problem: unknown) => {
    if ((problem as { code?: unknown }).code === 'ENOENT') return undefined;
    throw problem;
  });
}

async function* listSealedIn(folder: string): AsyncGenerator<{ sha256: string; keyId: string }> {
  for await (const place of listStored(folder)) {
    const head = place.endsWith(sealedEnd) ? await readHead(join(folder, place)) : undefined;
    if (head !== undefined) yield { sha256: basename(place, sealedEnd), keyId: keyIdOfHead(head) };
  }
}

/**
 * A store in a folder of its own (0700; files 0600), at `ab/cd/abcd…`. Originals are sealed under the secret of the house; without it
 * the sealed half throws. Leftovers of writes that died more than an hour ago are removed.
 */
export async function openDiskStore(folder: string, { secret }: { secret?: HouseSecret } = {}): Promise<FileStore> {
  await mkdir(join(folder, 'incoming'), { recursive: true, mode: 0o700 });
  await removeAbandoned(folder);
  const needSecret = (): HouseSecret => {
    if (secret === undefined) throw new Error('this file store was opened without a secret');
    return secret;
  };
  const placeOfSealed = (sha256: string) => placeOf(folder, sha256) + sealedEnd;
  const opened = (sealed: Buffer, sha256: string): Buffer => {
    const content = openContent(needSecret(), sealed, sha256);
    if (content === undefined) throw new SealProblem(`sealed under another secret, or changed: ${sha256}`);
    return content;
  };
  return {
    put: async (bytes) => {
      const sha256 = hashOf(bytes);
      await writeWhole(folder, placeOf(folder, sha256), bytes);
      return { sha256, size: bytes.length };
    },
    read: async (sha256) => {
      const bytes = await readFile(placeOf(folder, sha256));
      if (hashOf(bytes) !== sha256) throw changedSince(sha256);
      return bytes;
    },
    readStream: (sha256) => readVerified(placeOf(folder, sha256), sha256),
    remove: (sha256) => rm(placeOf(folder, sha256), { force: true }),
    putSealed: async (bytes) => {
      const sha256 = hashOf(bytes);
      await writeWhole(folder, placeOfSealed(sha256), sealContent(needSecret(), bytes, sha256));
      return { sha256, size: bytes.length };
    },
    readSealed: async (sha256) => opened(await readFile(placeOfSealed(sha256)), sha256),
    removeSealed: (sha256) => rm(placeOfSealed(sha256), { force: true }),
    listSealed: () => listSealedIn(folder),
    reseal: async (sha256) => {
      const sealed = await orMissing(readFile(placeOfSealed(sha256)));
      if (sealed === undefined) return;
      await writeWhole(folder, placeOfSealed(sha256), sealContent(needSecret(), opened(sealed, sha256), sha256));
    },
  };
}
