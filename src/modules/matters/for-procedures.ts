import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Evidence } from '../categories/words.ts';

/** What was done with the matters of a category, in numbers; the ids are for counting only. */
export interface Handled {
  readonly reported: number;
  readonly taken: number;
  readonly closed: number;
  /** Of the closed ones, how many had each kind of evidence. */
  readonly had: Readonly<Partial<Record<Evidence, number>>>;
  readonly inHandIds: readonly string[];
}

interface Asked {
  readonly category: string;
  /** Branches below it that are left out. */
  readonly except: readonly string[];
  readonly since: Date;
}

/** Counts what was reported in a branch of the categories since a moment, and what is in hand there now. */
export async function countHandled(tx: Db, { category, except, since }: Asked): Promise<Handled> {
  const within = (code: string) => sql<boolean>`(m.category = ${code} or starts_with(m.category, ${`${code}.`}))`;
  const scope = sql<boolean>`${within(category)} and not (${sql.join([sql<boolean>`false`, ...except.map(within)], sql` or `)})`;
  const { rows } = await sql<Omit<Handled, 'inHandIds' | 'had'>>`select count(*)::int as reported,
      count(*) filter (where exists (select 1 from happening h where h.subject_kind = 'matter' and h.subject_id = m.id
        and h.kind = 'matter.taken'))::int as taken,
      count(m.last_closed_at)::int as closed
    from matter m where ${scope} and m.reported_at >= ${since} and m.state <> 'merged'`.execute(tx);
  const had = await sql<{ evidence: Evidence; n: number }>`select e.evidence, count(*)::int as n
    from matter m cross join lateral unnest(m.evidence) as e (evidence)
    where ${scope} and m.reported_at >= ${since} and m.last_closed_at is not null and m.state <> 'merged' group by 1`.execute(
    tx,
  );
  const inHand = await sql<{ id: string }>`select m.id from matter m where ${scope} and m.state = 'in_hand'`.execute(
    tx,
  );
  return {
    ...(rows[0] ?? { reported: 0, taken: 0, closed: 0 }),
    had: Object.fromEntries(had.rows.map(({ evidence, n }) => [evidence, n])),
    inHandIds: inHand.rows.map(({ id }) => id),
  };
}
