import { type HouseSecret, keyedHashes, openSealed, seal } from '../../platform/seal.ts';
import type { SealedColumn } from '../../platform/secrets/columns.ts';
import type { Reporter } from './tables.ts';

/** Who a reporter is. */
export interface Identity {
  readonly name: string | null;
  readonly phone: string | null;
  readonly note: string | null;
}

type Standing = Pick<Reporter, 'name' | 'phone' | 'behalf_note' | 'confidential' | 'sealed' | 'phone_key'>;

/** What is stored of who somebody is: in plain columns, or sealed when the reporter is confidential. */
export function storedIdentity(secret: HouseSecret, { name, phone, note }: Identity, confidential: boolean): Standing {
  if (!confidential) return { name, phone, behalf_note: note, confidential, sealed: null, phone_key: null };
  return {
    name: null,
    phone: null,
    behalf_note: null,
    confidential,
    sealed: seal(secret, Buffer.from(JSON.stringify({ name, phone, note }))).toString('base64url'),
    phone_key: phone === null ? null : phoneKeys(secret, phone)[0],
  };
}

/** Where confidential reporters lie sealed; the key under which their phone is found follows from the secret too. */
export const reporterSeals: SealedColumn = {
  what: { zh: '保密反映人', en: 'confidential reporters' },
  table: 'reporter',
  key: 'id',
  keyType: 'uuid',
  column: 'sealed',
  form: 'base64url',
  alongside: (secret, plain) => {
    const { phone } = readIdentity(plain);
    return { phone_key: phone === null ? null : phoneKeys(secret, phone)[0] };
  },
};

function readIdentity(plain: Buffer): Identity {
  return JSON.parse(plain.toString('utf8')) as Identity;
}

/** Who a reporter is, also a confidential one. For messages, the reporter himself and whoever may unseal; never for a page of colleagues. */
export function identityOf(
  secret: HouseSecret,
  reporter: Pick<Reporter, 'name' | 'phone' | 'behalf_note' | 'sealed'>,
): Identity {
  if (reporter.sealed === null) return { name: reporter.name, phone: reporter.phone, note: reporter.behalf_note };
  return readIdentity(openSealed(secret, Buffer.from(reporter.sealed, 'base64url')));
}

/** The phone to which messages for somebody go; sealed only where a reporter is confidential. */
export function phoneOf(
  secret: HouseSecret,
  { phone, sealed = null }: { readonly phone: string | null; readonly sealed?: string | null },
): string | null {
  return identityOf(secret, { name: null, phone, behalf_note: null, sealed }).phone;
}

/**
 * Under what a sealed phone is found by its owner: HMAC-SHA-256 under the house secret, so that no list of numbers opens it; under former
 * secrets too, the current one first, for what was not sealed anew yet.
 */
export function phoneKeys(secret: HouseSecret, phone: string): readonly [string, ...string[]] {
  const [current, ...former] = keyedHashes(secret, phoneText(phone));
  return [current.toString('hex'), ...former.map((hash) => hash.toString('hex'))];
}

const phoneText = (phone: string) => `phone ${phone}`;
