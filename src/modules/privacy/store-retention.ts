import { sql } from 'kysely';
import { dayOf } from '../../kit/calendar.ts';
import type { Cursor } from '../../kit/cursor.ts';
import type { Db } from '../../platform/database.ts';
import type { RetentionRule } from './rules.ts';

/** A matter that is over, with when it ended. */
export interface Ended {
  readonly id: string;
  readonly category: string;
  readonly endedAt: Date | null;
  readonly onHold: boolean;
}

export const over = sql`('closed', 'revisited', 'archived', 'withdrawn', 'not_accepted')`;
/** Infinity while a dispute out of it is still mediated or performed. */
export const endedAt = sql`greatest(coalesce(m.closed_at, m.archived_at, m.changed_at), mediation_until(m.id))`;
export const heldAt = (
  now: Date,
) => sql`exists (select 1 from legal_hold h where h.matter_id in (select matter_family(m.id)) and h.lifted_at is null
  and (h.until is null or h.until > ${now}))`;

export async function listRules(tx: Db): Promise<(RetentionRule & { zh: string; en: string; law: string })[]> {
  const { rows } = await sql<RetentionRule & { zh: string; en: string; law: string }>`
    select code, category, days, zh, en, law from retention_rule order by category nulls first, code`.execute(tx);
  return rows;
}

/** The matter that this one is handled with, and when its time began to run; `endedAt` null while it is still worked on. */
export async function getEnded(tx: Db, matterId: string, now: Date): Promise<Ended> {
  const { rows } =
    await sql<Ended>`select m.id, m.category, case when m.state in ${over} and ${endedAt} < 'infinity' then ${endedAt} end as "endedAt", ${heldAt(now)} as "onHold"
    from matter m where m.id = matter_root(${matterId})`.execute(tx);
  if (!rows[0]) throw new Error('the matter of a request is gone');
  return rows[0];
}

/** Matters whose time is over on this day and that nobody holds, each with the rule that says so; at most `limit`. */
export async function listDue(
  tx: Db,
  { now, limit }: { now: Date; limit: number },
): Promise<{ id: string; rule: string }[]> {
  const { rows } = await sql<{ id: string; rule: string }>`select m.id, rule.code as rule from matter m
    cross join lateral (select r.code, r.days from retention_rule r
      where r.category is null or m.category = r.category or m.category like r.category || '.%'
      order by length(coalesce(r.category, '')) desc limit 1) rule
    where m.forgotten_at is null and m.state in ${over}
      and (${endedAt} at time zone 'Asia/Shanghai')::date + rule.days + 1 <= ${dayOf(now)}::date and not ${heldAt(now)}
    order by m.id limit ${limit}`.execute(tx);
  return rows;
}

/** A matter with everything that was merged into it. */
export async function listFamily(tx: Db, rootId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from matter_family(${rootId}) as id`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface Erasure {
  readonly id: string;
  readonly number: string;
  readonly rule: string;
  readonly reason: string;
  readonly at: Date;
  readonly counts: Record<string, number>;
  readonly hash: string;
}

export async function listErasures(tx: Db, after: Cursor | undefined, limit: number): Promise<Erasure[]> {
  const { rows } = await sql<Erasure>`select id, number, rule, reason, at, counts, hash from erasure
    where ${after ? sql`(at, id) < (${after.at}, ${after.id}::uuid)` : sql`true`} order by at desc, id desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}

/** The proof for the report that had this receipt code: its hash stayed where the code was. */
export async function findErasureByCode(
  tx: Db,
  code: string,
): Promise<(Erasure & { matter_id: string; reporter_id: string }) | undefined> {
  const { rows } = await sql<Erasure & { matter_id: string; reporter_id: string }>`
    select e.id, e.number, e.rule, e.reason, e.at, e.counts, e.hash, e.matter_id, r.id as reporter_id
    from reporter r join erasure e on e.matter_id = r.matter_id
    where r.code = 'gone:' || encode(sha256(convert_to(${code}, 'UTF8')), 'hex')`.execute(tx);
  return rows[0];
}

/** Takes away what this family wrote about a matter. */
export async function forgetOwn(tx: Db, matterId: string): Promise<Record<string, number>> {
  const count = async (text: ReturnType<typeof sql>) => Number((await text.execute(tx)).numAffectedRows ?? 0n);
  return {
    break_glass_review: await count(
      sql`update break_glass_review set reason = '', note = case when note is null then null else '' end where matter_id = ${matterId}`,
    ),
    unsealing: await count(
      sql`update unsealing set reason = '', note = case when note is null then null else '' end where matter_id = ${matterId}`,
    ),
    privacy_request: await count(sql`update privacy_request set words = '', wish = '{}',
      reasons = case when reasons is null then null else '' end where matter_id = ${matterId}`),
    legal_hold: await count(sql`update legal_hold set reason = '' where matter_id = ${matterId}`),
  };
}
