import type { z } from 'zod';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { type FileRow, listFiles, listPublicFiles } from '../../platform/files/rows.ts';
import type { FileView, MatterFile } from './contract-shapes.ts';
import type { WholeMatter } from './store-read.ts';

/** A file as a page shows it; where it lies stays inside. */
export function describeFile(file: FileRow): z.input<typeof FileView> {
  return {
    id: file.id,
    kind: file.kind,
    mediaType: file.media_type,
    bytes: file.bytes,
    widthPixels: file.width_pixels,
    heightPixels: file.height_pixels,
    at: file.at.toISOString(),
  };
}

// What reporters of merged matters sent belongs to the page of the one that is handled for them.
export async function listFamilyFiles(ctx: Context, { matter, reporters }: WholeMatter): Promise<FileRow[]> {
  const ids = new Set([matter.id, ...reporters.map(({ matter_id }) => matter_id)]);
  const lists: FileRow[] = [];
  for (const id of ids) lists.push(...(await listFiles(ctx.tx, { kind: 'matter', id }, ['resident', 'staff'])));
  return lists.sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** The files of a matter: all for whoever may see it whole, public copies for a unit that only helps. */
export async function describeFiles(
  ctx: Context,
  whole: WholeMatter,
  minimum: boolean,
): Promise<z.input<typeof MatterFile>[]> {
  const subject = { kind: 'matter', id: whole.matter.id };
  if (minimum) {
    return (await listPublicFiles(ctx.tx, subject)).map((file) => ({ ...describeFile(file), redaction: null }));
  }
  const files = await listFamilyFiles(ctx, whole);
  const by = files.flatMap((file) => (file.redacted_by === null ? [] : [file.redacted_by]));
  const names = await accountNames(ctx.tx, [...new Set(by)]);
  return files.map((file) => ({
    ...describeFile(file),
    redaction: file.redacted_at && {
      at: file.redacted_at.toISOString(),
      by: names.get(file.redacted_by ?? '') ?? null,
      boxes: [...(file.hidden_boxes ?? [])],
    },
  }));
}
