import { FileRefused } from './refused.ts';

const startOfScan = 0xda;
const comment = 0xfe;
const firstApplication = 0xe1;
const lastApplication = 0xef;
const adobeColour = 0xee;

/**
 * A JPEG without its comments and application segments (EXIF, XMP, IPTC, profiles), pixels untouched; JFIF and Adobe's
 * colour marker stay. Throws 'file.broken' when its segments do not fit. Source: ITU-T T.81 annex B.
 */
export function dropJpegSegments(bytes: Buffer): Buffer {
  if (bytes.readUInt16BE(0) !== 0xffd8) throw new FileRefused('file.broken');
  const kept = [bytes.subarray(0, 2)];
  for (let at = 2; ; ) {
    if (bytes.readUInt8(at) !== 0xff) throw new FileRefused('file.broken');
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === startOfScan) return Buffer.concat([...kept, bytes.subarray(at)]);
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const told =
      marker === comment || (marker >= firstApplication && marker <= lastApplication && marker !== adobeColour);
    if (!told) kept.push(bytes.subarray(at, end));
    at = end;
  }
}
