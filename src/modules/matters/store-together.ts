import { type RawBuilder, sql } from 'kysely';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import type { Happening } from '../../platform/facts.ts';
import { sees } from './policy.ts';
import { stepTable } from './rules.ts';
import type { Answers } from './rules-solved.ts';
import type { NamedMatter } from './store-names.ts';
import type { Matter } from './tables.ts';

/** Writes down who has spoken in this round, as far as it changed. */
export async function saveAnswers(tx: Db, before: Answers, after: Answers, now: Date): Promise<void> {
  const said = [...after].filter(([id, word]) => before.get(id) !== word).map(([id, word]) => ({ id, word }));
  const gone = [...before.keys()].filter((id) => !after.has(id));
  if (said.length > 0)
    await sql`update reporter r set solved = x.word, solved_at = ${now}
      from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as x(id uuid, word text) where r.id = x.id`.execute(tx);
  if (gone.length > 0)
    await sql`update reporter set solved = null, solved_at = null where id = any(${gone}::uuid[])`.execute(tx);
}

/** Says of files that a resident sent whose they are: no other reporter of the same thing sees them. */
export async function markFilesOf(tx: Db, fileIds: readonly string[], reporterId: string): Promise<void> {
  if (fileIds.length === 0) return;
  await sql`update stored_file set reporter_id = ${reporterId} where id = any(${fileIds})`.execute(tx);
}

export async function markWithdrawn(tx: Db, reporterId: string, now: Date): Promise<void> {
  await sql`update reporter set withdrawn_at = ${now} where id = ${reporterId}`.execute(tx);
}

export async function markSplit(
  tx: Db,
  split: { id: string; from: string },
  people: readonly SplitPerson[],
): Promise<void> {
  await sql`update matter set split_from = ${split.from} where id = ${split.id}`.execute(tx);
  await sql`update reporter r set split_of = x.of from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as x(id uuid, "of" uuid)
    where r.id = x.id`.execute(tx);
}

/** A reporter of a matter that was split off, and the same person at the first one. */
export interface SplitPerson {
  readonly id: string;
  readonly of: string;
}

/** The matter that is handled in the place of this one: itself, or the end of the chain of merges. */
export async function findRootId(tx: Db, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select matter_root(${id}::uuid) as id`.execute(tx);
  return rows[0]?.id ?? undefined;
}

/** One matter on the way from a report to the matter that is handled now, and from where on its story is this reporter's too. */
export interface Leg {
  readonly matterId: string;
  /** The fact after which its story counts; null for the report's own matter: all of it. */
  readonly afterFact: string | null;
  readonly since: Date | null;
  /** A colleague looked at the answer that was given before and passed it on. */
  readonly passesAnswer: boolean;
}

interface LegRow {
  readonly id: string;
  readonly merged_at: Date | null;
  readonly fact_id: string | null;
  readonly passes: boolean | null;
}

/** The way from a matter to the one that is handled now, itself first. */
export async function listLegs(tx: Db, id: string): Promise<Leg[]> {
  const { rows } = await sql<LegRow>`with recursive up as (
      select m.id, m.merged_into, m.merged_at, 1 as step from matter m where m.id = ${id}
      union all select m.id, m.merged_into, m.merged_at, up.step + 1 from matter m join up on m.id = up.merged_into)
    select up.id, up.merged_at, f.id::text as fact_id, (f.data ->> 'passAnswer')::boolean as passes from up
    left join lateral (select h.id, h.data from happening h where h.subject_kind = 'matter' and h.subject_id = up.id and h.kind = 'matter.merged'
      and up.merged_into is not null order by h.id desc limit 1) f on true
    order by up.step`.execute(tx);
  return rows.map((row, index) => {
    const before = rows[index - 1];
    return {
      matterId: row.id,
      afterFact: before?.fact_id ?? null,
      since: before?.merged_at ?? null,
      passesAnswer: before?.passes ?? false,
    };
  });
}

/** A matter that was merged into another one, directly or by steps. */
export type Member = Pick<Matter, 'id' | 'number' | 'title' | 'what' | 'where_text' | 'channel' | 'reported_at'> & {
  readonly merged_at: Date;
};

/** What was merged into a matter, the oldest report first. */
export function membersOf(rootId: string): RawBuilder<Member> {
  return sql<Member>`select m.id, m.number, m.title, m.what, m.where_text, m.channel, m.reported_at, m.merged_at
    from matter_family(${rootId}::uuid) as member(id) join matter m on m.id = member.id and m.id <> ${rootId} order by m.reported_at, m.id`;
}

/** The facts of a matter, and what reporters of merged ones added since: oldest first. */
export function familyFacts(id: string): RawBuilder<Happening> {
  const columns = sql`h.id, h.at, h.kind, h.audience, h.data, h.by_kind, h.by_id, h.unit_id`;
  // Two reads by subject: one condition with "or" would read every fact of the county.
  return sql<Happening>`select f.id::text, f.at, f.kind, f.audience, f.data, f.by_kind, f.by_id, f.unit_id from (
      select ${columns} from happening h
      where h.subject_kind = 'matter' and h.subject_id = ${id} and h.audience in ('resident', 'staff')
      union all
      select ${columns} from matter_family(${id}::uuid) member
        join matter m on m.id = member and m.id <> ${id}
        join happening h on h.subject_kind = 'matter' and h.subject_id = m.id and h.at >= m.merged_at
      where h.kind = 'matter.added' and h.audience in ('resident', 'staff')) f order by f.id`;
}

export async function listFamilyFacts(tx: Db, id: string): Promise<Happening[]> {
  const { rows } = await familyFacts(id).execute(tx);
  return rows;
}

/** A matter that may be about the same thing, and why it is shown. */
export type Alike = NamedMatter &
  Pick<Matter, 'where_text' | 'reported_at'> & {
    readonly metres: number | null;
    readonly same_place: boolean;
    readonly shared: number;
  };

const alikeStates = [...stepTable.merge.from, 'closed'];

/**
 * Open matters of the same category, reported within 14 days of this one, at the same place or at most 200 m away, those with most words in
 * common first. Only what the knocker may read in full.
 */
export async function listAlike(tx: Db, who: Who, matter: Matter): Promise<Alike[]> {
  const { rows } = await sql<Alike>`select * from (
      select m.id, m.number, m.title, m.state, m.where_text, m.reported_at,
        coalesce(m.place_id = s.place_id, false) as same_place,
        round(sqrt(power((m.lng - s.lng) * 111320 * cos(radians(s.lat)), 2) + power((m.lat - s.lat) * 110540, 2)))::int as metres,
        (100 * (select count(*) from (select unnest(tsvector_to_array(m.search)) intersect select unnest(tsvector_to_array(s.search))) common)
          / greatest(1, least(length(m.search), length(s.search))))::int as shared
      from matter s join matter m on m.category = s.category and m.id <> s.id
        and m.reported_at between s.reported_at - interval '14 days' and s.reported_at + interval '14 days'
      where s.id = ${matter.id} and m.state = any(${alikeStates}) and ${sees(who, 'whole')}) near
    where same_place or metres <= 200 order by shared desc, metres nulls last, reported_at limit 8`.execute(tx);
  return rows;
}

/** A person's other reports that came from splitting: from this one, or the one that this came from. */
export async function listSplitCodes(
  tx: Db,
  reporterId: string,
): Promise<{ id: string; code: string; title: string }[]> {
  const { rows } = await sql<{ id: string; code: string; title: string }>`select r.id, r.code, m.title from reporter r
    join matter m on m.id = r.matter_id where r.split_of = ${reporterId} or r.id = (select split_of from reporter where id = ${reporterId})
    order by r.made_at, r.id`.execute(tx);
  return rows;
}
