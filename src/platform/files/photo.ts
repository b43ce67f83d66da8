import sharp, { type Sharp } from 'sharp';
import type { MediaType } from './media.ts';
import { longestSidePixels, mostPixels } from './photo-limits.ts';
import { FileRefused } from './refused.ts';

sharp.concurrency(1);
sharp.cache(false);

const cleanSidePixels = 4_000;
let lastInLine: Promise<unknown> = Promise.resolve();

/** A decoded photo of 60 megapixels is 180 MB; the server has 400 MB, so photos take turns. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = lastInLine.then(work);
  lastInLine = turn.catch(() => undefined);
  return turn;
}

/** Opens a photo in its turn; throws 'file.broken' when it cannot be read to its end. */
export async function decode<T>(bytes: Buffer, work: (image: Sharp) => Promise<T>): Promise<T> {
  return await inTurn(async () => {
    try {
      return await work(sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }));
    } catch (error) {
      if (error instanceof FileRefused) throw error;
      throw new FileRefused('file.broken');
    }
  });
}

/** Decodes a photo to its last line; throws 'file.too-large' above 60 megapixels and 'file.broken' when it cannot be read. */
export async function checkPhoto(bytes: Buffer): Promise<void> {
  await decode(bytes, async (image) => {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > mostPixels) throw new FileRefused('file.too-large');
    if (Math.max(width, height) > longestSidePixels) throw new FileRefused('file.too-large');
    await image.resize({ width: 32, height: 32, fit: 'inside' }).raw().toBuffer();
  });
}

/** Shrinks before it turns, since turning needs the whole picture in memory; PNG in between loses nothing. */
async function uprightWithin(image: Sharp, sidePixels: number): Promise<Sharp> {
  const { width, height, orientation = 1 } = await image.metadata();
  if (Math.max(width, height) <= sidePixels) return image.autoOrient();
  const shrunk = image.resize({ width: sidePixels, height: sidePixels, fit: 'inside' }).withMetadata({ orientation });
  return sharp(await shrunk.png({ compressionLevel: 1 }).toBuffer()).autoOrient();
}

/**
 * The photo encoded anew in its own format: upright, at most 4000 pixels on the long side, in sRGB and without EXIF, XMP,
 * IPTC or colour profile. Answers its size in pixels; throws `FileRefused` for a broken photo.
 */
export async function cleanPhoto(
  bytes: Buffer,
  mediaType: MediaType,
): Promise<{ bytes: Buffer; widthPixels: number; heightPixels: number }> {
  return await decode(bytes, async (image) => {
    const upright = await uprightWithin(image, cleanSidePixels);
    const encoder =
      mediaType === 'image/png'
        ? upright.png({ compressionLevel: 6 })
        : mediaType === 'image/webp'
          ? upright.webp({ quality: 90 })
          : upright.jpeg({ quality: 90, optimiseCoding: false });
    const { data, info } = await encoder.toBuffer({ resolveWithObject: true });
    return { bytes: data, widthPixels: info.width, heightPixels: info.height };
  });
}

/** A small WebP for lists: at most 480 pixels on the long side, without metadata; throws `FileRefused` for a broken photo. */
export async function makeThumbnail(bytes: Buffer): Promise<Buffer> {
  return await decode(bytes, (image) =>
    image
      .autoOrient()
      .resize({ width: 480, height: 480, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toBuffer(),
  );
}

/** A JPEG for the screen: at most 2000 pixels on the long side, quality 82, without metadata, transparency on white. */
export async function makeDisplay(bytes: Buffer): Promise<Buffer> {
  return await decode(bytes, (image) =>
    image
      .autoOrient()
      .resize({ width: 2000, height: 2000, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer(),
  );
}
