import { FileRefused } from './refused.ts';

type Element = { id: number; start: number; bodyStart: number; end: number; open: boolean };

const ebml = 0x1a45dfa3;
const segment = 0x18538067;
const cluster = 0x1f43b675;
const info = 0x1549a966;
const tracks = 0x1654ae6b;
const trackEntry = 0xae;
const trackType = 0x83;
const soundTrack = 2;
const muxingApp = 0x4d80;
const writingApp = 0x5741;
const voidElement = 0xec;

/** Segment and clusters are read flat, as their sizes are unknown in recordings made live; so their children share a list. */
const keptInFile = new Set([
  ebml,
  segment,
  cluster,
  info,
  tracks,
  0x114d9b74, // SeekHead
  0x1c53bb6b, // Cues
  0xe7, // Timestamp
  0xa3, // SimpleBlock
  0xa0, // BlockGroup
  0xab, // PrevSize
  0xa7, // Position
]);
const keptInInfo = new Set([0x2ad7b1, 0x4489, muxingApp, writingApp]);
const droppedInTrack = new Set([0x536e, 0x258688, 0xbf, voidElement]); // Name, CodecName, CRC-32

// RFC 8794 §4: a number whose first byte tells its length by its leading zeros.
function lengthOfNumber(first: number): number {
  const length = Math.clz32(first) - 23;
  if (length > 8) throw new FileRefused('file.broken');
  return length;
}

function readElement(bytes: Buffer, start: number, limit: number): Element {
  const idLength = lengthOfNumber(bytes.readUInt8(start));
  if (idLength > 4) throw new FileRefused('file.broken');
  const id = bytes.readUIntBE(start, idLength);
  const sizeStart = start + idLength;
  const sizeLength = lengthOfNumber(bytes.readUInt8(sizeStart));
  const bodyStart = sizeStart + sizeLength;
  const largest = (1n << BigInt(7 * sizeLength)) - 1n;
  const size = BigInt(`0x${bytes.toString('hex', sizeStart, bodyStart)}`) & largest;
  const open = size === largest;
  if (open && id !== segment && id !== cluster) throw new FileRefused('file.broken');
  const end = open ? limit : bodyStart + Number(size);
  if (end > limit) throw new FileRefused('file.broken');
  return { id, start, bodyStart, end, open };
}

function* elementsWithin(bytes: Buffer, start: number, end: number): Generator<Element> {
  for (let at = start; at < end; ) {
    const element = readElement(bytes, at, end);
    yield element;
    at = element.id === segment || element.id === cluster ? element.bodyStart : element.end;
  }
}

/** Overwrites an element by a Void of the same length (RFC 8794 §11.3.2). */
function blank(bytes: Buffer, element: Element): void {
  const length = element.end - element.start;
  bytes.fill(0, element.start, element.end);
  bytes.writeUInt8(voidElement, element.start);
  if (length <= 128) bytes.writeUInt8(0x80 | (length - 2), element.start + 1);
  else bytes.writeBigUInt64BE((1n << 56n) | BigInt(length - 9), element.start + 1);
}

function blankInfo(bytes: Buffer, parent: Element): void {
  for (const element of elementsWithin(bytes, parent.bodyStart, parent.end)) {
    if (!keptInInfo.has(element.id)) blank(bytes, element);
    else if (element.id === muxingApp || element.id === writingApp) bytes.fill(0, element.bodyStart, element.end);
  }
}

function blankTracks(bytes: Buffer, parent: Element): void {
  for (const track of elementsWithin(bytes, parent.bodyStart, parent.end)) {
    if (track.id !== trackEntry) {
      blank(bytes, track);
      continue;
    }
    for (const element of elementsWithin(bytes, track.bodyStart, track.end)) {
      if (droppedInTrack.has(element.id)) blank(bytes, element);
    }
  }
}

/**
 * The WebM recording with tags, attachments, chapters, titles, dates and program names overwritten where they stand, so
 * that no position moves. Throws 'file.broken' when its elements do not fit each other.
 */
export function cleanWebm(bytes: Buffer): Buffer {
  const cleaned = Buffer.from(bytes);
  for (const element of elementsWithin(cleaned, 0, cleaned.length)) {
    if (!keptInFile.has(element.id)) blank(cleaned, element);
    if (element.id === info) blankInfo(cleaned, element);
    if (element.id === tracks) blankTracks(cleaned, element);
  }
  return cleaned;
}

/** True when every track of the WebM is sound and there is at least one; throws 'file.broken' as `cleanWebm` does. */
export function holdsOnlySoundWebm(bytes: Buffer): boolean {
  const types = [...elementsWithin(bytes, 0, bytes.length)]
    .filter((element) => element.id === tracks)
    .flatMap((element) => [...elementsWithin(bytes, element.bodyStart, element.end)])
    .filter((element) => element.id === trackEntry)
    .map((track) =>
      [...elementsWithin(bytes, track.bodyStart, track.end)]
        .filter((element) => element.id === trackType)
        .map((element) => bytes.readUIntBE(element.bodyStart, element.end - element.bodyStart)),
    );
  return types.length > 0 && types.every((found) => found.length === 1 && found[0] === soundTrack);
}
