import { sql } from 'kysely';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { fromJson, type JsonRow } from '../../platform/json-rows.ts';
import { type Category, categoryJson } from '../categories/api.ts';
import { sees } from './policy.ts';
import type { Matter, Part, Reporter } from './tables.ts';

/** A matter with those who brought it, or brought what was merged into it, and those who have a part in it. */
export interface WholeMatter {
  readonly matter: Matter;
  readonly reporters: readonly Reporter[];
  readonly parts: readonly Part[];
  readonly category: Category;
}

const matterColumns = sql`m.id, m.number, m.state, m.title, m.what, m.category, m.channel, m.where_text, m.lng, m.lat, m.place_id, m.grid_id,
  m.unit_id, m.lead_id, m.watch, m.reported_at, m.happened_on, m.promised_at, m.answered_at, m.answered_by, m.closed_at, m.closed_by, m.solved,
  m.contest_until, m.revisit_due_on, m.revisited_at, m.revisited_by, m.archived_at, m.times_returned, m.times_reopened, m.evidence,
  m.import_run_id, m.kept_by, m.kept_reason, m.kept_at, m.merged_into, m.merged_at, m.state_before, m.split_from, m.last_closed_at, m.result, m.version, m.changed_at`;

interface LoadedRow extends Matter {
  readonly reporters: readonly JsonRow<Reporter>[];
  readonly parts: readonly JsonRow<Part>[];
  readonly category_row: Category;
}

function wholeOf(row: LoadedRow | undefined): WholeMatter | undefined {
  if (!row) return undefined;
  const { reporters, parts, category_row: category, ...matter } = row;
  return {
    matter,
    category,
    reporters: fromJson<Reporter>(reporters, ['made_at', 'solved_at', 'withdrawn_at']),
    parts: fromJson<Part>(parts, [
      'asked_at',
      'due_at',
      'ack_due_at',
      'acknowledged_at',
      'arbitrate_due_at',
      'verdict_at',
    ]),
  };
}

const wholeColumns = sql`${matterColumns},
  coalesce((select json_agg(r order by r.made_at, r.id) from reporter r where r.matter_id in (select f.id from matter_family(m.id) as f(id))), '[]') as reporters,
  coalesce((select json_agg(p order by p.role desc, p.asked_at, p.id) from part p where p.matter_id = m.id and p.state <> 'revoked'), '[]') as parts,
  ${categoryJson(sql.ref('m.category'))} as category_row`;

/** A matter as it stands, read without a lock. Whoever calls asks the policy before anything leaves. */
export async function findWhole(tx: Db, id: string): Promise<WholeMatter | undefined> {
  const { rows } = await sql<LoadedRow>`select ${wholeColumns} from matter m where m.id = ${id}`.execute(tx);
  return wholeOf(rows[0]);
}

/** The same with the row locked until this transaction ends: every step begins here. */
export async function lockWhole(tx: Db, id: string): Promise<WholeMatter | undefined> {
  await sql`select 1 from matter where id = ${id} for update`.execute(tx);
  return findWhole(tx, id);
}

/** The matter behind a receipt. */
export async function findMatterIdOfReporter(tx: Db, reporterId: string): Promise<string | undefined> {
  const { rows } = await sql<{ matter_id: string }>`select matter_id from reporter where id = ${reporterId}`.execute(
    tx,
  );
  return rows[0]?.matter_id;
}

export async function findReporterByCode(tx: Db, code: string): Promise<Reporter | undefined> {
  const { rows } = await sql<Reporter>`select * from reporter where code = ${code}`.execute(tx);
  return rows[0];
}

/** Ids among these that this knocker may see. */
export async function visibleAmong(tx: Db, who: Who, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{
    id: string;
  }>`select m.id from matter m where m.id = any(${ids}) and ${sees(who)}`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

/** The matter that a reporter brought. */
export async function findWholeOfReporter(tx: Db, reporterId: string): Promise<WholeMatter | undefined> {
  const id = await findMatterIdOfReporter(tx, reporterId);
  return id === undefined ? undefined : findWhole(tx, id);
}
