import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import type { Block, FileAudience, FileSection, FileSections, SectionAsk } from '../../platform/documents/section.ts';
import { type FiledMatter, findMatterForFile, findReportForFile } from '../matters/api.ts';
import { matterSections } from './matter-sections.ts';
import type { CaseFile } from './tables.ts';

/** What was gathered about a matter for one audience, in the order of the paper. */
export interface Gathered {
  readonly filed: FiledMatter;
  readonly sections: readonly FileSection[];
}

/** Asks every family for its sections and puts them in order. */
export async function gather(
  ctx: Context,
  families: readonly FileSections[],
  matterId: string,
  audience: FileAudience,
): Promise<Gathered> {
  const filed =
    audience.kind === 'reporter'
      ? await findReportForFile(ctx, matterId, audience.reporterId)
      : await findMatterForFile(ctx, matterId);
  if (!filed) throw new Refusal('not-found');
  const ask: SectionAsk = { subject: { kind: 'matter', id: matterId }, audience };
  const sections = matterSections(filed, audience);
  for (const family of families) sections.push(...(await family(ctx, ask)));
  return { filed, sections: sections.toSorted((one, other) => one.order - other.order) };
}

/** For whom a file was asked. */
export function audienceOf({ kind, reporter_id: reporterId }: Pick<CaseFile, 'kind' | 'reporter_id'>): FileAudience {
  if (kind === 'pack') return { kind: 'receiver' };
  return kind === 'own' && reporterId !== null ? { kind: 'reporter', reporterId } : { kind: 'whole' };
}

/** Of an evidence pack only what the colleague ticked stays: sections by key, attachments by id. */
export function onlyTicked(
  sections: readonly FileSection[],
  ticked: { readonly sections: readonly string[] | null; readonly file_ids: readonly string[] | null },
): FileSection[] {
  const { sections: keys, file_ids: fileIds } = ticked;
  if (keys === null || fileIds === null) return [...sections];
  return sections.flatMap((section) => {
    const blocks = section.blocks.flatMap((block): Block[] => {
      if (block.kind !== 'files') return keys.includes(section.key) ? [block] : [];
      const files = block.files.filter(({ fileId }) => fileIds.includes(fileId));
      return files.length === 0 ? [] : [{ ...block, files }];
    });
    return blocks.length === 0 ? [] : [{ ...section, blocks, checks: [] }];
  });
}

/** The files that sections name, each once, in their order. */
export function filesIn(sections: readonly FileSection[]): { fileId: string; caption: string }[] {
  const found = new Map<string, { fileId: string; caption: string }>();
  for (const { blocks } of sections) {
    for (const block of blocks) {
      if (block.kind !== 'files') continue;
      for (const file of block.files) if (!found.has(file.fileId)) found.set(file.fileId, file);
    }
  }
  return [...found.values()];
}

/** How many pieces a section holds, as the index tells it. */
export function piecesOf({ blocks }: Pick<FileSection, 'blocks'>): number {
  return blocks.reduce((sum, block) => {
    if (block.kind === 'story') return sum + block.entries.length;
    if (block.kind === 'table') return sum + block.rows.length;
    if (block.kind === 'files') return sum + block.files.length;
    return sum + 1;
  }, 0);
}
