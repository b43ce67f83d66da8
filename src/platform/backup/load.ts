import { once } from 'node:events';
import type pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import type { About, Manifest } from './shape.ts';
import { copyOut, listTables, quoted, type Sequence, schemas, TallyCounter } from './tables.ts';
import { problem } from './words.ts';

/** Takes the rows of one table after the other into the database, by COPY. */
export class Loader {
  readonly #client: pg.ClientBase;
  readonly #columns: ReadonlyMap<string, readonly string[]>;
  #table: string | undefined;
  #copy: CopyStreamQuery | undefined;

  constructor(client: pg.ClientBase, about: About) {
    this.#client = client;
    this.#columns = new Map(about.tables.map(({ name, columns }) => [name, columns]));
  }

  /** A piece of a table; all pieces of a table come one after the other. */
  async take(table: string, body: AsyncIterable<Buffer>): Promise<void> {
    if (table !== this.#table) {
      await this.end();
      const columns = this.#columns.get(table);
      if (columns === undefined) throw problem('damaged', table);
      const list = columns.map((column) => quoted(column)).join(', ');
      this.#copy = this.#client.query(copyFrom(`copy ${quoted(...table.split('.'))} (${list}) from stdin`));
      // Whoever writes or ends next meets the error; without a listener it would end the process.
      this.#copy.on('error', () => undefined);
      this.#table = table;
    }
    const copy = this.#copy;
    for await (const piece of body)
      await new Promise<void>((settle, fail) =>
        copy?.write(piece, (bad) => (bad ? fail(copy.errored ?? bad) : settle())),
      );
  }

  async end(): Promise<void> {
    const copy = this.#copy;
    this.#copy = undefined;
    if (copy === undefined) return;
    if (copy.errored) throw copy.errored;
    copy.end();
    await once(copy, 'finish');
  }
}

/** Refuses when a table or column of the backup is not in the database. */
export async function refuseUnknownTables(client: pg.ClientBase, about: About): Promise<void> {
  const known = new Map((await listTables(client)).map(({ name, columns }) => [name, new Set(columns)]));
  const strange = about.tables.filter(({ name, columns }) => columns.some((column) => !known.get(name)?.has(column)));
  if (strange.length > 0) throw problem('newer', strange.map(({ name }) => name).join(', '));
}

/**
 * Empties all tables and takes away what would slow loading or act on its own: triggers, foreign keys, indexes without a constraint.
 * Answers how to put them back, after which every foreign key holds again. Needs to own the tables, not to be a superuser.
 */
export async function setAside(client: pg.ClientBase): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ aside: string; back: string }>(
    `select format('alter table %s disable trigger user', c.oid::regclass) as aside,
        format('alter table %s enable trigger user', c.oid::regclass) as back, 1 as place
      from pg_class c where c.relkind = 'r' and c.relnamespace::regnamespace::text = any($1) and c.relhastriggers
        and exists (select 1 from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal)
     union all
     select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname),
        format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)), 3
      from pg_constraint k where k.contype = 'f' and k.connamespace::regnamespace::text = any($1)
     union all
     select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid), 2
      from pg_index i join pg_class c on c.oid = i.indexrelid
      where c.relnamespace::regnamespace::text = any($1)
        and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
     order by place`,
    [schemas],
  );
  // Foreign keys may stand on a unique index, so they go first and come last.
  for (const { aside } of [...rows].reverse()) await client.query(aside);
  const tables = (await listTables(client)).map((table) => quoted(table.schema, table.table));
  await client.query(`truncate ${[...tables, 'worker_process'].join(', ')}`);
  return async () => {
    for (const { back } of rows) await client.query(back);
  };
}

export async function setSequences(client: pg.ClientBase, sequences: readonly Sequence[]): Promise<void> {
  for (const { name, last, isCalled } of sequences)
    await client.query('select setval($1::regclass, $2, $3)', [quoted(...name.split('.')), last, isCalled]);
}

/** Reads every table again and compares rows and hash with what was backed up. */
export async function compareTables(
  client: pg.ClientBase,
  about: About,
  manifest: Manifest,
  onTable: (name: string) => void,
): Promise<void> {
  const tables = await listTables(client);
  for (const expected of manifest.tables) {
    onTable(expected.name);
    const table = tables.find(({ name }) => name === expected.name);
    const columns = about.tables.find(({ name }) => name === expected.name)?.columns;
    if (table === undefined || columns === undefined) throw problem('unequal', expected.name);
    const counter = new TallyCounter();
    for await (const piece of copyOut(client, table, columns)) counter.add(piece);
    const found = counter.end();
    if (found.rows !== expected.rows || found.sha256 !== expected.sha256) throw problem('unequal', expected.name);
  }
}
