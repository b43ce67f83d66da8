import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Refusal } from '../../kit/refusal.ts';
import { readZip } from '../documents/zip.ts';
import { type Table, tableOf } from './table.ts';
import { importWords } from './words.ts';

// A workbook is a ZIP: one of 32 MB could unfold to 32 GB.
const unfolded = { bytes: 200_000_000, files: 1000 };
const longestCell = 32_767;
const longestSheetName = 31;
const notInSheetName = /[\\/?*[\]:]/g;

// The library takes a third of a second to load, which only those who import or export should pay.
async function loadLibrary() {
  const { default: excel } = await import('exceljs');
  return excel;
}

function plainValue(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object' || value === null) return value;
  if ('richText' in value && Array.isArray(value.richText)) {
    return value.richText.map((part: unknown) => plainValue(part)).join('');
  }
  if ('result' in value) return plainValue(value.result);
  if ('text' in value) return plainValue(value.text);
  return '';
}

/** The first sheet of an XLSX workbook as a table. Refusal `input.invalid` when it is none. */
export async function readXlsx(bytes: Uint8Array): Promise<Table> {
  if (!readZip(Buffer.from(bytes), unfolded)) {
    throw new Refusal('input.invalid', [{ path: 'bytes', ...importWords.unreadable() }]);
  }
  const excel = await loadLibrary();
  const workbook = new excel.Workbook();
  try {
    await workbook.xlsx.read(Readable.from([Buffer.from(bytes)]));
  } catch {
    throw new Refusal('input.invalid', [{ path: 'bytes', ...importWords.unreadable() }]);
  }
  const rows: unknown[][] = [];
  workbook.worksheets[0]?.eachRow({ includeEmpty: true }, (row, number) => {
    const cells: unknown[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      cells[column - 1] = plainValue(cell.value);
    });
    rows[number - 1] = cells;
  });
  return tableOf(Array.from(rows, (cells) => Array.from(cells ?? [])));
}

/** A table as an XLSX workbook of one sheet. Refusal `input.invalid` when a text is longer than a cell can hold. */
export async function writeXlsx(
  sheetName: string,
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Promise<Buffer> {
  if (rows.some((cells) => cells.some((cell) => typeof cell === 'string' && cell.length > longestCell))) {
    throw new Refusal('input.invalid', [{ path: 'format', ...importWords.cellTooLong() }]);
  }
  const excel = await loadLibrary();
  const stream = new PassThrough();
  const written = buffer(stream);
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = workbook.addWorksheet(sheetName.replace(notInSheetName, ' ').slice(0, longestSheetName), {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  sheet.addRow([...header]).font = { bold: true };
  for (const cells of rows) sheet.addRow(cells.map((cell) => (cell === '' ? null : cell))).commit();
  sheet.commit();
  await workbook.commit();
  return written;
}
