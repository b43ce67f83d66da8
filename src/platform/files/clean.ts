import { cleanAac, cleanAmr, cleanMp3 } from './frames.ts';
import type { MediaType } from './media.ts';
import { cleanMp4 } from './mp4.ts';
import { cleanOgg } from './ogg.ts';
import { cleanPdf } from './pdf.ts';
import { cleanPhoto } from './photo.ts';
import { type FileRefusal, orRefusal } from './refused.ts';
import { cleanWav } from './wav.ts';
import { cleanWebm } from './webm.ts';

type Cleaned = { bytes: Buffer; widthPixels?: number; heightPixels?: number };

const cleaners = {
  'application/pdf': cleanPdf,
  'audio/mpeg': cleanMp3,
  'audio/aac': cleanAac,
  'audio/amr': cleanAmr,
  'audio/wav': cleanWav,
  'audio/ogg': cleanOgg,
  'audio/mp4': cleanMp4,
  'audio/webm': cleanWebm,
} satisfies Record<Exclude<MediaType, `image/${string}`>, (bytes: Buffer) => Buffer>;

/** A copy of the file that tells nothing but its content: no place, device, author, date or programme, on every path. */
export async function cleanFile(bytes: Buffer, mediaType: MediaType): Promise<Cleaned | { refused: FileRefusal }> {
  return await orRefusal<Cleaned>(async () => {
    if (mediaType === 'image/jpeg' || mediaType === 'image/png' || mediaType === 'image/webp') {
      return await cleanPhoto(bytes, mediaType);
    }
    return { bytes: cleaners[mediaType](bytes) };
  });
}
