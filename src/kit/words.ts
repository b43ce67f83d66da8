/** A text in both languages of the product, Chinese first. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Language = 'zh' | 'en';

/** Keys of a word table as a non-empty tuple, the form that `z.enum` takes. */
export function keysOf<const Table extends Record<string, unknown>>(
  table: Table,
): [keyof Table & string, ...(keyof Table & string)[]] {
  return Object.keys(table) as [keyof Table & string, ...(keyof Table & string)[]];
}
