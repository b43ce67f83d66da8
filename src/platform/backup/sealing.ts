import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  type ScryptOptions,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { ByteReader } from './byte-reader.ts';
import { problem } from './words.ts';

const magic = 'maplebridge backup 1';
const chunkBytes = 65_536;
const tagBytes = 16;
const longestHeader = 512;
/** Shorter passphrases are refused. */
const leastPassphrase = 12;
// 32 MB and about a third of a second; OWASP's password storage sheet counts N = 2^15, r = 8, p = 3 among its equals.
const usualCost = 2 ** 15;

const Header = z.object({
  scrypt: z.object({ N: z.literal([2 ** 12, usualCost, 2 ** 16, 2 ** 17]), r: z.literal(8), p: z.literal(3) }),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
});
type Header = z.infer<typeof Header>;

const stretch = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

async function keysOf(passphrase: string, header: Header): Promise<{ seal: Buffer; mac: Buffer }> {
  const salt = Buffer.from(header.salt, 'hex');
  const keys = await stretch(passphrase.normalize('NFC'), salt, 64, { ...header.scrypt, maxmem: 2 ** 28 });
  return { seal: keys.subarray(0, 32), mac: keys.subarray(32) };
}

// STREAM (Hoang, Reyhanitabar, Rogaway, Vizár, 2015): the nonce counts the chunks and marks the last one, so that none can be
// changed, moved or left out. The key is a file's own, by its salt.
function nonceOf(count: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(count, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

function sealChunk(key: Buffer, count: number, plain: Buffer, isLast: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(count, isLast));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(key: Buffer, count: number, sealed: Buffer, isLast: boolean): Buffer | undefined {
  if (sealed.length < tagBytes) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(count, isLast), { authTagLength: tagBytes });
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const plain = decipher.update(sealed.subarray(0, sealed.length - tagBytes));
  try {
    decipher.final();
    return plain;
  } catch {
    return undefined;
  }
}

/** Refuses a passphrase that is too short to keep a county's data. */
export function checkPassphrase(passphrase: string): string {
  if (passphrase.length < leastPassphrase) throw problem('passphrase-short', leastPassphrase);
  return passphrase;
}

/** Encrypts a stream: three header lines (name, scrypt and salt, HMAC-SHA-256 of both), then AES-256-GCM chunks of 64 KiB. */
export async function* sealStream(
  source: AsyncIterable<Buffer>,
  passphrase: string,
  options: { N?: Header['scrypt']['N'] } = {},
): AsyncGenerator<Buffer> {
  const header: Header = {
    scrypt: { N: options.N ?? usualCost, r: 8, p: 3 },
    salt: randomBytes(32).toString('hex'),
  };
  const keys = await keysOf(passphrase, header);
  const open = `${magic}\n${JSON.stringify(header)}\n`;
  yield Buffer.from(`${open}${createHmac('sha256', keys.mac).update(open).digest('hex')}\n`);
  let count = 0;
  let kept: Buffer = Buffer.alloc(0);
  for await (const piece of source) {
    kept = kept.length === 0 ? piece : Buffer.concat([kept, piece]);
    let from = 0;
    // The last chunk waits for the end of the source, where it is marked.
    for (; kept.length - from > chunkBytes; from += chunkBytes, count += 1)
      yield sealChunk(keys.seal, count, kept.subarray(from, from + chunkBytes), false);
    kept = kept.subarray(from);
  }
  yield sealChunk(keys.seal, count, kept, true);
}

async function readHeader(reader: ByteReader): Promise<{ header: Header; open: string; mac: string }> {
  let text = '';
  while (text.split('\n').length < 4) {
    const byte = await reader.take(1);
    text += byte.toString('latin1');
    if (byte.length === 0) throw problem('cut');
    if (text.length > longestHeader || !`${magic}\n`.startsWith(text.slice(0, magic.length + 1)))
      throw problem('not-a-backup');
  }
  const [name = '', words = '', mac = ''] = text.split('\n');
  const parsed = Header.safeParse(readJson(words));
  if (!parsed.success) throw problem('damaged', 'header');
  return { header: parsed.data, open: `${name}\n${words}\n`, mac };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Decrypts what `sealStream` made; throws a `BackupProblem` before it gives out a byte that is not the one that was written. */
export async function* openStream(reader: ByteReader, passphrase: string): AsyncGenerator<Buffer> {
  const { header, open, mac } = await readHeader(reader);
  const keys = await keysOf(passphrase, header);
  const expected = Buffer.from(createHmac('sha256', keys.mac).update(open).digest('hex'));
  const found = Buffer.from(mac);
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) throw problem('passphrase-wrong');
  for (let count = 0, isLast = false; !isLast; count += 1) {
    const sealed = await reader.take(chunkBytes + tagBytes);
    isLast = await reader.atEnd();
    const plain = openChunk(keys.seal, count, sealed, isLast);
    if (plain === undefined && isLast && (sealed.length === 0 || openChunk(keys.seal, count, sealed, false)))
      throw problem('cut');
    if (plain === undefined) throw problem('damaged', `chunk ${count}`);
    yield plain;
  }
}
