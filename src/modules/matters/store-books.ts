import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Balance, BookFact } from './books.ts';
import type { PartBook } from './books-parts.ts';
import type { PartStanding } from './rules-parts.ts';

export interface BookedMatter extends Balance {
  readonly id: string;
  readonly number: string;
  readonly facts: readonly BookFact[];
  readonly parts: PartBook;
}

interface BookRow extends Balance {
  readonly id: string;
  readonly number: string;
  readonly facts: { kind: string; at: string; byId: string | null; data: Record<string, unknown> }[];
  readonly parts: ({ id: string } & PartStanding)[];
}

/** Some matters after this id with all their facts, oldest first. */
export async function listBooked(tx: Db, afterId: string, limit: number): Promise<BookedMatter[]> {
  const { rows } =
    await sql<BookRow>`select m.id, m.number, m.state, m.solved, m.times_returned as "timesReturned", m.times_reopened as "timesReopened",
      coalesce((select json_agg(json_build_object('kind', h.kind, 'at', h.at, 'byId', h.by_id, 'data', h.data) order by h.id)
        from happening h where h.subject_kind = 'matter' and h.subject_id = m.id), '[]') as facts,
      coalesce((select json_agg(json_build_object('id', p.id, 'state', p.state, 'timesReturned', p.times_returned, 'bound', p.bound))
        from part p where p.matter_id = m.id and p.role = 'helper'), '[]') as parts
    from matter m where m.id > ${afterId}::uuid order by m.id limit ${limit}`.execute(tx);
  return rows.map((row) => ({
    ...row,
    facts: row.facts.map((fact) => ({ ...fact, at: new Date(fact.at) })),
    parts: new Map(row.parts.map(({ id, ...standing }) => [id, standing])),
  }));
}

export async function countAllMatters(tx: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from matter`.execute(tx);
  return rows[0]?.count ?? 0;
}
