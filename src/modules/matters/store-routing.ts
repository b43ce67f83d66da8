import { sql } from 'kysely';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { sees } from './policy.ts';
import { openStates } from './rules.ts';
import type { RouteState } from './words-routing.ts';

/** A row of `matter_route`. */
export interface MatterRoute {
  readonly matter_id: string;
  readonly version_number: number;
  readonly rule_code: string;
  readonly why_zh: string;
  readonly why_en: string;
  readonly unit_id: string;
  readonly partner_id: string | null;
  readonly task: string | null;
  readonly partner_days: number | null;
  readonly state: RouteState;
  readonly routed_at: Date;
}

export async function findMatterRoute(tx: Db, matterId: string): Promise<MatterRoute | undefined> {
  const { rows } =
    await sql<MatterRoute>`select matter_id, version_number, rule_code, why_zh, why_en, unit_id, partner_id, task, partner_days,
    state, routed_at from matter_route where matter_id = ${matterId}`.execute(tx);
  return rows[0];
}

/** Writes down what the rules say of matters; what they said before is replaced. */
export async function saveMatterRoutes(tx: Db, routes: readonly MatterRoute[]): Promise<void> {
  await sql`insert into matter_route (matter_id, version_number, rule_code, why_zh, why_en, unit_id, partner_id, task, partner_days, state, routed_at,
      decided_at)
    select x.*, case when x.state = 'open' then null else x.routed_at end
    from jsonb_to_recordset(${JSON.stringify(routes)}::jsonb) as x(matter_id uuid, version_number int, rule_code text, why_zh text, why_en text,
      unit_id uuid, partner_id uuid, task text, partner_days int, state text, routed_at timestamptz)
    on conflict (matter_id) do update set version_number = excluded.version_number, rule_code = excluded.rule_code, why_zh = excluded.why_zh,
      why_en = excluded.why_en, unit_id = excluded.unit_id, partner_id = excluded.partner_id, task = excluded.task,
      partner_days = excluded.partner_days, state = excluded.state, routed_at = excluded.routed_at, decided_at = excluded.decided_at`.execute(
    tx,
  );
}

export async function decideMatterRoute(
  tx: Db,
  matterId: string,
  state: 'followed' | 'changed',
  now: Date,
): Promise<void> {
  await sql`update matter_route set state = ${state}, decided_at = ${now} where matter_id = ${matterId}`.execute(tx);
}

/** How often each rule was asked, and what people made of it. */
export async function countRoutes(
  tx: Db,
  since: Date,
): Promise<{ rule: string; routed: number; followed: number; changed: number }[]> {
  const { rows } = await sql<{
    rule: string;
    routed: number;
    followed: number;
    changed: number;
  }>`select rule_code as rule, count(*)::int as routed,
      count(*) filter (where state = 'followed')::int as followed, count(*) filter (where state = 'changed')::int as changed
    from matter_route where routed_at >= ${since} group by rule_code order by rule_code`.execute(tx);
  return rows;
}

/** A past matter as rules see it; `visible`: this knocker may open it. */
export interface PastMatter {
  readonly id: string;
  readonly number: string;
  readonly category: string;
  readonly grid_id: string | null;
  readonly channel: string;
  readonly unit_id: string;
  readonly reported_at: Date;
  readonly visible: boolean;
}

const past = (since: Date) => sql<boolean>`not m.watch and m.state <> 'merged' and m.reported_at >= ${since}`;

/** Matters since then that rules could have routed, the newest first, after the cursor. */
export async function listPastMatters(
  tx: Db,
  who: Who,
  asked: { since: Date; after: { at: Date; id: string } | undefined; limit: number },
): Promise<PastMatter[]> {
  const { since, after, limit } = asked;
  const { rows } =
    await sql<PastMatter>`select m.id, m.number, m.category, m.grid_id, m.channel, m.unit_id, m.reported_at, ${sees(who)} as visible
    from matter m where ${past(since)} and ${after ? sql`(m.reported_at, m.id) < (${after.at}, ${after.id}::uuid)` : sql`true`}
    order by m.reported_at desc, m.id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function countPastMatters(tx: Db, since: Date): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from matter m where ${past(since)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Open matters that each of these people leads; what falls due within a day, or is overdue, counts twice. */
export async function loadsOf(
  tx: Db,
  personIds: readonly string[],
  now: Date,
): Promise<Map<string, { open: number; load: number }>> {
  const soon = new Date(now.getTime() + 86_400_000);
  const { rows } = await sql<{ id: string; open: number; load: number }>`select m.lead_id as id, count(*)::int as open,
      sum(case when m.promised_at < ${soon} then 2 else 1 end)::int as load
    from matter m where m.lead_id = any(${personIds}::uuid[]) and m.state = any(${[...openStates]}) and m.state <> 'closed'
    group by m.lead_id`.execute(tx);
  return new Map(rows.map(({ id, open, load }) => [id, { open, load }]));
}
