import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { type MatterMention, openStates, seesMatter } from '../matters/api.ts';
import type { Said } from './compare.ts';

/** A report that may be about the same thing, and the matter that is handled for it now. */
export type Voice = Said & {
  readonly root: MatterMention & { readonly where_text: string; readonly reported_at: Date };
  readonly reporter_ids: readonly string[];
};

interface VoiceRow extends Said {
  readonly root_id: string;
  readonly number: string;
  readonly root_title: string;
  readonly state: MatterMention['state'];
  readonly root_where: string;
  readonly root_at: Date;
  readonly reporter_ids: string[];
}

const saidColumns = sql`v.id, v.title, v.what, v.where_text, v.category, v.reported_at, v.lng, v.lat, v.place_id,
  (select p.name from place p where p.id = v.place_id) as place_name`;

/** A matter's own words, to be compared with those of others. */
export async function findSaid(tx: Db, id: string): Promise<Said | undefined> {
  const { rows } = await sql<Said>`select ${saidColumns} from matter v where v.id = ${id}`.execute(tx);
  return rows[0];
}

/** By what others are looked for. */
export interface Seeking {
  readonly selfId: string | null;
  readonly bands: readonly number[];
  readonly places: readonly number[];
  /** Matters that are known to be near from elsewhere. */
  readonly ids: readonly string[];
  readonly from: Date;
  readonly to: Date;
}

const mostFound = 300;

/**
 * Reports that share a key with these, or are named, where the matter that is handled for them is open and the knocker may read it in full;
 * without those that somebody told apart from it. The newest first.
 */
export async function listVoices(ctx: Context, seeking: Seeking): Promise<Voice[]> {
  const { selfId, bands, places, ids, from, to } = seeking;
  const self = sql`${selfId}::uuid`;
  const { rows } = await sql<VoiceRow>`with found as (
      (select k.matter_id as id from topic_mark k where k.bands && ${[...bands]}::int[] limit 500)
      union (select k.matter_id from topic_mark k join matter v on v.id = k.matter_id where k.places && ${[...places]}::int[]
        and v.reported_at between ${from} and ${to} order by v.reported_at desc limit 500)
      union select unnest(${[...ids]}::uuid[])),
    rooted as (select v.*, case when v.merged_into is null then v.id else matter_root(v.id) end as root_id from found f join matter v on v.id = f.id)
    select ${saidColumns}, m.id as root_id, m.number, m.title as root_title, m.state, m.where_text as root_where, m.reported_at as root_at,
      array(select r.id from reporter r where r.matter_id = m.id) as reporter_ids
    from rooted v join matter m on m.id = v.root_id
    where m.state = any(${[...openStates]}) and v.forgotten_at is null and (${self} is null or (m.id <> ${self} and not exists (
        select 1 from topic_apart a where a.one_id = least(m.id, ${self}) and a.other_id = greatest(m.id, ${self}))))
      and ${seesMatter(ctx.who, 'whole')}
    order by v.reported_at desc limit ${mostFound}`.execute(ctx.tx);
  return rows.map(({ root_id, number, root_title, state, root_where, root_at, ...said }) => ({
    ...said,
    root: { id: root_id, number, title: root_title, state, where_text: root_where, reported_at: root_at },
  }));
}

const inOrder = (one: string, other: string) => (one < other ? [one, other] : [other, one]);

/** False when somebody said so before. */
export async function insertApart(
  tx: Db,
  pair: readonly [string, string],
  by: { id: string; at: Date },
): Promise<boolean> {
  const [one, other] = inOrder(...pair);
  const { numAffectedRows } =
    await sql`insert into topic_apart (one_id, other_id, by_id, at) values (${one}, ${other}, ${by.id}, ${by.at})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function deleteApart(tx: Db, pair: readonly [string, string]): Promise<boolean> {
  const [one, other] = inOrder(...pair);
  const { numAffectedRows } = await sql`delete from topic_apart where one_id = ${one} and other_id = ${other}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** What was told apart from a matter, as far as the knocker may read it; the newest word first. */
export async function listApart(
  ctx: Context,
  id: string,
): Promise<(MatterMention & { by: string | null; at: Date; reporter_ids: string[] })[]> {
  const { rows } = await sql<
    MatterMention & { by: string | null; at: Date; reporter_ids: string[] }
  >`select m.id, m.number, m.title, m.state, c.name as by, a.at, array(select r.id from reporter r where r.matter_id = m.id) as reporter_ids
    from topic_apart a join matter m on m.id = case when a.one_id = ${id} then a.other_id else a.one_id end
    left join account c on c.id = a.by_id
    where (a.one_id = ${id} or a.other_id = ${id}) and ${seesMatter(ctx.who, 'whole')} order by a.at desc limit 20`.execute(
    ctx.tx,
  );
  return rows;
}

/** A public card with what neighbours may know of it, and its own words to compare. */
export interface Card {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly body: string;
  readonly unit_id: string;
  readonly since: Date;
  readonly followers: number;
  readonly place_name: string | null;
}

/** Cards that are shown while work goes on: those that share a key first, then the newest. Nothing of a report is read. */
export async function listOpenCards(tx: Db, keys: readonly number[], limit: number): Promise<Card[]> {
  const { rows } = await sql<Card>`select c.matter_id as id, c.code, c.title, c.body, r.unit_id, r.reported_at as since,
      (select count(*)::int from follower f where f.matter_id = c.matter_id and f.left_at is null) as followers,
      (select p.name from place p where p.id = r.place_id) as place_name
    from public_card c join topic_card_mark k on k.matter_id = c.matter_id join matter r on r.id = matter_root(c.matter_id)
    where c.ended_at is null and r.state = any(${[...openStates].filter((state) => state !== 'closed')}) and not r.watch
    order by k.keys && ${[...keys]}::int[] desc, c.made_at desc limit ${limit}`.execute(tx);
  return rows;
}
