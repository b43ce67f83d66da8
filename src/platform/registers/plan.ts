import type { Words } from '../../kit/words.ts';
import { emptyValue, parseCell } from './cells.ts';
import { matchHeader, type RowProblem } from './header.ts';
import { type CellProblem, type Column, canonical, keyOf, type Register, type Row, type Stored } from './register.ts';
import type { Table } from './table.ts';
import { importWords } from './words.ts';

/** What is to become of one row of the file; `record` has the id it gets or has. */
export type PlannedRow =
  | { readonly row: number; readonly outcome: 'created'; readonly record: Stored }
  | { readonly row: number; readonly outcome: 'changed'; readonly record: Stored; readonly before: Row }
  | { readonly row: number; readonly outcome: 'duplicate'; readonly record: Stored }
  | { readonly row: number; readonly outcome: 'rejected' };

export interface Plan {
  readonly rows: readonly PlannedRow[];
  readonly problems: readonly RowProblem[];
  /** Ids by key, of the records that exist and of those that will be made. */
  readonly ids: ReadonlyMap<string, string>;
}

interface Planning {
  readonly register: Register;
  readonly table: Table;
  readonly stored: readonly Stored[];
  /** Codes that a column may name, by column key. */
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly check: (row: Row) => CellProblem | undefined;
  readonly newId: () => string;
}

interface ReadRow {
  readonly row: number;
  readonly cells: Record<string, unknown>;
  readonly problems: RowProblem[];
}

/**
 * Decides for every row of a table whether it is new, changes a record, is what we have already, or cannot be taken. A column that the
 * file lacks keeps what is stored. Pure but for `newId`. Refusal `import.columns` when a key column is missing.
 */
export function planImport(given: Planning): Plan {
  const { register, table } = given;
  const header = matchHeader(register, table.header);
  const read = table.records.map(({ row, cells }) => readRow(header.columns, row, cells));
  const stored = new Map(given.stored.map((record) => [keyOf(register, tidy(register, record.row)), record]));
  const ids = new Map([...stored].map(([key, { id }]) => [key, id]));
  const codes = withOwnCodes(given, read);
  const firstRows = new Map<string, number>();
  const problems: RowProblem[] = [...header.problems];
  const rows = read.map((line): PlannedRow => {
    const key = keyOf(register, line.cells);
    const known = stored.get(key);
    const before = known && tidy(register, known.row);
    const row = complete(register, line.cells, before);
    const first = firstRows.get(key);
    if (first !== undefined) line.problems.push({ row: line.row, column: null, ...importWords.twice(first) });
    firstRows.set(key, first ?? line.row);
    const isSame = canonical(before) === canonical(row);
    if (!isSame) findProblems(given, { line, row, codes });
    problems.push(...line.problems);
    if (line.problems.length > 0) return { row: line.row, outcome: 'rejected' };
    if (!known || !before) {
      const id = given.newId();
      ids.set(key, id);
      return { row: line.row, outcome: 'created', record: { id, row } };
    }
    const record = { id: known.id, row };
    return isSame
      ? { row: line.row, outcome: 'duplicate', record }
      : { row: line.row, outcome: 'changed', record, before };
  });
  return { rows, problems, ids };
}

function readRow(columns: readonly (Column | undefined)[], row: number, given: readonly unknown[]): ReadRow {
  const cells: Record<string, unknown> = {};
  const problems: RowProblem[] = [];
  for (const [i, column] of columns.entries()) {
    if (!column) continue;
    const parsed = parseCell(column, given[i] ?? null);
    if ('problem' in parsed) problems.push(problemAt(row, column, parsed.problem));
    else cells[column.key] = parsed.value;
  }
  return { row, cells, problems };
}

function problemAt(row: number, column: Column, { zh, en }: Words): RowProblem {
  return { row, column: column.key, zh: `${column.zh}：${zh}`, en: `${column.en}: ${en}` };
}

/** A stored row as it would be read from a file, so that spelling alone is no change. */
export function tidy(register: Register, row: Row): Row {
  return Object.fromEntries(
    register.columns.map((column) => {
      const parsed = parseCell(column, row[column.key] ?? null);
      return [column.key, 'problem' in parsed ? (row[column.key] ?? null) : parsed.value];
    }),
  );
}

function complete(register: Register, cells: Row, before: Row | undefined): Row {
  return Object.fromEntries(
    register.columns.map((column) => [
      column.key,
      column.key in cells ? cells[column.key] : before ? before[column.key] : emptyValue(column),
    ]),
  );
}

function withOwnCodes({ register, codes }: Planning, read: readonly ReadRow[]): Map<string, ReadonlySet<string>> {
  const own = read.filter(({ problems }) => problems.length === 0).map(({ cells }) => keyOf(register, cells));
  return new Map(
    (register.references ?? []).map(({ column, own: isOwn }) => {
      const known = codes.get(column) ?? new Set<string>();
      return [column, isOwn ? new Set([...known, ...own]) : known];
    }),
  );
}

interface Looking {
  readonly line: ReadRow;
  readonly row: Row;
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
}

function findProblems({ register, check }: Planning, { line, row, codes }: Looking): void {
  const faulty = new Set(line.problems.map(({ column }) => column));
  for (const column of register.columns) {
    if (column.required && !faulty.has(column.key) && isEmpty(row[column.key])) {
      line.problems.push(problemAt(line.row, column, importWords.required()));
    }
    const known = codes.get(column.key);
    for (const code of [row[column.key]].flat()) {
      if (!known || typeof code !== 'string' || known.has(code)) continue;
      line.problems.push(problemAt(line.row, column, importWords.noSuchCode(code)));
    }
  }
  if (line.problems.length > 0) return;
  const problem = check(row);
  if (problem) line.problems.push({ row: line.row, ...problem });
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
