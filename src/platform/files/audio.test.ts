import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanFile } from './clean.ts';
import { inspectFile } from './inspect.ts';

const secret = 'Zhang San +30.1+120.2/';
const text = (value: string) => Buffer.from(value, 'latin1');

function uint(value: number, bytes: number, order: 'big' | 'little'): Buffer {
  const written = Buffer.alloc(bytes);
  if (order === 'big') written.writeUIntBE(value, 0, bytes);
  else written.writeUIntLE(value, 0, bytes);
  return written;
}

// MP3: 128 kbit/s at 44.1 kHz is 417 bytes a frame.
const mp3Frames = Buffer.concat(
  Array.from({ length: 8 }, (_, n) => Buffer.concat([Buffer.from([255, 251, 144, 0]), Buffer.alloc(413, n)])),
);
// The tag's picture looks like two frames, as some pictures do.
const picture = Buffer.concat([
  Buffer.from([255, 251, 144, 0]),
  Buffer.alloc(413, 77),
  Buffer.from([255, 251, 144, 0]),
]);
const id3 = Buffer.concat([
  text('ID3\x04\0\0\0\0\x04\0'),
  text(secret),
  picture,
  Buffer.alloc(512 - secret.length - 421),
]);
const id3v1 = text(`TAG${secret}`.padEnd(128));
const ape = Buffer.concat([text(`APETAGEX${secret}`), Buffer.alloc(24)]);

const aacFrames = Buffer.concat(
  Array.from({ length: 8 }, (_, n) =>
    Buffer.concat([Buffer.from([255, 241, 80, 128, 12, 159, 252]), Buffer.alloc(93, n)]),
  ),
);

const amrFrames = Buffer.concat(
  Array.from({ length: 8 }, (_, n) => Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31, n)])),
);

function riff(id: string, body: Buffer): Buffer {
  return Buffer.concat([text(id), uint(body.length, 4, 'little'), body, Buffer.alloc(body.length % 2)]);
}
const format = Buffer.from([1, 0, 1, 0, 64, 31, 0, 0, 128, 62, 0, 0, 2, 0, 16, 0]);
const samples = Buffer.from(Array.from({ length: 400 }, (_, n) => n % 256));
const wavWith = (...chunks: Buffer[]) => riff('RIFF', Buffer.concat([text('WAVE'), ...chunks]));

/** The checksum bit by bit, as RFC 3533 words it. */
function oggChecksum(page: Buffer): number {
  let sum = 0n;
  for (const byte of page) {
    sum ^= BigInt(byte) << 24n;
    for (let bit = 0; bit < 8; bit += 1) sum = ((sum << 1n) ^ (sum & 0x80000000n ? 0x104c11db7n : 0n)) & 0xffffffffn;
  }
  return Number(sum);
}
function oggPage(flags: number, granule: number, sequence: number, packets: Buffer[]): Buffer {
  const lacing = packets.flatMap((packet) => [
    ...Array<number>(Math.floor(packet.length / 255)).fill(255),
    packet.length % 255,
  ]);
  const header = [
    text('OggS\0'),
    uint(flags, 1, 'little'),
    uint(granule, 6, 'little'),
    Buffer.alloc(2),
    uint(7, 4, 'little'),
  ];
  const page = Buffer.concat([
    ...header,
    uint(sequence, 4, 'little'),
    Buffer.alloc(4),
    uint(lacing.length, 1, 'little'),
    Buffer.from(lacing),
    ...packets,
  ]);
  page.writeUInt32LE(oggChecksum(page), 22);
  return page;
}
const opusHead = Buffer.concat([
  text('OpusHead\x01\x01'),
  uint(312, 2, 'little'),
  uint(48_000, 4, 'little'),
  Buffer.alloc(3),
]);
const comment = text(`ARTIST=${secret}${'x'.repeat(600)}`);
const opusTags = Buffer.concat([
  text('OpusTags'),
  uint(4, 4, 'little'),
  text('Mate'),
  uint(1, 4, 'little'),
  uint(comment.length, 4, 'little'),
  comment,
]);
const opusSound = [Buffer.alloc(255, 3), Buffer.alloc(80, 4)];
const ogg = Buffer.concat([
  oggPage(2, 0, 0, [opusHead]),
  oggPage(0, 0, 1, [opusTags]),
  oggPage(0, 960, 2, opusSound),
  oggPage(4, 1920, 3, opusSound),
]);

const box = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([uint(body.length + 8, 4, 'big'), text(type), body]);
};
const dated = (type: string) =>
  box(type, Buffer.alloc(4), uint(0xe1000001, 4, 'big'), uint(0xe1000002, 4, 'big'), Buffer.alloc(12, 5));
const mp4For = (handler: string) =>
  Buffer.concat([
    box('ftyp', text('M4A \0\0\0\0')),
    box(
      'moov',
      dated('mvhd'),
      box(
        'trak',
        dated('tkhd'),
        box(
          'mdia',
          dated('mdhd'),
          box('hdlr', Buffer.alloc(8), text(handler), Buffer.alloc(12), text(`${secret}\0`)),
          box('minf', box('stbl', samples)),
        ),
        box('udta', box('name', text(secret))),
      ),
      box('udta', box('\xa9xyz', text(secret)), box('meta', text(secret))),
    ),
    box('free', text(secret)),
    box('mdat', samples),
    box('uuid', text(secret)),
  ]);

const element = (id: number[], ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(id), uint(body.length + 0x4000, 2, 'big'), body]);
};
const openElement = (id: number[], ...parts: Buffer[]) =>
  Buffer.concat([Buffer.from(id), Buffer.from([1, 255, 255, 255, 255, 255, 255, 255]), ...parts]);
const webmFor = (trackType: number) =>
  Buffer.concat([
    element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], text('webm'))),
    openElement(
      [0x18, 0x53, 0x80, 0x67],
      element(
        [0x15, 0x49, 0xa9, 0x66],
        element([0x2a, 0xd7, 0xb1], uint(1_000_000, 3, 'big')),
        element([0x44, 0x61], Buffer.alloc(8, 9)),
        element([0x7b, 0xa9], text(secret)),
        element([0x57, 0x41], text(secret)),
      ),
      element(
        [0x16, 0x54, 0xae, 0x6b],
        element(
          [0xae],
          element([0xd7], Buffer.from([1])),
          element([0x83], Buffer.from([trackType])),
          element([0x53, 0x6e], text(secret)),
        ),
      ),
      openElement([0x1f, 0x43, 0xb6, 0x75], element([0xe7], Buffer.from([0])), element([0xa3], samples)),
      element([0x12, 0x54, 0xc3, 0x67], text(secret.padEnd(300))),
      element([0x19, 0x41, 0xa4, 0x69], text(secret)),
      element([0xec], text(secret)),
    ),
  ]);

const recordings = {
  'audio/mpeg': Buffer.concat([
    id3,
    mp3Frames.subarray(0, 417 * 4),
    text(secret),
    mp3Frames.subarray(417 * 4),
    ape,
    id3v1,
  ]),
  'audio/aac': Buffer.concat([aacFrames, id3v1]),
  'audio/amr': Buffer.concat([text('#!AMR\n'), amrFrames]),
  'audio/wav': wavWith(
    riff('fmt ', format),
    riff('bext', text(secret)),
    riff('LIST', text(`INFOIART${secret}`)),
    riff('data', samples),
    riff('id3 ', text(secret)),
  ),
  'audio/ogg': ogg,
  'audio/mp4': mp4For('soun'),
  'audio/webm': webmFor(2),
} as const;

type SoundType = keyof typeof recordings;
const soundTypes: SoundType[] = [
  'audio/mpeg',
  'audio/aac',
  'audio/amr',
  'audio/wav',
  'audio/ogg',
  'audio/mp4',
  'audio/webm',
];

async function clean(bytes: Buffer, mediaType: SoundType): Promise<Buffer> {
  const result = await cleanFile(bytes, mediaType);
  if ('refused' in result) throw new Error(result.refused);
  return result.bytes;
}

describe.each(soundTypes)('a recording of type %s', (mediaType) => {
  const recording = recordings[mediaType];

  test('is known by its content, also after cleaning', async () => {
    expect(await inspectFile(recording)).toMatchObject({ kind: 'audio', mediaType });
    expect(await inspectFile(await clean(recording, mediaType))).toMatchObject({ kind: 'audio', mediaType });
  });

  test('no longer tells who made it and where, and cleaning again changes nothing', async () => {
    const cleaned = await clean(recording, mediaType);
    expect(cleaned.includes('Zhang')).toBe(false);
    expect(await clean(cleaned, mediaType)).toEqual(cleaned);
  });

  test('however damaged is cleaned or refused, never a crash', async () => {
    const anyDamage = fc.array(fc.tuple(fc.nat(recording.length - 1), fc.nat(255)), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.nat(recording.length), anyDamage, async (length, damage) => {
        const bytes = Buffer.from(recording);
        for (const [at, byte] of damage) bytes[at] = byte;
        const result = await cleanFile(bytes.subarray(0, length), mediaType);
        expect('refused' in result ? result.refused : 'cleaned').toMatch(/^(cleaned|file\.broken|file\.kind)$/);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the sound itself stays', () => {
  test('in an MP3, frame by frame', async () => {
    expect(await clean(recordings['audio/mpeg'], 'audio/mpeg')).toEqual(mp3Frames);
  });

  test('in AAC and AMR, where a half frame at the end is cut off', async () => {
    expect(await clean(recordings['audio/aac'], 'audio/aac')).toEqual(aacFrames);
    const cut = recordings['audio/amr'].subarray(0, -5);
    expect(await clean(cut, 'audio/amr')).toEqual(recordings['audio/amr'].subarray(0, -32));
  });

  test('in a WAV with only its format and samples, also when the recorder never wrote the length', async () => {
    const expected = wavWith(riff('fmt ', format), riff('data', samples));
    expect(await clean(recordings['audio/wav'], 'audio/wav')).toEqual(expected);
    const unfinished = Buffer.from(expected);
    unfinished.writeUInt32LE(0xffffffff, 40);
    expect(await clean(unfinished, 'audio/wav')).toEqual(expected);
  });

  test('in Ogg Opus, with empty comments and pages that carry right numbers and checksums', async () => {
    const emptyTags = Buffer.concat([text('OpusTags'), Buffer.alloc(8)]);
    const pages = [
      oggPage(2, 0, 0, [opusHead]),
      oggPage(0, 0, 1, [emptyTags]),
      oggPage(0, 960, 2, opusSound),
      oggPage(4, 1920, 3, opusSound),
    ];
    expect(await clean(ogg, 'audio/ogg')).toEqual(Buffer.concat(pages));
  });

  test('in MP4 and WebM, byte for byte where it was', async () => {
    for (const mediaType of ['audio/mp4', 'audio/webm'] as const) {
      const cleaned = await clean(recordings[mediaType], mediaType);
      expect(cleaned.length).toBe(recordings[mediaType].length);
      expect(cleaned.lastIndexOf(samples)).toBe(recordings[mediaType].lastIndexOf(samples));
    }
  });

  test('while the dates of an MP4 are gone', async () => {
    const cleaned = await clean(recordings['audio/mp4'], 'audio/mp4');
    expect(cleaned.includes(Buffer.from([0xe1, 0, 0]))).toBe(false);
    expect(cleaned.includes(Buffer.alloc(12, 5))).toBe(true);
  });
});

describe('what is no recording', () => {
  test.each([
    ['a film in MP4', mp4For('vide')],
    ['a film in WebM', webmFor(1)],
  ])('is refused: %s', async (_, bytes) => {
    expect(await inspectFile(bytes)).toEqual({ refused: 'file.kind' });
  });

  test('is refused when an Ogg page was changed on the way', async () => {
    const changed = Buffer.from(ogg);
    changed[ogg.length - 1] = 9;
    expect(await cleanFile(changed, 'audio/ogg')).toEqual({ refused: 'file.broken' });
  });

  test('is refused above 30 MB', async () => {
    expect(await inspectFile(Buffer.alloc(30_000_001))).toEqual({ refused: 'file.too-large' });
  });
});
