import { FileRefused } from './refused.ts';

function writeChunk(id: string, body: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(id, 'latin1');
  header.writeUInt32LE(body.length, 4);
  return Buffer.concat([header, body, Buffer.alloc(body.length % 2)]);
}

/**
 * The WAV file written anew from its format, sample count and samples alone, so that LIST/INFO, bext, iXML, id3 and the
 * rest stay behind. A recording that was cut short keeps what is there. Source: RIFF MCI specification 1.0 (1991).
 */
export function cleanWav(bytes: Buffer): Buffer {
  const found = new Map<string, Buffer>();
  let at = 12;
  while (at + 8 <= bytes.length && !found.has('data')) {
    const id = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const body = bytes.subarray(at + 8, at + 8 + size);
    if (body.length < size && id !== 'data') throw new FileRefused('file.broken');
    if (!found.has(id)) found.set(id, body);
    at += 8 + size + (size % 2);
  }
  const format = found.get('fmt ');
  const samples = found.get('data');
  if (format === undefined || format.length < 16 || samples === undefined || samples.length === 0) {
    throw new FileRefused('file.broken');
  }
  const fact = found.get('fact');
  const chunks = [
    writeChunk('fmt ', format),
    ...(fact === undefined ? [] : [writeChunk('fact', fact)]),
    writeChunk('data', samples),
  ];
  return writeChunk('RIFF', Buffer.concat([Buffer.from('WAVE', 'latin1'), ...chunks]));
}
