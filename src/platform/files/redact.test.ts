import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { HiddenBox } from '../contract-files.ts';
import { makeThumbnail } from './photo.ts';
import { hiddenPixels, redactPhoto } from './redact.ts';

const [width, height] = [403, 301];

/** A picture full of detail, so that a trace of it would show. */
function picture(seed: number, format: 'jpeg' | 'png' = 'jpeg'): Promise<Buffer> {
  const pixels = Buffer.from(
    Array.from({ length: width * height * 3 }, (_, i) => ((i * 2_654_435_761 + seed * 97) >>> 7) % 256),
  );
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .toFormat(format, { quality: 95 })
    .toBuffer();
}

async function pixelsWithin(photo: Buffer, box: HiddenBox): Promise<Buffer> {
  const { width: w = 0, height: h = 0 } = await sharp(photo).metadata();
  const [left, top] = [Math.round(box.x * w), Math.round(box.y * h)];
  const right = Math.min(w, Math.round((box.x + box.width) * w));
  const bottom = Math.min(h, Math.round((box.y + box.height) * h));
  return await sharp(photo)
    .extract({ left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) })
    .raw()
    .toBuffer();
}

const face: HiddenBox = { x: 0.31, y: 0.22, width: 0.17, height: 0.29 };
const plate: HiddenBox = { x: 0.6, y: 0.8, width: 0.4, height: 0.2 };

describe('the public copy of a photo', () => {
  test('is exactly black within the boxes, also after JPEG, and the same whatever was there', async () => {
    for (const format of ['jpeg', 'png'] as const) {
      const one = await redactPhoto(await picture(1, format), [face, plate]);
      const other = await redactPhoto(await picture(2, format), [face, plate]);
      for (const box of [face, plate]) {
        const seen = await pixelsWithin(one, box);
        expect(seen.every((value) => value === 0)).toBe(true);
        expect(await pixelsWithin(other, box)).toEqual(seen);
      }
    }
  });

  test('keeps the rest as it was', async () => {
    const before = await picture(1);
    const after = await redactPhoto(before, [face]);
    const open: HiddenBox = { x: 0, y: 0.6, width: 1, height: 0.4 };
    const [was, is] = [await pixelsWithin(before, open), await pixelsWithin(after, open)];
    const difference = was.reduce((sum, value, i) => sum + Math.abs(value - (is[i] ?? 0)), 0) / was.length;
    expect(difference).toBeLessThan(12);
    expect(await sharp(after).metadata()).toMatchObject({ width, height, format: 'jpeg' });
  });

  test('carries no metadata, and no smaller picture of before', async () => {
    const told = await sharp(await picture(1))
      .withExif({ IFD0: { Copyright: 'Zhang San' } })
      .jpeg()
      .toBuffer();
    const copy = await redactPhoto(told, [face]);
    const { exif, icc, xmp, iptc } = await sharp(copy).metadata();
    expect([exif, icc, xmp, iptc]).toEqual(Array(4).fill(undefined));
    expect(copy.includes('Zhang San')).toBe(false);
    expect(copy.indexOf(Buffer.from([0xff, 0xd8, 0xff]), 2)).toBe(-1);
  });

  test('is black in its thumbnail too', async () => {
    const copy = await redactPhoto(await picture(1), [face]);
    const seen = await pixelsWithin(await makeThumbnail(copy), { x: 0.34, y: 0.25, width: 0.1, height: 0.2 });
    expect(seen.reduce((sum, value) => sum + value, 0) / seen.length).toBeLessThan(3);
  });

  test('hides at least every pixel that a box touches, and never looks outside of the picture', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const side = fc.integer({ min: 1, max: 4_000 });
    fc.assert(
      fc.property(share, share, share, share, side, side, (x, y, right, bottom, w, h) => {
        const box = { x, y, width: right * (1 - x), height: bottom * (1 - y) };
        const hidden = hiddenPixels(box, w, h);
        expect(hidden.left).toBeLessThanOrEqual(box.x * w);
        expect(hidden.right).toBeGreaterThanOrEqual(Math.min(w, (box.x + box.width) * w - 1e-6));
        expect(hidden.top).toBeGreaterThanOrEqual(0);
        expect(hidden.bottom).toBeLessThanOrEqual(h);
        expect(hidden.bottom).toBeGreaterThanOrEqual(Math.min(h, (box.y + box.height) * h - 1e-6));
      }),
    );
  });
});

describe('a box', () => {
  test.each([
    ['without width', { x: 0.1, y: 0.1, width: 0, height: 0.2 }],
    ['without height', { x: 0.1, y: 0.1, width: 0.2, height: 0 }],
    ['of negative size', { x: 0.5, y: 0.5, width: -0.2, height: 0.2 }],
    ['left of the photo', { x: -0.1, y: 0.1, width: 0.2, height: 0.2 }],
    ['beyond the right edge', { x: 0.9, y: 0.1, width: 0.2, height: 0.2 }],
    ['that begins at the right edge', { x: 1, y: 0.1, width: 1e-9, height: 0.2 }],
    ['below the photo', { x: 0.1, y: 1.1, width: 0.2, height: 0.2 }],
    ['larger than the photo', { x: 0, y: 0, width: 1.5, height: 1 }],
  ])('is refused %s', (_, box) => {
    expect(HiddenBox.safeParse(box).success).toBe(false);
  });

  test('may cover the whole photo', async () => {
    const all = { x: 0, y: 0, width: 1, height: 1 };
    expect(HiddenBox.parse(all)).toEqual(all);
    const seen = await pixelsWithin(await redactPhoto(await picture(1), [all]), all);
    expect(seen.every((value) => value === 0)).toBe(true);
  });
});
