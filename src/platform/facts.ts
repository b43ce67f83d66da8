import { sql } from 'kysely';
import type { Audience, Context, Fact, Subject, Who } from './context.ts';
import type { Db } from './database.ts';
import type { House } from './house.ts';

/** A fact as it was recorded. */
export interface Happening {
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  readonly audience: Audience;
  readonly data: Record<string, unknown>;
  readonly by_kind: string;
  readonly by_id: string | null;
  readonly unit_id: string | null;
}

/** Who stands behind a fact or an access line: the account of a colleague, the reporter of a receipt, the link or session of somebody without an account, nobody for a visitor. */
export function actorOf(who: Who): { kind: Who['kind']; id: string | null; unitId: string | null } {
  switch (who.kind) {
    case 'staff':
    case 'token':
      return { kind: who.kind, id: who.accountId, unitId: who.holdings[0]?.unitId ?? null };
    case 'receipt':
      return { kind: 'receipt', id: who.reporterId, unitId: null };
    case 'link':
      return { kind: 'link', id: who.linkId, unitId: null };
    case 'resident':
      return { kind: 'resident', id: who.sessionId, unitId: null };
    case 'visitor':
    case 'system':
      return { kind: who.kind, id: null, unitId: null };
  }
}

/** Appends facts in one statement, queues the jobs of families that hear them, and puts them into the queues of systems that subscribed. */
export async function writeFacts(
  ctx: Context,
  facts: readonly Fact[],
  { webhooks, hearing }: Pick<House, 'webhooks' | 'hearing'>,
): Promise<void> {
  if (facts.length === 0) return;
  const by = actorOf(ctx.who);
  const rows = facts.map((fact) => ({
    subject_kind: fact.subject.kind,
    subject_id: fact.subject.id,
    kind: fact.kind,
    audience: fact.audience,
    data: fact.data ?? {},
  }));
  const { rows: written } = await sql<{
    version: number | null;
  }>`with written as (insert into happening (at, request_id, subject_kind, subject_id, kind, audience, data, by_kind, by_id, unit_id)
    select ${ctx.now}, ${ctx.requestId}, f.subject_kind, f.subject_id, f.kind, f.audience, f.data, ${by.kind}, ${by.id}, ${by.unitId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as f(subject_kind text, subject_id uuid, kind text, audience text, data jsonb))
    select (select value from change_counter where name = 'webhooks') as version`.execute(ctx.tx);
  for (const { kind, subject } of facts) {
    for (const job of hearing.get(kind) ?? [])
      await ctx.addJob(job, { kind, id: subject.id, at: ctx.now.toISOString() });
  }
  await webhooks.spread(ctx.tx, facts, written[0]?.version ?? null, ctx.now);
}

/** The facts of a subject that these audiences may hear, oldest first. */
export async function listFacts(tx: Db, subject: Subject, audiences: readonly Audience[]): Promise<Happening[]> {
  const { rows } =
    await sql<Happening>`select id::text, at, kind, audience, data, by_kind, by_id, unit_id from happening
    where subject_kind = ${subject.kind} and subject_id = ${subject.id} and audience = any(${audiences}) order by happening.id`.execute(
      tx,
    );
  return rows;
}
