import { PdfFile } from './pdf-file.ts';
import { wholeNumber } from './pdf-stream.ts';
import { FileRefused } from './refused.ts';

/** How many pages a PDF has, by its page tree (ISO 32000-1 §7.7.3.2); undefined when it cannot be read. */
export function countPdfPages(bytes: Buffer): number | undefined {
  try {
    const file = new PdfFile(bytes);
    const root = file.trailer.get('Root');
    const catalogue = root?.is === 'link' ? file.getObject(root.id).value : root;
    const pages = catalogue?.is === 'dictionary' ? catalogue.entries.get('Pages') : undefined;
    const tree = pages?.is === 'link' ? file.getObject(pages.id).value : pages;
    return tree?.is === 'dictionary' ? wholeNumber(tree.entries.get('Count')) : undefined;
  } catch (problem) {
    if (problem instanceof FileRefused) return undefined;
    throw problem;
  }
}
