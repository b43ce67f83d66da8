import { newId } from '../../src/kit/ids.ts';
import { Caller } from '../support/caller.ts';
import type { TestHouse } from '../support/house-at.ts';
import { hire } from '../support/knockers.ts';
import type { MadeMatter } from '../support/matters.ts';

/** A photo of one pixel. */
export const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What must not reach whom: a matter of the south, a matter of the north under watch, and what nobody at all may read. */
export type Secret = 'south' | 'watch' | 'nobody';

/** Words that stand nowhere else, planted into what is personal. */
export class Canaries {
  readonly known = new Map<string, Secret>();

  make(secret: Secret): string {
    const text = `canary${newId().slice(-12)}`;
    this.known.set(text, secret);
    return text;
  }

  /** The first canary of these secrets in a text. */
  findIn(text: string, forbidden: readonly Secret[]): string | undefined {
    for (const [canary, secret] of this.known) {
      if (forbidden.includes(secret) && text.includes(canary)) return canary;
    }
    return undefined;
  }
}

/** Every column of a matter, its reporters and parts that is marked personal in the database, its facts and its messages. */
export async function plantMatter(
  house: TestHouse,
  matter: MadeMatter,
  secret: Secret,
  canaries: Canaries,
): Promise<void> {
  const db = house.base.owner;
  // Codes are keys that knocks may hold by right; phones are planted when the matter is made; what is sealed or hashed holds no plain word.
  const { rows } = await db.query<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c
     where c.table_schema = 'public' and c.udt_name = 'text' and c.table_name in ('matter', 'reporter', 'part')
       and col_description(format('%I.%I', c.table_schema, c.table_name)::regclass, c.ordinal_position) like 'personal:%'
       and c.column_name not in ('code', 'tail', 'phone', 'fingerprint', 'sealed', 'phone_key')`,
  );
  for (const { table, column } of rows) {
    const key = table === 'matter' ? 'id' : 'matter_id';
    // Some columns hold words of a fixed list.
    await db
      .query(`update "${table}" set "${column}" = $1 where ${key} = $2`, [canaries.make(secret), matter.id])
      .catch(() => undefined);
  }
  const { rows: phones } = await db.query<{ phone: string }>('select phone from reporter where matter_id = $1', [
    matter.id,
  ]);
  for (const { phone } of phones) canaries.known.set(phone, secret);
  for (const [audience, of] of [
    ['resident', secret],
    ['staff', secret],
    ['sealed', 'nobody'],
  ] as const) {
    await db.query(
      `insert into happening (at, request_id, subject_kind, subject_id, kind, audience, data, by_kind)
       values ($1, $2, 'matter', $3, 'matter.told', $4, $5, 'system')`,
      [house.now(), newId(), matter.id, audience, { text: canaries.make(of), reason: canaries.make(of) }],
    );
  }
  await db.query(
    `insert into outgoing (id, template, language, params, channel, recipient, subject_kind, subject_id, state, not_before, made_at, changed_at)
     values ($1, 'matter.received', 'zh', $2, 'sms', $3, 'matter', $4, 'sent', now(), now(), now())`,
    [newId(), { code: canaries.make(secret), link: 'x' }, phones[0]?.phone ?? '1', matter.id],
  );
}

/** A photo that was sent with the matter. Answers its id. */
export async function plantFile(house: TestHouse, matter: MadeMatter): Promise<string> {
  const { body } = await new Caller(house.url).bytes('/api/files', photo);
  await house.base.owner.query(
    `update stored_file set subject_kind = 'matter', subject_id = $1, audience = 'resident' where id = $2`,
    [matter.id, String(body['id'])],
  );
  return String(body['id']);
}

/** A colleague who never signs in: what hangs at the account and its session is nobody's to read. Answers the account's id. */
export async function plantAccount(house: TestHouse, unitId: string, canaries: Canaries): Promise<string> {
  const { accountId } = await hire(house, { unitId, duties: ['handle'] });
  const of = () => canaries.make('nobody');
  await house.base.owner.query('update account set password_hash = $1 where id = $2', [of(), accountId]);
  await house.base.owner.query('update session set device = $1, network = $2 where account_id = $3', [
    of(),
    of(),
    accountId,
  ]);
  return accountId;
}
