import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Category, Channel, Entry, Label, StoredEntry } from './tables.ts';

/** A category as JSON within another family's statement, by a column that holds its code; ended ones too, as old matters keep them. */
export function categoryJson(code: RawBuilder<unknown>): RawBuilder<Category> {
  return sql<Category>`(select to_json(c) from category c where c.code = ${code})`;
}

const brief = sql`select code, parent_code, zh, en, own, working_days, evidence, emergency, result_fields, skills from category`;
const inUse = (day: string) => sql<boolean>`active_from <= ${day} and (ended_on is null or ended_on > ${day})`;

/** Categories in use on the day, in the order of the tree. */
export async function listCategories(tx: Db, day: string): Promise<Category[]> {
  const { rows } = await sql<Category>`${brief} where ${inUse(day)} order by position, code`.execute(tx);
  return rows;
}

export async function findCategory(tx: Db, code: string, day: string): Promise<Category | undefined> {
  const { rows } = await sql<Category>`${brief} where code = ${code} and ${inUse(day)}`.execute(tx);
  return rows[0];
}

const whole = sql`select id, version, code, parent_code as "parentCode", zh, en, own, working_days as "workingDays", evidence, result_fields as "resultFields",
  emergency, definition_zh as "definitionZh", definition_en as "definitionEn", examples, hints, against, synonyms, skills,
  unit_kinds as "unitKinds", partner_kinds as "partnerKinds", resident_zh as "residentZh", resident_en as "residentEn",
  resident_example_zh as "residentExampleZh", resident_example_en as "residentExampleEn", resident_position as "residentPosition", position,
  active_from as "activeFrom", ended_on as "endedOn", successor_code as "successorCode" from category`;

/** The whole dictionary, ended entries too, in the order of the tree. */
export async function listEntries(tx: Db): Promise<StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`${whole} order by position, code`.execute(tx);
  return rows;
}

export async function findEntry(tx: Db, code: string): Promise<StoredEntry | undefined> {
  const { rows } = await sql<StoredEntry>`${whole} where code = ${code}`.execute(tx);
  return rows[0];
}

/** Inserts or updates entries by id, whoever they refer to first; the version goes up by one. */
export async function saveEntries(tx: Db, entries: readonly (Entry & { id: string })[]): Promise<void> {
  const rows = entries.toSorted((one, other) => one.code.split('.').length - other.code.split('.').length);
  await sql`insert into category (id, code, parent_code, zh, en, own, working_days, evidence, result_fields, emergency, definition_zh, definition_en,
      examples, hints, against, synonyms, skills, unit_kinds, partner_kinds, resident_zh, resident_en, resident_example_zh, resident_example_en,
      resident_position, position, active_from, ended_on, successor_code)
    select id, code, "parentCode", zh, en, own, "workingDays", evidence, "resultFields", emergency, "definitionZh", "definitionEn", examples, hints,
      against, synonyms, skills, "unitKinds", "partnerKinds", "residentZh", "residentEn", "residentExampleZh", "residentExampleEn",
      "residentPosition", position, "activeFrom", "endedOn", "successorCode"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, "parentCode" text, zh text, en text, own boolean, "workingDays" int,
      evidence text[], "resultFields" jsonb, emergency boolean, "definitionZh" text, "definitionEn" text, examples text[], hints text[],
      against text[], synonyms text[], skills text[], "unitKinds" text[], "partnerKinds" text[], "residentZh" text, "residentEn" text,
      "residentExampleZh" text, "residentExampleEn" text, "residentPosition" int, position int, "activeFrom" date, "endedOn" date,
      "successorCode" text)
    on conflict (id) do update set zh = excluded.zh, en = excluded.en, own = excluded.own, working_days = excluded.working_days,
      evidence = excluded.evidence, result_fields = excluded.result_fields, emergency = excluded.emergency,
      definition_zh = excluded.definition_zh, definition_en = excluded.definition_en, examples = excluded.examples, hints = excluded.hints,
      against = excluded.against, synonyms = excluded.synonyms, skills = excluded.skills, unit_kinds = excluded.unit_kinds,
      partner_kinds = excluded.partner_kinds, resident_zh = excluded.resident_zh, resident_en = excluded.resident_en,
      resident_example_zh = excluded.resident_example_zh, resident_example_en = excluded.resident_example_en,
      resident_position = excluded.resident_position, position = excluded.position, active_from = excluded.active_from,
      ended_on = excluded.ended_on, successor_code = excluded.successor_code, version = category.version + 1`.execute(
    tx,
  );
}

export async function removeEntries(tx: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from category where id = any(${ids}::uuid[])`.execute(tx);
}

const labelColumns = sql`select id, dictionary, level_one as "levelOne", level_two as "levelTwo", level_three as "levelThree",
  category_code as "categoryCode" from foreign_label`;

/** Labels of other dictionaries in the order of their levels. */
export async function listLabels(tx: Db): Promise<Label[]> {
  const { rows } =
    await sql<Label>`${labelColumns} order by level_one, level_two nulls first, level_three nulls first`.execute(tx);
  return rows;
}

export async function findLabel(tx: Db, id: string): Promise<Label | undefined> {
  const { rows } = await sql<Label>`${labelColumns} where id = ${id}`.execute(tx);
  return rows[0];
}

export async function saveLabels(tx: Db, labels: readonly Label[]): Promise<void> {
  await sql`insert into foreign_label (id, dictionary, level_one, level_two, level_three, category_code)
    select id, dictionary, "levelOne", "levelTwo", "levelThree", "categoryCode"
    from jsonb_to_recordset(${JSON.stringify(labels)}::jsonb) as r(id uuid, dictionary text, "levelOne" text, "levelTwo" text, "levelThree" text,
      "categoryCode" text)
    on conflict (id) do update set dictionary = excluded.dictionary, category_code = excluded.category_code`.execute(
    tx,
  );
}

export async function removeLabels(tx: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from foreign_label where id = any(${ids}::uuid[])`.execute(tx);
}

export async function listChannels(tx: Db): Promise<Channel[]> {
  const { rows } =
    await sql<Channel>`select code, zh, en, for_residents from channel where active order by position`.execute(tx);
  return rows;
}
