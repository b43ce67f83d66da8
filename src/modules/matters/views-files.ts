import type { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { type FileRow, listFiles } from '../../platform/files/rows.ts';
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

/** A file of a matter with what was blacked out in it; a unit that only helps is shown the public copy and not told. */
export function describeMatterFile(
  file: FileRow,
  minimum: boolean,
  accounts: ReadonlyMap<string, string>,
): z.input<typeof MatterFile> {
  if (minimum || file.redacted_at === null) return { ...describeFile(file), redaction: null };
  const redaction = {
    at: file.redacted_at.toISOString(),
    by: accounts.get(file.redacted_by ?? '') ?? null,
    boxes: [...(file.hidden_boxes ?? [])],
  };
  return { ...describeFile(file), redaction };
}
