import { cleanFile } from './clean.ts';
import { cleanHeic, isHeic } from './heic.ts';
import { inspectFile } from './inspect.ts';
import type { Media } from './media.ts';
import { makeDisplay, makeThumbnail } from './photo.ts';
import { type FileRefusal, orRefusal } from './refused.ts';
import type { Scanned } from './scan.ts';
import type { FileStore } from './store.ts';

/**
 * An attachment in the store: the sealed original, the clean copy that people see, and for photos two smaller pictures.
 * `size` is the clean copy's in bytes; width and height are its pixels, upright.
 */
export type TakenIn = Media & {
  originalSha256: string;
  cleanSha256: string;
  displaySha256: string | undefined;
  thumbnailSha256: string | undefined;
  size: number;
  widthPixels?: number;
  heightPixels?: number;
};

type Legible = { media: Media; cleaned: { bytes: Buffer; widthPixels?: number; heightPixels?: number } };

/** What the file is and its clean copy; HEIC becomes JPEG, since only its makers' browsers show it. */
async function legible(bytes: Buffer): Promise<Legible | { refused: FileRefusal }> {
  if (await isHeic(bytes)) {
    return await orRefusal(async () => ({
      media: { kind: 'photo', mediaType: 'image/jpeg', extension: 'jpg' },
      cleaned: await cleanHeic(bytes),
    }));
  }
  const media = await inspectFile(bytes);
  if ('refused' in media) return media;
  const cleaned = await cleanFile(bytes, media.mediaType);
  return 'refused' in cleaned ? cleaned : { media, cleaned };
}

/**
 * Takes a file in: looks what it is, cleans it, asks the virus scanner if there is one, seals the original and stores both. Nothing is stored
 * of a refused file, nor of one that a scanner should have seen and did not.
 * The store must have a seal key; its own failures (disk full, no key) are thrown.
 */
export async function takeIn(
  bytes: Buffer,
  store: FileStore,
  scan?: (bytes: Buffer) => Promise<Scanned>,
): Promise<TakenIn | { refused: FileRefusal }> {
  const read = await legible(bytes);
  if ('refused' in read) return read;
  const scanned = scan === undefined ? 'clean' : await scan(bytes);
  if (scanned !== 'clean') return { refused: scanned === 'infected' ? 'file.infected' : 'file.unscanned' };
  const { media, cleaned } = read;
  const pictures = await orRefusal(async () =>
    media.kind === 'photo'
      ? { display: await makeDisplay(cleaned.bytes), thumbnail: await makeThumbnail(cleaned.bytes) }
      : {},
  );
  if ('refused' in pictures) return pictures;
  const original = await store.putSealed(bytes);
  const clean = await store.put(cleaned.bytes);
  const { bytes: _, ...pixels } = cleaned;
  return {
    ...media,
    ...pixels,
    originalSha256: original.sha256,
    cleanSha256: clean.sha256,
    displaySha256: pictures.display && (await store.put(pictures.display)).sha256,
    thumbnailSha256: pictures.thumbnail && (await store.put(pictures.thumbnail)).sha256,
    size: clean.size,
  };
}
