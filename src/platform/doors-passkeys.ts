import { z } from 'zod';
import { newId } from '../kit/ids.ts';
import { Refusal } from '../kit/refusal.ts';
import { beginCeremony, takeCeremony } from './ceremonies.ts';
import type { Context, MayTable } from './context.ts';
import type { passkeyDoors } from './contract-passkeys.ts';
import type { Db } from './database.ts';
import { staffOf } from './doors-sign-in.ts';
import type { Handlers } from './module.ts';
import { type PhoneOf, warnOwner } from './owner-warnings.ts';
import { accountOfHandle, askingOptions, checkMade, checkSigned, makingOptions } from './passkeys.ts';
import {
  confirmBothFactors,
  confirmPassword,
  countTry,
  endSessions,
  forgetTries,
  networkTry,
  openSession,
} from './sign-in.ts';
import * as store from './store-passkeys.ts';

const mostPasskeys = 10;
const failuresOfOnePasskey = 5;
const Challenge = z.object({ challenge: z.string() });

/** Everybody may do these to himself; the doors themselves say who may knock. */
const may = {
  'passkey.list': () => 'allowed',
  'passkey.begin': () => 'allowed',
  'passkey.add': () => 'allowed',
  'passkey.rename': () => 'allowed',
  'passkey.remove': () => 'allowed',
  'passkey.ask': () => 'allowed',
  'passkey.sign-in': () => 'allowed',
} as const satisfies MayTable<undefined>;

type Own = Omit<Handlers<typeof passkeyDoors>, 'beginPasskeySignIn' | 'passkeySignIn'>;
type SignIn = Pick<Handlers<typeof passkeyDoors>, 'beginPasskeySignIn' | 'passkeySignIn'>;

/** Handlers of passkeys; `db` stands apart from the request's transaction, for what counts although the request fails. */
export function passkeyHandlers(db: Db, phoneOf: PhoneOf): Handlers<typeof passkeyDoors> {
  return { ...ownHandlers(db, phoneOf), ...signInWithPasskey(db) };
}

function ownHandlers(db: Db, phoneOf: PhoneOf): Own {
  return {
    passkeys: async (ctx) => {
      ctx.permit(may, undefined);
      const rows = await store.listPasskeys(ctx.tx, staffOf(ctx).accountId);
      return { rows: rows.map(show), canAdd: rows.length < mostPasskeys };
    },
    beginPasskey: async (ctx, given) => {
      ctx.permit(may, undefined);
      const who = staffOf(ctx);
      await confirmBothFactors(db, ctx, who, given);
      const known = await store.listPasskeys(ctx.tx, who.accountId);
      if (known.length >= mostPasskeys) throw new Refusal('passkey.too-many');
      const options = await makingOptions(ctx.settings, who, known);
      await beginCeremony(ctx, 'passkey-add', { accountId: who.accountId, data: { challenge: options.challenge } });
      return { options: { ...options } };
    },
    addPasskey: async (ctx, { name, credential }) => {
      ctx.permit(may, undefined);
      const { accountId } = staffOf(ctx);
      const begun = await takeCeremony(db, ctx, 'passkey-add', Challenge);
      if (begun.accountId !== accountId) throw new Refusal('sign-in.begin-again');
      const made = await checkMade(ctx.settings, begun.data.challenge, credential);
      const id = newId(ctx.now.getTime());
      await store.insertPasskey(ctx.tx, { ...made, id, accountId, name, madeAt: ctx.now });
      await warnOwner(ctx, phoneOf, accountId);
      ctx.accessed({ subject: { kind: 'account', id: accountId } });
      return { id };
    },
    renamePasskey: async (ctx, { id, name }) => {
      ctx.permit(may, undefined);
      const { accountId } = staffOf(ctx);
      if (!(await store.renamePasskey(ctx.tx, { id, accountId }, name))) throw new Refusal('not-found');
      return { done: true };
    },
    removePasskey: async (ctx, { id, password }) => {
      ctx.permit(may, undefined);
      const who = staffOf(ctx);
      const { accountId } = who;
      await confirmPassword(db, ctx, who, { password, field: 'password' });
      if (!(await store.removePasskey(ctx.tx, { id, accountId }))) throw new Refusal('not-found');
      await endSessions(ctx, accountId, who.sessionId);
      ctx.accessed({ subject: { kind: 'account', id: accountId } });
      return { done: true };
    },
  };
}

function signInWithPasskey(db: Db): SignIn {
  return {
    beginPasskeySignIn: async (ctx) => {
      ctx.permit(may, undefined);
      const options = await askingOptions(ctx.settings);
      await beginCeremony(ctx, 'passkey-sign-in', { accountId: null, data: { challenge: options.challenge } });
      return { options: { ...options } };
    },
    passkeySignIn: async (ctx, { credential }) => {
      ctx.permit(may, undefined);
      const tries = triesOf(ctx, credential.id);
      await countTry(db, tries, ctx.now);
      const { data } = await takeCeremony(db, ctx, 'passkey-sign-in', Challenge);
      const known = await store.lockPasskey(ctx.tx, credential.id);
      if (!known) throw new Refusal('passkey.unknown');
      ctx.accessed({ subject: { kind: 'account', id: known.accountId } });
      if (accountOfHandle(credential.response.userHandle) !== known.accountId) throw new Refusal('passkey.failed');
      const counter = await checkSigned(ctx.settings, data.challenge, credential, known);
      await store.markUsed(ctx.tx, known.id, counter, ctx.now);
      await openSession(ctx, { id: known.accountId, badge: known.badge });
      await forgetTries(ctx.tx, tries);
      return { done: true };
    },
  };
}

function triesOf(ctx: Context, credentialId: string) {
  const key = `passkey ${credentialId} from ${ctx.network}`;
  return [{ key, allowed: failuresOfOnePasskey }, networkTry(ctx)];
}

function show({ id, name, synced, madeAt, usedAt }: store.PasskeyRow) {
  return { id, name, synced, madeAt: madeAt.toISOString(), usedAt: usedAt?.toISOString() ?? null };
}
