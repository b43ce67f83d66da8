import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { cose, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers';
import type { z } from 'zod';
import { Refusal } from '../kit/refusal.ts';
import type { Settings, Staff } from './context.ts';
import type { MadeCredential, SignedCredential } from './contract-passkeys.ts';

const timeoutMilliseconds = 300_000;
// COSE: EdDSA and ES256. Devices that know RSA only make keys of 2048 bits, which have the strength of 112 (NIST SP 800-57): password and code
// are the better way in for them.
const algorithms = [-8, -7];

/** What a passkey is bound to: the host name of the public address, and that address alone. */
function partyOf({ publicUrl }: Settings): { rpID: string; origin: string } {
  const { hostname, origin } = new URL(publicUrl);
  return { rpID: hostname, origin };
}

/** A passkey as it is checked against. */
export interface KnownPasskey {
  readonly credentialId: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** What a browser needs to make a passkey (WebAuthn Level 3): discoverable, with the owner verified, none that is here already. */
export function makingOptions(settings: Settings, who: Staff, known: readonly KnownPasskey[]) {
  const { rpID } = partyOf(settings);
  return generateRegistrationOptions({
    rpName: '枫桥 Maplebridge',
    rpID,
    userName: who.badge,
    userDisplayName: `${who.name} ${who.badge}`,
    userID: handleOf(who.accountId),
    timeout: timeoutMilliseconds,
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  });
}

/** What a browser needs to sign in: any passkey of this house, with its owner verified. */
export function askingOptions(settings: Settings) {
  const { rpID } = partyOf(settings);
  return generateAuthenticationOptions({ rpID, timeout: timeoutMilliseconds, userVerification: 'required' });
}

/** The passkey that a device made for this challenge; refuses `passkey.failed` when anything about it is not as asked. */
export async function checkMade(
  settings: Settings,
  challenge: string,
  credential: z.output<typeof MadeCredential>,
): Promise<KnownPasskey & { readonly synced: boolean }> {
  const { rpID, origin } = partyOf(settings);
  const verified = await judged(
    verifyRegistrationResponse({
      response: { ...credential, clientExtensionResults: {} } as never,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }),
  );
  if (!verified.registrationInfo) throw new Refusal('passkey.failed');
  const { credential: made, credentialBackedUp } = verified.registrationInfo;
  return {
    credentialId: made.id,
    publicKey: Buffer.from(made.publicKey),
    counter: made.counter,
    transports: credential.response.transports,
    synced: credentialBackedUp,
  };
}

/**
 * The device's new counter when it signed this challenge with this passkey; refuses `passkey.failed` for a wrong signature, origin or
 * challenge, an owner who was not verified, an RSA key, and a counter that does not count upwards (a copied device, WebAuthn §6.1.1).
 */
export async function checkSigned(
  settings: Settings,
  challenge: string,
  credential: z.output<typeof SignedCredential>,
  known: KnownPasskey,
): Promise<number> {
  const key = new Uint8Array(known.publicKey);
  if (cose.isCOSEPublicKeyRSA(decodeCredentialPublicKey(key))) throw new Refusal('passkey.failed');
  const { rpID, origin } = partyOf(settings);
  const { verified, authenticationInfo } = await judged(
    verifyAuthenticationResponse({
      response: { ...credential, clientExtensionResults: {} } as never,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
      credential: { id: known.credentialId, publicKey: key, counter: known.counter },
    }),
  );
  if (!verified) throw new Refusal('passkey.failed');
  return authenticationInfo.newCounter;
}

/** Whom a discoverable passkey says that it belongs to; undefined when that is no account id. */
export function accountOfHandle(handle: string | undefined): string | undefined {
  const hex = Buffer.from(handle ?? '', 'base64url').toString('hex');
  if (hex.length !== 32) return undefined;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function handleOf(accountId: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(accountId.replaceAll('-', ''), 'hex'));
}

// The library throws a plain Error for whatever a device did wrong, and for bytes that are no credential at all.
function judged<T>(check: Promise<T>): Promise<T> {
  return check.catch(() => {
    throw new Refusal('passkey.failed');
  });
}
