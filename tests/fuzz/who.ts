import type { Duty } from '../../src/kit/duties.ts';
import { newId } from '../../src/kit/ids.ts';
import { hashSecret } from '../../src/platform/identify.ts';
import { sealTotpSecret } from '../../src/platform/sign-in.ts';
import type { TestHouse } from '../support/house-at.ts';
import { hire, sessionOf } from '../support/knockers.ts';
import { testHouseSecret } from '../support/names.ts';
import type { Secret } from './canaries.ts';

/** Somebody who knocks. */
export interface Who {
  readonly name: string;
  readonly kind: 'staff' | 'token' | 'receipt' | 'link' | 'resident' | 'visitor';
  readonly forbidden: readonly Secret[];
  headers: Record<string, string>;
  /** Makes fresh headers, where a knock ended the session. */
  readonly renew: () => Promise<Record<string, string>>;
}

const day = 86_400_000;

async function ready(who: Omit<Who, 'headers'>): Promise<Who> {
  return { ...who, headers: await who.renew() };
}

export const visitor = (forbidden: readonly Secret[]) =>
  ready({ name: 'visitor', kind: 'visitor', forbidden, renew: async () => ({}) });

export async function colleague(
  house: TestHouse,
  of: { name: string; unitId: string; duties: readonly Duty[]; forbidden: readonly Secret[] },
): Promise<Who> {
  const { accountId } = await hire(house, of);
  // As every real account has one.
  const sealed = sealTotpSecret(testHouseSecret, 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
  await house.base.owner.query('update account set totp_secret = $1 where totp_secret = $2', [sealed, Buffer.alloc(0)]);
  return ready({
    name: of.name,
    kind: 'staff',
    forbidden: of.forbidden,
    renew: async () => ({ cookie: await sessionOf(house, accountId) }),
  });
}

/** A programme with the duties of a colleague, for every action that tokens may do. */
export async function programme(
  house: TestHouse,
  of: {
    name: string;
    unitId: string;
    duties: readonly Duty[];
    forbidden: readonly Secret[];
    actions: readonly string[];
  },
): Promise<Who> {
  const { accountId } = await hire(house, of);
  return ready({
    name: of.name,
    kind: 'token',
    forbidden: of.forbidden,
    renew: async () => {
      const secret = `mbt_${newId()}`;
      await insert(
        house,
        `insert into api_token (id, token_hash, name, scopes, account_id, made_at, expires_at) values ($1, $2, 'fuzz', $3, $4, $5, $6)`,
        [newId(), hashSecret(secret), of.actions, accountId],
      );
      return { authorization: `Bearer ${secret}` };
    },
  });
}

export const receiptHolder = (house: TestHouse, name: string, reporterId: string, forbidden: readonly Secret[]) =>
  ready({
    name,
    kind: 'receipt',
    forbidden,
    renew: async () => {
      const secret = `mbr_${newId()}`;
      const text = `insert into receipt_session (token_hash, reporter_id, made_at, expires_at) values ($1, $2, $3, $4)`;
      await insert(house, text, [hashSecret(secret), reporterId]);
      return { cookie: `mb_receipt=${secret}` };
    },
  });

export const linkHolder = (house: TestHouse, name: string, partId: string, forbidden: readonly Secret[]) =>
  ready({
    name,
    kind: 'link',
    forbidden,
    renew: async () => {
      const secret = `mbl_${newId()}`;
      const text = `insert into link (id, token_hash, purpose, subject_kind, subject_id, label, made_at, expires_at)
        values ($1, $2, 'part', 'part', $3, '环卫所', $4, $5)`;
      await insert(house, text, [newId(), hashSecret(secret), partId]);
      return { cookie: `mb_link=${secret}` };
    },
  });

export const residentWith = (house: TestHouse, name: string, phone: string, forbidden: readonly Secret[]) =>
  ready({
    name,
    kind: 'resident',
    forbidden,
    renew: async () => {
      const secret = `mbp_${newId()}`;
      const text = `insert into phone_session (id, token_hash, phone, made_at, expires_at) values ($1, $2, $3, $4, $5)`;
      await insert(house, text, [newId(), hashSecret(secret), phone]);
      return { cookie: `mb_phone=${secret}` };
    },
  });

// Each of these rows ends with when it was made and when it ends.
async function insert(house: TestHouse, text: string, values: readonly unknown[]): Promise<void> {
  const now = house.now();
  await house.base.owner.query(text, [...values, now, new Date(now.getTime() + day)]);
}
