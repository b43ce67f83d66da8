import { Refusal } from '../../kit/refusal.ts';
import { normaliseText } from '../../kit/text.ts';
import type { Column, Register } from './register.ts';
import { importWords } from './words.ts';

/** A problem of an import: row 1 is the header; `column` is null when the whole row is meant. */
export interface RowProblem {
  readonly row: number;
  readonly column: string | null;
  readonly zh: string;
  readonly en: string;
}

export interface MatchedHeader {
  /** The column of each cell of a record, undefined where the header is not known. */
  readonly columns: readonly (Column | undefined)[];
  readonly problems: readonly RowProblem[];
}

function comparable(label: string): string {
  return normaliseText(label)
    .toLowerCase()
    .replace(/[\s*_＊（）()-]+/g, '');
}

/** Finds the column that each header cell names, by key or label in any order. Refusal `import.columns` without the key columns. */
export function matchHeader(register: Register, header: readonly string[]): MatchedHeader {
  const byName = new Map<string, Column>();
  for (const column of register.columns) {
    for (const name of [column.key, column.zh, column.en]) byName.set(comparable(name), column);
  }
  const problems: RowProblem[] = [];
  const seen = new Set<string>();
  const columns = header.map((label) => {
    const column = byName.get(comparable(label));
    if (!column) {
      if (label.trim() !== '') problems.push({ row: 1, column: label, ...importWords.unknownColumn() });
      return undefined;
    }
    if (seen.has(column.key)) {
      problems.push({ row: 1, column: label, ...importWords.columnTwice() });
      return undefined;
    }
    seen.add(column.key);
    return column;
  });
  const missing = register.columns.filter(({ key }) => register.keyColumns.includes(key) && !seen.has(key));
  if (missing.length > 0) {
    throw new Refusal(
      'import.columns',
      missing.map((column) => ({ path: column.key, ...importWords.missingColumn(column) })),
    );
  }
  return { columns, problems };
}
