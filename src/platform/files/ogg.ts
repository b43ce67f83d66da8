import { FileRefused } from './refused.ts';

type Page = { flags: number; granule: Buffer; serial: number; lacing: Buffer; body: Buffer };
const beginsStream = 2;
const continuesPacket = 1;

const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) remainder = (remainder << 1) ^ (remainder & 0x80000000 ? 0x04c11db7 : 0);
  return remainder;
});

function checksum(page: Buffer): number {
  let sum = 0;
  for (const byte of page) sum = (sum << 8) ^ (remainders[(sum >>> 24) ^ byte] ?? 0);
  return sum >>> 0;
}

/** One page at `at`; throws 'file.broken' when it is none, is cut, or its checksum is wrong. */
function readPage(bytes: Buffer, at: number): { page: Page; end: number } {
  if (bytes.toString('latin1', at, at + 4) !== 'OggS') throw new FileRefused('file.broken');
  const bodyStart = at + 27 + bytes.readUInt8(at + 26);
  const lacing = bytes.subarray(at + 27, bodyStart);
  const end = bodyStart + lacing.reduce((sum, length) => sum + length, 0);
  const whole = Buffer.from(bytes.subarray(at, end));
  const expected = bytes.readUInt32LE(at + 22);
  whole.writeUInt32LE(0, 22);
  if (end > bytes.length || checksum(whole) !== expected) throw new FileRefused('file.broken');
  const granule = bytes.subarray(at + 6, at + 14);
  const body = bytes.subarray(bodyStart, end);
  return { page: { flags: bytes.readUInt8(at + 5), granule, serial: bytes.readUInt32LE(at + 14), lacing, body }, end };
}

function writePage(page: Page, sequence: number): Buffer {
  const header = Buffer.alloc(27);
  header.write('OggS', 'latin1');
  header.writeUInt8(page.flags, 5);
  page.granule.copy(header, 6);
  header.writeUInt32LE(page.serial, 14);
  header.writeUInt32LE(sequence, 18);
  header.writeUInt8(page.lacing.length, 26);
  const whole = Buffer.concat([header, page.lacing, page.body]);
  whole.writeUInt32LE(checksum(whole), 22);
  return whole;
}

/** The pages that carry one packet each, starting fresh: 255 laces of 255 bytes to a page. */
function pagesForPacket(packet: Buffer, serial: number): Page[] {
  const lacing = Buffer.alloc(Math.floor(packet.length / 255) + 1, 255);
  lacing[lacing.length - 1] = packet.length % 255;
  const pages: Page[] = [];
  for (let lace = 0; lace < lacing.length; lace += 255) {
    const last = lace + 255 >= lacing.length;
    pages.push({
      flags: lace === 0 ? 0 : continuesPacket,
      granule: Buffer.alloc(8, last ? 0 : 0xff),
      serial,
      lacing: lacing.subarray(lace, lace + 255),
      body: packet.subarray(lace * 255, (lace + 255) * 255),
    });
  }
  return pages;
}

/** The first `wanted` packets and how many pages they fill; both codecs demand that the last of them ends its page. */
function readHeaderPackets(pages: Page[], wanted: number): { packets: Buffer[]; pagesUsed: number } {
  const packets: Buffer[] = [];
  let open: Buffer[] = [];
  for (const [index, page] of pages.entries()) {
    let at = 0;
    for (const length of page.lacing) {
      open.push(page.body.subarray(at, at + length));
      at += length;
      if (length < 255) {
        packets.push(Buffer.concat(open));
        open = [];
      }
    }
    if (packets.length > wanted) break;
    if (packets.length === wanted && open.length === 0) return { packets, pagesUsed: index + 1 };
  }
  throw new FileRefused('file.broken');
}

// RFC 7845 §5.2: vendor string and comments, both empty.
const emptyOpusTags = Buffer.concat([Buffer.from('OpusTags', 'latin1'), Buffer.alloc(8)]);
// Vorbis I §5.2.1: the same behind its packet type, with a framing bit.
const emptyVorbisComments = Buffer.concat([Buffer.from('\x03vorbis', 'latin1'), Buffer.alloc(8), Buffer.from([1])]);

function cleanLink(pages: Page[], firstSequence: number): Buffer[] {
  const [first] = pages;
  if (first === undefined || pages.some((page) => page.serial !== first.serial)) throw new FileRefused('file.broken');
  const opus = first.body.toString('latin1', 0, 8) === 'OpusHead';
  if (!opus && first.body.toString('latin1', 0, 7) !== '\x01vorbis') throw new FileRefused('file.kind');
  const { packets, pagesUsed } = readHeaderPackets(pages, opus ? 2 : 3);
  const setup = packets.slice(2);
  const headers = [opus ? emptyOpusTags : emptyVorbisComments, ...setup];
  const written = [
    first,
    ...headers.flatMap((packet) => pagesForPacket(packet, first.serial)),
    ...pages.slice(pagesUsed),
  ];
  return written.map((page, index) => writePage(page, firstSequence + index));
}

/**
 * The Ogg Opus or Vorbis recording with empty comments, its pages numbered and summed anew. Throws 'file.kind' for another
 * codec and 'file.broken' for a bad page or several streams side by side. Source: RFC 3533 §6.
 */
export function cleanOgg(bytes: Buffer): Buffer {
  const links: Page[][] = [];
  for (let at = 0; at < bytes.length; ) {
    const { page, end } = readPage(bytes, at);
    if ((page.flags & beginsStream) !== 0) links.push([]);
    links.at(-1)?.push(page);
    at = end;
  }
  if (links.length === 0) throw new FileRefused('file.broken');
  return Buffer.concat(links.flatMap((pages) => cleanLink(pages, 0)));
}
