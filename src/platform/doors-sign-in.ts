import { sql } from 'kysely';
import { newId } from '../kit/ids.ts';
import { Refusal } from '../kit/refusal.ts';
import { type Context, holdsCountyWide, type MayTable, type Staff } from './context.ts';
import type { platformDoors } from './contract.ts';
import type { Db } from './database.ts';
import { cookieNames, dutiesOf, newSecret } from './identify.ts';
import type { Handlers } from './module.ts';
import { changePassword, confirmPassword, signIn } from './sign-in.ts';

type SignInDoors = Pick<
  typeof platformDoors,
  | 'signIn'
  | 'signOut'
  | 'me'
  | 'setLanguage'
  | 'changePassword'
  | 'sessions'
  | 'revokeSession'
  | 'tokens'
  | 'makeToken'
  | 'revokeToken'
>;

/** Everybody may do these to himself; the doors themselves say who may knock. */
const mayWithOwnAccount = {
  'session.open': () => 'allowed',
  'session.close': () => 'allowed',
  'session.me': () => 'allowed',
  'session.language': () => 'allowed',
  'session.password': () => 'allowed',
  'session.list': () => 'allowed',
  'session.revoke': () => 'allowed',
  'token.list': (who) => (isAdministrator(who as Staff) ? 'allowed' : 'forbidden'),
  'token.make': (who) => (isAdministrator(who as Staff) ? 'allowed' : 'forbidden'),
  'token.revoke': (who) => (isAdministrator(who as Staff) ? 'allowed' : 'forbidden'),
} as const satisfies MayTable<undefined>;

function isAdministrator(who: Staff): boolean {
  return holdsCountyWide(who, 'system');
}

/** The colleague who knocks; refuses `sign-in.required` for anybody else. */
export function staffOf(ctx: Context): Staff {
  if (ctx.who.kind !== 'staff') throw new Refusal('sign-in.required');
  return ctx.who;
}

interface SignInOptions {
  /** How far the demo is; null once it is loaded. */
  readonly loading: () => { done: number; of: number } | null;
  /** What a token may be made for. */
  readonly tokenActions: ReadonlySet<string>;
  /** Whether the employer's provider may be used. */
  readonly singleSignOn: boolean;
}

/** Handlers of sign-in, sessions and tokens. */
export function signInHandlers(db: Db, { loading, tokenActions, singleSignOn }: SignInOptions): Handlers<SignInDoors> {
  return {
    signIn: async (ctx, input) => {
      ctx.permit(mayWithOwnAccount, undefined);
      return signIn(db, ctx, input);
    },
    signOut: async (ctx) => {
      ctx.permit(mayWithOwnAccount, undefined);
      await sql`update session set revoked_at = ${ctx.now} where id = ${staffOf(ctx).sessionId}`.execute(ctx.tx);
      ctx.setCookie(cookieNames.session, '', { maxAgeSeconds: 0 });
      return { done: true };
    },
    me: async (ctx) => {
      ctx.permit(mayWithOwnAccount, undefined);
      const me = ctx.who.kind === 'staff' ? describe(ctx.who) : null;
      return { me, demo: ctx.settings.demo, singleSignOn, loading: loading() };
    },
    setLanguage: async (ctx, input) => {
      ctx.permit(mayWithOwnAccount, undefined);
      await sql`update account set language = ${input.language} where id = ${staffOf(ctx).accountId}`.execute(ctx.tx);
      return { done: true };
    },
    changePassword: async (ctx, input) => {
      ctx.permit(mayWithOwnAccount, undefined);
      await changePassword(db, ctx, staffOf(ctx), input);
      return { done: true };
    },
    sessions: async (ctx) => {
      ctx.permit(mayWithOwnAccount, undefined);
      return { rows: await listSessions(ctx, staffOf(ctx)) };
    },
    revokeSession: async (ctx, input) => {
      ctx.permit(mayWithOwnAccount, undefined);
      await confirmPassword(db, ctx, staffOf(ctx), { password: input.password, field: 'password' });
      const { numAffectedRows } = await sql`update session set revoked_at = ${ctx.now}
        where id = ${input.id} and account_id = ${staffOf(ctx).accountId} and revoked_at is null`.execute(ctx.tx);
      if (numAffectedRows !== 1n) throw new Refusal('not-found');
      ctx.accessed({ subject: { kind: 'account', id: staffOf(ctx).accountId } });
      return { done: true };
    },
    ...tokenHandlers(tokenActions),
  };
}

function describe(who: Staff) {
  return {
    accountId: who.accountId,
    personId: who.personId,
    name: who.name,
    badge: who.badge,
    language: who.language,
    mustReplacePassword: who.mustReplacePassword === true,
    holdings: who.holdings.map(({ unitId, unitName, post, duties }) => ({
      unitId,
      unitName,
      post,
      duties: [...duties],
    })),
    duties: dutiesOf(who.holdings),
  };
}

async function listSessions(ctx: Context, who: Staff) {
  const { rows } = await sql<{ id: string; device: string; network: string; made_at: Date; seen_at: Date }>`
    select id, device, network, made_at, seen_at from session
    where account_id = ${who.accountId} and revoked_at is null and expires_at > ${ctx.now} order by seen_at desc limit 50`.execute(
    ctx.tx,
  );
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    network: row.network,
    madeAt: row.made_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    current: row.id === who.sessionId,
  }));
}

interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: string[];
  readonly made_at: Date;
  readonly expires_at: Date;
  readonly revoked_at: Date | null;
  readonly used_at: Date | null;
}

// A token acts with the duties of whoever made it, and never beyond the scopes that it names.
function tokenHandlers(
  actions: ReadonlySet<string>,
): Handlers<Pick<SignInDoors, 'tokens' | 'makeToken' | 'revokeToken'>> {
  return {
    tokens: async (ctx) => {
      ctx.permit(mayWithOwnAccount, undefined);
      const { rows } =
        await sql<TokenRow>`select id, name, scopes, made_at, expires_at, revoked_at, used_at from api_token
      order by made_at desc limit 200`.execute(ctx.tx);
      return {
        rows: rows.map((row) => ({
          id: row.id,
          name: row.name,
          scopes: row.scopes,
          madeAt: row.made_at.toISOString(),
          expiresAt: row.expires_at.toISOString(),
          revokedAt: row.revoked_at?.toISOString() ?? null,
          usedAt: row.used_at?.toISOString() ?? null,
        })),
      };
    },
    makeToken: async (ctx, input) => {
      ctx.permit(mayWithOwnAccount, undefined);
      const unknown = input.scopes.filter((scope) => !actions.has(scope));
      if (unknown.length > 0) {
        const names = unknown.join('、');
        throw new Refusal('input.invalid', [
          { path: 'scopes', zh: `没有这些接口：${names}`, en: `No such actions for tokens: ${unknown.join(', ')}` },
        ]);
      }
      const { secret, hash } = newSecret('mbt');
      const id = newId();
      const expiresAt = new Date(ctx.now.getTime() + input.days * 86_400_000);
      await sql`insert into api_token (id, token_hash, name, scopes, account_id, made_at, expires_at)
      values (${id}, ${hash}, ${input.name}, ${input.scopes}, ${staffOf(ctx).accountId}, ${ctx.now}, ${expiresAt})`.execute(
        ctx.tx,
      );
      ctx.accessed({ subject: { kind: 'token', id } });
      return { id, token: secret };
    },
    revokeToken: async (ctx, input) => {
      ctx.permit(mayWithOwnAccount, undefined);
      const { numAffectedRows } =
        await sql`update api_token set revoked_at = ${ctx.now} where id = ${input.id} and revoked_at is null`.execute(
          ctx.tx,
        );
      if (numAffectedRows !== 1n) throw new Refusal('not-found');
      ctx.accessed({ subject: { kind: 'token', id: input.id } });
      return { done: true };
    },
  };
}
