import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { ResourceException, Stretch } from './tables.ts';

const columns = sql`x.id, x.resource_id, x.kind, lower(x.during) as starts_at, upper(x.during) as ends_at, x.note`;

/** Exceptions of these resources that touch the period, the earliest first. */
export async function listExceptions(
  tx: Db,
  resourceIds: readonly string[],
  { from, to }: Stretch,
): Promise<ResourceException[]> {
  const { rows } = await sql<ResourceException>`select ${columns}
    from unnest(${[...resourceIds]}::uuid[]) as asked(id)
    join resource_exception x on x.resource_id = asked.id and x.during && tstzrange(${from}, ${to})
    order by lower(x.during), x.id`.execute(tx);
  return rows;
}

export async function findException(tx: Db, id: string): Promise<ResourceException | undefined> {
  const { rows } = await sql<ResourceException>`select ${columns} from resource_exception x where x.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export async function insertException(
  tx: Db,
  made: Omit<ResourceException, 'starts_at' | 'ends_at'> & Stretch & { readonly madeBy: string | null },
  now: Date,
): Promise<void> {
  await sql`insert into resource_exception (id, resource_id, kind, during, note, made_by, made_at) values (${made.id}, ${made.resource_id},
    ${made.kind}, tstzrange(${made.from}, ${made.to}), ${made.note}, ${made.madeBy}, ${now})`.execute(tx);
}

export async function deleteException(tx: Db, id: string): Promise<void> {
  await sql`delete from resource_exception where id = ${id}`.execute(tx);
}

/** Takes away exceptions that were over half a year ago. */
export async function dropOldExceptions(tx: Db, now: Date): Promise<void> {
  await sql`delete from resource_exception where upper(during) < ${now}::timestamptz - interval '180 days'`.execute(tx);
}
