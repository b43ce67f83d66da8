import type { Language } from '../../kit/words.ts';
import type { Download } from '../context.ts';
import { printCell } from './cells.ts';
import type { Register, Row } from './register.ts';
import type { Table } from './table.ts';
import { readCsv, writeCsv } from './table-csv.ts';
import { readGeojson, writeGeojson } from './table-geojson.ts';
import { readXlsx, writeXlsx } from './table-xlsx.ts';

export type FileFormat = 'csv' | 'xlsx' | 'geojson';

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
} as const satisfies Record<FileFormat, string>;

/** The format of a file by what it holds: a ZIP is XLSX, a JSON object GeoJSON, anything else CSV. */
export function formatOf(bytes: Uint8Array): FileFormat {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'xlsx';
  const start = new TextDecoder()
    .decode(bytes.subarray(0, 100))
    .replace(/^\uFEFF/, '')
    .trimStart();
  return start.startsWith('{') ? 'geojson' : 'csv';
}

/** A file as a table of a register. Refusal `input.invalid` when it cannot be read. */
export async function readTable(register: Register, bytes: Uint8Array): Promise<Table> {
  switch (formatOf(bytes)) {
    case 'xlsx':
      return readXlsx(bytes);
    case 'geojson':
      return readGeojson(register, bytes);
    case 'csv':
      return readCsv(bytes);
  }
}

/** Records as a file that `readTable` reads back; labels in the reader's language. */
export async function writeTable(
  register: Register,
  rows: readonly Row[],
  options: { format: FileFormat; language: Language; day: string },
): Promise<Download> {
  const { format, language, day } = options;
  const fileName = `${register.name}-${day}.${format}`;
  if (format === 'geojson') return { mediaType: mediaTypes.geojson, fileName, content: writeGeojson(register, rows) };
  const header = register.columns.map((column) => column[language]);
  const cells = rows.map((row) => register.columns.map((column) => printCell(column, row[column.key], language)));
  const content = format === 'csv' ? writeCsv(header, cells) : await writeXlsx(register[language], header, cells);
  return { mediaType: mediaTypes[format], fileName, content };
}
