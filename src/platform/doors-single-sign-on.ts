import { sql } from 'kysely';
import { z } from 'zod';
import { Refusal } from '../kit/refusal.ts';
import { beginCeremony, endCeremony, readCeremony, takeCeremony } from './ceremonies.ts';
import type { Context, MayTable } from './context.ts';
import type { singleSignOnDoors } from './contract-single-sign-on.ts';
import type { Db } from './database.ts';
import type { Handlers } from './module.ts';
import { codeTries, countTry, forgetTries, lockAccount, networkTry, openSession, takeCode } from './sign-in.ts';
import { BegunSignOn, type SingleSignOn } from './single-sign-on.ts';

const Nothing = z.object({});

const may = {
  'single.begin': () => 'allowed',
  'single.end': () => 'allowed',
  'single.code': () => 'allowed',
} as const satisfies MayTable<undefined>;

/** Handlers of the single sign-on; `provider` undefined: not set up. `db` stands apart from the request's transaction. */
export function singleSignOnHandlers(db: Db, provider: SingleSignOn | undefined): Handlers<typeof singleSignOnDoors> {
  return {
    beginSingleSignOn: async (ctx) => {
      ctx.permit(may, undefined);
      if (!provider) throw new Refusal('single.off');
      const { url, begun } = await provider.begin();
      await beginCeremony(ctx, 'single-sign-on', { accountId: null, data: begun });
      return { url };
    },
    endSingleSignOn: async (ctx, { query }) => {
      ctx.permit(may, undefined);
      if (!provider) throw new Refusal('single.off');
      const tries = [networkTry(ctx)];
      await countTry(db, tries, ctx.now);
      const { data } = await takeCeremony(db, ctx, 'single-sign-on', BegunSignOn);
      const { badge, isMultiFactor } = await provider.end(query, data);
      const account = await findActive(ctx, badge);
      if (!account) throw new Refusal('single.unknown');
      await forgetTries(ctx.tx, tries);
      ctx.accessed({ subject: { kind: 'account', id: account.id } });
      if (isMultiFactor) {
        await openSession(ctx, account);
        return { next: 'desk' };
      }
      await beginCeremony(ctx, 'second-factor', { accountId: account.id, data: {} });
      return { next: 'code' };
    },
    singleSignOnCode: async (ctx, { code }) => {
      ctx.permit(may, undefined);
      const { accountId } = await readCeremony(ctx, 'second-factor', Nothing);
      const account = accountId === null ? undefined : await lockAccount(ctx, accountId);
      if (!account) throw new Refusal('single.unknown');
      const tries = codeTries(account.id);
      await countTry(db, tries, ctx.now);
      ctx.accessed({ subject: { kind: 'account', id: account.id } });
      if (!(await takeCode(ctx, account, code))) throw new Refusal('code.failed');
      await endCeremony(ctx, 'second-factor');
      await openSession(ctx, account);
      await forgetTries(ctx.tx, tries);
      return { next: 'desk' };
    },
  };
}

async function findActive(ctx: Context, badge: string | undefined): Promise<{ id: string; badge: string } | undefined> {
  if (badge === undefined) return undefined;
  const { rows } = await sql<{
    id: string;
    badge: string;
  }>`select id, badge from account where badge = ${badge} and active`.execute(ctx.tx);
  return rows[0];
}
