import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { fileTypeFromBuffer } from 'file-type';
import { maxBytes } from './media.ts';
import { cleanPhoto, inTurn } from './photo.ts';
import { exitTooLarge } from './photo-limits.ts';
import { FileRefused } from './refused.ts';

const reader = fileURLToPath(new URL('./heic-process.ts', import.meta.url));
const patienceMilliseconds = 30_000;

/** True for the photos of iPhones: HEVC in an HEIF container, single or as a sequence. */
export async function isHeic(bytes: Buffer): Promise<boolean> {
  const found = await fileTypeFromBuffer(bytes);
  return /^image\/hei[cf]/.test(found?.mime ?? '');
}

/**
 * The HEIC photo as a clean JPEG, as `cleanPhoto` makes one: upright, at most 4000 pixels on the long side, in sRGB, without metadata.
 * Throws 'file.too-large' above 15 MB or 60 megapixels and 'file.heic' when the decoder cannot read it. It is decoded in a process of its
 * own that sees neither settings nor secrets, one after the other.
 */
export async function cleanHeic(bytes: Buffer): Promise<Awaited<ReturnType<typeof cleanPhoto>>> {
  if (bytes.length > maxBytes.photo) throw new FileRefused('file.too-large');
  const jpeg = await inTurn(() => readElsewhere(bytes));
  return await cleanPhoto(jpeg, 'image/jpeg');
}

async function readElsewhere(bytes: Buffer): Promise<Buffer> {
  const child = spawn(process.execPath, [reader], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: patienceMilliseconds,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // A child that gives up early closes its end while we still write; how it ended says why.
  child.stdin.on('error', () => undefined);
  child.stdin.end(bytes);
  const [code, jpeg] = await Promise.all([ended, buffer(child.stdout)]);
  if (code === exitTooLarge) throw new FileRefused('file.too-large');
  if (code !== 0 || jpeg.length === 0) throw new FileRefused('file.heic');
  return jpeg;
}
