/** A file as a table: the header and the records as they stand, each with the number of its row (the header is row 1). */
export interface Table {
  readonly header: readonly string[];
  readonly records: readonly { readonly row: number; readonly cells: readonly unknown[] }[];
}

/** The first row with any text is the header; blank rows are left out, numbers of rows stay those of the file. */
export function tableOf(rows: readonly (readonly unknown[])[]): Table {
  const filled = rows
    .map((cells, i) => ({ row: i + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== null && cell !== undefined && String(cell).trim() !== ''));
  const [header, ...records] = filled;
  return { header: (header?.cells ?? []).map((cell) => String(cell ?? '')), records };
}
