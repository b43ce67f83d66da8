import { PassThrough, type Readable } from 'node:stream';
import { inflateRawSync } from 'node:zlib';
import yazl from 'yazl';

/** A file that goes into a ZIP: in hand, or opened only when its turn comes. */
export interface ZipEntry {
  readonly path: string;
  readonly content: Buffer | (() => Readable);
}

/** A ZIP as a stream, uncompressed, its entries dated `at`; at no time more than one of them is open. */
export function writeZip(entries: readonly ZipEntry[], at: Date): Readable {
  const zip = new yazl.ZipFile();
  const out = zip.outputStream.pipe(new PassThrough());
  const options = { mtime: at, compress: false };
  for (const { path, content } of entries) {
    if (Buffer.isBuffer(content)) zip.addBuffer(content, path, options);
    else {
      zip.addReadStreamLazy(path, options, (give) => {
        const stream = content();
        stream.on('error', (problem) => out.destroy(problem));
        give(null, stream);
      });
    }
  }
  zip.end();
  return out;
}

const endMark = 0x06054b50;
const directoryMark = 0x02014b50;
/** What a ZIP may unpack to. */
interface ZipLimits {
  readonly bytes: number;
  readonly files: number;
}

const usualLimits: ZipLimits = { bytes: 1_000_000_000, files: 20_000 };

/**
 * The files of a ZIP by path, stored or deflated (PKWARE APPNOTE 4.3). Undefined for what is no readable ZIP, for an encrypted one, and
 * for more than `limits`, by default 1 GB of content in 20,000 files; no more than it says of itself is ever unpacked.
 */
export function readZip(bytes: Buffer, limits: ZipLimits = usualLimits): Map<string, Buffer> | undefined {
  try {
    return readEntries(bytes, limits);
  } catch (problem) {
    if (problem instanceof RangeError || (problem as { code?: string }).code !== undefined) return undefined;
    throw problem;
  }
}

function readEntries(bytes: Buffer, limits: ZipLimits): Map<string, Buffer> | undefined {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || bytes.readUInt32LE(end) !== endMark) return undefined;
  const files = new Map<string, Buffer>();
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.files) return undefined;
  let total = 0;
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (bytes.readUInt32LE(at) !== directoryMark || (bytes.readUInt16LE(at + 8) & 1) === 1) return undefined;
    const nameLength = bytes.readUInt16LE(at + 28);
    total += bytes.readUInt32LE(at + 24);
    if (total > limits.bytes) return undefined;
    const path = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (!path.endsWith('/')) files.set(path, readEntry(bytes, at));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

function readEntry(bytes: Buffer, at: number): Buffer {
  const method = bytes.readUInt16LE(at + 10);
  const packed = bytes.readUInt32LE(at + 20);
  const unpacked = bytes.readUInt32LE(at + 24);
  const local = bytes.readUInt32LE(at + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const content = bytes.subarray(start, start + packed);
  if (method === 0) return content;
  if (method !== 8) throw new RangeError(`unknown packing ${method}`);
  return inflateRawSync(content, { maxOutputLength: unpacked + 1 });
}
