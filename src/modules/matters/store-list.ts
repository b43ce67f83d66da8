import { type RawBuilder, sql } from 'kysely';
import { addDays, dayOf, startOfDay } from '../../kit/calendar.ts';
import type { Cursor } from '../../kit/cursor.ts';
import { unitsWith, type Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { sees } from './policy.ts';
import { clockStates, openStates } from './rules.ts';
import type { Matter } from './tables.ts';
import type { QueueName } from './words.ts';

/** Counts stop here; the page then says "999+". */
export const countCap = 999;

export interface ListFilter {
  readonly queue: QueueName;
  /** A tsquery literal made by the tokeniser. */
  readonly search?: string | undefined;
  readonly category?: string | undefined;
  readonly state?: string | undefined;
  readonly unitId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A row of a queue before names are put to its ids. */
export type ListedMatter = Pick<
  Matter,
  | 'id'
  | 'number'
  | 'state'
  | 'title'
  | 'where_text'
  | 'category'
  | 'channel'
  | 'unit_id'
  | 'lead_id'
  | 'watch'
  | 'reported_at'
  | 'promised_at'
  | 'solved'
  | 'times_reopened'
> & { readonly helper_unit_ids: string[]; readonly reporter_ids: string[] };

// Whose words a row shows: the line of the list in the access log names them.
const reporterIds = sql`array(select r.id from reporter r where r.matter_id = m.id)`;

const open = sql`m.state = any(${[...openStates]})`;
const running = sql`m.state = any(${[...clockStates]})`;

/** The first moment of the month. */
export function monthOf(now: Date): Date {
  return startOfDay(`${dayOf(now).slice(0, 7)}-01`);
}

/** What belongs into each queue, for this colleague at this moment. */
function queuePredicate(queue: QueueName, who: Who, now: Date): RawBuilder<unknown> {
  const person = who.kind === 'staff' || who.kind === 'token' ? who.personId : null;
  const tomorrow = startOfDay(addDays(dayOf(now), 1));
  switch (queue) {
    case 'mine':
      return sql`m.lead_id = ${person} and ${open}`;
    case 'new':
      return sql`m.state = 'reported'`;
    case 'to-assign':
      return sql`m.state in ('accepted', 'returned')`;
    case 'due-soon':
      return sql`${running} and m.promised_at >= ${now} and m.promised_at < ${tomorrow}`;
    case 'overdue':
      return sql`${running} and m.promised_at < ${now}`;
    case 'helping':
      return sql`${open} and m.id in (select p.matter_id from part p where p.role = 'helper' and p.state in ('asked', 'taken')
        and p.unit_id = any(${unitsWith(who, 'handle', 'assign')}))`;
    case 'to-arbitrate':
      return sql`m.id in (select p.matter_id from part p where p.state = 'disputed' and p.arbiter_id = ${person})`;
    case 'disputed':
      return sql`${open} and m.id in (select p.matter_id from part p where p.role = 'helper' and p.state = 'disputed')`;
    case 'answered':
      return sql`m.state = 'answered'`;
    case 'to-revisit':
      return sql`m.state = 'closed'`;
    case 'reopened':
      return sql`m.state = 'reopened'`;
    case 'watch':
      return sql`m.watch and ${open}`;
    case 'closed-month':
      return sql`m.last_closed_at >= ${monthOf(now)} and m.state <> 'merged'`;
    case 'solved-month':
      return sql`m.last_closed_at >= ${monthOf(now)} and m.state <> 'merged' and m.solved = 'yes'`;
    case 'open':
      return open;
    case 'all':
      return sql`true`;
  }
}

function filterPredicate(filter: ListFilter): RawBuilder<unknown> {
  const tests: RawBuilder<unknown>[] = [sql`true`];
  if (filter.search !== undefined) tests.push(sql`m.search @@ ${filter.search}::tsquery`);
  if (filter.category !== undefined)
    tests.push(sql`(m.category = ${filter.category} or m.category like ${`${filter.category}.%`})`);
  if (filter.state !== undefined) tests.push(sql`m.state = ${filter.state}`);
  if (filter.unitId !== undefined) tests.push(sql`m.unit_id = ${filter.unitId}`);
  if (filter.from !== undefined) tests.push(sql`m.reported_at >= ${startOfDay(filter.from)}`);
  if (filter.to !== undefined) tests.push(sql`m.reported_at < ${startOfDay(addDays(filter.to, 1))}`);
  return sql.join(tests, sql` and `);
}

export interface Asking {
  readonly who: Who;
  readonly now: Date;
  readonly filter: ListFilter;
}

// A search tells whether a word is in the text, so it looks only through what one may read in full.
function matching({ who, now, filter }: Asking, reach: 'part' | 'whole' = 'part'): RawBuilder<unknown> {
  return sql`${queuePredicate(filter.queue, who, now)} and ${filterPredicate(filter)} and ${sees(who, filter.search === undefined ? reach : 'whole')}`;
}

/** One page, newest first, after the cursor. */
export async function listMatters(
  tx: Db,
  asking: Asking,
  page: { after: Cursor | undefined; limit: number },
): Promise<ListedMatter[]> {
  const after = page.after ? sql`(m.reported_at, m.id) < (${page.after.at}, ${page.after.id}::uuid)` : sql`true`;
  const { rows } =
    await sql<ListedMatter>`select m.id, m.number, m.state, m.title, m.where_text, m.category, m.channel, m.unit_id, m.lead_id, m.watch,
      m.reported_at, m.promised_at, m.solved, m.times_reopened,
      array(select p.unit_id from part p where p.matter_id = m.id and p.role = 'helper' and p.state <> 'revoked' and p.unit_id is not null) as helper_unit_ids,
      ${reporterIds} as reporter_ids
    from matter m where ${matching(asking)} and ${after} order by m.reported_at desc, m.id desc limit ${page.limit}`.execute(
      tx,
    );
  return rows;
}

/** How many match, counted up to the cap. */
export async function countMatters(tx: Db, asking: Asking): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select 1 from matter m where ${matching(asking)} limit ${countCap + 1}) counted`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** All queues of a colleague, counted in one pass over the open matters: every queue but `all` holds open ones only. */
export async function countQueues(
  tx: Db,
  who: Who,
  now: Date,
  queues: readonly Exclude<QueueName, 'all'>[],
): Promise<Map<QueueName, number>> {
  const columns = queues.map(
    (queue) => sql`count(*) filter (where ${queuePredicate(queue, who, now)}) as ${sql.ref(queue)}`,
  );
  const { rows } = await sql<
    Record<string, number>
  >`select ${sql.join(columns)} from matter m where ${open} and ${sees(who)}`.execute(tx);
  return new Map(queues.map((queue) => [queue, rows[0]?.[queue] ?? 0]));
}

/** A row of the export. */
export type ExportedMatter = ListedMatter &
  Pick<Matter, 'what' | 'result' | 'closed_at' | 'answered_at' | 'revisited_at' | 'archived_at' | 'lng' | 'lat'>;

/** Up to `limit` matters in full for an export, newest first, after the cursor. */
export async function listForExport(
  tx: Db,
  asking: Asking,
  page: { after: Cursor | undefined; limit: number },
): Promise<ExportedMatter[]> {
  const after = page.after ? sql`(m.reported_at, m.id) < (${page.after.at}, ${page.after.id}::uuid)` : sql`true`;
  const { rows } =
    await sql<ExportedMatter>`select m.id, m.number, m.state, m.title, m.what, m.where_text, m.lng, m.lat, m.category, m.channel, m.unit_id,
      m.lead_id, m.watch, m.reported_at, m.promised_at, m.answered_at, m.closed_at, m.revisited_at, m.archived_at, m.solved, m.times_reopened, m.result,
      '{}'::uuid[] as helper_unit_ids, ${reporterIds} as reporter_ids
    from matter m where ${matching(asking, 'whole')} and ${after} order by m.reported_at desc, m.id desc limit ${page.limit}`.execute(
      tx,
    );
  return rows;
}
