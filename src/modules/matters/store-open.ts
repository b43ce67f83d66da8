import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { MatterState } from './words.ts';

/** A public card for programmes of others, with what neighbours may know of its matter. */
export interface PublicMatter {
  readonly matter_id: string;
  readonly code: string;
  readonly title: string;
  readonly body: string;
  readonly result: string | null;
  readonly result_at: Date | null;
  readonly made_at: Date;
  readonly changed_at: Date;
  readonly followers: number;
  readonly unit_id: string;
  readonly place_id: string | null;
  readonly state: MatterState;
  readonly category: string;
  readonly reported_at: Date;
  readonly promised_at: Date | null;
  readonly closed_at: Date | null;
  readonly has_photo: boolean;
}

export interface PublicAsked {
  /** Only these: by the codes of their cards, or by their matters. */
  readonly only?: { readonly codes: readonly string[]; readonly matterIds: readonly string[] };
  readonly categories?: readonly string[];
  readonly states?: readonly MatterState[];
  /** When it was reported. */
  readonly from?: Date;
  readonly to?: Date;
  readonly limit: number;
  readonly offset: number;
}

// What is shown now, of a matter that stands for itself: nothing withdrawn, nothing merged away, nothing under watch.
const isPublic = sql`c.ended_at is null and m.merged_into is null and m.state not in ('withdrawn', 'merged') and not m.watch`;

/** Public matters, the latest reported first. */
export async function listPublicMatters(tx: Db, asked: PublicAsked): Promise<PublicMatter[]> {
  const { only, categories = null, states = null, from = null, to = null } = asked;
  const which = only
    ? sql`(c.code = any(${only.codes}::text[]) or c.matter_id = any(${only.matterIds}::uuid[]))`
    : sql`true`;
  const { rows } =
    await sql<PublicMatter>`select c.matter_id, c.code, c.title, c.body, c.result, c.result_at, c.made_at, c.changed_at,
      (select count(*)::int from follower f where f.matter_id = c.matter_id and f.left_at is null) as followers,
      m.unit_id, m.place_id, m.state, m.category, m.reported_at, m.promised_at, m.closed_at,
      exists (select 1 from stored_file f where f.id = c.photo_id and f.public_hash is not null) as has_photo
    from public_card c join matter m on m.id = c.matter_id
    where ${isPublic} and ${which}
      and (${categories}::text[] is null or m.category = any(${categories}::text[]))
      and (${states}::text[] is null or m.state = any(${states}::text[]))
      and (${from}::timestamptz is null or m.reported_at >= ${from}) and (${to}::timestamptz is null or m.reported_at <= ${to})
    order by m.reported_at desc, m.id desc limit ${asked.limit} offset ${asked.offset}`.execute(tx);
  return rows;
}

/** The photo on a card, while it has a public copy. */
export async function findCardPhoto(
  tx: Db,
  matterId: string,
): Promise<{ public_hash: string; clean_hash: string; media_type: string } | undefined> {
  const { rows } = await sql<{ public_hash: string; clean_hash: string; media_type: string }>`
    select f.public_hash, f.clean_hash, f.media_type from public_card c join stored_file f on f.id = c.photo_id
    where c.matter_id = ${matterId} and c.ended_at is null and f.public_hash is not null`.execute(tx);
  return rows[0];
}

/** That work on a public matter was finished or taken up again; the words that go with it stay inside. */
export interface PublicChange {
  readonly matter_id: string;
  readonly code: string;
  readonly kind: 'matter.closed' | 'matter.reopened' | 'matter.contested';
  readonly at: Date;
}

/** Changes since a matter was made public, the oldest first. */
export async function listPublicChanges(tx: Db, of: { from: Date; to: Date; limit: number }): Promise<PublicChange[]> {
  const { rows } = await sql<PublicChange>`select c.matter_id, c.code, h.kind, h.at
    from public_card c join matter m on m.id = c.matter_id
      join happening h on h.subject_kind = 'matter' and h.subject_id = c.matter_id
    where ${isPublic} and h.kind in ('matter.closed', 'matter.reopened', 'matter.contested')
      and h.at >= c.made_at and h.at between ${of.from} and ${of.to} order by h.at, h.id limit ${of.limit}`.execute(tx);
  return rows;
}

/** Public matters whose result was told in this time, the oldest first. */
export async function listPublicResults(tx: Db, of: { from: Date; to: Date; limit: number }) {
  const { rows } = await sql<{
    matter_id: string;
    code: string;
    result: string;
    result_at: Date;
    state: MatterState;
    closed_at: Date | null;
  }>`select c.matter_id, c.code, c.result, c.result_at, m.state, m.closed_at
    from public_card c join matter m on m.id = c.matter_id
    where ${isPublic} and c.result is not null and c.result_at between ${of.from} and ${of.to} order by c.result_at limit ${of.limit}`.execute(
    tx,
  );
  return rows;
}

/** Where a matter stands: state and dates of what is handled for it, and not one word. */
export interface Standing {
  readonly matter_id: string;
  readonly state: MatterState;
  readonly category: string;
  readonly unit_id: string;
  readonly reported_at: Date;
  readonly promised_at: Date | null;
  readonly answered_at: Date | null;
  readonly closed_at: Date | null;
}

export async function listStandings(tx: Db, matterIds: readonly string[]): Promise<Standing[]> {
  const { rows } =
    await sql<Standing>`select m.id as matter_id, m.category, m.reported_at, r.unit_id, r.promised_at, r.answered_at, r.closed_at,
      case when m.state = 'withdrawn' then m.state else r.state end as state
    from matter m join matter r on r.id = matter_root(m.id) where m.id = any(${matterIds}::uuid[])`.execute(tx);
  return rows;
}

/** A category that residents may name, in the words that are meant for them. */
export interface Choice {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly about_zh: string;
  readonly about_en: string;
  readonly synonyms: readonly string[];
  readonly group_zh: string | null;
  readonly group_en: string | null;
}

/** What residents choose from on the day and all leaves below it, in the order of the dictionary; emergencies are for the telephone. */
export async function listChoices(tx: Db, day: string): Promise<Choice[]> {
  const { rows } = await sql<Choice>`with present as (
      select * from category where active and not emergency and active_from <= ${day} and (ended_on is null or ended_on > ${day}))
    select c.code, coalesce(c.resident_zh, c.zh) as zh, coalesce(c.resident_en, c.en) as en,
      c.definition_zh as about_zh, c.definition_en as about_en, c.synonyms, p.zh as group_zh, p.en as group_en
    from present c left join category p on p.code = split_part(c.code, '.', 1)
    where c.code = 'other' or c.resident_position is not null
      or (exists (select 1 from present r where r.resident_position is not null and starts_with(c.code, r.code || '.'))
        and not exists (select 1 from present l where l.parent_code = c.code))
    order by c.position, c.code`.execute(tx);
  return rows;
}

/** Code and digits by which a reporter finds the report again. */
export async function findReporter(tx: Db, id: string): Promise<{ code: string; tail: string } | undefined> {
  const { rows } = await sql<{ code: string; tail: string }>`select code, tail from reporter where id = ${id}`.execute(
    tx,
  );
  return rows[0];
}
