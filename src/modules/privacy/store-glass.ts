import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Glass, Unsealing } from './tables.ts';
import type { SettingName } from './words.ts';

/** A period that the county set. */
export async function getSetting(tx: Db, name: SettingName): Promise<number> {
  const { rows } = await sql<{ value: number }>`select value from privacy_setting where name = ${name}`.execute(tx);
  if (!rows[0]) throw new Error(`the setting ${name} is missing`);
  return rows[0].value;
}

const glassColumns = sql`g.id, g.account_id, g.at, g.until, r.matter_id, m.number, r.unit_id, r.by_unit_id, r.kind, r.reason, r.due_at,
  r.outcome, r.note, r.reviewed_by, r.reviewed_at`;
const glassTables = sql`break_glass_review r join break_glass g on g.id = r.opening_id join matter m on m.id = r.matter_id`;

export async function insertReview(
  tx: Db,
  review: Pick<Glass, 'id' | 'matter_id' | 'unit_id' | 'by_unit_id' | 'kind' | 'reason' | 'due_at'>,
): Promise<void> {
  await sql`insert into break_glass_review (opening_id, matter_id, unit_id, by_unit_id, kind, reason, due_at)
    values (${review.id}, ${review.matter_id}, ${review.unit_id}, ${review.by_unit_id}, ${review.kind}, ${review.reason}, ${review.due_at})`.execute(
    tx,
  );
}

/**
 * Openings that somebody may know of, first those due first: as a reviewer (`unitIds`, or all of them), the own ones, and what was
 * rejected of the people that he oversees.
 */
export async function listGlasses(
  tx: Db,
  asked: { show: 'open' | 'decided'; all: boolean; unitIds: readonly string[]; accountId: string },
): Promise<Glass[]> {
  const reach = asked.all
    ? sql`true`
    : sql`(r.unit_id = any(${asked.unitIds}::uuid[]) or g.account_id = ${asked.accountId}
        or (r.outcome = 'rejected' and r.by_unit_id = any(${asked.unitIds}::uuid[])))`;
  const { rows } =
    await sql<Glass>`select ${glassColumns} from ${glassTables} where ${asked.show === 'open' ? sql`r.outcome is null` : sql`r.outcome is not null`}
      and ${reach} order by ${asked.show === 'open' ? sql`r.due_at` : sql`r.reviewed_at desc`}, g.id limit 200`.execute(
      tx,
    );
  return rows;
}

export async function lockGlass(tx: Db, id: string): Promise<Glass | undefined> {
  const { rows } =
    await sql<Glass>`select ${glassColumns} from ${glassTables} where g.id = ${id} for update of r`.execute(tx);
  return rows[0];
}

export async function saveReview(
  tx: Db,
  id: string,
  review: { outcome: string; note: string; by: string; at: Date },
): Promise<void> {
  await sql`update break_glass_review set outcome = ${review.outcome}, note = ${review.note}, reviewed_by = ${review.by},
    reviewed_at = ${review.at} where opening_id = ${id}`.execute(tx);
}

const unsealingColumns = sql`u.id, u.reporter_id, u.matter_id, m.number, r.code, u.unit_id, u.reason, u.asked_by, u.asked_at, u.outcome, u.note,
  u.decided_by, u.until`;
const unsealingTables = sql`unsealing u join matter m on m.id = u.matter_id join reporter r on r.id = u.reporter_id`;

export async function insertUnsealing(
  tx: Db,
  asked: Pick<Unsealing, 'id' | 'reporter_id' | 'matter_id' | 'unit_id' | 'reason' | 'asked_by' | 'asked_at'>,
): Promise<void> {
  await sql`insert into unsealing (id, reporter_id, matter_id, unit_id, reason, asked_by, asked_at)
    values (${asked.id}, ${asked.reporter_id}, ${asked.matter_id}, ${asked.unit_id}, ${asked.reason}, ${asked.asked_by}, ${asked.asked_at})`.execute(
    tx,
  );
}

export async function listUnsealings(tx: Db, askedBy: string | null): Promise<Unsealing[]> {
  const { rows } = await sql<Unsealing>`select ${unsealingColumns} from ${unsealingTables}
    where (${askedBy}::uuid is null or u.asked_by = ${askedBy}) order by u.outcome is not null, u.asked_at desc limit 200`.execute(
    tx,
  );
  return rows;
}

export async function lockUnsealing(tx: Db, id: string): Promise<Unsealing | undefined> {
  const { rows } =
    await sql<Unsealing>`select ${unsealingColumns} from ${unsealingTables} where u.id = ${id} for update of u`.execute(
      tx,
    );
  return rows[0];
}

export async function saveUnsealing(
  tx: Db,
  id: string,
  decided: { outcome: string; note: string; by: string; at: Date; until: Date | null },
): Promise<void> {
  await sql`update unsealing set outcome = ${decided.outcome}, note = ${decided.note}, decided_by = ${decided.by},
    decided_at = ${decided.at}, until = ${decided.until} where id = ${id}`.execute(tx);
}
