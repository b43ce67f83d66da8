import { type RawBuilder, sql } from 'kysely';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { sees } from './policy.ts';
import type { Need, Visit } from './tables.ts';
import type { VisitList } from './words.ts';

/** A visit with the entry of the need list that it belongs to. */
export interface KnownVisit extends Visit {
  readonly need: Pick<
    Need,
    'title' | 'address' | 'phone' | 'why' | 'purpose' | 'asked_by' | 'lng' | 'lat' | 'every_days' | 'until_on' | 'state'
  >;
}

const known = sql`select v.*, json_build_object('title', n.title, 'address', n.address, 'phone', n.phone, 'why', n.why,
    'purpose', n.purpose, 'asked_by', n.asked_by, 'lng', n.lng, 'lat', n.lat, 'every_days', n.every_days, 'until_on', n.until_on,
    'state', n.state) as need
  from visit v join visit_need n on n.id = v.need_id`;

function within(list: VisitList, today: string): RawBuilder<unknown> {
  switch (list) {
    case 'due':
      return sql`v.state = 'planned' and v.planned_on <= ${today}`;
    case 'later':
      return sql`v.state = 'planned' and v.planned_on > ${today}`;
    case 'done':
      return sql`v.state = 'done'`;
  }
}

export interface VisitsAsked {
  readonly list: VisitList;
  readonly today: string;
  /** The last row's day and id. */
  readonly after: { readonly on: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** Visits that the knocker sees; planned ones the earliest first, done ones the latest first. */
export async function listVisits(tx: Db, who: Who, asked: VisitsAsked): Promise<KnownVisit[]> {
  const { after, list } = asked;
  const direction = list === 'done' ? sql`desc` : sql`asc`;
  const beyond = list === 'done' ? sql`<` : sql`>`;
  const rest = after ? sql`(v.planned_on, v.id) ${beyond} (${after.on}::date, ${after.id}::uuid)` : sql`true`;
  const { rows } = await sql<KnownVisit>`${known} where ${sees(who, 'v')} and ${within(list, asked.today)} and ${rest}
    order by v.planned_on ${direction}, v.id ${direction} limit ${asked.limit}`.execute(tx);
  return rows;
}

/** Visits up to a day that are one's own or nobody's yet, and those done on `today`, for the phone. */
export async function listCarriedVisits(
  tx: Db,
  who: Who,
  asked: { readonly today: string; readonly until: string; readonly personId: string | null; readonly limit: number },
): Promise<KnownVisit[]> {
  const { rows } = await sql<KnownVisit>`${known}
    where ${sees(who, 'v')} and (v.person_id is null or v.person_id = ${asked.personId})
      and (v.state = 'planned' and v.planned_on <= ${asked.until}
        or v.state = 'done' and (v.done_at at time zone 'Asia/Shanghai')::date = ${asked.today}::date)
    order by v.planned_on, v.id limit ${asked.limit}`.execute(tx);
  return rows;
}

export async function findVisit(tx: Db, id: string, lock: boolean): Promise<KnownVisit | undefined> {
  const { rows } = await sql<KnownVisit>`${known} where v.id = ${id} ${lock ? sql`for update of v` : sql``}`.execute(
    tx,
  );
  return rows[0];
}

export type NewVisit = Pick<Visit, 'id' | 'need_id' | 'unit_id' | 'person_id' | 'planned_on'>;

export async function insertVisit(tx: Db, visit: NewVisit, now: Date): Promise<void> {
  await sql`insert into visit (id, need_id, unit_id, person_id, planned_on, state, made_at, changed_at)
    values (${visit.id}, ${visit.need_id}, ${visit.unit_id}, ${visit.person_id}, ${visit.planned_on}, 'planned', ${now}, ${now})`.execute(
    tx,
  );
}

/** Whether a visit of this need, other than the one named, is planned already. */
export async function hasPlanned(tx: Db, needId: string, beside?: string): Promise<boolean> {
  const { rows } = await sql`select 1 from visit where need_id = ${needId} and state = 'planned'
    and id is distinct from ${beside ?? null}::uuid limit 1`.execute(tx);
  return rows.length > 0;
}

/** Visits of a need that are still planned are not made any more. */
export async function cancelPlanned(tx: Db, needId: string, reason: string, now: Date): Promise<void> {
  await sql`update visit set state = 'cancelled', cancel_reason = ${reason}, version = version + 1, changed_at = ${now}
    where need_id = ${needId} and state = 'planned'`.execute(tx);
}

/** Saves changed columns of a visit; answers its new version. */
export async function saveVisit(
  tx: Db,
  id: string,
  change: Partial<Omit<Visit, 'id' | 'version'>> & { readonly done_by?: string | null },
  now: Date,
): Promise<number> {
  const sets = Object.entries(change).map(([column, value]) =>
    column === 'written' ? sql`written = ${JSON.stringify(value)}::jsonb` : sql`${sql.ref(column)} = ${value}`,
  );
  const { rows } = await sql<{ version: number }>`update visit
    set ${sql.join([...sets, sql`version = version + 1`, sql`changed_at = ${now}`])} where id = ${id} returning version`.execute(
    tx,
  );
  const version = rows[0]?.version;
  if (version === undefined) throw new Error('the locked visit is gone');
  return version;
}
