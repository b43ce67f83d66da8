import { sql } from 'kysely';
import { Refusal } from '../kit/refusal.ts';
import {
  freshSecret,
  isEnrolmentCode,
  readBegun,
  resetAccount,
  spendEnrolment,
  tieAuthenticator,
} from './authenticators.ts';
import { beginCeremony, endCeremony } from './ceremonies.ts';
import { type Context, holdsCountyWide, type MayTable, type Verdict, type Who } from './context.ts';
import type { authenticatorDoors } from './contract-authenticators.ts';
import type { Db } from './database.ts';
import { staffOf } from './doors-sign-in.ts';
import type { Handlers } from './module.ts';
import { type PhoneOf, warnOwner } from './owner-warnings.ts';
import {
  codeTries,
  confirmBothFactors,
  confirmPassword,
  countTry,
  endSessions,
  forgetTries,
  lockAccount,
  lockByPassword,
  openSessionByPassword,
  triesOf,
} from './sign-in.ts';

type Doors = Handlers<typeof authenticatorDoors>;

/** Everybody may do these to himself; the doors themselves say who may knock. */
const mayOwn = {
  'authenticator.begin': () => 'allowed',
  'authenticator.replace': () => 'allowed',
  'enrolment.begin': () => 'allowed',
  'enrolment.end': () => 'allowed',
} as const satisfies MayTable<undefined>;

interface Whose {
  readonly accountId: string | undefined;
}

const isAdministrator = (who: Who): Verdict => (holdsCountyWide(who, 'system') ? 'allowed' : 'forbidden');

/** Administrators look after the sign-in of others; nobody resets himself, which would go round the own authenticator. */
const mayToAccount = {
  'account.view': isAdministrator,
  'account.reset': (who, { accountId }) =>
    who.kind === 'staff' && who.accountId === accountId ? 'forbidden' : isAdministrator(who),
} as const satisfies MayTable<Whose>;

/** Handlers of authenticators; `db` stands apart from the request's transaction, for counting tries. */
export function authenticatorHandlers(db: Db, phoneOf: PhoneOf): Doors {
  return { ...ownHandlers(db, phoneOf), ...administratorHandlers(db, phoneOf), ...enrolmentHandlers(db) };
}

function ownHandlers(db: Db, phoneOf: PhoneOf): Pick<Doors, 'beginAuthenticator' | 'replaceAuthenticator'> {
  return {
    beginAuthenticator: async (ctx, { password, code }) => {
      ctx.permit(mayOwn, undefined);
      const who = staffOf(ctx);
      await confirmBothFactors(db, ctx, who, { password, code });
      const fresh = freshSecret(who.badge);
      await beginCeremony(ctx, 'authenticator', { accountId: who.accountId, data: { secret: fresh.secret } });
      return fresh;
    },
    replaceAuthenticator: async (ctx, { code }) => {
      ctx.permit(mayOwn, undefined);
      const who = staffOf(ctx);
      const tries = codeTries(who.accountId);
      await countTry(db, tries, ctx.now);
      const begun = await readBegun(ctx, 'authenticator');
      if (begun.accountId !== who.accountId) throw new Refusal('sign-in.begin-again');
      await tieAuthenticator(ctx, begun, code);
      await endCeremony(ctx, 'authenticator');
      await endSessions(ctx, who.accountId, who.sessionId);
      await forgetTries(ctx.tx, tries);
      await warnOwner(ctx, phoneOf, who.accountId);
      ctx.accessed({ subject: { kind: 'account', id: who.accountId } });
      return { done: true };
    },
  };
}

interface Standing {
  readonly id: string;
  readonly badge: string;
  readonly name: string;
  readonly active: boolean;
  readonly hasAuthenticator: boolean;
  readonly passkeys: number;
  readonly sessions: number;
  readonly enrolmentUntil: Date | null;
}

async function findStanding(ctx: Context, badge: string): Promise<Standing | undefined> {
  const { rows } =
    await sql<Standing>`select a.id, a.badge, a.name, a.active, length(a.totp_secret) > 0 as "hasAuthenticator",
      (select count(*)::int from passkey p where p.account_id = a.id) as passkeys,
      (select count(*)::int from session s where s.account_id = a.id and s.revoked_at is null and s.expires_at > ${ctx.now}) as sessions,
      (select expires_at from enrolment e where e.account_id = a.id and e.used_at is null and e.expires_at > ${ctx.now}) as "enrolmentUntil"
    from account a where a.badge = ${badge}`.execute(ctx.tx);
  return rows[0];
}

function administratorHandlers(db: Db, phoneOf: PhoneOf): Pick<Doors, 'account' | 'resetAccount'> {
  return {
    account: async (ctx, { badge }) => {
      ctx.permit(mayToAccount, { accountId: undefined });
      const found = await findStanding(ctx, badge);
      if (!found) throw new Refusal('not-found');
      ctx.accessed({ subject: { kind: 'account', id: found.id } });
      const { id: accountId, enrolmentUntil, ...shown } = found;
      const mayReset = mayToAccount['account.reset'](ctx.who, { accountId }) === 'allowed';
      return {
        ...shown,
        enrolmentUntil: enrolmentUntil?.toISOString() ?? null,
        can: mayReset && found.active ? ['reset'] : [],
      };
    },
    resetAccount: async (ctx, { badge, password, reason }) => {
      // Asked before the badge is looked up, so that nobody learns here which badges there are.
      ctx.permit(mayToAccount, { accountId: undefined });
      const found = await findStanding(ctx, badge);
      if (!found?.active) throw new Refusal('not-found');
      ctx.accessed({ subject: { kind: 'account', id: found.id }, reason });
      ctx.permit(mayToAccount, { accountId: found.id });
      const who = staffOf(ctx);
      await confirmPassword(db, ctx, who, { password, field: 'password' });
      const { code, expiresAt } = await resetAccount(ctx.tx, { accountId: found.id, by: who.accountId, now: ctx.now });
      const told = await warnOwner(ctx, phoneOf, found.id);
      return { code, expiresAt: expiresAt.toISOString(), told };
    },
  };
}

function enrolmentHandlers(db: Db): Pick<Doors, 'beginEnrolment' | 'enrol'> {
  return {
    beginEnrolment: async (ctx, input) => {
      ctx.permit(mayOwn, undefined);
      const tries = triesOf(ctx, input.badge);
      await countTry(db, tries, ctx.now);
      const account = await lockByPassword(ctx, input);
      if (!account || !(await isEnrolmentCode(ctx, account.id, input.enrolmentCode)))
        throw new Refusal('enrolment.failed');
      await forgetTries(ctx.tx, tries);
      const fresh = freshSecret(account.badge);
      await beginCeremony(ctx, 'enrolment', { accountId: account.id, data: { secret: fresh.secret } });
      ctx.accessed({ subject: { kind: 'account', id: account.id } });
      return fresh;
    },
    enrol: async (ctx, { code }) => {
      ctx.permit(mayOwn, undefined);
      const begun = await readBegun(ctx, 'enrolment');
      const account = begun.accountId === null ? undefined : await lockAccount(ctx, begun.accountId);
      if (!account) throw new Refusal('enrolment.failed');
      const tries = codeTries(account.id);
      await countTry(db, tries, ctx.now);
      await spendEnrolment(ctx, account.id);
      await tieAuthenticator(ctx, begun, code);
      await openSessionByPassword(ctx, account);
      await forgetTries(ctx.tx, tries);
      ctx.accessed({ subject: { kind: 'account', id: account.id } });
      return { done: true };
    },
  };
}
