import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** The secret of a house: the one under which it seals, and former ones that still open what they closed. */
export interface HouseSecret {
  readonly current: string;
  readonly former: readonly string[];
}

/** What one secret seals with. */
export interface SealingKey {
  /** Six bytes that name the secret and tell nothing of it. */
  readonly id: Buffer;
  /** Of AES-256-GCM, 32 bytes. */
  readonly key: Buffer;
}

/** What stands before every sealed value of the database, followed by the id of its key; both are a multiple of three bytes, so Base64 shows them as they are. */
export const sealMark = Buffer.from('MBSEAL', 'latin1');
const idBytes = 6;
const nonceBytes = 12;
const tagBytes = 16;

type Keys = readonly [SealingKey, ...SealingKey[]];
const known = new WeakMap<HouseSecret, Keys>();

/** The sealing keys of a house, by HKDF-SHA-256; the first one is the current one. */
export function sealingKeysOf(secret: HouseSecret): Keys {
  const keys = known.get(secret) ?? [sealingKeyOf(secret.current), ...secret.former.map(sealingKeyOf)];
  known.set(secret, keys);
  return keys;
}

function sealingKeyOf(secret: string): SealingKey {
  return {
    id: Buffer.from(hkdfSync('sha256', secret, 'maplebridge', 'seal id', idBytes)),
    key: Buffer.from(hkdfSync('sha256', secret, 'maplebridge', 'seal', 32)),
  };
}

/** Something lies sealed under a secret that this house does not have, or was changed. */
export class SealProblem extends Error {
  override name = 'SealProblem';
}

/** AES-256-GCM under a fresh nonce: nonce(12) ‖ tag(16) ‖ text. What it is `boundTo` must be said again to open it. */
export function encrypt(key: Buffer, plain: Buffer, boundTo: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo);
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** Opens what `encrypt` closed; undefined under another key, bound to something else, or with one byte changed. */
export function decrypt(key: Buffer, sealed: Buffer, boundTo: Buffer): Buffer | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
      .setAAD(boundTo)
      .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Encrypts a small secret under the house's current one; layout `MBSEAL` ‖ key id(6) ‖ nonce(12) ‖ tag(16) ‖ text, bound to mark and id. */
export function seal(secret: HouseSecret, plain: Buffer): Buffer {
  const [{ id, key }] = sealingKeysOf(secret);
  const head = Buffer.concat([sealMark, id]);
  return Buffer.concat([head, encrypt(key, plain, head)]);
}

/** Opens what `seal` closed under any secret of the house, also a value of before there were ids. Throws a `SealProblem`. */
export function openSealed(secret: HouseSecret, sealed: Buffer): Buffer {
  const keys = sealingKeysOf(secret);
  const named = keys.find(({ id }) =>
    sealed.subarray(0, sealMark.length + idBytes).equals(Buffer.concat([sealMark, id])),
  );
  const opened = named
    ? decrypt(named.key, sealed.subarray(sealMark.length + idBytes), sealed.subarray(0, sealMark.length + idBytes))
    : firstOpened(keys, (key) => decrypt(key, sealed, Buffer.alloc(0)));
  if (opened === undefined) throw new SealProblem('sealed under another secret, or changed');
  return opened;
}

/** What the first of the keys that fits opens: for values that do not name theirs. */
export function firstOpened(
  keys: readonly SealingKey[],
  open: (key: Buffer) => Buffer | undefined,
): Buffer | undefined {
  for (const { key } of keys) {
    const opened = open(key);
    if (opened !== undefined) return opened;
  }
  return undefined;
}

/** HMAC-SHA-256 of a text under the house's current secret: what nobody else can compute. */
export function keyedHash(secret: HouseSecret, text: string): Buffer {
  return hashUnder(secret.current, text);
}

/** The same under the current secret and every former one, in this order: to recognise what was made before. */
export function keyedHashes(secret: HouseSecret, text: string): readonly [Buffer, ...Buffer[]] {
  return [keyedHash(secret, text), ...secret.former.map((one) => hashUnder(one, text))];
}

function hashUnder(secret: string, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}
