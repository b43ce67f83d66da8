import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Said } from './compare.ts';
import type { Rule } from './tables.ts';

const columns = sql`r.id, r.version, r.zh, r.en, r.condition, r.is_on, r.note, r.changed_by, r.changed_at`;

/** Every rule as it holds now, the oldest first: in this order they are asked. */
export async function listRules(tx: Db): Promise<Rule[]> {
  const { rows } = await sql<Rule>`select ${columns} from duplicate_rule r
    where r.version = (select max(o.version) from duplicate_rule o where o.id = r.id)
    order by (select min(o.changed_at) from duplicate_rule o where o.id = r.id), r.id`.execute(tx);
  return rows;
}

/** All versions of one rule, the newest first. */
export async function listVersions(tx: Db, id: string): Promise<Rule[]> {
  const { rows } =
    await sql<Rule>`select ${columns} from duplicate_rule r where r.id = ${id} order by r.version desc`.execute(tx);
  return rows;
}

/** Adds a version; false when somebody else added it first. */
export async function insertVersion(tx: Db, rule: Rule): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into duplicate_rule (id, version, zh, en, condition, is_on, note, changed_by, changed_at)
    values (${rule.id}, ${rule.version}, ${rule.zh}, ${rule.en}, ${JSON.stringify(rule.condition)}::jsonb, ${rule.is_on}, ${rule.note},
      ${rule.changed_by}, ${rule.changed_at}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** A past matter with the keys under which others are compared with it. */
export type Past = Said & { readonly keys: readonly number[] };

/** Matters since an instant with their keys, the newest first. */
export async function listPast(tx: Db, since: Date, limit: number): Promise<Past[]> {
  const { rows } =
    await sql<Past>`select v.id, v.title, v.what, v.where_text, v.category, v.reported_at, v.lng, v.lat, v.place_id,
      p.name as place_name, k.bands || k.places as keys
    from matter v join topic_mark k on k.matter_id = v.id left join place p on p.id = v.place_id
    where v.reported_at >= ${since} and v.forgotten_at is null and not v.watch order by v.reported_at desc, v.id desc limit ${limit}`.execute(
      tx,
    );
  return rows;
}
