import { newId } from '../../../kit/ids.ts';
import type { Vault } from '../vault/vault.ts';
import type { QueuedPhoto } from './act.ts';

const longestSide = 2000;
const quality = 0.82;

/** A photo made small enough for a weak network, without what the camera wrote into it; sealed on the disk before this answers. */
export async function takePhoto(vault: Vault, file: Blob): Promise<QueuedPhoto> {
  const small = await shrink(file).catch(() => file);
  const bytes = new Uint8Array(await small.arrayBuffer());
  const id = newId();
  await vault.putBytes(`photo:${id}`, bytes);
  return { id, bytes: bytes.length, fileId: null };
}

// A format that the browser cannot show (HEIC on most) goes as it is; the server knows it.
async function shrink(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const made = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return made.size > 0 ? made : file;
}

/** `340 kB`, `1.2 MB`. */
export function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
