import { describe, expect, it } from 'vitest';
import { planImport } from './plan.ts';
import type { Register, Row } from './register.ts';
import { readCsv } from './table-csv.ts';

const stations: Register = {
  name: 'stations',
  zh: '单位',
  en: 'Stations',
  subjectKind: 'station',
  keyColumns: ['code'],
  columns: [
    { key: 'code', zh: '编号', en: 'Code', kind: 'text', required: true },
    { key: 'name', zh: '名称', en: 'Name', kind: 'text', required: true },
    { key: 'parentCode', zh: '上级', en: 'Parent', kind: 'text' },
    { key: 'note', zh: '备注', en: 'Note', kind: 'text' },
  ],
  references: [{ column: 'parentCode', own: true, codes: async () => new Set() }],
  read: async () => [],
  write: async () => undefined,
  remove: async () => undefined,
};

const known = { id: 'a', row: { code: 'A', name: '自由路派出所', parentCode: null, note: '老址' } };

function plan(csv: string, check: (row: Row) => undefined = () => undefined) {
  let next = 0;
  return planImport({
    register: stations,
    table: readCsv(Buffer.from(csv)),
    stored: [known],
    codes: new Map([['parentCode', new Set(['A'])]]),
    check,
    newId: () => {
      next += 1;
      return `new${next}`;
    },
  });
}

describe('a row of a file', () => {
  it('is new, changes a record, or is what we have', () => {
    const { rows } = plan('Code,名称,note\nB,知行路派出所,\nA,自由路派出所,新址');
    expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, 'created'],
      [3, 'changed'],
    ]);
    expect(plan('code,name,note\nA,自由路派出所 ,老址').rows[0]?.outcome).toBe('duplicate');
  });

  it('keeps what the file has no column for', () => {
    const [row] = plan('编号,名称\nA,新名').rows;
    expect(row?.outcome === 'changed' && row.record.row).toEqual({ ...known.row, name: '新名' });
  });

  it('may name a parent that stands further down in the same file', () => {
    expect(plan('编号,名称,上级\nC,丙,D\nD,丁,A').rows.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
  });

  it('is rejected with row and column when it names nobody, lacks a name or stands twice', () => {
    const { rows, problems } = plan('编号,名称,上级\nC,丙,X\nD,,\nE,戊,\nE,戊,');
    expect(rows.map(({ outcome }) => outcome)).toEqual(['rejected', 'rejected', 'created', 'rejected']);
    expect(problems.map(({ row, column, zh }) => [row, column, zh])).toEqual([
      [2, 'parentCode', '上级：没有编号为“X”的记录'],
      [3, 'name', '名称：不能为空'],
      [5, null, '与第 4 行重复'],
    ]);
  });

  it('has its own number even behind blank lines and cells of several lines', () => {
    const { rows } = plan('编号,名称,备注\n\nB,乙,"第一行\n第二行"\n,,\nC,丙,');
    expect(rows.map(({ row }) => row)).toEqual([3, 5]);
  });
});

describe('a header', () => {
  it('with an unknown column is told so and read all the same', () => {
    const { rows, problems } = plan('名称,颜色,编号\n乙,红,B');
    expect(rows[0]?.outcome).toBe('created');
    expect(problems).toMatchObject([{ row: 1, column: '颜色' }]);
  });

  it('without the key column is refused', () => {
    expect(() => plan('名称\n乙')).toThrow('import.columns');
  });
});
