import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** A statement is prepared from this time on that it is asked: what is asked once is not worth keeping. */
const worthFrom = 3;
/** Statements that a connection keeps at the most; lists of changing length would otherwise never end. */
const mostKept = 400;

// Which way is best for a list or a search depends on what is asked for: those are planned each time.
const plannedAnew = /tsquery|\blimit\b/i;

const timesAsked = new Map<string, number>();
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostKept || plannedAnew.test(text)) return known;
  const times = (timesAsked.get(text) ?? 0) + 1;
  if (times < worthFrom) {
    if (timesAsked.size > 4 * mostKept) timesAsked.clear();
    timesAsked.set(text, times);
    return undefined;
  }
  timesAsked.delete(text);
  const name = `mb${names.size}`;
  names.set(text, name);
  return name;
}

function prepare(client: pg.PoolClient): PostgresPoolClient {
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query(asked: string | PostgresCursor<unknown>, values: readonly unknown[] = []): unknown {
    if (typeof asked !== 'string') return client.query(asked as never);
    const name = values.length === 0 ? undefined : nameOf(asked);
    return client.query({ text: asked, values: [...values], ...(name !== undefined && { name }) });
  }
  return { query, release: (broken?: boolean) => client.release(broken) };
}

/**
 * The pool as Kysely asks it: a statement with parameters that comes again is parsed and planned once a connection instead of every time,
 * which is most of what PostgreSQL does for a short read (PostgreSQL manual, PREPARE).
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const prepared = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: {},
    connect: async () => {
      const client = await pool.connect();
      const known = prepared.get(client) ?? prepare(client);
      prepared.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}
