import { FileRefused } from './refused.ts';

type Box = { type: string; start: number; bodyStart: number; end: number };

// ISO/IEC 14496-12 §4.2: the boxes inside `start`…`end`; a box that lies about its size throws 'file.broken'.
function* boxesWithin(bytes: Buffer, start: number, end: number): Generator<Box> {
  for (let at = start; at + 8 <= end; ) {
    const size = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const bodyStart = at + (size === 1 ? 16 : 8);
    const length = size === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : size === 0 ? end - at : size;
    if (bodyStart > at + length || at + length > end) throw new FileRefused('file.broken');
    yield { type, start: at, bodyStart, end: at + length };
    at += length;
  }
}

/** The children that stay, by the box they lie in; every other child becomes empty space of the same size. */
const keptChildren: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['file', new Set(['ftyp', 'styp', 'moov', 'mdat', 'moof', 'mfra', 'sidx', 'ssix'])],
  ['moov', new Set(['mvhd', 'trak', 'mvex', 'iods'])],
  ['trak', new Set(['tkhd', 'edts', 'mdia', 'tref'])],
  ['mdia', new Set(['mdhd', 'hdlr', 'minf', 'elng'])],
  ['minf', new Set(['smhd', 'hdlr', 'dinf', 'stbl'])],
  ['moof', new Set(['mfhd', 'traf'])],
  ['traf', new Set(['tfhd', 'tfdt', 'trun', 'sgpd', 'sbgp', 'subs', 'saiz', 'saio', 'senc'])],
]);
const datedBoxes = new Set(['mvhd', 'tkhd', 'mdhd']);

function blankBox(bytes: Buffer, box: Box): void {
  bytes.write('free', box.start + 4, 'latin1');
  bytes.fill(0, box.bodyStart, box.end);
}

function blankFields(bytes: Buffer, box: Box): void {
  if (datedBoxes.has(box.type)) {
    const bytesPerDate = bytes.readUInt8(box.bodyStart) === 1 ? 8 : 4;
    bytes.fill(0, box.bodyStart + 4, Math.min(box.end, box.bodyStart + 4 + 2 * bytesPerDate));
  }
  if (box.type === 'hdlr' && box.end > box.bodyStart + 24) bytes.fill(0, box.bodyStart + 24, box.end);
}

function blankWithin(bytes: Buffer, parent: string, start: number, end: number): void {
  const kept = keptChildren.get(parent);
  if (kept === undefined) return;
  for (const box of boxesWithin(bytes, start, end)) {
    if (kept.has(box.type)) {
      blankFields(bytes, box);
      blankWithin(bytes, box.type, box.bodyStart, box.end);
    } else blankBox(bytes, box);
  }
}

/**
 * The MP4 sound file with names, places, pictures and dates overwritten where they stand, so that no offset moves.
 * Throws 'file.broken' when its boxes do not fit each other.
 */
export function cleanMp4(bytes: Buffer): Buffer {
  const cleaned = Buffer.from(bytes);
  blankWithin(cleaned, 'file', 0, cleaned.length);
  return cleaned;
}

function handlersWithin(bytes: Buffer, path: readonly string[], start: number, end: number): string[] {
  const [wanted, ...rest] = path;
  return [...boxesWithin(bytes, start, end)]
    .filter((box) => box.type === wanted)
    .flatMap((box) =>
      rest.length === 0
        ? [bytes.toString('latin1', box.bodyStart + 8, box.bodyStart + 12)]
        : handlersWithin(bytes, rest, box.bodyStart, box.end),
    );
}

/** True when every track of the MP4 is sound and there is at least one; throws 'file.broken' as `cleanMp4` does. */
export function holdsOnlySoundMp4(bytes: Buffer): boolean {
  const handlers = handlersWithin(bytes, ['moov', 'trak', 'mdia', 'hdlr'], 0, bytes.length);
  return handlers.length > 0 && handlers.every((handler) => handler === 'soun');
}

/** A JPEG 2000 picture, as PDFs carry them, with its XML and UUID boxes (EXIF, XMP, GeoTIFF) emptied in place. */
export function cleanJpeg2000(bytes: Buffer): Buffer {
  if (bytes.readUInt32BE(4) !== 0x6a502020) return bytes;
  const cleaned = Buffer.from(bytes);
  for (const box of boxesWithin(cleaned, 0, cleaned.length)) {
    if (['xml ', 'uuid', 'uinf'].includes(box.type)) blankBox(cleaned, box);
  }
  return cleaned;
}
