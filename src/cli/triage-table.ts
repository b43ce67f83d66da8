import { readFile } from 'node:fs/promises';
import type { LabelledText } from '../algorithms/text-classes/train-text.ts';
import { Refusal } from '../kit/refusal.ts';
import { formatOf } from '../platform/registers/file.ts';
import type { Table } from '../platform/registers/table.ts';
import { readCsv } from '../platform/registers/table-csv.ts';
import { readXlsx } from '../platform/registers/table-xlsx.ts';

/** Which columns hold what; several text columns are read one after the other. */
export interface Columns {
  readonly text: string;
  readonly label: string;
}

/** A CSV or XLSX file as labelled texts. Rows without text or label are left out and counted. Refusal `input.invalid` names the columns that are there. */
export async function readLabelled(file: string, columns: Columns): Promise<{ rows: LabelledText[]; skipped: number }> {
  const bytes = await readFile(file);
  const table = formatOf(bytes) === 'xlsx' ? await readXlsx(bytes) : readCsv(bytes);
  const textAt = columns.text.split(/[,，]/).map((name) => columnOf(table, name.trim(), file));
  const labelAt = columnOf(table, columns.label.trim(), file);
  const cell = (cells: readonly unknown[], at: number) => String(cells[at] ?? '').trim();
  const all = table.records.map(({ cells }) => ({
    text: textAt.map((at) => cell(cells, at)).join('\n'),
    label: cell(cells, labelAt),
  }));
  const rows = all.filter(({ text, label }) => text.trim() !== '' && label !== '');
  return { rows, skipped: all.length - rows.length };
}

function columnOf(table: Table, name: string, file: string): number {
  const at = table.header.findIndex((one) => one.trim() === name);
  if (at >= 0) return at;
  const there = table.header.map((one) => one.trim()).join('、');
  throw new Refusal('input.invalid', [
    {
      path: 'column',
      zh: `${file} 里没有“${name}”这一列；有的列：${there}`,
      en: `${file} has no column “${name}”; it has: ${there}`,
    },
  ]);
}

/** Refuses what cannot be learned from: fewer than two labels. */
export function mustHaveLabels(rows: readonly LabelledText[], file: string): void {
  if (new Set(rows.map(({ label }) => label)).size > 1) return;
  throw new Refusal('input.invalid', [
    {
      path: 'label',
      zh: `${file} 里至少要有两种类别的留言`,
      en: `${file} must hold messages of at least two labels`,
    },
  ]);
}
