import sharp from 'sharp';
import type { HiddenBox } from '../contract-files.ts';
import { decode } from './photo.ts';

interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** JPEG codes blocks of 8 × 8 pixels each by itself; with full chroma a block that is all black keeps nothing of its neighbours. */
const block = 8;

/** The pixels that a box hides: at least those it touches, widened to whole blocks, within the picture. */
export function hiddenPixels(box: HiddenBox, width: number, height: number): PixelBox {
  const down = (share: number, side: number) => Math.floor((share * side) / block) * block;
  const up = (share: number, side: number) => Math.min(side, Math.ceil((share * side) / block) * block);
  return {
    left: down(box.x, width),
    top: down(box.y, height),
    right: up(box.x + box.width, width),
    bottom: up(box.y + box.height, height),
  };
}

/**
 * A copy of a clean photo with black boxes in place of the pixels, as JPEG without metadata. What was under a box is nowhere in the bytes:
 * pixels are overwritten before encoding, and the boxes are whole blocks of the encoding. Throws 'file.broken' for an unreadable photo.
 */
export async function redactPhoto(clean: Buffer, boxes: readonly HiddenBox[]): Promise<Buffer> {
  return await decode(clean, async (image) => {
    const { data, info } = await image
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    for (const { left, top, right, bottom } of boxes.map((box) => hiddenPixels(box, width, height))) {
      for (let row = top; row < bottom; row += 1) {
        data.fill(0, (row * width + left) * channels, (row * width + right) * channels);
      }
    }
    return await sharp(data, { raw: { width, height, channels } })
      .jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
      .toBuffer();
  });
}
