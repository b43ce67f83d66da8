import type { Words } from '../../kit/words.ts';
import type { Context } from '../context.ts';
import type { Db } from '../database.ts';

interface ColumnBase extends Words {
  readonly key: string;
  readonly required?: true;
  /** The value of an empty cell: null unless told, an empty list for lists. */
  readonly fallback?: unknown;
}

/** A column of a register; its header may be the key or either label. `choices`: values that a cell may name by key or label. */
export type Column =
  | (ColumnBase & {
      readonly kind: 'text';
      readonly max?: number;
      /** The one spelling of what people write in several ways, so that spelling alone is no change. */
      readonly spell?: (text: string) => string;
    })
  | (ColumnBase & { readonly kind: 'int' | 'number'; readonly min?: number; readonly max?: number })
  | (ColumnBase & { readonly kind: 'day' | 'phone' | 'flag' | 'json' })
  | (ColumnBase & { readonly kind: 'list' | 'choice' | 'choices'; readonly choices?: Readonly<Record<string, Words>> });

/** One record by column keys: text and days as strings, numbers, flags, lists of strings, JSON values, null for nothing. */
export type Row = Readonly<Record<string, unknown>>;

export interface Stored {
  readonly id: string;
  readonly row: Row;
}

/** Why a cell or a row cannot be taken. */
export interface CellProblem extends Words {
  readonly column: string | null;
}

export interface Geometry {
  readonly type: string;
  readonly coordinates: unknown;
}

/** 台账: a table that people keep in spreadsheets and send back; records are matched by the key columns. */
export interface Register extends Words {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly keyColumns: readonly string[];
  /** What facts and access lines call such a record. */
  readonly subjectKind: string;
  /** Every record in the order of its key. */
  read(tx: Db): Promise<Stored[]>;
  /** Codes that cells of a column may name, each of a list; `own` codes may also stand in the same file. */
  readonly references?: readonly {
    readonly column: string;
    readonly own?: true;
    codes(tx: Db): Promise<ReadonlySet<string>>;
  }[];
  /** What is wrong with a row beyond its cells. */
  check?(ctx: Context, row: Row): CellProblem | undefined;
  /** Rows that others refer to first; only where records refer to records of the same register. */
  order?(rows: readonly Row[]): Row[];
  /** Inserts or updates records by id; `ids` answers the id of a key of this register. */
  write(ctx: Context, records: readonly Stored[], ids: ReadonlyMap<string, string>): Promise<void>;
  remove(ctx: Context, ids: readonly string[]): Promise<void>;
  /** Work that follows once all records are in. */
  settle?(ctx: Context): Promise<void>;
  readonly geometry?: {
    toGeometry(row: Row): Geometry | null;
    /** The cells that a geometry fills, undefined when it is of a kind that does not fit. */
    fromGeometry(geometry: Geometry): Row | undefined;
    /** Columns that the geometry stands for. */
    readonly columns: readonly string[];
  };
}

/** The key under which a record is matched. */
export function keyOf(register: Register, row: Row): string {
  return register.keyColumns.map((column) => String(row[column] ?? '')).join(' / ');
}

/** A value as text that is equal for equal values: object keys sorted, so that jsonb's own order does not matter. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
