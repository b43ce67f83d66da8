import type { HiddenBox } from '../contract-files.ts';
import { makeThumbnail } from './photo.ts';
import { redactPhoto } from './redact.ts';
import type { FileRow, PublicCopy } from './rows.ts';
import type { FileStore } from './store.ts';

/** Makes the public copy from the clean one, never from an earlier public copy; without boxes it is the clean copy itself. */
export async function makePublicCopy(
  store: FileStore,
  file: FileRow,
  boxes: readonly HiddenBox[],
): Promise<PublicCopy> {
  const clean = await store.read(file.clean_hash);
  const open = boxes.length === 0 ? clean : await redactPhoto(clean, boxes);
  const thumbnail = await makeThumbnail(open);
  return { sha256: (await store.put(open)).sha256, thumbnailSha256: (await store.put(thumbnail)).sha256 };
}
