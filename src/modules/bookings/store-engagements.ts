import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Engagement, Stretch } from './tables.ts';
import type { EngagementKind, ResourceKind } from './words.ts';

/** A resource as the engagement that takes it names it. */
export interface TakenResource {
  readonly id: string;
  readonly kind: ResourceKind;
  readonly unitId: string;
  readonly personId: string | null;
  readonly label: string;
}

export type WholeEngagement = Engagement & { readonly resources: readonly TakenResource[] };

const columns = sql`e.id, e.subject_kind, e.subject_id, e.subject_number, e.title, lower(e.during) as starts_at, upper(e.during) as ends_at,
  e.state, e.hold_until, e.made_by, e.changed_at, e.version`;
const whole = sql`select ${columns}, coalesce((select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'unitId', r.unit_id,
    'personId', r.person_id, 'label', coalesce(r.name, p.name)) order by r.person_id is not null, r.code, r.id)
    from engagement_resource t join resource r on r.id = t.resource_id left join person p on p.id = r.person_id
    where t.engagement_id = e.id), '[]') as resources
  from engagement e`;

/** A hold that is over takes nothing, whether somebody has written that down yet or not. */
const isLive = (now: Date) =>
  sql<boolean>`(e.state = 'confirmed' or (e.state = 'held' and e.hold_until > ${now}::timestamptz))`;

const overlapping = (resourceIds: readonly string[], { from, to }: Stretch) =>
  sql`unnest(${[...resourceIds]}::uuid[]) as asked(id)
    join engagement_resource b on b.resource_id = asked.id and b.during && tstzrange(${from}, ${to}) and b.state in ('held', 'confirmed')
    join engagement e on e.id = b.engagement_id`;

export async function findEngagement(tx: Db, id: string, lock = false): Promise<WholeEngagement | undefined> {
  const { rows } =
    await sql<WholeEngagement>`${whole} where e.id = ${id} ${lock ? sql`for update of e` : sql``}`.execute(tx);
  return rows[0];
}

/** What takes any of these resources in the period now, the earliest first. */
export async function listEngagements(
  tx: Db,
  { resourceIds, now, ...stretch }: Stretch & { readonly resourceIds: readonly string[]; readonly now: Date },
): Promise<WholeEngagement[]> {
  const { rows } =
    await sql<WholeEngagement>`${whole} where e.id in (select b.engagement_id from ${overlapping(resourceIds, stretch)})
    and ${isLive(now)} order by lower(e.during), e.id`.execute(tx);
  return rows;
}

/** What a resource has in the stretch for a calendar program: what is over lately stays, so that calendars which have it let go of it. */
export async function listForFeed(
  tx: Db,
  { resourceId, changedSince, ...stretch }: Stretch & { readonly resourceId: string; readonly changedSince: Date },
): Promise<WholeEngagement[]> {
  const { rows } = await sql<WholeEngagement>`${whole} where e.id in (select b.engagement_id from engagement_resource b
      where b.resource_id = ${resourceId} and b.during && tstzrange(${stretch.from}, ${stretch.to}))
    and (e.state <> 'released' or e.changed_at > ${changedSince}) order by lower(e.during), e.id limit 5000`.execute(
    tx,
  );
  return rows;
}

interface BusyRow {
  readonly resource_id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  /** The place of the engagement's room, or the room where none is on record. */
  readonly place_id: string | null;
}

/** When each of these resources is taken in the stretch, and where. */
export async function listBusy(
  tx: Db,
  { resourceIds, now, ...stretch }: Stretch & { readonly resourceIds: readonly string[]; readonly now: Date },
): Promise<BusyRow[]> {
  const { rows } = await sql<BusyRow>`select b.resource_id, lower(b.during) as starts_at, upper(b.during) as ends_at,
      (select coalesce(r.place_id, r.id) from engagement_resource t join resource r on r.id = t.resource_id
        where t.engagement_id = b.engagement_id and r.kind in ('room', 'mobile-room') order by r.code limit 1) as place_id
    from ${overlapping(resourceIds, stretch)} where ${isLive(now)} order by lower(b.during), b.engagement_id`.execute(
    tx,
  );
  return rows;
}

/** Something that takes one of the resources in the stretch; `isOver`: a hold that nobody has let go of yet. */
export interface InTheWay {
  readonly label: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly isOver: boolean;
}

/** What takes any of these in the stretch but the engagement `exceptId`, the earliest first. */
export async function listInTheWay(
  tx: Db,
  asked: Stretch & { readonly resourceIds: readonly string[]; readonly exceptId: string | null; readonly now: Date },
): Promise<InTheWay[]> {
  const { resourceIds, exceptId, now, ...stretch } = asked;
  const { rows } =
    await sql<InTheWay>`select coalesce(r.name, p.name) as label, lower(b.during) as starts_at, upper(b.during) as ends_at,
      not ${isLive(now)} as "isOver"
    from ${overlapping(resourceIds, stretch)} join resource r on r.id = b.resource_id left join person p on p.id = r.person_id
    where e.id is distinct from ${exceptId}::uuid order by lower(b.during), r.id`.execute(tx);
  return rows;
}

/** Lets go of the holds in the stretch that are over. Whoever confirms one at this moment holds its row: then it is waited for, and stays. */
export async function lapseHolds(
  tx: Db,
  { resourceIds, now, ...stretch }: Stretch & { readonly resourceIds: readonly string[]; readonly now: Date },
): Promise<void> {
  await sql`update engagement set state = 'released', lapsed = true, changed_at = ${now}, version = version + 1
    where state = 'held' and hold_until <= ${now} and id in (select b.engagement_id from ${overlapping(resourceIds, stretch)}
      where e.state = 'held' and e.hold_until <= ${now})`.execute(tx);
}

export interface NewEngagement extends Stretch {
  readonly id: string;
  readonly subjectKind: EngagementKind;
  readonly subjectId: string;
  readonly subjectNumber: string | null;
  readonly title: string;
  /** None: confirmed at once. */
  readonly holdUntil: Date | null;
  readonly madeBy: string | null;
  readonly resourceIds: readonly string[];
}

/** The exclusion constraint `booked_once` refuses whatever is taken already. */
export async function insertEngagement(tx: Db, made: NewEngagement, now: Date): Promise<void> {
  const state = made.holdUntil === null ? 'confirmed' : 'held';
  await sql`with made as (insert into engagement (id, subject_kind, subject_id, subject_number, title, during, state, hold_until, made_by,
      made_at, changed_at)
    values (${made.id}, ${made.subjectKind}, ${made.subjectId}, ${made.subjectNumber}, ${made.title}, tstzrange(${made.from}, ${made.to}),
      ${state}, ${made.holdUntil}, ${made.madeBy}, ${now}, ${now}) returning id, during, state)
    insert into engagement_resource (engagement_id, resource_id, during, state)
    select made.id, asked.id, made.during, made.state from made, unnest(${[...made.resourceIds]}::uuid[]) as asked(id)`.execute(
    tx,
  );
}

async function addResources(tx: Db, id: string, resourceIds: readonly string[]): Promise<void> {
  await sql`insert into engagement_resource (engagement_id, resource_id, during, state)
    select e.id, asked.id, e.during, e.state from engagement e, unnest(${[...resourceIds]}::uuid[]) as asked(id) where e.id = ${id}`.execute(
    tx,
  );
}

async function change(tx: Db, id: string, set: RawBuilder<unknown>, now: Date): Promise<void> {
  await sql`update engagement set ${set}, changed_at = ${now}, version = version + 1 where id = ${id}`.execute(tx);
}

export function saveConfirmed(tx: Db, id: string, now: Date): Promise<void> {
  return change(tx, id, sql`state = 'confirmed', hold_until = null`, now);
}

export function saveReleased(tx: Db, id: string, lapsed: boolean, now: Date): Promise<void> {
  return change(tx, id, sql`state = 'released', lapsed = ${lapsed}`, now);
}

/** Another time, and other resources where they differ: let go, moved and taken as one. */
export async function saveMoved(
  tx: Db,
  id: string,
  to: Stretch & { readonly holdUntil: Date | null; readonly resourceIds: readonly string[] },
  now: Date,
): Promise<void> {
  await sql`delete from engagement_resource where engagement_id = ${id} and resource_id <> all(${[...to.resourceIds]}::uuid[])`.execute(
    tx,
  );
  await change(tx, id, sql`during = tstzrange(${to.from}, ${to.to}), hold_until = ${to.holdUntil}`, now);
  const { rows } = await sql<{
    resource_id: string;
  }>`select resource_id from engagement_resource where engagement_id = ${id}`.execute(tx);
  const kept = rows.map(({ resource_id }) => resource_id);
  await addResources(
    tx,
    id,
    to.resourceIds.filter((resourceId) => !kept.includes(resourceId)),
  );
}

/** Whether it was let go because its hold was over. */
export async function isLapsed(tx: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ lapsed: boolean }>`select lapsed from engagement where id = ${id}`.execute(tx);
  return rows[0]?.lapsed === true;
}

/** How many engagements a resource has from now on. */
export async function countAhead(tx: Db, resourceId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count
    from engagement_resource b join engagement e on e.id = b.engagement_id
    where b.resource_id = ${resourceId} and upper(b.during) > ${now} and ${isLive(now)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Takes away what engagements of more than two years ago were about; that the time was taken stays. */
export async function forgetTitles(tx: Db, now: Date): Promise<void> {
  await sql`update engagement set title = '' where title <> '' and upper(during) < ${now}::timestamptz - interval '2 years'`.execute(
    tx,
  );
}
