import { fileTypeFromBuffer } from 'file-type';
import { type Media, maxBytes, mediaByFoundType } from './media.ts';
import { holdsOnlySoundMp4 } from './mp4.ts';
import { checkPhoto } from './photo.ts';
import { type FileRefusal, FileRefused, orRefusal } from './refused.ts';
import { holdsOnlySoundWebm } from './webm.ts';

const largestBytes = Math.max(...Object.values(maxBytes));

async function recognise(bytes: Buffer): Promise<Media> {
  const found = await fileTypeFromBuffer(bytes);
  const media = mediaByFoundType.get(found?.mime ?? '');
  if (media !== undefined) return media;
  throw new FileRefused('file.kind');
}

/** What the file is, by its content and never by its name; photos are decoded once, sound containers must hold no film. */
export async function inspectFile(bytes: Buffer): Promise<Media | { refused: FileRefusal }> {
  return await orRefusal<Media>(async () => {
    if (bytes.length > largestBytes) throw new FileRefused('file.too-large');
    const media = await recognise(bytes);
    if (bytes.length > maxBytes[media.kind]) throw new FileRefused('file.too-large');
    if (media.kind === 'photo') await checkPhoto(bytes);
    if (media.mediaType === 'audio/mp4' && !holdsOnlySoundMp4(bytes)) throw new FileRefused('file.kind');
    if (media.mediaType === 'audio/webm' && !holdsOnlySoundWebm(bytes)) throw new FileRefused('file.kind');
    return media;
  });
}
