import { sql } from 'kysely';
import type { Duty } from '../../kit/duties.ts';
import type { Db } from '../../platform/database.ts';
import { pinyinInitials } from '../../platform/pinyin.ts';
import type { PeopleTables, PersonTable } from './tables.ts';
import type { PersonKind, Post } from './words.ts';

export interface Person {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: PersonKind;
  readonly phone: string | null;
  readonly languages: string[];
  readonly skills: string[];
  readonly leftOn: string | null;
}

interface PostLink {
  readonly unitId: string;
  readonly unitName: string;
  readonly post: Post;
  readonly standIn: boolean;
}

type ListedPerson = Person & { readonly posts: PostLink[]; readonly signsIn: boolean };

export interface PeopleFilter {
  readonly q: string | undefined;
  readonly unitId: string | undefined;
  readonly kind: PersonKind | undefined;
  readonly post: Post | undefined;
  readonly duty: Duty | undefined;
  readonly left: boolean;
}

const tables = (tx: Db) => tx.withTables<PeopleTables>();

function personOf(row: PersonTable): Person {
  const { left_on: leftOn, initials: _, account_id: __, ...rest } = row;
  return { ...rest, leftOn };
}

/** The posts of a person on the day as JSON, for a query in which the person is called `p`. */
function postsOn(day: string) {
  return sql`coalesce((select json_agg(json_build_object('unitId', u.id, 'unitName', u.name, 'post', h.post,
      'standIn', h.stands_in_for is not null) order by h.concurrent, h.valid_from, h.id)
    from holding h join unit u on u.id = h.unit_id
    where h.person_id = p.id and h.valid_from <= ${day} and (h.valid_to is null or h.valid_to > ${day})), '[]')`;
}

function matches(filter: PeopleFilter, day: string) {
  const q = filter.q?.normalize('NFKC').toLowerCase();
  const words = q
    ? sql`(position(${q} in lower(p.name)) > 0 or position(${q} in lower(p.code)) > 0 or p.initials like ${prefixOf(q)}::text)`
    : sql`true`;
  const held = sql`exists (select 1 from holding h where h.person_id = p.id
      and h.valid_from <= ${day} and (h.valid_to is null or h.valid_to > ${day})
      and (${filter.post ?? null}::text is null or h.post = ${filter.post ?? null})
      and (${filter.duty ?? null}::text is null or ${filter.duty ?? null} = any(h.duties))
      and (${filter.unitId ?? null}::uuid is null or h.unit_id in (select id from below)))`;
  const asksPosts = filter.post ?? filter.duty ?? filter.unitId;
  return sql`(${filter.kind ?? null}::text is null or p.kind = ${filter.kind ?? null})
    and (${filter.left} = (p.left_on is not null and p.left_on <= ${day}))
    and ${words} and ${asksPosts === undefined ? sql`true` : held}`;
}

// Letters only, so that no wildcard slips in.
function prefixOf(q: string): string | null {
  return /^[a-z0-9]+$/.test(q) ? `${q}%` : null;
}

/** People after a code, in the order of their codes, with their posts of the day; of a unit also those below it. */
export async function listPeople(
  tx: Db,
  asked: { filter: PeopleFilter; day: string; after: string; limit: number },
): Promise<ListedPerson[]> {
  const { filter, day, after, limit } = asked;
  const { rows } = await sql<PersonTable & { posts: PostLink[] }>`with recursive below(id) as (
      select id from unit where id = ${filter.unitId ?? null}::uuid
      union select u.id from below b join unit u on u.parent_id = b.id)
    select p.*, ${postsOn(day)} as posts from person p
    where p.code > ${after} and ${matches(filter, day)} order by p.code limit ${limit}`.execute(tx);
  return rows.map(({ posts, ...row }) => ({ ...personOf(row), posts, signsIn: row.account_id !== null }));
}

export async function findPerson(tx: Db, id: string, day: string): Promise<ListedPerson | undefined> {
  const { rows } = await sql<PersonTable & { posts: PostLink[] }>`
    select p.*, ${postsOn(day)} as posts from person p where p.id = ${id}`.execute(tx);
  return rows.map(({ posts, ...row }) => ({ ...personOf(row), posts, signsIn: row.account_id !== null }))[0];
}

export async function listAllPeople(tx: Db): Promise<Person[]> {
  const rows = await tables(tx).selectFrom('person').selectAll().orderBy('code').execute();
  return rows.map(personOf);
}

export async function isPersonCodeTaken(tx: Db, code: string, exceptId: string | null): Promise<boolean> {
  const row = await tables(tx).selectFrom('person').select('id').where('code', '=', code).executeTakeFirst();
  return row !== undefined && row.id !== exceptId;
}

/** Inserts or updates people by id; whoever signs in keeps doing so. */
export async function savePeople(tx: Db, people: readonly Person[]): Promise<void> {
  const rows = people.map((person) => ({ ...person, initials: pinyinInitials(person.name, 'name') }));
  await sql`insert into person (id, code, name, initials, kind, phone, languages, skills, left_on)
    select id, code, name, initials, kind, phone, languages, skills, "leftOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, name text, initials text, kind text,
      phone text, languages text[], skills text[], "leftOn" date)
    on conflict (id) do update set code = excluded.code, name = excluded.name, initials = excluded.initials,
      kind = excluded.kind, phone = excluded.phone, languages = excluded.languages, skills = excluded.skills,
      left_on = excluded.left_on`.execute(tx);
}

export async function removePeople(tx: Db, ids: readonly string[]): Promise<void> {
  await tables(tx).deleteFrom('person').where('id', 'in', ids).execute();
}

/** Ties a person to the account by which he signs in; answers whether there is such a person. */
export async function tieAccount(tx: Db, personCode: string, accountId: string): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('person')
    .set({ account_id: accountId })
    .where('code', '=', personCode)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
