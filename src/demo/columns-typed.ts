import type { Columns } from './columns.ts';

type Typed = Partial<
  Record<'uuid' | 'text' | 'timestamptz' | 'date' | 'int' | 'bigint' | 'boolean' | 'jsonb' | 'float8', string>
>;

/** Columns by type, their names separated by spaces. */
export function columnsOf(typed: Typed, others: Columns = {}): Columns {
  const named = Object.entries(typed).flatMap(([type, names]) => names.split(' ').map((name) => [name, type]));
  return { ...Object.fromEntries(named), ...others };
}
