import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline, type Readable, Transform } from 'node:stream';

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
  /** Throws when the content is missing, was changed, or was sealed under another key. */
  readSealed: (sha256: string) => Promise<Buffer>;
  removeSealed: (sha256: string) => Promise<void>;
};

const abandonedAfterMilliseconds = 3_600_000;
const sealMark = Buffer.from('MBS1', 'latin1');
const nonceBytes = 12;
const tagBytes = 16;

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

function seal(bytes: Buffer, sha256: string, key: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(sha256, 'latin1'));
  const hidden = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([sealMark, nonce, cipher.getAuthTag(), hidden]);
}

function unseal(sealed: Buffer, sha256: string, key: Buffer): Buffer {
  const nonceEnd = sealMark.length + nonceBytes;
  const tagEnd = nonceEnd + tagBytes;
  if (!sealed.subarray(0, sealMark.length).equals(sealMark)) throw new Error(`not a sealed file: ${sha256}`);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(sealMark.length, nonceEnd), {
    authTagLength: tagBytes,
  })
    .setAAD(Buffer.from(sha256, 'latin1'))
    .setAuthTag(sealed.subarray(nonceEnd, tagEnd));
  return Buffer.concat([decipher.update(sealed.subarray(tagEnd)), decipher.final()]);
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

/**
 * A store in a folder of its own (0700; files 0600), at `ab/cd/abcd…`. `sealKey` is 32 bytes for AES-256-GCM; without it
 * the sealed half throws. Leftovers of writes that died more than an hour ago are removed.
 */
export async function openDiskStore(folder: string, { sealKey }: { sealKey?: Buffer } = {}): Promise<FileStore> {
  if (sealKey !== undefined && sealKey.length !== 32) throw new Error('sealKey must be 32 bytes');
  await mkdir(join(folder, 'incoming'), { recursive: true, mode: 0o700 });
  await removeAbandoned(folder);
  const needKey = (): Buffer => {
    if (sealKey === undefined) throw new Error('this file store was opened without a sealKey');
    return sealKey;
  };
  const placeOfSealed = (sha256: string) => `${placeOf(folder, sha256)}.sealed`;
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
      await writeWhole(folder, placeOfSealed(sha256), seal(bytes, sha256, needKey()));
      return { sha256, size: bytes.length };
    },
    readSealed: async (sha256) => unseal(await readFile(placeOfSealed(sha256)), sha256, needKey()),
    removeSealed: (sha256) => rm(placeOfSealed(sha256), { force: true }),
  };
}
