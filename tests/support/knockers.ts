import type { Duty } from '../../src/kit/duties.ts';
import { newId } from '../../src/kit/ids.ts';
import { hashSecret } from '../../src/platform/identify.ts';
import { Caller } from './caller.ts';
import type { TestHouse } from './house.ts';

/** A colleague made for a test: signed in without a password, with exactly these duties in this unit. */
export interface Hired {
  readonly accountId: string;
  readonly personId: string;
  readonly caller: Caller;
}

let lastBadge = 70_000;
const day = 86_400_000;

export async function hire(
  house: TestHouse,
  of: { unitId: string; duties: readonly Duty[]; categories?: readonly string[]; headers?: Record<string, string> },
): Promise<Hired> {
  lastBadge += 1;
  const badge = lastBadge;
  const [accountId, personId] = [newId(), newId()];
  const db = house.base.owner;
  await db.query(`insert into account (id, badge, name, password_hash, totp_secret, made_at) values ($1, $2, $3, '-', '', $4)`, [
    accountId,
    String(badge),
    `警员${badge}`,
    house.now(),
  ]);
  await db.query(`insert into person (id, code, account_id, name, kind, phone) values ($1, $2, $3, $4, 'officer', $5)`, [
    personId,
    String(badge),
    accountId,
    `警员${badge}`,
    `199001${badge}`,
  ]);
  await db.query(
    `insert into holding (id, person_id, unit_id, post, duties, categories, valid_from) values ($1, $2, $3, 'community-officer', $4, $5, '2020-01-01')`,
    [newId(), personId, of.unitId, [...of.duties], of.categories ?? null],
  );
  return { accountId, personId, caller: new Caller(house.url, { cookie: await sessionOf(house, accountId), ...of.headers }) };
}

/** A session opened without a sign-in, as a cookie header. */
export async function sessionOf(house: TestHouse, accountId: string): Promise<string> {
  const secret = `mbs_${newId()}`;
  const now = house.now();
  await house.base.owner.query(
    `insert into session (id, token_hash, account_id, device, network, made_at, seen_at, expires_at) values ($1, $2, $3, 'Linux', '127.0.0.1', $4, $4, $5)`,
    [newId(), hashSecret(secret), accountId, now, new Date(now.getTime() + day)],
  );
  return `mb_session=${secret}`;
}

/** A programme that acts with the duties of this account, within these scopes. */
export async function giveToken(house: TestHouse, accountId: string, scopes: readonly string[]): Promise<Caller> {
  const secret = `mbt_${newId()}`;
  const now = house.now();
  await house.base.owner.query(
    `insert into api_token (id, token_hash, name, scopes, account_id, made_at, expires_at) values ($1, $2, 'test', $3, $4, $5, $6)`,
    [newId(), hashSecret(secret), [...scopes], accountId, now, new Date(now.getTime() + day)],
  );
  return new Caller(house.url, { authorization: `Bearer ${secret}` });
}

/** Whoever holds the receipt of this reporter. */
export async function openReceiptOf(house: TestHouse, reporterId: string): Promise<Caller> {
  const secret = `mbr_${newId()}`;
  const now = house.now();
  await house.base.owner.query(`insert into receipt_session (token_hash, reporter_id, made_at, expires_at) values ($1, $2, $3, $4)`, [
    hashSecret(secret),
    reporterId,
    now,
    new Date(now.getTime() + day),
  ]);
  return new Caller(house.url, { cookie: `mb_receipt=${secret}` });
}
