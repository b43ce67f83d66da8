/** Bytes that IndexedDB and WebCrypto both take. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Sealed content: a fresh 96-bit nonce and the AES-256-GCM text with its tag. */
export interface Sealed {
  readonly nonce: Bytes;
  readonly box: Bytes;
}

/** The key of a store, wrapped by a key made from a PIN. */
export interface WrappedKey {
  readonly salt: Bytes;
  readonly rounds: number;
  readonly wrapped: Sealed;
}

// OWASP Password Storage Cheat Sheet (2025): PBKDF2-HMAC-SHA256 with at least 600,000 rounds.
const pinRounds = 600_000;
const keyKind = { name: 'AES-GCM', length: 256 } as const;

/** A PIN of at least six digits, not all alike and not counted up or down. */
export function isGoodPin(pin: string): boolean {
  if (!/^\d{6,12}$/.test(pin)) return false;
  const steps = new Set([...pin].slice(1).map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10));
  return !(steps.size === 1 && [0, 1, 9].some((step) => steps.has(step)));
}

function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

async function keyFromPin(pin: string, salt: Bytes, rounds: number): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey']);
  const from = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(from, secret, keyKind, false, ['wrapKey', 'unwrapKey']);
}

/** A fresh key for a store, and the same key wrapped by the PIN with a salt of its own. */
export async function makeKey(pin: string): Promise<{ key: CryptoKey; wrapped: WrappedKey }> {
  const salt = random(16);
  const by = await keyFromPin(pin, salt, pinRounds);
  const fresh = await crypto.subtle.generateKey(keyKind, true, ['encrypt', 'decrypt']);
  const nonce = random(12);
  const box = new Uint8Array(await crypto.subtle.wrapKey('raw', fresh, by, { name: 'AES-GCM', iv: nonce }));
  const wrapped: WrappedKey = { salt, rounds: pinRounds, wrapped: { nonce, box } };
  const key = await unwrapKey(pin, wrapped);
  if (!key) throw new Error('a fresh key does not open with its own PIN');
  return { key, wrapped };
}

/** The key of a store, which then cannot be read out of the browser; undefined when the PIN is wrong. */
export async function unwrapKey(pin: string, { salt, rounds, wrapped }: WrappedKey): Promise<CryptoKey | undefined> {
  const by = await keyFromPin(pin, salt, rounds);
  const how = { name: 'AES-GCM', iv: wrapped.nonce };
  return crypto.subtle
    .unwrapKey('raw', wrapped.box, by, how, keyKind, false, ['encrypt', 'decrypt'])
    .catch(() => undefined);
}

/** Seals bytes under a name: what was sealed as one record does not open as another. */
export async function seal(key: CryptoKey, name: string, plain: Bytes): Promise<Sealed> {
  const nonce = random(12);
  const how = { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(name) };
  return { nonce, box: new Uint8Array(await crypto.subtle.encrypt(how, key, plain)) };
}

/** Opens what was sealed under this name; throws an OperationError when the key, the name or a byte is another. */
export async function unseal(key: CryptoKey, name: string, { nonce, box }: Sealed): Promise<Bytes> {
  const how = { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(name) };
  return new Uint8Array(await crypto.subtle.decrypt(how, key, box));
}
