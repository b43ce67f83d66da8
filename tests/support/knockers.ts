import type { Duty } from '../../src/kit/duties.ts';
import { newId } from '../../src/kit/ids.ts';
import { cookieName } from '../../src/platform/http-cookies.ts';
import { hashSecret } from '../../src/platform/identify.ts';
import { Caller } from './caller.ts';
import type { TestHouse } from './house.ts';

/** A colleague made for a test: signed in without a password, with exactly these duties in this unit. */
export interface Hired {
  readonly accountId: string;
  readonly personId: string;
  /** The session as a cookie header. */
  readonly cookie: string;
  readonly caller: Caller;
}

/** Where to knock when it is not the house itself, and from which network address. */
interface From {
  readonly url?: string;
  readonly network?: string;
}

const day = 86_400_000;
let lastBadge = 70_000;

function callerFrom(house: TestHouse, { url, network }: From, headers: Record<string, string>): Caller {
  return new Caller(url ?? house.url, network === undefined ? headers : { ...headers, 'x-forwarded-for': network });
}

export async function hire(
  house: TestHouse,
  of: From & { unitId: string; duties: readonly Duty[]; categories?: readonly string[] },
): Promise<Hired> {
  lastBadge += 1;
  const badge = String(lastBadge);
  const [accountId, personId] = [newId(), newId()];
  await house.base.owner.query(
    `with a as (insert into account (id, badge, name, password_hash, totp_secret, made_at) values ($1::uuid, $2::text, '警员' || $2, '-', '', $3)),
      p as (insert into person (id, code, account_id, name, kind, phone) values ($4::uuid, $2, $1, '警员' || $2, 'officer', '199001' || $2))
      insert into holding (id, person_id, unit_id, post, duties, categories, valid_from) values ($5, $4, $6, 'community-officer', $7, $8, '2020-01-01')`,
    [accountId, badge, house.now(), personId, newId(), of.unitId, [...of.duties], of.categories ?? null],
  );
  const cookie = await sessionOf(house, accountId);
  return { accountId, personId, cookie, caller: callerFrom(house, of, { cookie }) };
}

/** A session opened without a sign-in, as a cookie header. */
export async function sessionOf(house: TestHouse, accountId: string): Promise<string> {
  const secret = `mbs_${newId()}`;
  const now = house.now();
  await house.base.owner.query(
    `insert into session (id, token_hash, account_id, device, network, made_at, seen_at, expires_at) values ($1, $2, $3, 'Linux', '127.0.0.1', $4, $4, $5)`,
    [newId(), hashSecret(secret), accountId, now, new Date(now.getTime() + day)],
  );
  return `${cookieName('mb_session', house.open.house.settings)}=${secret}`;
}

/** A programme that acts with the duties of this account, within these scopes, for a day. */
export async function giveToken(
  house: TestHouse,
  accountId: string,
  scopes: readonly string[],
  from: From = {},
): Promise<Caller> {
  const secret = `mbt_${newId()}`;
  const now = house.now();
  await house.base.owner.query(
    `insert into api_token (id, token_hash, name, scopes, account_id, made_at, expires_at) values ($1, $2, 'test', $3, $4, $5, $6)`,
    [newId(), hashSecret(secret), [...scopes], accountId, now, new Date(now.getTime() + day)],
  );
  return callerFrom(house, from, { authorization: `Bearer ${secret}` });
}

/** Whoever holds the receipt of this reporter. */
export async function openReceiptOf(house: TestHouse, reporterId: string, from: From = {}): Promise<Caller> {
  const secret = `mbr_${newId()}`;
  const now = house.now();
  await house.base.owner.query(
    `insert into receipt_session (token_hash, reporter_id, made_at, expires_at) values ($1, $2, $3, $4)`,
    [hashSecret(secret), reporterId, now, new Date(now.getTime() + day)],
  );
  return callerFrom(house, from, { cookie: `${cookieName('mb_receipt', house.open.house.settings)}=${secret}` });
}

/** Somebody of a partner unit with a link to its part. */
export function openLinkTo(house: TestHouse, partId: string, from: From = {}): Promise<Caller> {
  return openLink(house, { purpose: 'part', id: partId }, from);
}

/** A party of a mediation, by the link of a message. */
export function openPartyLink(house: TestHouse, partyId: string, from: From = {}): Promise<Caller> {
  return openLink(house, { purpose: 'mediation-party', id: partyId }, from);
}

async function openLink(house: TestHouse, to: { purpose: string; id: string }, from: From): Promise<Caller> {
  const secret = `mbl_${newId()}`;
  const now = house.now();
  await house.base.owner.query(
    `insert into link (id, token_hash, purpose, subject_kind, subject_id, label, made_at, expires_at) values ($1, $2, $6, $6, $3, '环卫所', $4, $5)`,
    [newId(), hashSecret(secret), to.id, now, new Date(now.getTime() + day), to.purpose],
  );
  return callerFrom(house, from, { cookie: `mb_link=${secret}` });
}

/** A resident whose phone a one-time code confirmed. */
export async function confirmPhone(house: TestHouse, phone: string, from: From = {}): Promise<Caller> {
  const secret = `mbp_${newId()}`;
  const now = house.now();
  await house.base.owner.query(
    `insert into phone_session (id, token_hash, phone, made_at, expires_at) values ($1, $2, $3, $4, $5)`,
    [newId(), hashSecret(secret), phone, now, new Date(now.getTime() + day)],
  );
  return callerFrom(house, from, { cookie: `mb_phone=${secret}` });
}
