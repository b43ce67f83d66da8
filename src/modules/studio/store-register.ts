import { type RawBuilder, sql } from 'kysely';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { seesMatter } from '../matters/api.ts';
import { seesMediation } from '../mediation/api.ts';
import type { MediationState } from '../mediation/words.ts';
import { statesOf, usualDays, watchedStages } from './rules.ts';
import type { RegisterList, RegisterStage } from './words.ts';

/** A line of the register: a mediation, or a dispute that none was asked for. */
export interface Entry {
  readonly matter_id: string;
  readonly mediation_id: string | null;
  readonly number: string;
  readonly title: string;
  readonly category: string;
  readonly unit_id: string;
  readonly state: MediationState | null;
  readonly opened_at: Date;
  readonly opened_on: string;
  readonly first_known_on: string | null;
  readonly due_on: string;
  readonly plan: string | null;
  readonly owner_id: string | null;
  readonly version: number;
  readonly resident_ids: string[];
}

interface Asked {
  readonly list: RegisterList;
  readonly category?: string | undefined;
  readonly today: string;
}

const isDispute = sql<boolean>`(m.category = 'dispute' or m.category like 'dispute.%')`;
const openMatters = sql`('reported', 'accepted', 'assigned', 'in_hand', 'returned', 'reopened', 'answered')`;
const dueOn = (opened: RawBuilder<unknown>) =>
  sql`coalesce(d.due_on, (${opened} at time zone 'Asia/Shanghai')::date + ${usualDays}::int)`;

function stagesOf(list: RegisterList): readonly RegisterStage[] {
  return list === 'unplanned' || list === 'overdue' ? watchedStages : [list];
}

const isLate = ({ list, today }: Asked, due: RawBuilder<unknown>): RawBuilder<boolean> =>
  list === 'overdue' || list === 'unplanned' ? sql`${due} < ${today}::date` : sql`true`;

function entries(who: Who, asked: Asked): RawBuilder<unknown> {
  const reached = stagesOf(asked.list).map(statesOf);
  const states = reached.flatMap((one) => one.states);
  const ofCategory = (column: RawBuilder<unknown>) =>
    asked.category === undefined
      ? sql`true`
      : sql`(${column} = ${asked.category} or ${column} like ${`${asked.category}.%`})`;
  const unplanned = asked.list === 'unplanned' ? sql`d.matter_id is null` : sql`true`;
  const mediated = sql`select c.matter_id, c.id as mediation_id, c.number, c.title, c.category, c.unit_id, c.state, c.opened_at,
      c.first_known_on, ${dueOn(sql`c.opened_at`)} as due_on, d.plan, d.owner_id, coalesce(d.version, 0) as version
    from mediation c left join dispute_plan d on d.matter_id = c.matter_id
    where c.state = any(${states}) and ${seesMediation(who)} and ${ofCategory(sql`c.category`)} and ${unplanned}
      and ${isLate(asked, dueOn(sql`c.opened_at`))}`;
  if (!reached.some(({ bare }) => bare)) return mediated;
  return sql`${mediated} union all
    select m.id, null, m.number, m.title, m.category, m.unit_id, null, m.reported_at, m.happened_on, ${dueOn(sql`m.reported_at`)}, d.plan, d.owner_id,
      coalesce(d.version, 0)
    from matter m left join dispute_plan d on d.matter_id = m.id
    where ${isDispute} and m.state in ${openMatters} and ${seesMatter(who)} and ${ofCategory(sql`m.category`)} and ${unplanned}
      and ${isLate(asked, dueOn(sql`m.reported_at`))} and not exists (select 1 from mediation o where o.matter_id = m.id)`;
}

/** Where a page of the register ended. */
export interface RegisterCursor {
  readonly on: string;
  readonly id: string;
}

/** One page, the earliest due first. */
export async function listEntries(
  tx: Db,
  who: Who,
  asked: Asked,
  page: { readonly after: RegisterCursor | undefined; readonly limit: number },
): Promise<Entry[]> {
  const { after } = page;
  const { rows } =
    await sql<Entry>`select e.matter_id, e.mediation_id, e.number, e.title, e.category, e.unit_id, e.state, e.opened_at,
      (e.opened_at at time zone 'Asia/Shanghai')::date::text as opened_on, e.first_known_on::text as first_known_on, e.due_on::text as due_on, e.plan,
      e.owner_id, e.version, array(select p.id from mediation_party p where p.mediation_id = e.mediation_id) ||
        array(select r.id from reporter r where r.matter_id = e.matter_id and e.mediation_id is null) as resident_ids
    from (${entries(who, asked)}) e
    where ${after === undefined ? sql`true` : sql`(e.due_on, coalesce(e.mediation_id, e.matter_id)) > (${after.on}::date, ${after.id}::uuid)`}
    order by e.due_on, coalesce(e.mediation_id, e.matter_id) limit ${page.limit}`.execute(tx);
  return rows;
}

/** How many are overdue, and how many of them have no plan. */
export async function countLate(tx: Db, who: Who, today: string): Promise<{ unplanned: number; overdue: number }> {
  const { rows } = await sql<{ unplanned: number; overdue: number }>`select count(*)::int as overdue,
      (count(*) filter (where e.plan is null))::int as unplanned from (${entries(who, { list: 'overdue', today })}) e`.execute(
    tx,
  );
  return rows[0] ?? { unplanned: 0, overdue: 0 };
}

export interface NewPlan {
  readonly matterId: string;
  readonly dueOn: string;
  readonly plan: string;
  readonly ownerId: string | null;
  readonly by: string | null;
}

/** The new version; undefined when somebody planned meanwhile. */
export async function savePlan(tx: Db, plan: NewPlan, version: number, now: Date): Promise<number | undefined> {
  const { rows } =
    version === 0
      ? await sql<{
          version: number;
        }>`insert into dispute_plan (matter_id, due_on, plan, owner_id, planned_at, planned_by)
          values (${plan.matterId}, ${plan.dueOn}, ${plan.plan}, ${plan.ownerId}, ${now}, ${plan.by}) on conflict do nothing returning version`.execute(
          tx,
        )
      : await sql<{
          version: number;
        }>`update dispute_plan set due_on = ${plan.dueOn}, plan = ${plan.plan}, owner_id = ${plan.ownerId},
          planned_at = ${now}, planned_by = ${plan.by}, version = version + 1 where matter_id = ${plan.matterId} and version = ${version} returning version`.execute(
          tx,
        );
  return rows[0]?.version;
}
