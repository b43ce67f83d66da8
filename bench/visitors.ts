import type pg from 'pg';
import { newId } from '../src/kit/ids.ts';
import { hashSecret, newSecret } from '../src/platform/identify.ts';
import type { Ask } from './load.ts';

/** A colleague of the demo who signed in as people do. */
export interface SignedIn {
  readonly cookie: string;
  readonly name: string;
  readonly accountId: string;
}

/** Signs in with badge, password and the one-time code that the demo's sign-in page shows. */
export async function signIn(url: string, owner: pg.Pool, role: string): Promise<SignedIn> {
  const listed = (await (await fetch(`${url}/api/demo/sign-ins`)).json()) as {
    rows: { badge: string; name: string; role: string; password: string; code: string }[];
  };
  const found = listed.rows.find((row) => row.role === role);
  if (!found) throw new Error(`the demo has no ${role}`);
  const { badge, password, code } = found;
  const answer = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
    body: JSON.stringify({ badge, password, code }),
  });
  if (!answer.ok) throw new Error(`${role} could not sign in: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .find((pair) => pair.startsWith('mb_session='));
  const { rows } = await owner.query<{ id: string }>('select id from account where badge = $1', [badge]);
  return { cookie: cookie ?? '', name: found.name, accountId: rows[0]?.id ?? '' };
}

/** What residents write, in the words of the prepared matters. */
export async function reportSteps(owner: pg.Pool): Promise<Ask[][]> {
  const { rows } = await owner.query<{
    what: string;
    where_text: string;
    category: string;
    lng: number | null;
    lat: number | null;
  }>(
    `select what, where_text, category, lng, lat from matter where not watch and length(what) >= 5 order by md5(id::text) limit 2000`,
  );
  return rows.map((row, i) => {
    const point = row.lng === null || row.lat === null ? {} : { lng: row.lng, lat: row.lat };
    const phone = `1990${String(1_000_000 + i).slice(-7)}`;
    const body = {
      what: row.what,
      where: row.where_text,
      category: row.category,
      name: '王建国',
      phone,
      emergency: false,
      ...point,
    };
    return [{ method: 'POST' as const, path: '/api/report', body }];
  });
}

/** Ids of matters of the units below a colleague's post. */
export async function matterIdsOf(owner: pg.Pool, unitIds: readonly string[]): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    'select id from matter where unit_id = any($1) and not watch order by md5(id::text) limit 5000',
    [unitIds],
  );
  return rows.map((row) => row.id);
}

/** The units of a colleague's posts and all below them. */
export async function unitIdsOf(owner: pg.Pool, accountId: string): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `with recursive below(id) as (
       select h.unit_id from holding h join person p on p.id = h.person_id where p.account_id = $1
       union select u.id from unit u join below b on u.parent_id = b.id)
     select id from below`,
    [accountId],
  );
  return rows.map((row) => row.id);
}

/** Open receipts of some reporters, as their cookies. */
export async function openReceipts(owner: pg.Pool, count: number): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>('select id from reporter order by md5(id::text) limit $1', [
    count,
  ]);
  const secrets = rows.map((row) => ({ reporterId: row.id, ...newSecret('mbr') }));
  await owner.query(
    `insert into receipt_session (token_hash, reporter_id, made_at, expires_at)
     select decode(x.hash, 'hex'), x.id, now(), now() + interval '2 hours' from unnest($1::text[], $2::uuid[]) as x(hash, id)`,
    [secrets.map(({ secret }) => hashSecret(secret).toString('hex')), secrets.map(({ reporterId }) => reporterId)],
  );
  return secrets.map(({ secret }) => `mb_receipt=${secret}`);
}

// What people type every day: found in thousands of matters.
const everyday = [
  '漏水',
  '停车',
  '噪声',
  '路灯',
  '垃圾',
  '井盖',
  '物业',
  '小区',
  '邻居',
  '楼道',
  '消防',
  '老人',
  '孩子',
  '电动车',
  '占道',
  '施工',
  '供暖',
  '下水道',
  '诈骗',
  '转账',
  '户口',
  '居住证',
  '工资',
  '欠款',
  '油烟',
  '狗',
  '树',
  '电梯',
  '水',
  '路',
];

/** Two hundred things to look for: everyday words, names of places and their initials, words of titles, pairs of words, numbers, receipt codes. */
export async function searchWords(owner: pg.Pool): Promise<string[]> {
  const pick = async (query: string) => (await owner.query<{ word: string }>(query)).rows.map((row) => row.word);
  const places = await pick(`select name as word from place order by md5(id::text) limit 35`);
  const initials = await pick(
    `select initials as word from place where length(initials) between 3 and 6 order by md5(id::text || 'i') limit 35`,
  );
  const titles =
    await pick(`select substr(title, 1 + get_byte(decode(md5(id::text), 'hex'), 0) % 4, 2 + get_byte(decode(md5(id::text), 'hex'), 1) % 5) as word
    from matter where length(title) > 8 order by md5(id::text || 't') limit 40`);
  const pairs = await pick(
    `select substr(where_text, 1, 4) || ' ' || substr(title, 1, 4) as word from matter where where_text <> '' order by md5(id::text || 'p') limit 30`,
  );
  const numbers = await pick(`select number as word from matter order by md5(id::text || 'n') limit 20`);
  const codes = await pick(`select code as word from reporter order by md5(id::text || 'c') limit 10`);
  return [...everyday, ...places, ...initials, ...titles, ...pairs, ...numbers, ...codes]
    .filter((word) => word.trim() !== '')
    .slice(0, 200);
}
