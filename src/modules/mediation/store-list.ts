import { type RawBuilder, sql } from 'kysely';
import type { Cursor } from '../../kit/cursor.ts';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { asksFor, personOf, sees } from './policy.ts';
import type { Mediation } from './tables.ts';
import { type MediationQueue, type MediationState, mediationQueues, type Track } from './words.ts';

export interface ListFilter {
  readonly queue: MediationQueue;
  readonly track?: Track | undefined;
  readonly category?: string | undefined;
  /** A tsquery literal. */
  readonly query?: string | undefined;
}

const statesOf: Partial<Record<MediationQueue, readonly MediationState[]>> = {
  open: [
    'proposed',
    'choosing',
    'matched',
    'scheduled',
    'under-way',
    'suspended',
    'reached',
    'performing',
    'revisiting',
  ],
  proposed: ['proposed'],
  choosing: ['choosing'],
  planned: ['matched', 'scheduled'],
  'under-way': ['under-way', 'suspended'],
  performing: ['reached', 'performing'],
  revisiting: ['revisiting'],
  ended: ['failed', 'withdrawn', 'refused'],
};

function queueIs(queue: MediationQueue, who: Who): RawBuilder<boolean> {
  const person = personOf(who);
  if (queue === 'mine') {
    return sql<boolean>`c.state <> 'filed' and c.state <> 'refused' and (c.liaison_id = ${person}
      or c.id in (select p.mediation_id from mediation_panel p where p.person_id = ${person} and p.until is null))`;
  }
  if (queue === 'asked') return sql<boolean>`c.state <> 'filed' and c.state <> 'refused' and ${asksFor(who)}`;
  const states = statesOf[queue];
  return states === undefined ? sql<boolean>`true` : sql<boolean>`c.state = any(${[...states]})`;
}

export type MediationRow = Pick<
  Mediation,
  | 'id'
  | 'number'
  | 'title'
  | 'state'
  | 'track'
  | 'mode'
  | 'category'
  | 'unit_id'
  | 'liaison_id'
  | 'opened_at'
  | 'times_reopened'
> & {
  readonly sides: { readonly side: number; readonly name: string; readonly count: number }[];
  readonly party_ids: string[];
  readonly lead_id: string | null;
};

/** One page, newest first. */
export async function listMediations(
  tx: Db,
  who: Who,
  filter: ListFilter,
  page: { after: Cursor | undefined; limit: number },
): Promise<MediationRow[]> {
  const { after } = page;
  const { rows } = await sql<MediationRow>`
    with page as (select c.id, c.number, c.title, c.state, c.track, c.mode, c.category, c.unit_id, c.liaison_id, c.opened_at, c.times_reopened
      from mediation c
      where ${sees(who)} and ${queueIs(filter.queue, who)}
        and ${filter.track === undefined ? sql`true` : sql`c.track = ${filter.track}`}
        and ${filter.category === undefined ? sql`true` : sql`(c.category = ${filter.category} or c.category like ${`${filter.category}.%`})`}
        and ${filter.query === undefined ? sql`true` : sql`c.id in (select f.id from mediation f where f.search @@ ${filter.query}::tsquery offset 0)`}
        and ${after === undefined ? sql`true` : sql`(c.opened_at, c.id) < (${after.at}, ${after.id}::uuid)`}
      order by c.opened_at desc, c.id desc limit ${page.limit})
    select page.*, coalesce(s.sides, '[]'::jsonb) as sides, coalesce(s.party_ids, '{}') as party_ids,
      (select p.person_id from mediation_panel p where p.mediation_id = page.id and p.role = 'lead' and p.until is null) as lead_id
    from page left join lateral (
      select jsonb_agg(jsonb_build_object('side', side, 'name', name, 'count', n) order by side) as sides, array_agg(ids) as party_ids from (
        select side, (array_agg(name order by added_at, id))[1] as name, count(*)::int as n, (array_agg(id order by added_at, id))[1] as ids
        from mediation_party where mediation_id = page.id and role in ('party', 'representative') and left_at is null group by side) x) s on true
    order by page.opened_at desc, page.id desc`.execute(tx);
  return rows;
}

/** How many stand in each queue; `all` and what is over are not counted: nobody works them off. */
export async function countMediations(tx: Db, who: Who): Promise<Partial<Record<MediationQueue, number>>> {
  const counted = (Object.keys(mediationQueues) as MediationQueue[]).filter(
    (queue) => queue !== 'all' && queue !== 'ended',
  );
  const counts = sql.join(
    counted.map((queue) => sql`count(*) filter (where ${queueIs(queue, who)})::int as ${sql.ref(queue)}`),
  );
  const { rows } = await sql<Record<string, number>>`select ${counts} from mediation c
    where ${sees(who)} and c.state not in ('filed', 'refused', 'failed', 'withdrawn')`.execute(tx);
  return rows[0] ?? {};
}

/** Cases of a matter that the knocker may see, and whether any still goes on. */
export async function listOfMatter(
  tx: Db,
  who: Who,
  matterId: string,
): Promise<Pick<Mediation, 'id' | 'number' | 'state' | 'track'>[]> {
  const { rows } = await sql<
    Pick<Mediation, 'id' | 'number' | 'state' | 'track'>
  >`select c.id, c.number, c.state, c.track from mediation c
    where c.matter_id = ${matterId} and ${sees(who)} order by c.opened_at`.execute(tx);
  return rows;
}

/** Numbers by id. */
export async function mediationNumbers(tx: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string;
    number: string;
  }>`select id, number from mediation where id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** Those of these that the knocker may see. */
export async function listVisible(
  tx: Db,
  who: Who,
  ids: readonly string[],
): Promise<Pick<Mediation, 'id' | 'number' | 'title'>[]> {
  const { rows } = await sql<Pick<Mediation, 'id' | 'number' | 'title'>>`select c.id, c.number, c.title from mediation c
    where c.id = any(${[...ids]}::uuid[]) and ${sees(who)}`.execute(tx);
  return rows;
}

/** True while a mediation of the matter has not come to an end. */
export async function isMediated(tx: Db, matterId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from mediation where matter_id = ${matterId}
    and state in ('proposed', 'choosing', 'matched', 'scheduled', 'under-way', 'suspended') limit 1`.execute(tx);
  return rows.length > 0;
}

/** Every case of a matter with its state, for rooms that act by themselves. */
export async function listStatesOfMatter(tx: Db, matterId: string): Promise<Pick<Mediation, 'id' | 'state'>[]> {
  const { rows } = await sql<
    Pick<Mediation, 'id' | 'state'>
  >`select id, state from mediation where matter_id = ${matterId}
    order by opened_at, id`.execute(tx);
  return rows;
}
