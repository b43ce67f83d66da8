import { createHmac } from 'node:crypto';
import { openSealed, seal } from '../../platform/seal.ts';
import type { Reporter } from './tables.ts';

/** Who a reporter is. */
export interface Identity {
  readonly name: string | null;
  readonly phone: string | null;
  readonly note: string | null;
}

type Standing = Pick<Reporter, 'name' | 'phone' | 'behalf_note' | 'confidential' | 'sealed' | 'phone_key'>;

/** What is stored of who somebody is: in plain columns, or sealed when the reporter is confidential. */
export function storedIdentity(secret: string, { name, phone, note }: Identity, confidential: boolean): Standing {
  if (!confidential) return { name, phone, behalf_note: note, confidential, sealed: null, phone_key: null };
  return {
    name: null,
    phone: null,
    behalf_note: null,
    confidential,
    sealed: seal(secret, Buffer.from(JSON.stringify({ name, phone, note }))).toString('base64url'),
    phone_key: phone === null ? null : phoneKey(secret, phone),
  };
}

/** Who a reporter is, also a confidential one. For messages, the reporter himself and whoever may unseal; never for a page of colleagues. */
export function identityOf(
  secret: string,
  reporter: Pick<Reporter, 'name' | 'phone' | 'behalf_note' | 'sealed'>,
): Identity {
  if (reporter.sealed === null) return { name: reporter.name, phone: reporter.phone, note: reporter.behalf_note };
  return JSON.parse(openSealed(secret, Buffer.from(reporter.sealed, 'base64url')).toString('utf8')) as Identity;
}

/** The phone to which messages for somebody go; sealed only where a reporter is confidential. */
export function phoneOf(
  secret: string,
  { phone, sealed = null }: { readonly phone: string | null; readonly sealed?: string | null },
): string | null {
  return identityOf(secret, { name: null, phone, behalf_note: null, sealed }).phone;
}

/** Under what a sealed phone is found by its owner: HMAC-SHA-256 under the house secret, so that no list of numbers opens it. */
export function phoneKey(secret: string, phone: string): string {
  return createHmac('sha256', secret).update(`phone ${phone}`).digest('hex');
}
