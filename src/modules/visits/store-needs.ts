import { sql } from 'kysely';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { sees } from './policy.ts';
import type { Need } from './tables.ts';
import type { NeedState } from './words.ts';

/** An entry of the need list with when somebody was there and when somebody goes. */
export interface ListedNeed extends Need {
  readonly last_on: string | null;
  readonly next_id: string | null;
  readonly next_on: string | null;
}

const listed = sql`select n.*, l.done_at::date as last_on, p.id as next_id, p.planned_on as next_on
  from visit_need n
  left join lateral (select (v.done_at at time zone 'Asia/Shanghai') as done_at from visit v where v.need_id = n.id and v.state = 'done'
    order by v.done_at desc limit 1) l on true
  left join lateral (select v.id, v.planned_on from visit v where v.need_id = n.id and v.state = 'planned'
    order by v.planned_on, v.id limit 1) p on true`;

/** Entries that the knocker sees, after the cursor (an id), the oldest first. */
export async function listNeeds(
  tx: Db,
  who: Who,
  asked: { state: NeedState; after: string | undefined; limit: number },
): Promise<ListedNeed[]> {
  const { rows } = await sql<ListedNeed>`${listed}
    where ${sees(who, 'n')} and n.state = ${asked.state} and (${asked.after ?? null}::uuid is null or n.id > ${asked.after ?? null}::uuid)
    order by n.id limit ${asked.limit}`.execute(tx);
  return rows;
}

/** Locks one entry. */
export async function lockNeed(tx: Db, id: string): Promise<Need | undefined> {
  const { rows } = await sql<Need>`select * from visit_need where id = ${id} for update`.execute(tx);
  return rows[0];
}

export type NewNeed = Omit<Need, 'state' | 'end_reason' | 'version'>;

export async function insertNeed(tx: Db, need: NewNeed, by: { id: string | null; now: Date }): Promise<void> {
  await sql`insert into visit_need (id, unit_id, person_id, title, address, phone, place_id, lng, lat, why, purpose, asked_by, every_days,
      until_on, state, made_by, made_at, changed_at)
    values (${need.id}, ${need.unit_id}, ${need.person_id}, ${need.title}, ${need.address}, ${need.phone}, ${need.place_id}, ${need.lng},
      ${need.lat}, ${need.why}, ${need.purpose}, ${need.asked_by}, ${need.every_days}, ${need.until_on}, 'open', ${by.id}, ${by.now},
      ${by.now})`.execute(tx);
}

/** Saves changed columns of an entry; answers its new version. */
export async function saveNeed(
  tx: Db,
  id: string,
  change: Partial<Omit<Need, 'id' | 'version'>> & { readonly ended_at?: Date },
  now: Date,
): Promise<number> {
  const sets = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  const { rows } = await sql<{ version: number }>`update visit_need
    set ${sql.join([...sets, sql`version = version + 1`, sql`changed_at = ${now}`])} where id = ${id} returning version`.execute(
    tx,
  );
  const version = rows[0]?.version;
  if (version === undefined) throw new Error('the locked need is gone');
  return version;
}
