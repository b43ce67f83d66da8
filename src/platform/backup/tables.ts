import { createHash } from 'node:crypto';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** A table as it is written and read: all columns but the generated ones. */
export interface Table {
  /** `schema.table`, as parts of a backup are named. */
  readonly name: string;
  readonly columns: readonly string[];
}

interface FoundTable extends Table {
  readonly schema: string;
  readonly table: string;
  readonly key: readonly string[];
}

/** What was counted of one table: rows, bytes of COPY text, and their SHA-256 in hexadecimal. */
export interface Tally {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Sequence {
  readonly name: string;
  readonly last: string;
  readonly isCalled: boolean;
}

export const schemas = ['public', 'graphile_worker'];
// Heartbeats are of living processes; the library's own list of migrations is that of the installed version.
const left = ['public.worker_process', 'graphile_worker.migrations'];

/** So that the same rows give the same COPY text on every server. */
export const plainSettings = `set datestyle to 'ISO, YMD'; set intervalstyle to 'postgres'; set timezone to 'UTC';
  set bytea_output to 'hex'; set extra_float_digits to 1; set client_encoding to 'UTF8'; set statement_timeout to 0;
  set idle_in_transaction_session_timeout to 0; set lock_timeout to 0`;

/** A name of SQL, quoted part by part. */
export function quoted(...parts: readonly string[]): string {
  return parts.map((part) => pg.escapeIdentifier(part)).join('.');
}

/** Every table that belongs into a backup, in the order of names. */
export async function listTables(client: pg.ClientBase): Promise<FoundTable[]> {
  const { rows } = await client.query<FoundTable>(
    `select n.nspname || '.' || c.relname as name, n.nspname::text as schema, c.relname::text as table,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
        from pg_index i cross join lateral unnest(i.indkey::int2[]) with ordinality as k (att, place)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.att
        where i.indrelid = c.oid and i.indisprimary order by k.place) as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind = 'r' and n.nspname || '.' || c.relname <> all($2)
       and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     order by 1`,
    [schemas, left],
  );
  return rows;
}

/** The rows of a table as COPY text, in an order that does not depend on the server; rows without a key stand in that of their text. */
export async function* copyOut(
  client: pg.ClientBase,
  table: FoundTable,
  columns: readonly string[] = table.columns,
): AsyncGenerator<Buffer> {
  const order = table.key.length > 0 ? table.key.join(', ') : 't::text collate "C"';
  const list = columns.map((column) => quoted(column)).join(', ');
  const text = `copy (select ${list} from ${quoted(table.schema, table.table)} t order by ${order}) to stdout`;
  for await (const piece of client.query(copyTo(text))) yield piece as Buffer;
}

/** Counts COPY text as it passes: a line is a row, for line breaks within values are escaped. */
export class TallyCounter {
  readonly #hash = createHash('sha256');
  #rows = 0;
  #bytes = 0;

  add(piece: Buffer): void {
    this.#hash.update(piece);
    this.#bytes += piece.length;
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) this.#rows += 1;
  }

  end(): Tally {
    return { rows: this.#rows, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

/** Where every sequence stands. Read last: one that moved on meanwhile does no harm, one that lags behind would. */
export async function readSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    'select schemaname::text as schema, sequencename::text as name from pg_sequences where schemaname = any($1) order by 1, 2',
    [schemas],
  );
  const sequences: Sequence[] = [];
  for (const { schema, name } of rows) {
    const { rows: found } = await client.query<Omit<Sequence, 'name'>>(
      `select last_value::text as last, is_called as "isCalled" from ${quoted(schema, name)}`,
    );
    for (const row of found) sequences.push({ name: `${schema}.${name}`, ...row });
  }
  return sequences;
}
