import type { ByteReader } from './byte-reader.ts';
import { problem } from './words.ts';

const blockBytes = 512;

/** One file of an archive; its body is read before the next one is asked for. */
export interface TarEntry {
  readonly name: string;
  readonly size: number;
  readonly body: AsyncIterable<Buffer>;
}

/** The header block of a file in a POSIX.1-1988 ustar archive; names up to 100 bytes, sizes below 8 GiB. */
export function tarHeader(name: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > 100 || size >= 8 ** 11) throw new Error(`does not fit into a tar archive: ${name}`);
  const block = Buffer.alloc(blockBytes);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  block.write(name, 0);
  block.write(`${octal(0o600, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0`, 100);
  block.write(`${octal(size, 11)}\0${octal(Math.floor(at.getTime() / 1000), 11)}\0`, 124);
  block.write('        0', 148);
  block.write('ustar\x0000', 257, 'latin1');
  block.write(`${octal(sumOf(block), 6)}\0 `, 148);
  return block;
}

/** The zeros after a body of this size that fill its last block. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((blockBytes - (size % blockBytes)) % blockBytes);
}

/** The two empty blocks that end an archive. */
export const tarEnd = Buffer.alloc(2 * blockBytes);

function sumOf(block: Buffer): number {
  return block.reduce((sum, byte) => sum + byte, 0);
}

function readHeader(block: Buffer): { name: string; size: number } {
  const text = (from: number, to: number) => block.toString('latin1', from, to).replace(/[\0 ].*$/s, '');
  const blank = Buffer.from(block).fill(' ', 148, 156);
  if (Number.parseInt(text(148, 156), 8) !== sumOf(blank)) throw problem('damaged', 'tar');
  const name = text(0, 100);
  if (!/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(name)) throw problem('damaged', 'tar');
  return { name, size: Number.parseInt(text(124, 136), 8) };
}

/** The files of an archive in their order; throws a `BackupProblem` where it ends too early or is no such archive. */
export async function* readTar(reader: ByteReader): AsyncGenerator<TarEntry> {
  for (;;) {
    const block = await reader.take(blockBytes);
    if (block.length < blockBytes) throw problem('cut');
    if (block.every((byte) => byte === 0)) break;
    const { name, size } = readHeader(block);
    let missing = size;
    const body = async function* () {
      while (missing > 0) {
        const piece = await reader.some(missing);
        if (piece === undefined) throw problem('cut');
        missing -= piece.length;
        yield piece;
      }
    };
    yield { name, size, body: body() };
    const padding = tarPadding(size);
    if (missing > 0 || !(await reader.take(padding.length)).equals(padding)) throw problem('damaged', name);
  }
  const end = await reader.take(2 * blockBytes);
  if (end.length !== blockBytes || end.some((byte) => byte !== 0)) throw problem('damaged', 'tar');
}
