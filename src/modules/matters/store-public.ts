import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { MatterState } from './words.ts';

/** A row of `public_card`. */
export interface PublicCard {
  readonly matter_id: string;
  readonly code: string;
  readonly title: string;
  readonly body: string;
  readonly result: string | null;
  readonly result_at: Date | null;
  readonly made_at: Date;
  readonly ended_at: Date | null;
  readonly followers: number;
  readonly photo_id: string | null;
}

const cardColumns = sql`c.matter_id, c.code, c.title, c.body, c.result, c.result_at, c.made_at, c.ended_at, c.photo_id,
  (select count(*)::int from follower f where f.matter_id = c.matter_id and f.left_at is null) as followers`;

/** The card of a matter, taken off the public page or not. */
export function cardOf(matterId: string): RawBuilder<PublicCard> {
  return sql<PublicCard>`select ${cardColumns} from public_card c where c.matter_id = ${matterId}`;
}

export async function findCard(tx: Db, matterId: string): Promise<PublicCard | undefined> {
  const { rows } = await cardOf(matterId).execute(tx);
  return rows[0];
}

/** A card that is shown, with what neighbours may know of its matter. */
export type ShownCard = PublicCard & {
  readonly unit_id: string;
  readonly state: MatterState;
  readonly reported_at: Date;
};

export async function findShownCard(
  tx: Db,
  by: { code: string } | { matterId: string },
): Promise<ShownCard | undefined> {
  const which = 'code' in by ? sql`c.code = ${by.code}` : sql`c.matter_id = ${by.matterId}`;
  const { rows } = await sql<ShownCard>`select ${cardColumns}, m.unit_id, m.state, m.reported_at from public_card c
    join matter m on m.id = matter_root(c.matter_id) where ${which} and c.ended_at is null`.execute(tx);
  return rows[0];
}

/** Cards shown for the matters of a place, the newest first. */
export async function listCardsAt(
  tx: Db,
  placeId: string,
): Promise<{ code: string; title: string; state: MatterState }[]> {
  const { rows } = await sql<{
    code: string;
    title: string;
    state: MatterState;
  }>`select c.code, c.title, m.state from public_card c
    join matter m on m.id = c.matter_id where m.place_id = ${placeId} and c.ended_at is null order by c.made_at desc limit 10`.execute(
    tx,
  );
  return rows;
}

export interface CardText {
  readonly matterId: string;
  readonly code: string;
  readonly title: string;
  readonly body: string;
  readonly result: string | null;
  readonly photoId: string | null;
  readonly byId: string;
}

/** Writes or changes a card; answers the code that it keeps for ever. */
export async function saveCard(tx: Db, card: CardText, now: Date): Promise<string> {
  const { rows } = await sql<{
    code: string;
  }>`insert into public_card (matter_id, code, title, body, result, result_at, photo_id, by_id, made_at, changed_at)
    values (${card.matterId}, ${card.code}, ${card.title}, ${card.body}, ${card.result}, ${card.result === null ? null : now}, ${card.photoId}, ${card.byId}, ${now}, ${now})
    on conflict (matter_id) do update set title = excluded.title, body = excluded.body, result = excluded.result,
      result_at = case when excluded.result is null then null else coalesce(public_card.result_at, excluded.result_at) end,
      photo_id = excluded.photo_id, by_id = excluded.by_id, changed_at = excluded.changed_at, ended_at = null returning code`.execute(
    tx,
  );
  return rows[0]?.code ?? card.code;
}

/** False when nothing was shown. */
export async function endCard(tx: Db, matterId: string, now: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update public_card set ended_at = ${now}, changed_at = ${now} where matter_id = ${matterId} and ended_at is null`.execute(
      tx,
    );
  return numAffectedRows === 1n;
}

/** A row of `follower`. */
export interface Follower {
  readonly id: string;
  readonly matter_id: string;
  readonly code: string;
  readonly tail: string;
  readonly phone: string | null;
  readonly language: 'zh' | 'en';
  readonly wants_messages: boolean;
}

const followerColumns = sql`id, matter_id, code, tail, phone, language, wants_messages`;

export async function insertFollower(tx: Db, follower: Follower, now: Date): Promise<void> {
  await sql`insert into follower (id, matter_id, code, tail, phone, language, wants_messages, made_at) values (${follower.id},
    ${follower.matter_id}, ${follower.code}, ${follower.tail}, ${follower.phone}, ${follower.language}, ${follower.wants_messages}, ${now})`.execute(
    tx,
  );
}

export async function findFollower(tx: Db, id: string): Promise<Follower | undefined> {
  const { rows } =
    await sql<Follower>`select ${followerColumns} from follower where id = ${id} and left_at is null`.execute(tx);
  return rows[0];
}

export async function findFollowerByCode(tx: Db, code: string): Promise<Follower | undefined> {
  const { rows } =
    await sql<Follower>`select ${followerColumns} from follower where code = ${code} and left_at is null`.execute(tx);
  return rows[0];
}

export async function listFollowers(tx: Db, matterId: string): Promise<Follower[]> {
  const { rows } =
    await sql<Follower>`select ${followerColumns} from follower where matter_id = ${matterId} and left_at is null`.execute(
      tx,
    );
  return rows;
}

/** Forgets the phone at once: whoever leaves hears nothing more. */
export async function endFollower(tx: Db, id: string, now: Date): Promise<void> {
  await sql`update follower set left_at = ${now}, phone = null, wants_messages = false where id = ${id}`.execute(tx);
}
