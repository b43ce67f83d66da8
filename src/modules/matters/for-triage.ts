import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';

/** A matter whose category a person confirmed, as something to learn from. */
export interface LearnableMatter {
  readonly id: string;
  readonly text: string;
  readonly category: string;
  readonly reportedAt: Date;
}

// What is forgotten or was withdrawn, urgent watch, and whatever a confidential reporter is part of teaches nothing.
const learnableSince = (since: Date) => sql<boolean>`m.reported_at >= ${since}
  and m.state not in ('reported', 'not_accepted', 'withdrawn', 'merged') and m.category <> 'other' and m.forgotten_at is null and not m.watch
  and not exists (select 1 from reporter r where r.matter_id = m.id and (r.confidential or r.withdrawn_at is not null))`;

/** Matters reported since then that a person accepted, the earliest first, at most the latest `limit`. */
export async function listLearnable(tx: Db, since: Date, limit: number): Promise<LearnableMatter[]> {
  const { rows } =
    await sql<LearnableMatter>`select m.id, m.title || e'\n' || m.what as text, m.category, m.reported_at as "reportedAt"
    from matter m where ${learnableSince(since)} order by m.reported_at desc, m.id limit ${limit}`.execute(tx);
  return rows.reverse();
}

/** How many such matters there are of each category. */
export async function countLearnable(tx: Db, since: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ category: string; n: number }>`select m.category, count(*)::int as n
    from matter m where ${learnableSince(since)} group by m.category`.execute(tx);
  return new Map(rows.map(({ category, n }) => [category, n]));
}
