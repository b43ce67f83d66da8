import { Console } from 'node:console';
import { buffer } from 'node:stream/consumers';
import { all as picturesOf } from 'heic-decode';
import sharp from 'sharp';
import { colourProfileOf, withProfile } from './heic-profile.ts';
import { exitTooLarge, longestSidePixels, mostPixels } from './photo-limits.ts';

/*
 * A process of its own: HEIC in on standard input, JPEG out on standard output. The decoder needs some 13 bytes a pixel, which the server
 * has not to give, and gives them back only when its process ends.
 */
// The decoder speaks on standard output, which is for the picture alone.
globalThis.console = new Console(process.stderr);
const bytes = await buffer(process.stdin);
const [picture] = await picturesOf({ buffer: bytes });
if (!picture) throw new Error('no picture in the file');
const { width, height } = picture;
if (width * height > mostPixels || Math.max(width, height) > longestSidePixels) process.exit(exitTooLarge);
const { data } = await picture.decode();
const jpeg = await sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), {
  raw: { width, height, channels: 4 },
})
  .flatten({ background: '#ffffff' })
  .resize({ width: 4_000, height: 4_000, fit: 'inside', withoutEnlargement: true })
  .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
  .toBuffer();
const profile = colourProfileOf(bytes);
process.stdout.write(profile ? withProfile(jpeg, profile) : jpeg);
