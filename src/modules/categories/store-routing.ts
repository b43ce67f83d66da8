import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { RoutingRule, RoutingVersion } from './tables.ts';

const columns = sql`select id, number, state, rules, revision, note, made_by, made_at, published_by, published_at from routing_version`;

/** Every version, the newest first. */
export async function listVersions(tx: Db): Promise<RoutingVersion[]> {
  const { rows } = await sql<RoutingVersion>`${columns} order by number desc`.execute(tx);
  return rows;
}

export async function findVersionIn(tx: Db, state: 'draft' | 'published'): Promise<RoutingVersion | undefined> {
  const { rows } = await sql<RoutingVersion>`${columns} where state = ${state}`.execute(tx);
  return rows[0];
}

export async function findVersionNumbered(tx: Db, number: number): Promise<RoutingVersion | undefined> {
  const { rows } = await sql<RoutingVersion>`${columns} where number = ${number}`.execute(tx);
  return rows[0];
}

/** The draft with its row locked: edits come one after the other. */
export async function lockDraft(tx: Db): Promise<RoutingVersion | undefined> {
  const { rows } = await sql<RoutingVersion>`${columns} where state = 'draft' for update`.execute(tx);
  return rows[0];
}

export async function insertDraft(
  tx: Db,
  draft: { id: string; rules: readonly RoutingRule[]; by: string | null; now: Date },
): Promise<number> {
  const { rows } = await sql<{
    number: number;
  }>`insert into routing_version (id, number, state, rules, made_by, made_at, changed_at)
    select ${draft.id}, coalesce(max(number), 0) + 1, 'draft', ${JSON.stringify(draft.rules)}::jsonb, ${draft.by}, ${draft.now}, ${draft.now}
    from routing_version returning number`.execute(tx);
  return rows[0]?.number ?? 0;
}

export async function saveDraft(tx: Db, id: string, rules: readonly RoutingRule[], now: Date): Promise<number> {
  const { rows } = await sql<{
    revision: number;
  }>`update routing_version set rules = ${JSON.stringify(rules)}::jsonb, revision = revision + 1,
    changed_at = ${now} where id = ${id} returning revision`.execute(tx);
  return rows[0]?.revision ?? 0;
}

export async function removeDraft(tx: Db, id: string): Promise<void> {
  await sql`delete from routing_version where id = ${id} and state = 'draft'`.execute(tx);
}

/** Puts a draft in force; what was in force is no longer. */
export async function publishDraft(
  tx: Db,
  id: string,
  published: { by: string | null; note: string; now: Date },
): Promise<void> {
  await sql`update routing_version set state = 'retired', changed_at = ${published.now} where state = 'published'`.execute(
    tx,
  );
  await sql`update routing_version set state = 'published', note = ${published.note}, published_by = ${published.by},
    published_at = ${published.now}, changed_at = ${published.now} where id = ${id}`.execute(tx);
}
