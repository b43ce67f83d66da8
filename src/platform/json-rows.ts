import { type RawBuilder, sql } from 'kysely';

/** A row within a JSON answer: its instants are texts. */
export type JsonRow<Row> = {
  readonly [K in keyof Row]: Date extends Row[K] ? string | Exclude<Row[K], Date> : Row[K];
};

type InstantIn<Row> = { [K in keyof Row]-?: Date extends Row[K] ? K : never }[keyof Row] & string;

/** All rows of a query as one JSON array, for a statement that asks for several things at once; `[]` when there are none. Keeps the query's order. */
export function rowsJson<Row>(query: RawBuilder<unknown>): RawBuilder<JsonRow<Row>[]> {
  return sql<JsonRow<Row>[]>`(select coalesce(json_agg(listed), '[]') from (${query}) listed)`;
}

/** Names by id of what `query` (columns id and name) finds under these ids, as one JSON object within another statement; unknown ids are left out. */
export function namesJson(query: RawBuilder<unknown>, ids: readonly string[]): RawBuilder<Record<string, string>> {
  return sql<
    Record<string, string>
  >`(select coalesce(json_object_agg(named.id, named.name), '{}') from (${query}) named where named.id = any(${ids}::uuid[]))`;
}

/** Rows that came as JSON, with these columns as the instants that they are. */
export function fromJson<Row extends object>(
  rows: readonly JsonRow<Row>[],
  instants: readonly InstantIn<Row>[],
): Row[] {
  return rows.map((row) => {
    const revived: Record<string, unknown> = { ...row };
    for (const column of instants) {
      const text = revived[column];
      if (typeof text === 'string') revived[column] = new Date(text);
    }
    return revived as Row;
  });
}
