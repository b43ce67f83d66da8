/** One file that was read in. */
type ImportRunRow = {
  readonly id: string;
  readonly kind: string;
  readonly file_name: string;
  readonly file_hash: string;
  readonly mapping: string;
  readonly rows: number;
  readonly created: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly by_kind: string;
  readonly by_id: string | null;
  readonly at: Date;
  readonly finished_at: Date | null;
  readonly undone_at: Date | null;
};

export type ImportTables = {
  import_run: ImportRunRow;
};
