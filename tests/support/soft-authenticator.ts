import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { Loose } from './caller.ts';

/** What a device may be made to do wrong. */
interface Misbehaviour {
  /** The address of the page that asks. */
  readonly origin?: string;
  readonly challenge?: string;
  /** False: nobody proved with finger, face or PIN to be the owner. */
  readonly isOwnerVerified?: boolean;
  /** The counter that it shows instead of its own. */
  readonly counter?: number;
}

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest();

/** A security key in software (WebAuthn Level 3, ES256 or RS256, attestation `none`), so that tests can also make it misbehave. */
export class SoftAuthenticator {
  readonly credentialId = randomBytes(32);
  readonly #origin: string;
  readonly #key: KeyObject;
  /** COSE_Key of RFC 9052. */
  readonly publicKey: Buffer;
  #handle = '';
  #counter = 0;

  constructor(origin: string, algorithm: 'ES256' | 'RS256' = 'ES256') {
    this.#origin = origin;
    const { privateKey, publicKey } =
      algorithm === 'ES256'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.#key = privateKey;
    this.publicKey = coseOf(publicKey);
  }

  /** `navigator.credentials.create` */
  create(options: Loose | undefined, wrong: Misbehaviour = {}): object {
    this.#handle = String(options?.['user']?.['id']);
    const made = Buffer.concat([
      this.#head(String(options?.['rp']?.['id']), 0x40, wrong),
      Buffer.alloc(16),
      Buffer.from([0, this.credentialId.length]),
      this.credentialId,
      this.publicKey,
    ]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      cborText('fmt'),
      cborText('none'),
      cborText('attStmt'),
      Buffer.from([0xa0]),
      cborText('authData'),
      Buffer.from([0x59, made.length >> 8, made.length & 0xff]),
      made,
    ]);
    return this.#credential({
      clientDataJSON: this.#clientData('webauthn.create', options, wrong).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** `navigator.credentials.get` */
  get(options: Loose | undefined, wrong: Misbehaviour = {}): object {
    this.#counter += 1;
    const head = this.#head(String(options?.['rpId']), 0, wrong);
    const clientData = this.#clientData('webauthn.get', options, wrong);
    return this.#credential({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: head.toString('base64url'),
      signature: sign('sha256', Buffer.concat([head, sha256(clientData)]), this.#key).toString('base64url'),
      userHandle: this.#handle,
    });
  }

  #credential(response: object): object {
    const id = this.credentialId.toString('base64url');
    return { id, rawId: id, type: 'public-key', response };
  }

  #head(party: string, flags: number, { isOwnerVerified = true, counter = this.#counter }: Misbehaviour): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(party), Buffer.from([flags | 0x01 | (isOwnerVerified ? 0x04 : 0)]), count]);
  }

  #clientData(type: string, options: Loose | undefined, wrong: Misbehaviour): Buffer {
    const challenge = wrong.challenge ?? String(options?.['challenge']);
    return Buffer.from(JSON.stringify({ type, challenge, origin: wrong.origin ?? this.#origin, crossOrigin: false }));
  }
}

function coseOf(publicKey: KeyObject): Buffer {
  const { x, y, n } = publicKey.export({ format: 'jwk' });
  const bytes = (text = '') => Buffer.from(text, 'base64url');
  return n === undefined
    ? Buffer.concat([
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
        bytes(x),
        Buffer.from([0x22, 0x58, 0x20]),
        bytes(y),
      ])
    : Buffer.concat([
        Buffer.from([0xa4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20, 0x59, 0x01, 0x00]),
        bytes(n),
        Buffer.from([0x21, 0x43, 0x01, 0x00, 0x01]),
      ]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
}
