import { sql } from 'kysely';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';

/** What the access log says about one resident: single openings, and lists summed up per day and knocker. */
export interface OpenedLine {
  readonly at: Date;
  readonly since: Date;
  readonly count: number;
  readonly action: string;
  readonly who_kind: Who['kind'];
  readonly who_id: string | null;
  readonly outcome: 'allowed' | 'refused';
  readonly reason: string | null;
}

// Lists, searches and exports show many at once; the resident's own looks are of little interest to him one by one.
const summed = sql`(l.action ~ '\\.(list|suggest|export|search)$' or l.who_kind in ('receipt', 'resident', 'visitor'))`;
const about = (reporterId: string, asOf: Date | null) =>
  sql`l.resident_ids @> array[${reporterId}::uuid] and (${asOf}::timestamptz is null or l.at <= ${asOf})`;

/** Newest first; every line of the log that names this resident is in exactly one of them. */
export async function listOpened(
  tx: Db,
  asked: { reporterId: string; asOf: Date | null; offset: number; limit: number },
): Promise<OpenedLine[]> {
  const { rows } = await sql<OpenedLine>`with lines as materialized (
      select l.at, l.action, l.who_kind, l.who_id, l.outcome, l.reason, ${summed} as summed, l.chain, l.seq
      from access_log l where ${about(asked.reporterId, asked.asOf)})
    select * from (
      select max(at) as at, min(at) as since, count(*)::int as count, action, who_kind, who_id, outcome,
        case when action like '%.export' then reason end as reason, 0 as chain, 0 as seq
      from lines where summed
      group by (at at time zone 'Asia/Shanghai')::date, action, who_kind, who_id, outcome, case when action like '%.export' then reason end
      union all select at, at, 1, action, who_kind, who_id, outcome, reason, chain, seq from lines where not summed) entries
    order by at desc, chain, seq, action offset ${asked.offset} limit ${asked.limit}`.execute(tx);
  return rows;
}

/** How many lines of the log name this resident. */
export async function countOpened(tx: Db, reporterId: string, asOf: Date): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from access_log l where ${about(reporterId, asOf)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** The time of the database, which the lines of the log carry. */
export async function timeOfLog(tx: Db): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(tx);
  return rows[0]?.at ?? new Date();
}
