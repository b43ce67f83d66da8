import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cleanHeic, isHeic } from './heic.ts';
import { type FileStore, openDiskStore } from './store.ts';
import { takeIn } from './take-in.ts';

// 160 × 96 pixels lying, to be turned upright: red, green, blue and white quarters in Display P3, with the maker's and the place's EXIF.
const telephone = readFileSync(new URL('./tests/telephone.heic', import.meta.url));

let folder: string;
let store: FileStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maplebridge-heic-'));
  store = await openDiskStore(folder, { secret: { current: 'a secret', former: [] } });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function quarters(photo: Buffer): Promise<number[][]> {
  const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
  const [right, low] = [info.width - 20, info.height - 20];
  return [at(20, 20), at(right, 20), at(20, low), at(right, low)];
}

/** The photo with another size in its `ispe` box, where a reader looks before it decodes. */
function claiming(width: number, height: number): Buffer {
  const changed = Buffer.from(telephone);
  const at = changed.indexOf('ispe', 0, 'latin1') + 8;
  changed.writeUInt32BE(width, at);
  changed.writeUInt32BE(height, at + 4);
  return changed;
}

describe('an HEIC photo of a telephone', () => {
  test('is taken in as an upright JPEG in true colours, and its original is sealed as it came', async () => {
    const taken = await takeIn(telephone, store);
    if ('refused' in taken) throw new Error(taken.refused);
    expect(taken).toMatchObject({ kind: 'photo', mediaType: 'image/jpeg', extension: 'jpg' });
    expect(taken).toMatchObject({ widthPixels: 96, heightPixels: 160 });
    expect(await store.readSealed(taken.originalSha256)).toEqual(telephone);
    const drawn = [
      [230, 20, 30],
      [20, 160, 60],
      [30, 60, 200],
      [245, 245, 245],
    ];
    const seen = await quarters(await store.read(taken.cleanSha256));
    for (const [i, colour] of drawn.entries()) {
      for (const [channel, value] of colour.entries()) expect(seen[i]?.[channel]).toSatisfy(near(value));
    }
  });

  test('tells no longer where, by whom and with which telephone it was taken', async () => {
    for (const word of ['SecretPhone', 'Zhang San']) expect(telephone.includes(word)).toBe(true);
    const { bytes } = await cleanHeic(telephone);
    const { format, exif, icc, orientation } = await sharp(bytes).metadata();
    expect([format, exif, icc, orientation]).toEqual(['jpeg', undefined, undefined, undefined]);
    for (const word of ['SecretPhone', 'Zhang San', 'Exif\0']) expect(bytes.includes(word)).toBe(false);
  });

  test('does not stop the server while it is read, which keeps none of its pixels', async () => {
    let beats = 0;
    const heart = setInterval(() => {
      beats += 1;
    }, 5);
    const before = process.memoryUsage().rss;
    await Promise.all([cleanHeic(telephone), cleanHeic(telephone)]);
    clearInterval(heart);
    expect(beats).toBeGreaterThan(10);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });
});

function near(value: number): (seen: unknown) => boolean {
  return (seen) => typeof seen === 'number' && Math.abs(seen - value) <= 6;
}

describe('an HEIC photo that cannot be read', () => {
  test.each([
    ['only its first line', telephone.subarray(0, 32)],
    ['cut in its index', telephone.subarray(0, 400)],
    ['cut in its pixels', telephone.subarray(0, telephone.length - 500)],
    ['with an index of zeros', Buffer.concat([telephone.subarray(0, 40), Buffer.alloc(telephone.length - 40)])],
    ['with pixels of noise', Buffer.concat([telephone.subarray(0, 920), Buffer.alloc(760, 0xa5)])],
    ['that claims other sides than it has', claiming(4_000, 3_000)],
  ])('is refused and asked for as JPEG: %s', async (_, bytes) => {
    expect(await isHeic(bytes)).toBe(true);
    expect(await takeIn(bytes, store)).toEqual({ refused: 'file.heic' });
  });

  test.each([
    ['in pixels', claiming(9_000, 7_000)],
    ['in one side', claiming(20_000, 10)],
    ['in bytes', Buffer.concat([telephone, Buffer.alloc(15_000_000)])],
  ])('is refused before it is decoded when it is too large %s', async (_, bytes) => {
    expect(await takeIn(bytes, store)).toEqual({ refused: 'file.too-large' });
  });
});
