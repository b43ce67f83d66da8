import { sql } from 'kysely';
import { newId } from '../kit/ids.ts';
import type { Context } from './context.ts';
import type { Db } from './database.ts';
import type { JobHandler } from './module.ts';

/** Above these figures of one account within an hour auditors are told. */
export interface ReadingLimits {
  /** People whose files were opened one by one, or taken along in an export; 0 switches the alerts off. */
  readonly opened: number;
  /** People who were named at all, lists included. */
  readonly listed: number;
}

const listedForEachOpened = 20;

/** The limits that follow from the one setting: a list names many whom nobody looks at. */
export function readingLimitsOf(opened: number): ReadingLimits {
  return { opened, listed: opened * listedForEachOpened };
}

interface Reading {
  readonly account_id: string;
  readonly opened: number;
  readonly listed: number;
  readonly began_at: Date;
  readonly last_at: Date;
}

/**
 * The job of every ten minutes: whoever read more in the last hour than the limits say stands in an alert, and one that goes on makes it
 * longer. What an auditor has looked into counts no more. It stops nobody.
 */
export function readingJob(limits: ReadingLimits): JobHandler {
  return async (ctx) => {
    if (limits.opened === 0) return;
    for (const reading of await listReadings(ctx, limits)) await note(ctx, reading);
  };
}

async function listReadings({ tx, now }: Context, { opened, listed }: ReadingLimits): Promise<readonly Reading[]> {
  const { rows } = await sql<Reading>`
    with looked as materialized (
      select l.who_id, l.at, l.resident_ids, l.subject_id is not null or l.action like '%.export' as is_opened
      from access_log l
      where l.at > ${now}::timestamptz - interval '1 hour' and l.at <= ${now} and l.who_kind in ('staff', 'token')
        and l.outcome = 'allowed' and cardinality(l.resident_ids) > 0
        and not exists (select 1 from reading_alert a where a.account_id = l.who_id and a.seen_at is not null and a.last_at >= l.at))
    select who_id as account_id, count(distinct resident) filter (where is_opened)::int as opened,
      count(distinct resident)::int as listed, min(at) as began_at, max(at) as last_at
    from looked, unnest(resident_ids) resident group by who_id
    having count(distinct resident) filter (where is_opened) > ${opened} or count(distinct resident) > ${listed}`.execute(
    tx,
  );
  return rows;
}

async function note({ tx, now }: Context, reading: Reading): Promise<void> {
  const { numAffectedRows } = await sql`update reading_alert set last_at = ${reading.last_at},
      opened = greatest(opened, ${reading.opened}), listed = greatest(listed, ${reading.listed})
    where account_id = ${reading.account_id} and seen_at is null and last_at >= ${reading.began_at}`.execute(tx);
  if (numAffectedRows !== 0n) return;
  await sql`insert into reading_alert (id, account_id, began_at, last_at, opened, listed)
    values (${newId(now.getTime())}, ${reading.account_id}, ${reading.began_at}, ${reading.last_at}, ${reading.opened}, ${reading.listed})`.execute(
    tx,
  );
}

/** A row of `reading_alert` with the names of whom it is about and of who looked into it. */
export interface ReadingAlert extends Reading {
  readonly id: string;
  readonly name: string;
  readonly badge: string;
  readonly note: string;
  readonly seen_at: Date | null;
  readonly seen_name: string | null;
}

/** Newest first, those before a cursor. */
export async function listReadingAlerts(
  tx: Db,
  { before, limit }: { before: { at: Date; id: string } | undefined; limit: number },
): Promise<readonly ReadingAlert[]> {
  const { rows } = await sql<ReadingAlert>`select r.*, a.name, a.badge, s.name as seen_name
    from reading_alert r join account a on a.id = r.account_id left join account s on s.id = r.seen_by
    where ${before?.at ?? null}::timestamptz is null or (date_trunc('milliseconds', r.last_at), r.id) < (${before?.at ?? null}, ${before?.id ?? null}::uuid)
    order by date_trunc('milliseconds', r.last_at) desc, r.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** The alert that nobody looked into yet, locked. */
export async function lockReadingAlert(
  tx: Db,
  id: string,
): Promise<{ accountId: string; isSeen: boolean } | undefined> {
  const { rows } = await sql<{ accountId: string; isSeen: boolean }>`
    select account_id as "accountId", seen_at is not null as "isSeen" from reading_alert where id = ${id} for update`.execute(
    tx,
  );
  return rows[0];
}

/** Notes what an auditor found. */
export async function saveReadingSeen(tx: Db, seen: { id: string; note: string; by: string; at: Date }): Promise<void> {
  await sql`update reading_alert set note = ${seen.note}, seen_by = ${seen.by}, seen_at = ${seen.at} where id = ${seen.id}`.execute(
    tx,
  );
}
