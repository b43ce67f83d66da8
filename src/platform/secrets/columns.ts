import type { Words } from '../../kit/words.ts';
import type { HouseSecret } from '../seal.ts';

/** A column whose values `seal` closed. */
export interface SealedColumn {
  readonly what: Words;
  readonly table: string;
  /** The primary key of the table. */
  readonly key: string;
  readonly keyType: 'uuid' | 'bytea';
  readonly column: string;
  /** How the sealed bytes lie there; null and empty mean that nothing is sealed. */
  readonly form: 'bytes' | 'base64url';
  /** Other columns of the row that follow from the secret and from what was sealed. */
  readonly alongside?: (secret: HouseSecret, plain: Buffer) => Readonly<Record<string, string | null>>;
}

/** The sealed columns of the platform itself; each family names its own (`Module.seals`). */
export const platformSeals: readonly SealedColumn[] = [
  {
    what: { zh: '动态码密钥', en: 'authenticator secrets' },
    table: 'account',
    key: 'id',
    keyType: 'uuid',
    column: 'totp_secret',
    form: 'bytes',
  },
  {
    what: { zh: '办到一半的登录', en: 'sign-ins that are under way' },
    table: 'ceremony',
    key: 'key_hash',
    keyType: 'bytea',
    column: 'begun',
    form: 'bytes',
  },
  {
    what: { zh: '保密的短信', en: 'confidential messages' },
    table: 'outgoing',
    key: 'id',
    keyType: 'uuid',
    column: 'sealed',
    form: 'base64url',
  },
  {
    what: { zh: '事件推送密钥', en: 'secrets of event webhooks' },
    table: 'webhook',
    key: 'id',
    keyType: 'uuid',
    column: 'secret',
    form: 'bytes',
  },
  {
    what: { zh: '事件推送的前一个密钥', en: 'earlier secrets of event webhooks' },
    table: 'webhook',
    key: 'id',
    keyType: 'uuid',
    column: 'old_secret',
    form: 'bytes',
  },
];
