import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cleanFile } from './clean.ts';
import { inspectFile } from './inspect.ts';
import { makeDisplay, makeThumbnail } from './photo.ts';

const gpsExif = {
  IFD0: { Make: 'SecretPhone', Copyright: 'Zhang San' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 15/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '120/1 10/1 0/1' },
};

function blank(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#7a1f1f' } });
}

function photoWithPlace(format: 'jpeg' | 'png' | 'webp'): Promise<Buffer> {
  return blank(60, 40)
    .toFormat(format)
    .withMetadata({ orientation: 6 })
    .withExifMerge(gpsExif)
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>Zhang San</secret></x:xmpmeta>')
    .toBuffer();
}

async function cleaned(bytes: Buffer) {
  const media = await inspectFile(bytes);
  if ('refused' in media) throw new Error(media.refused);
  const result = await cleanFile(bytes, media.mediaType);
  if ('refused' in result) throw new Error(result.refused);
  return result;
}

describe.each(['jpeg', 'png', 'webp'] as const)('a %s photo', (format) => {
  test('no longer tells where, by whom and with which phone it was taken', async () => {
    const photo = await photoWithPlace(format);
    const before = await sharp(photo).metadata();
    expect(before.exif?.includes('SecretPhone')).toBe(true);
    expect(before.exif?.includes(Buffer.from([0x25, 0x88]))).toBe(true); // the GPS directory's tag, little endian
    expect(photo.includes('Zhang San')).toBe(true);

    const { bytes } = await cleaned(photo);
    const after = await sharp(bytes).metadata();
    expect(after).toMatchObject({ format });
    expect([after.exif, after.xmp, after.iptc, after.icc, after.orientation]).toEqual(Array(5).fill(undefined));
    for (const word of ['SecretPhone', 'Zhang San', 'Exif\0', 'xmpmeta']) expect(bytes.includes(word)).toBe(false);
  });

  test('is turned upright, as its orientation asks', async () => {
    expect(await cleaned(await photoWithPlace(format))).toMatchObject({ widthPixels: 40, heightPixels: 60 });
  });

  test('above 4000 pixels is turned upright too, shrunk, and tells nothing', async () => {
    const photo = await blank(4_400, 110)
      .toFormat(format)
      .withMetadata({ orientation: 6 })
      .withExifMerge(gpsExif)
      .toBuffer();
    const { bytes, ...size } = await cleaned(photo);
    expect(size).toEqual({ widthPixels: 100, heightPixels: 4_000 });
    const after = await sharp(bytes).metadata();
    expect([after.exif, after.icc, after.orientation]).toEqual([undefined, undefined, undefined]);
  });

  test('is refused when it was cut in the middle', async () => {
    const noise = Buffer.from(Array.from({ length: 120 * 120 * 3 }, (_, index) => (index * 7919) % 251));
    const photo = await sharp(noise, { raw: { width: 120, height: 120, channels: 3 } })
      .toFormat(format)
      .toBuffer();
    expect(await inspectFile(photo.subarray(0, photo.length / 2))).toEqual({ refused: 'file.broken' });
  });
});

describe('what a file is', () => {
  test('is read from its content', async () => {
    expect(await inspectFile(await blank(9, 9).png().toBuffer())).toEqual({
      kind: 'photo',
      mediaType: 'image/png',
      extension: 'png',
    });
  });

  test.each([
    ['a program', Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(64)])],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing that can run scripts', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an archive', Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(64)])],
    ['nothing', Buffer.alloc(0)],
  ])('is refused when it is %s', async (_, bytes) => {
    expect(await inspectFile(bytes)).toEqual({ refused: 'file.kind' });
  });

  test('refuses a small picture that would unfold to more than 60 megapixels, without decoding it', async () => {
    const bomb = await blank(9_000, 7_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await inspectFile(bomb)).toEqual({ refused: 'file.too-large' });
  });

  test('refuses a photo above 15 MB', async () => {
    const photo = await blank(9, 9).jpeg().toBuffer();
    expect(await inspectFile(Buffer.concat([photo, Buffer.alloc(15_000_000)]))).toEqual({ refused: 'file.too-large' });
  });
});

describe('the smaller pictures', () => {
  test('fit 480 and 2000 pixels, carry no metadata, and a small photo is not blown up', async () => {
    const large = await blank(3_000, 1_500).jpeg().withExifMerge(gpsExif).toBuffer();
    const thumbnail = await sharp(await makeThumbnail(large)).metadata();
    const display = await sharp(await makeDisplay(large)).metadata();
    expect(thumbnail).toMatchObject({ format: 'webp', width: 480, height: 240 });
    expect(display).toMatchObject({ format: 'jpeg', width: 2_000, height: 1_000 });
    expect([thumbnail.exif, display.exif]).toEqual([undefined, undefined]);
    const small = await blank(30, 20).jpeg().toBuffer();
    expect(await sharp(await makeThumbnail(small)).metadata()).toMatchObject({ width: 30, height: 20 });
  });
});
