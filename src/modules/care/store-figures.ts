import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { MeasureKind } from './words.ts';

export interface Span {
  readonly unitIds: readonly string[];
  readonly from: Date;
  readonly before: Date;
}

/** Searches of these units that began in the span; hours from the beginning to the finding. */
export async function countSearches(tx: Db, { unitIds, from, before }: Span) {
  const { rows } = await sql<{
    count: number;
    found: number;
    running: number;
    stopped: number;
    medianHours: number | null;
  }>`
    select count(*)::int as count, count(*) filter (where state = 'found')::int as found, count(*) filter (where state = 'running')::int as running,
      count(*) filter (where state = 'stopped')::int as stopped,
      percentile_cont(0.5) within group (order by extract(epoch from ended_at - started_at) / 3600) filter (where state = 'found') as "medianHours"
    from missing_search where unit_id = any(${[...unitIds]}) and started_at >= ${from} and started_at < ${before}`.execute(
    tx,
  );
  return rows[0] ?? { count: 0, found: 0, running: 0, stopped: 0, medianHours: null };
}

/** Plans of these units that began in the span; a household is a matter with a plan. */
export async function countSupport(tx: Db, { unitIds, from, before }: Span) {
  const { rows } = await sql<{
    households: number;
    running: number;
    closed: number;
    stopped: number;
    budgetFen: number;
    spentFen: number;
  }>`
    select count(distinct p.matter_id)::int as households, count(*) filter (where p.state = 'running')::int as running,
      count(*) filter (where p.state = 'closed')::int as closed, count(*) filter (where p.state = 'stopped')::int as stopped,
      coalesce(sum((select sum(m.budget_fen) from support_measure m where m.plan_id = p.id and m.state <> 'dropped')), 0)::bigint as "budgetFen",
      coalesce(sum((select sum(s.amount_fen) from support_spending s join support_measure m on m.id = s.measure_id where m.plan_id = p.id)), 0)::bigint
        as "spentFen"
    from support_plan p where p.unit_id = any(${[...unitIds]}) and p.started_at >= ${from} and p.started_at < ${before}`.execute(
    tx,
  );
  return rows[0] ?? { households: 0, running: 0, closed: 0, stopped: 0, budgetFen: 0, spentFen: 0 };
}

export async function countMeasures(tx: Db, { unitIds, from, before }: Span) {
  const { rows } = await sql<{ kind: MeasureKind; count: number; done: number }>`
    select m.kind, count(*)::int as count, count(*) filter (where m.state = 'done')::int as done
    from support_measure m join support_plan p on p.id = m.plan_id
    where p.unit_id = any(${[...unitIds]}) and p.started_at >= ${from} and p.started_at < ${before} and m.state <> 'dropped'
    group by m.kind order by m.kind`.execute(tx);
  return rows;
}
