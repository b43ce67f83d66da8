import { sql } from 'kysely';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { seesMediation } from '../mediation/api.ts';
import type { MediationState } from '../mediation/words.ts';
import type { BreachState } from './words.ts';

/** A mediation with what is to be done about its agreement. */
export interface Work {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: MediationState;
  readonly breach: BreachState;
  readonly calls: number;
  readonly next_visit_on: string | null;
  readonly running: number;
  readonly settled: number;
  /** The day that the list is in order of. */
  readonly due: string;
}

const wanted = {
  late: sql`p.breach in ('overdue', 'urged', 'accounted', 'told') and c.state in ('performing', 'revisiting')`,
  call: sql`w.calls > 0 and c.state in ('performing', 'revisiting')`,
  visit: sql`w.next_visit_on is not null and c.state = 'revisiting'`,
};

const order = {
  late: sql`p.changed_at::date`,
  call: sql`w.called_for::date`,
  visit: sql`w.next_visit_on`,
};

/** What waits longest first; `cursor` is the day and id where the last page ended. */
export async function listWork(
  tx: Db,
  { list, who }: { readonly list: keyof typeof wanted; readonly who: Who },
  { cursor, limit }: { readonly cursor: string | undefined; readonly limit: number },
): Promise<Work[]> {
  const [, day, id] = /^(\d{4}-\d\d-\d\d)\.([0-9a-f-]{36})$/.exec(cursor ?? '') ?? [];
  const after =
    day !== undefined && id !== undefined ? sql`(${order[list]}, c.id) > (${day}::date, ${id}::uuid)` : sql`true`;
  const { rows } =
    await sql<Work>`select c.id, c.number, c.title, c.state, p.breach, w.calls, w.next_visit_on, w.running, w.settled,
      (${order[list]})::text as due
    from performance p join mediation c on c.id = p.mediation_id
    cross join lateral (select
      (select count(*)::int from performance_call t where t.mediation_id = p.mediation_id and t.state = 'open') as calls,
      (select min(t.made_at) from performance_call t where t.mediation_id = p.mediation_id and t.state = 'open') as called_for,
      (select min(t.due_on) from revisit_task t where t.plan_id = p.visit_plan_id and t.state = 'due') as next_visit_on,
      (select count(*)::int from obligation o where o.mediation_id = p.mediation_id and o.state = 'running') as running,
      (select count(*)::int from obligation o where o.mediation_id = p.mediation_id and o.state = 'fulfilled') as settled) w
    where ${seesMediation(who)} and ${wanted[list]} and ${after} order by ${order[list]}, c.id limit ${limit}`.execute(
      tx,
    );
  return rows;
}
