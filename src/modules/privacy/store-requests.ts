import { sql } from 'kysely';
import type { Cursor } from '../../kit/cursor.ts';
import type { Db } from '../../platform/database.ts';
import type { PrivacyRequest } from './tables.ts';

const columns = sql`q.id, q.kind, q.channel, q.matter_id, q.reporter_id, m.number, m.unit_id, r.code, q.words, q.wish, q.made_at, q.taken_by, q.due_at,
  q.state, q.outcome, q.reasons, q.law, q.decided_at, q.ready_until`;
const tables = sql`privacy_request q join matter m on m.id = q.matter_id join reporter r on r.id = q.reporter_id`;

export async function insertRequest(
  tx: Db,
  asked: Pick<
    PrivacyRequest,
    'id' | 'kind' | 'channel' | 'matter_id' | 'reporter_id' | 'words' | 'wish' | 'made_at' | 'taken_by' | 'due_at'
  >,
): Promise<void> {
  await sql`insert into privacy_request (id, kind, channel, matter_id, reporter_id, words, wish, made_at, taken_by, due_at)
    values (${asked.id}, ${asked.kind}, ${asked.channel}, ${asked.matter_id}, ${asked.reporter_id}, ${asked.words},
      ${JSON.stringify(asked.wish)}::jsonb, ${asked.made_at}, ${asked.taken_by}, ${asked.due_at})`.execute(tx);
}

/** The requests of these reporters, newest first. */
export async function listRequestsOf(tx: Db, reporterIds: readonly string[]): Promise<PrivacyRequest[]> {
  const { rows } =
    await sql<PrivacyRequest>`select ${columns} from ${tables} where q.reporter_id = any(${reporterIds}::uuid[])
    order by q.made_at desc, q.id desc limit 200`.execute(tx);
  return rows;
}

/** One page: what is open by when it is due, what is over newest first. */
export async function listRequests(
  tx: Db,
  asked: { state: string | undefined; after: Cursor | undefined; limit: number },
): Promise<PrivacyRequest[]> {
  const after = asked.after ? sql`(q.made_at, q.id) < (${asked.after.at}, ${asked.after.id}::uuid)` : sql`true`;
  const { rows } = await sql<PrivacyRequest>`select ${columns} from ${tables}
    where (${asked.state ?? null}::text is null or q.state = ${asked.state ?? null}) and ${after}
    order by q.made_at desc, q.id desc limit ${asked.limit}`.execute(tx);
  return rows;
}

export async function countOpen(tx: Db, now: Date): Promise<{ open: number; overdue: number }> {
  const { rows } = await sql<{ open: number; overdue: number }>`select count(*)::int as open,
    count(*) filter (where due_at < ${now})::int as overdue from privacy_request where state = 'open'`.execute(tx);
  return rows[0] ?? { open: 0, overdue: 0 };
}

/** A request, locked until this transaction ends. */
export async function lockRequest(tx: Db, id: string): Promise<PrivacyRequest | undefined> {
  const { rows } =
    await sql<PrivacyRequest>`select ${columns} from ${tables} where q.id = ${id} for update of q`.execute(tx);
  return rows[0];
}

export async function saveDecision(
  tx: Db,
  id: string,
  decided: {
    state: string;
    outcome: string | null;
    reasons: string;
    law: string;
    by: string;
    at: Date;
    readyUntil: Date | null;
  },
): Promise<void> {
  await sql`update privacy_request set state = ${decided.state}, outcome = ${decided.outcome}, reasons = ${decided.reasons},
    law = ${decided.law}, decided_by = ${decided.by}, decided_at = ${decided.at}, ready_until = ${decided.readyUntil} where id = ${id}`.execute(
    tx,
  );
}

/** A restricted reporter gets no more messages. */
export async function stopMessages(tx: Db, reporterId: string): Promise<void> {
  await sql`update reporter set wants_messages = false where id = ${reporterId}`.execute(tx);
}
