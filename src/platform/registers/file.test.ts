import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeZip } from '../documents/zip.ts';
import { formatOf, readTable, writeTable } from './file.ts';
import type { Register } from './register.ts';
import { decodeText, readCsv, writeCsv } from './table-csv.ts';
import { readXlsx, writeXlsx } from './table-xlsx.ts';

const roads: Register = {
  name: 'roads',
  zh: '道路',
  en: 'Crosswalk: of [police] and civil roads',
  subjectKind: 'road',
  keyColumns: ['code'],
  columns: [
    { key: 'code', zh: '编号', en: 'Code', kind: 'text' },
    { key: 'line', zh: '线形', en: 'Line', kind: 'json' },
  ],
  read: async () => [],
  write: async () => undefined,
  remove: async () => undefined,
  geometry: {
    columns: ['line'],
    toGeometry: (row) => ({ type: 'LineString', coordinates: row['line'] }),
    fromGeometry: ({ type, coordinates }) => (type === 'LineString' ? { line: coordinates } : undefined),
  },
};

describe('a CSV file', () => {
  it('is read from UTF-8 with or without mark, from UTF-16 and from GB 18030 as Excel writes it', () => {
    const gb = Buffer.from([0xd7, 0xd4, 0xd3, 0xc9, 0xc2, 0xb7]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('自由路', 'utf16le')]);
    expect([gb, utf16, Buffer.from('自由路')].map(decodeText)).toEqual(['自由路', '自由路', '自由路']);
    expect(readCsv(Buffer.from('\uFEFF编号,名称\n1,甲')).header).toEqual(['编号', '名称']);
  });

  it.each([',', ';', '\t'])('may be separated by %j', (sign) => {
    expect(readCsv(Buffer.from(`编号${sign}名称\n1${sign}甲`)).records[0]?.cells).toEqual(['1', '甲']);
  });

  it('gives back every text it was given, and none of them runs as a formula', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('=1+1', '-2', '+86 1', '@a', "'=x", "''-", 'a"b', 'x\ny', '；'));
    const rows = fc.array(fc.tuple(fc.constant('k'), cell), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, (given) => {
        const bytes = writeCsv(['a', 'b'], given);
        expect(readCsv(bytes).records.map(({ cells }) => cells)).toEqual(given);
        const seen: string[][] = parse(bytes, { bom: true });
        expect(seen.flat().filter((text) => /^[=+\-@]/.test(text))).toEqual([]);
      }),
    );
  });

  it('with an open quote is refused', () => {
    expect(() => readCsv(Buffer.from('a,b\n"1,2'))).toThrow('input.invalid');
  });
});

describe('an XLSX workbook', () => {
  it('gives back texts, numbers and empty cells, and texts stay texts', async () => {
    const rows = [
      ['=1+1', 1.5, ''],
      ['第一行\n第二行', '', '00123'],
    ];
    const { header, records } = await readXlsx(await writeXlsx('道路', ['甲', '乙', '丙'], rows));
    expect(header).toEqual(['甲', '乙', '丙']);
    expect(records.map(({ cells }) => header.map((_, i) => cells[i] ?? ''))).toEqual(rows);
  });

  it('refuses a cell that Excel would cut off', async () => {
    await expect(writeXlsx('x', ['a'], [['x'.repeat(32_768)]])).rejects.toThrow('input.invalid');
  });

  it('that is broken is refused', async () => {
    await expect(readXlsx(Buffer.from('PK not a workbook'))).rejects.toThrow('input.invalid');
  });

  it('that would unfold to more than 200 MB, or into more than a thousand files, is refused before it is opened', async () => {
    const bomb = [Buffer.alloc(210_000_000)].map((content) => ({ path: 'xl/worksheets/sheet1.xml', content }));
    const many = Array.from({ length: 1001 }, (_, n) => ({ path: `${n}.xml`, content: Buffer.alloc(1) }));
    for (const entries of [bomb, many]) {
      const zip = await buffer(writeZip(entries, new Date('2026-11-22')));
      await expect(readXlsx(zip)).rejects.toThrow('input.invalid');
    }
  });
});

describe('a file of a register', () => {
  const row = {
    code: 'R1',
    line: [
      [110, 40],
      [110.1, 40.000001],
    ],
  };

  it.each(['csv', 'xlsx', 'geojson'] as const)('is written as %s, recognised and read again', async (format) => {
    for (const language of ['zh', 'en'] as const) {
      const { content } = await writeTable(roads, [row], { format, language, day: '2026-11-22' });
      const bytes = Buffer.isBuffer(content) ? content : Buffer.alloc(0);
      expect(formatOf(bytes)).toBe(format);
      const { records } = await readTable(roads, bytes);
      expect(records[0]?.cells[0]).toBe('R1');
      const line = records[0]?.cells[1];
      expect(typeof line === 'string' ? JSON.parse(line) : line).toEqual(row.line);
    }
  });

  it('with a shape that does not fit is refused', async () => {
    const point = { type: 'Feature', properties: { code: 'R1' }, geometry: { type: 'Point', coordinates: [1, 2] } };
    const bytes = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [point] }));
    await expect(readTable(roads, bytes)).rejects.toThrow('input.invalid');
  });
});
