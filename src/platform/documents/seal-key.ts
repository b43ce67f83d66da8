import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';
import type { HouseSecret } from '../seal.ts';

/** The key that seals documents: Ed25519 (RFC 8032), derived from the house's secret, so that a restored house seals with the same. */
export interface SealKey {
  readonly privateKey: KeyObject;
  readonly publicKeyPem: string;
  /** First 16 hexadecimal digits of the SHA-256 of the public key (SPKI, DER). */
  readonly id: string;
}

// RFC 8410 §7: the fixed head of a PKCS#8 Ed25519 key, before its 32 bytes.
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key with which a house seals documents. */
export function sealKeyOf(secret: HouseSecret): SealKey {
  return keyUnder(secret.current);
}

/** The keys of a house: the current one first, then those of its former secrets. */
export function sealKeysOf(secret: HouseSecret): readonly SealKey[] {
  return [secret.current, ...secret.former].map(keyUnder);
}

function keyUnder(secret: string): SealKey {
  const seed = Buffer.from(hkdfSync('sha256', secret, 'maplebridge', 'document seal', 32));
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  return {
    privateKey,
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    id: keyIdOf(publicKey),
  };
}

function keyIdOf(key: KeyObject): string {
  return sha256(key.export({ type: 'spki', format: 'der' })).slice(0, 16);
}

/** The id of a public key in PEM; undefined when it is no Ed25519 key. */
export function idOfPublicKey(pem: string): string | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? keyIdOf(key) : undefined;
  } catch {
    return undefined;
  }
}

/** SHA-256 in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The very text that is signed: which thing (`document` or `index`), its check code, its SHA-256. One line, no line end. */
export function sealedText(thing: 'document' | 'index', code: string, hash: string): string {
  return `maplebridge seal 1 ${thing} ${code} ${hash}`;
}

/** The signature in base64. */
export function signText(key: SealKey, text: string): string {
  return sign(null, Buffer.from(text), key.privateKey).toString('base64');
}

/** True when this key signed exactly this text; false also for what is no key or no signature. */
export function isSigned(publicKeyPem: string, text: string, signature: string): boolean {
  return (
    idOfPublicKey(publicKeyPem) !== undefined &&
    verify(null, Buffer.from(text), createPublicKey(publicKeyPem), Buffer.from(signature, 'base64'))
  );
}
