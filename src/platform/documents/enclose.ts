import type { Db } from '../database.ts';
import { countPdfPages } from '../files/pdf-pages.ts';
import type { FileRow } from '../files/rows.ts';
import type { FileStore } from '../files/store.ts';
import { findFiles, printablePhoto, readIfThere } from './attachments.ts';
import type { FiledAttachment } from './section.ts';

/** A file in a bundle: its path, and where its content lies in the store. */
export interface BundledFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
}

/** An attachment as the paper and the ZIP hold it: its number, its hash, and for a photo the picture to print. */
export interface Enclosed extends BundledFile {
  readonly fileId: string;
  readonly number: number;
  readonly caption: string;
  readonly kind: FileRow['kind'];
  /** Pages of a PDF. */
  readonly pdfPages: number | undefined;
  readonly picture: Buffer | undefined;
  /** The PDF itself, where its pages are to be printed. */
  readonly pdf: Buffer | undefined;
  /** The content is gone or damaged: only its trace is listed. */
  readonly isLost: boolean;
}

export interface Enclosing {
  readonly tx: Db;
  readonly store: FileStore;
  /** A body outside gets public copies of photos; a photo that has none stays out. */
  readonly outside: boolean;
  /** Pages of PDFs are printed too. */
  readonly withPages?: true;
  readonly onEach: (done: number) => Promise<void>;
}

const printedPixels = 1300;

/** Reads attachments one after the other, numbers them, and makes the pictures that are printed. */
export async function enclose(files: readonly FiledAttachment[], how: Enclosing): Promise<Enclosed[]> {
  const rows = new Map(
    (
      await findFiles(
        how.tx,
        files.map(({ fileId }) => fileId),
      )
    ).map((row) => [row.id, row]),
  );
  const enclosed: Enclosed[] = [];
  for (const [at, { fileId, caption }] of files.entries()) {
    const row = rows.get(fileId);
    const hash = row && (how.outside && row.kind === 'photo' ? row.public_hash : row.clean_hash);
    if (row && hash) enclosed.push(await encloseOne(how, row, { hash, caption, number: enclosed.length + 1 }));
    await how.onEach(at + 1);
  }
  return enclosed;
}

async function encloseOne(
  { store, withPages }: Enclosing,
  row: FileRow,
  { hash, caption, number }: { hash: string; caption: string; number: number },
): Promise<Enclosed> {
  const content = await readIfThere(store, hash);
  const path = `attachments/${String(number).padStart(3, '0')}.${row.extension}`;
  return {
    fileId: row.id,
    number,
    caption,
    kind: row.kind,
    path,
    sha256: hash,
    bytes: content?.length ?? row.bytes,
    mediaType: row.media_type,
    isLost: content === undefined,
    pdfPages: content && row.kind === 'pdf' ? countPdfPages(content) : undefined,
    pdf: content && row.kind === 'pdf' && withPages ? content : undefined,
    picture: content && row.kind === 'photo' ? await printablePhoto(content, printedPixels) : undefined,
  };
}
