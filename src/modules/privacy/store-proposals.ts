import { sql } from 'kysely';
import { dayOf } from '../../kit/calendar.ts';
import type { Db } from '../../platform/database.ts';
import type { Change } from './store-registers.ts';
import { endedAt, heldAt, over } from './store-retention.ts';

/** A retention rule as somebody writes it down. */
export interface WantedRule {
  readonly code: string;
  readonly category: string | null;
  readonly days: number;
  readonly zh: string;
  readonly en: string;
  readonly law: string;
}

interface Proposal extends WantedRule {
  readonly proposed_at: Date;
  readonly proposed_by: string;
}

const columns = sql.raw('code, category, days, zh, en, law, proposed_at, proposed_by');

export async function listProposals(tx: Db): Promise<Proposal[]> {
  const { rows } = await sql<Proposal>`select ${columns} from retention_proposal order by proposed_at, code`.execute(
    tx,
  );
  return rows;
}

export async function lockProposal(tx: Db, code: string): Promise<Proposal | undefined> {
  const { rows } =
    await sql<Proposal>`select ${columns} from retention_proposal where code = ${code} for update`.execute(tx);
  return rows[0];
}

export async function isCategory(tx: Db, code: string): Promise<boolean> {
  const { rows } = await sql`select 1 from category where code = ${code}`.execute(tx);
  return rows.length > 0;
}

/** False when another rule, or another proposal, has this category already. */
export async function isRuleFree(tx: Db, { code, category }: Pick<WantedRule, 'code' | 'category'>): Promise<boolean> {
  const { rows } = await sql`select 1 from (select code, category from retention_rule union all
      select code, category from retention_proposal) r
    where r.category is not distinct from ${category}::text and r.code <> ${code}`.execute(tx);
  return rows.length === 0;
}

export async function saveProposal(tx: Db, rule: WantedRule, change: Change): Promise<void> {
  await sql`insert into retention_proposal (${columns})
    values (${rule.code}, ${rule.category}, ${rule.days}, ${rule.zh}, ${rule.en}, ${rule.law}, ${change.at}, ${change.by})
    on conflict (code) do update set category = excluded.category, days = excluded.days, zh = excluded.zh, en = excluded.en,
      law = excluded.law, proposed_at = excluded.proposed_at, proposed_by = excluded.proposed_by`.execute(tx);
}

export async function dropProposal(tx: Db, code: string): Promise<void> {
  await sql`delete from retention_proposal where code = ${code}`.execute(tx);
}

export async function saveRule(tx: Db, rule: WantedRule, change: Change): Promise<void> {
  await sql`insert into retention_rule (code, category, days, zh, en, law, changed_at, changed_by)
    values (${rule.code}, ${rule.category}, ${rule.days}, ${rule.zh}, ${rule.en}, ${rule.law}, ${change.at}, ${change.by})
    on conflict (code) do update set category = excluded.category, days = excluded.days, zh = excluded.zh, en = excluded.en,
      law = excluded.law, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(tx);
}

/** How many matters are over their time on this day: by the rules as they are, with this one in its place, and of those how many a hold keeps. */
export async function countTaken(
  tx: Db,
  { code, category, days }: Pick<WantedRule, 'code' | 'category' | 'days'>,
  now: Date,
): Promise<{ before: number; after: number; held: number }> {
  const daysBy = (rules: ReturnType<typeof sql>) => sql`(select r.days from (${rules}) r
    where r.category is null or m.category = r.category or m.category like r.category || '.%'
    order by length(coalesce(r.category, '')) desc limit 1)`;
  const present = sql`select category, days from retention_rule`;
  const wanted = sql`${present} where code <> ${code} and category is distinct from ${category}::text
    union all select ${category}::text, ${days}::int`;
  const isOver = (period: ReturnType<typeof sql>) =>
    sql`(x.ended_at at time zone 'Asia/Shanghai')::date + ${period} + 1 <= ${dayOf(now)}::date`;
  const { rows } = await sql<{ before: number; after: number; held: number }>`
    select count(*) filter (where ${isOver(sql`x.present`)} and not x.held)::int as before,
      count(*) filter (where ${isOver(sql`x.wanted`)} and not x.held)::int as after,
      count(*) filter (where ${isOver(sql`x.wanted`)} and x.held)::int as held
    from (select ${endedAt} as ended_at, ${daysBy(present)} as present, ${daysBy(wanted)} as wanted, ${heldAt(now)} as held
      from matter m where m.forgotten_at is null and m.state in ${over}) x`.execute(tx);
  return rows[0] ?? { before: 0, after: 0, held: 0 };
}
