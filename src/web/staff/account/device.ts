import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import type { Words } from '../../../kit/words.ts';
import { Refused } from '../../shared/call.ts';
import { deviceWords, otherDeviceProblem } from './words.ts';

type Options = Readonly<Record<string, unknown>>;

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = browserSupportsWebAuthn;

/** Lets the device make a passkey as the server asked. Throws `Refused` with words when the device or its owner says no. */
export function makePasskey(options: Options) {
  return spoken(startRegistration({ optionsJSON: options as Options & PublicKeyCredentialCreationOptionsJSON }));
}

/** Lets the device sign in with one of its passkeys. Throws `Refused` with words when the device or its owner says no. */
export function askPasskey(options: Options) {
  return spoken(startAuthentication({ optionsJSON: options as Options & PublicKeyCredentialRequestOptionsJSON }));
}

function spoken<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((problem: unknown) => {
    throw new Refused(400, { code: 'passkey.device', ...wordsOf(problem) });
  });
}

function wordsOf(problem: unknown): Words {
  const name = problem instanceof Error ? problem.name : '';
  return deviceWords[name] ?? otherDeviceProblem;
}
