import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { Refusal } from '../../kit/refusal.ts';
import { type Table, tableOf } from './table.ts';
import { importWords } from './words.ts';

// A text that a spreadsheet would run as a formula gets an apostrophe before it, and loses it when it comes back.
const formula = /^'*[=+\-@\t\r]/;
const quotedFormula = /^'+[=+\-@\t\r]/;

/** The text of a file: UTF-8 (with or without byte order mark), UTF-16 with mark, else GB 18030 as Excel in China writes it. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function delimiterOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '';
  const counts = [',', '\t', ';'].map((sign) => ({ sign, count: line.split(sign).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).sign;
}

/** A CSV file as a table; separated by comma, tab or semicolon. Refusal `input.invalid` when quotes do not match. */
export function readCsv(bytes: Uint8Array): Table {
  const text = decodeText(bytes).replace(/^\uFEFF/, '');
  try {
    const rows: string[][] = parse(text, { delimiter: delimiterOf(text), relax_column_count: true });
    return tableOf(rows.map((cells) => cells.map((cell) => (quotedFormula.test(cell) ? cell.slice(1) : cell))));
  } catch {
    throw new Refusal('input.invalid', [{ path: 'bytes', ...importWords.unreadable() }]);
  }
}

/** A table as CSV: UTF-8 with byte order mark, so that Excel shows Chinese; CRLF (RFC 4180). */
export function writeCsv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): Buffer {
  const safe = rows.map((cells) =>
    cells.map((cell) => (typeof cell === 'string' && formula.test(cell) ? `'${cell}` : cell)),
  );
  return Buffer.from(`\uFEFF${stringify([[...header], ...safe], { record_delimiter: '\r\n' })}`);
}
