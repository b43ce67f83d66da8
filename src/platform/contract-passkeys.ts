import { z } from 'zod';
import { type Door, door } from '../kit/contract.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const Done = z.object({ done: z.literal(true) });
const Name = z.string().trim().min(1).max(40);
const Password = z.string().min(1).max(200);
const Base64url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]+={0,2}$/);
/** What the browser is asked to do, as WebAuthn Level 3 writes it down in JSON. */
const Options = z.record(z.string(), z.unknown());
const Credential = { id: Base64url, rawId: Base64url, type: z.literal('public-key') };

/** What a device answered when it made a passkey (RegistrationResponseJSON of WebAuthn Level 3). */
export const MadeCredential = z.object({
  ...Credential,
  response: z.object({
    clientDataJSON: Base64url,
    attestationObject: Base64url,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});

/** What a device answered when it signed (AuthenticationResponseJSON of WebAuthn Level 3). */
export const SignedCredential = z.object({
  ...Credential,
  response: z.object({
    clientDataJSON: Base64url,
    authenticatorData: Base64url,
    signature: Base64url,
    userHandle: Base64url.optional(),
  }),
});

/** Doors of passkeys: one's own, and the sign-in with one. */
export const passkeyDoors = {
  passkeys: door({
    method: 'GET',
    path: '/api/me/passkeys',
    action: 'passkey.list',
    asks: ['staff'],
    summary: { zh: '我的通行密钥', en: 'My passkeys' },
    input: z.object({}),
    output: z.object({
      rows: z.array(
        z.object({ id: Id, name: z.string(), synced: z.boolean(), madeAt: Instant, usedAt: Instant.nullable() }),
      ),
      canAdd: z.boolean(),
    }),
  }),
  beginPasskey: door({
    method: 'POST',
    path: '/api/me/passkeys/begin',
    action: 'passkey.begin',
    asks: ['staff'],
    unrepeated: true,
    perMinute: 10,
    summary: {
      zh: '开始添加通行密钥（先验证密码和动态码）',
      en: 'Begin to add a passkey; asks password and one-time code',
    },
    input: z.object({ password: Password, code: z.string().trim().min(6).max(10) }),
    output: z.object({ options: Options }),
  }),
  addPasskey: door({
    method: 'POST',
    path: '/api/me/passkeys',
    action: 'passkey.add',
    asks: ['staff'],
    unrepeated: true,
    perMinute: 10,
    summary: { zh: '添加通行密钥', en: 'Add a passkey' },
    input: z.object({ name: Name, credential: MadeCredential }),
    output: z.object({ id: Id }),
  }),
  renamePasskey: door({
    method: 'PUT',
    path: '/api/me/passkeys/:id',
    action: 'passkey.rename',
    asks: ['staff'],
    summary: { zh: '给通行密钥改名', en: 'Rename a passkey' },
    input: z.object({ id: Id, name: Name }),
    output: Done,
  }),
  removePasskey: door({
    method: 'DELETE',
    path: '/api/me/passkeys/:id',
    action: 'passkey.remove',
    asks: ['staff'],
    unrepeated: true,
    perMinute: 10,
    summary: {
      zh: '删除通行密钥（先验证密码），其他设备下线',
      en: 'Remove a passkey; asks the password, ends all other sessions',
    },
    input: z.object({ id: Id, password: Password }),
    output: Done,
  }),
  beginPasskeySignIn: door({
    method: 'POST',
    path: '/api/sign-in/passkey/begin',
    action: 'passkey.ask',
    asks: ['visitor', 'staff', 'receipt'],
    unrepeated: true,
    perMinute: 60,
    summary: { zh: '开始用通行密钥登录', en: 'Begin to sign in with a passkey' },
    input: z.object({}),
    output: z.object({ options: Options }),
  }),
  passkeySignIn: door({
    method: 'POST',
    path: '/api/sign-in/passkey',
    action: 'passkey.sign-in',
    asks: ['visitor', 'staff', 'receipt'],
    unrepeated: true,
    perMinute: 30,
    summary: { zh: '用通行密钥登录', en: 'Sign in with a passkey' },
    input: z.object({ credential: SignedCredential }),
    output: Done,
  }),
} as const satisfies Record<string, Door>;
