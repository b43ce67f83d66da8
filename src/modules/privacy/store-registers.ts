import { sql } from 'kysely';
import type { ParsedOf } from '../../kit/contract.ts';
import type { Db } from '../../platform/database.ts';
import type { doors } from './contract.ts';
import type { legalBases, SettingName } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

/** Who changed a register, and when. */
export interface Change {
  readonly by: string;
  readonly at: Date;
}

export async function listPurposes(tx: Db) {
  const { rows } = await sql<{
    code: string;
    zh: string;
    en: string;
    basis: keyof typeof legalBases;
    kinds: string[];
    law: string;
    retention: string;
    active: boolean;
  }>`select code, zh, en, basis, kinds, law, retention, active from purpose order by position, code`.execute(tx);
  return rows;
}

export async function savePurpose(tx: Db, purpose: In<'savePurpose'>, change: Change): Promise<void> {
  const { code, zh, en, basis, kinds, law, retention, active } = purpose;
  await sql`insert into purpose (code, zh, en, basis, kinds, law, retention, active, position, changed_at, changed_by)
    values (${code}, ${zh}, ${en}, ${basis}, ${kinds}, ${law}, ${retention}, ${active},
      (select coalesce(max(position), 0) + 1 from purpose), ${change.at}, ${change.by})
    on conflict (code) do update set zh = excluded.zh, en = excluded.en, basis = excluded.basis, kinds = excluded.kinds, law = excluded.law,
      retention = excluded.retention, active = excluded.active, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    tx,
  );
}

export async function listSettings(tx: Db): Promise<{ name: SettingName; value: number }[]> {
  const { rows } = await sql<{
    name: SettingName;
    value: number;
  }>`select name, value from privacy_setting order by name`.execute(tx);
  return rows;
}

export async function saveSetting(tx: Db, { name, value }: In<'saveSetting'>, change: Change): Promise<void> {
  await sql`update privacy_setting set value = ${value}, changed_at = ${change.at}, changed_by = ${change.by} where name = ${name}`.execute(
    tx,
  );
}

export interface Hold {
  readonly id: string;
  readonly number: string;
  readonly matter_id: string;
  readonly reason: string;
  readonly by_id: string;
  readonly from_at: Date;
  readonly until: Date | null;
  readonly lifted_at: Date | null;
}

export async function listHolds(tx: Db): Promise<Hold[]> {
  const { rows } =
    await sql<Hold>`select h.id, m.number, h.matter_id, h.reason, h.by_id, h.from_at, h.until, h.lifted_at
    from legal_hold h join matter m on m.id = h.matter_id order by h.lifted_at is not null, h.from_at desc limit 500`.execute(
      tx,
    );
  return rows;
}

export async function insertHold(
  tx: Db,
  hold: { id: string; matterId: string; reason: string; until: Date | null },
  change: Change,
): Promise<void> {
  await sql`insert into legal_hold (id, matter_id, reason, by_id, from_at, until)
    values (${hold.id}, ${hold.matterId}, ${hold.reason}, ${change.by}, ${change.at}, ${hold.until})`.execute(tx);
}

/** The matter of the hold that was lifted; undefined when there is none to lift. */
export async function liftHold(tx: Db, id: string, change: Change): Promise<string | undefined> {
  const { rows } = await sql<{
    matter_id: string;
  }>`update legal_hold set lifted_at = ${change.at}, lifted_by = ${change.by}
    where id = ${id} and lifted_at is null returning matter_id`.execute(tx);
  return rows[0]?.matter_id;
}

export interface Assessment {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly risks: string;
  readonly measures: string;
  readonly author: string;
  readonly approver: string | null;
  readonly approved_on: string | null;
  readonly review_on: string;
  readonly ended_on: string | null;
  readonly version: number;
}

export async function listAssessments(tx: Db): Promise<Assessment[]> {
  const { rows } =
    await sql<Assessment>`select id, title, purpose, risks, measures, author, approver, approved_on, review_on, ended_on, version
    from assessment order by ended_on is not null, review_on, id limit 500`.execute(tx);
  return rows;
}

/** The new version; undefined when somebody else saved meanwhile. */
export async function saveAssessment(tx: Db, given: In<'saveAssessment'>, change: Change): Promise<number | undefined> {
  const { rows } = await sql<{
    version: number;
  }>`insert into assessment (id, title, purpose, risks, measures, author, approver, approved_on,
      review_on, ended_on, made_at, changed_at, changed_by)
    values (${given.id}, ${given.title}, ${given.purpose}, ${given.risks}, ${given.measures}, ${given.author}, ${given.approver},
      ${given.approvedOn}, ${given.reviewOn}, ${given.endedOn}, ${change.at}, ${change.at}, ${change.by})
    on conflict (id) do update set title = excluded.title, purpose = excluded.purpose, risks = excluded.risks, measures = excluded.measures,
      author = excluded.author, approver = excluded.approver, approved_on = excluded.approved_on, review_on = excluded.review_on,
      ended_on = excluded.ended_on, version = assessment.version + 1, changed_at = excluded.changed_at, changed_by = excluded.changed_by
      where assessment.version = ${given.version}
    returning version`.execute(tx);
  return rows[0]?.version;
}
