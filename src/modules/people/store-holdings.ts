import { sql } from 'kysely';
import type { Duty } from '../../kit/duties.ts';
import type { Holding } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import type { PeopleTables } from './tables.ts';
import type { PersonKind, Post } from './words.ts';

export interface HeldPost {
  readonly id: string;
  readonly personId: string;
  readonly unitId: string;
  readonly post: Post;
  readonly duties: Duty[];
  readonly categories: string[] | null;
  readonly concurrent: boolean;
  readonly standsInForId: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface ShownPost extends Omit<HeldPost, 'standsInForId'> {
  readonly personName: string;
  readonly personCode: string;
  readonly personKind: PersonKind;
  readonly phone: string | null;
  readonly unitName: string;
  readonly standsInFor: { id: string; personName: string } | null;
}

const tables = (tx: Db) => tx.withTables<PeopleTables>();

const shown = sql`select h.id, h.person_id as "personId", p.name as "personName", p.code as "personCode", p.kind as "personKind",
    p.phone, h.unit_id as "unitId", u.name as "unitName", h.post, h.duties, h.categories, h.concurrent,
    case when h.stands_in_for is null then null else json_build_object('id', h.stands_in_for, 'personName', o.name) end as "standsInFor",
    h.valid_from as "validFrom", h.valid_to as "validTo"
  from holding h join person p on p.id = h.person_id join unit u on u.id = h.unit_id
  left join holding s on s.id = h.stands_in_for left join person o on o.id = s.person_id`;

/** Posts in a unit that are held on the day, heads first. */
export async function listPostsOfUnit(tx: Db, unitId: string, day: string): Promise<ShownPost[]> {
  const { rows } = await sql<ShownPost>`${shown} where h.unit_id = ${unitId} and h.valid_from <= ${day}
    and (h.valid_to is null or h.valid_to > ${day}) order by h.valid_from, p.code`.execute(tx);
  return rows;
}

/** Every post that a person ever held, the newest first. */
export async function listPostsOfPerson(tx: Db, personId: string): Promise<ShownPost[]> {
  const { rows } = await sql<ShownPost>`${shown} where h.person_id = ${personId}
    order by h.valid_to desc nulls first, h.valid_from desc`.execute(tx);
  return rows;
}

export async function findPost(tx: Db, id: string): Promise<ShownPost | undefined> {
  const { rows } = await sql<ShownPost>`${shown} where h.id = ${id}`.execute(tx);
  return rows[0];
}

export async function listAllPosts(tx: Db): Promise<(HeldPost & { personCode: string; unitCode: string })[]> {
  const { rows } = await sql<HeldPost & { personCode: string; unitCode: string }>`
    select h.id, h.person_id as "personId", h.unit_id as "unitId", h.post, h.duties, h.categories, h.concurrent,
      h.stands_in_for as "standsInForId", h.valid_from as "validFrom", h.valid_to as "validTo",
      p.code as "personCode", u.code as "unitCode"
    from holding h join person p on p.id = h.person_id join unit u on u.id = h.unit_id
    order by p.code, h.valid_from, u.code, h.post`.execute(tx);
  return rows;
}

/** Whether the person already holds this post in this unit at any time of the span. */
export async function isPostHeld(
  tx: Db,
  asked: Pick<HeldPost, 'personId' | 'unitId' | 'post' | 'validFrom' | 'validTo'>,
): Promise<boolean> {
  const { rows } = await sql`select 1 from holding where person_id = ${asked.personId} and unit_id = ${asked.unitId}
    and post = ${asked.post}
    and daterange(valid_from, valid_to) && daterange(${asked.validFrom}::date, ${asked.validTo}::date) limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function savePosts(tx: Db, posts: readonly HeldPost[]): Promise<void> {
  await sql`insert into holding (id, person_id, unit_id, post, duties, categories, concurrent, stands_in_for, valid_from, valid_to)
    select id, "personId", "unitId", post, duties, categories, concurrent, "standsInForId", "validFrom", "validTo"
    from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) as r(id uuid, "personId" uuid, "unitId" uuid, post text, duties text[],
      categories text[], concurrent boolean, "standsInForId" uuid, "validFrom" date, "validTo" date)
    on conflict (id) do update set person_id = excluded.person_id, unit_id = excluded.unit_id, post = excluded.post,
      duties = excluded.duties, categories = excluded.categories, concurrent = excluded.concurrent,
      stands_in_for = excluded.stands_in_for, valid_from = excluded.valid_from, valid_to = excluded.valid_to`.execute(
    tx,
  );
}

/** Whether one of these people holds both duties on any day, in one post or in several. */
export async function isJoined(
  tx: Db,
  personIds: readonly string[],
  [one, other]: readonly [Duty, Duty],
): Promise<boolean> {
  const { rows } = await sql`select 1 from holding a join holding b on b.person_id = a.person_id
    and daterange(a.valid_from, a.valid_to) && daterange(b.valid_from, b.valid_to)
    where a.person_id = any(${personIds}::uuid[]) and ${one} = any(a.duties) and ${other} = any(b.duties) limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function removePosts(tx: Db, ids: readonly string[]): Promise<void> {
  await tables(tx).deleteFrom('holding').where('id', 'in', ids).execute();
}

/** Ends posts on the day, and whoever stands in for them; what would only begin then is removed. */
export async function endPosts(tx: Db, ids: readonly string[], on: string): Promise<void> {
  const theirs = sql`(id = any(${ids}::uuid[]) or stands_in_for = any(${ids}::uuid[]))`;
  await sql`delete from holding where ${theirs} and valid_from >= ${on} and stands_in_for is not null`.execute(tx);
  await sql`delete from holding where ${theirs} and valid_from >= ${on}`.execute(tx);
  await sql`update holding set valid_to = ${on} where ${theirs} and (valid_to is null or valid_to > ${on})`.execute(tx);
}

/** Marks that a person has left, and ends all posts on that day. */
export async function markLeft(tx: Db, personId: string, on: string): Promise<void> {
  await tables(tx).updateTable('person').set({ left_on: on }).where('id', '=', personId).execute();
  const held = await tables(tx).selectFrom('holding').select('id').where('person_id', '=', personId).execute();
  await endPosts(
    tx,
    held.map(({ id }) => id),
    on,
  );
}

interface HoldingRow {
  readonly person_id: string;
  readonly unit_id: string | null;
  readonly unit_name: string;
  readonly unit_ids: string[];
  readonly is_top: boolean;
  readonly post: string;
  readonly duties: Duty[];
  readonly categories: string[] | null;
}

/**
 * What an account may act for on the day: posts and stand-ins held then, each with its unit, all below it, and the units that these took
 * the place of (so that somebody still answers for old records).
 */
export async function loadHoldings(
  tx: Db,
  accountId: string,
  day: string,
): Promise<{ personId: string | null; holdings: Holding[] }> {
  const { rows } = await sql<HoldingRow>`with recursive held as materialized (
      select p.id as person_id, h.unit_id, h.post, h.duties, h.categories from person p
      left join holding h on h.person_id = p.id and h.valid_from <= ${day} and (h.valid_to is null or h.valid_to > ${day})
        and (p.left_on is null or p.left_on > ${day})
      where p.account_id = ${accountId}),
    below(root, id) as (
      select unit_id, unit_id from held where unit_id is not null
      union
      select b.root, n.id from below b cross join lateral (
        select u.id from unit u where u.parent_id = b.id and u.valid_from <= ${day}
        union all select s.old_unit_id from unit_successor s where s.new_unit_id = b.id and s.on_day <= ${day}) n)
    select held.*, u.name as unit_name, u.parent_id is null as is_top, array(select b.id::text from below b where b.root = held.unit_id) as unit_ids
    from held left join unit u on u.id = held.unit_id order by u.code, held.post`.execute(tx);
  const holdings = rows.flatMap(
    ({ unit_id: unitId, unit_name: unitName, unit_ids: unitIds, is_top: isTop, post, duties, categories }) =>
      unitId === null ? [] : [{ unitId, unitName, unitIds, isTop, post, duties, categories }],
  );
  return { personId: rows[0]?.person_id ?? null, holdings };
}
