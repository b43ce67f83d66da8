import { constants, inflateSync } from 'node:zlib';
import type { PdfEntries, PdfValue } from './pdf-syntax.ts';
import { FileRefused } from './refused.ts';

/** The most that one compressed stream may unfold to, in bytes. */
const maxInflatedBytes = 32_000_000;

function inflate(data: Buffer): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: maxInflatedBytes, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    throw new FileRefused('file.broken');
  }
}

/** A whole number from a dictionary entry that stands there directly. */
export function wholeNumber(value: PdfValue | undefined): number | undefined {
  return value?.is === 'plain' && /^\d+$/.test(value.text) ? Number(value.text) : undefined;
}

/** The names of a stream's filters in order; undefined when the entry is of another make. */
export function filtersOf(entries: PdfEntries): string[] | undefined {
  const value = entries.get('Filter');
  if (value === undefined) return [];
  const items = value.is === 'list' ? value.items : [value];
  const names = items.flatMap((item) => (item.is === 'name' ? [item.name] : []));
  return names.length === items.length ? names : undefined;
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((byte) => Math.abs(estimate - byte));
  if (toLeft === undefined || toAbove === undefined || toCorner === undefined) return 0;
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

// PNG (RFC 2083 §6): what each filter type adds to a byte.
function predict(type: number, left: number, above: number, corner: number): number {
  if (type === 1) return left;
  if (type === 2) return above;
  if (type === 3) return (left + above) >> 1;
  if (type === 4) return paeth(left, above, corner);
  return 0;
}

function undoPngRows(data: Buffer, columns: number): Buffer {
  const rows: Buffer[] = [];
  let above = Buffer.alloc(columns);
  for (let start = 0; start + columns < data.length; start += columns + 1) {
    const type = data.readUInt8(start);
    const row = Buffer.from(data.subarray(start + 1, start + 1 + columns));
    let left = 0;
    let corner = 0;
    for (const [column, aboveByte] of above.entries()) {
      left = ((row[column] ?? 0) + predict(type, left, aboveByte, corner)) & 0xff;
      row[column] = left;
      corner = aboveByte;
    }
    rows.push(row);
    above = row;
  }
  return Buffer.concat(rows);
}

/**
 * The content of a cross-reference or object stream, which is plain or Flate with PNG prediction of one-byte samples;
 * throws 'file.broken' for any other make. Source: ISO 32000-1 §7.4.4.
 */
export function unfoldStream(entries: PdfEntries, data: Buffer): Buffer {
  const filters = filtersOf(entries);
  if (filters?.length === 0) return data;
  if (filters?.length !== 1 || filters[0] !== 'FlateDecode') throw new FileRefused('file.broken');
  const content = inflate(data);
  const listed = entries.get('DecodeParms');
  const parameters = listed?.is === 'list' ? listed.items[0] : listed;
  if (parameters?.is !== 'dictionary') return content;
  const predictor = wholeNumber(parameters.entries.get('Predictor')) ?? 1;
  if (predictor === 1) return content;
  if (predictor < 10) throw new FileRefused('file.broken');
  return undoPngRows(content, wholeNumber(parameters.entries.get('Columns')) ?? 1);
}
