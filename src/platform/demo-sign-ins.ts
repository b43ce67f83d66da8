import { sql } from 'kysely';
import { Refusal } from '../kit/refusal.ts';
import type { MayTable } from './context.ts';
import type { platformDoors } from './contract.ts';
import type { Db } from './database.ts';
import type { Handlers } from './module.ts';
import { type HouseSecret, openSealed } from './seal.ts';
import { totpAt } from './sign-in.ts';

/** Password of every demo account; the demo listens on this machine only. */
export const demoPassword = 'maple-bridge';

const may = { 'demo.sign-ins': () => 'allowed' } as const satisfies MayTable<undefined>;

/** The sign-ins of the demo with the code that each would type now; nothing of the kind exists outside of a demo. */
export function demoHandlers(): Handlers<Pick<typeof platformDoors, 'demoSignIns'>> {
  return {
    demoSignIns: async (ctx) => {
      ctx.permit(may, undefined);
      if (!ctx.settings.demo) throw new Refusal('not-found');
      return { rows: await listDemoSignIns(ctx.tx, ctx.settings.secret, ctx.now) };
    },
  };
}

/** Badge, role and the code of this moment for each demo account; empty outside of a demo. */
export async function listDemoSignIns(tx: Db, houseSecret: HouseSecret, now: Date) {
  const { rows } = await sql<{
    badge: string;
    name: string;
    role: string;
    totp_secret: Buffer;
    totp_last_step: number;
  }>`
    select badge, name, demo_role as role, totp_secret, totp_last_step from account
    where demo_role is not null and active and length(totp_secret) > 0 order by badge`.execute(tx);
  return rows.map((row) => {
    // A code counts once; after a sign-in within the same half minute the next one is shown.
    const step = Math.max(Math.floor(now.getTime() / 30_000), row.totp_last_step + 1);
    const secret = openSealed(houseSecret, row.totp_secret).toString();
    return {
      badge: row.badge,
      name: row.name,
      role: row.role,
      password: demoPassword,
      code: totpAt(secret, new Date(step * 30_000)),
    };
  });
}

/** How far the demo of this database is: `foreign` when somebody else's units are there. */
export async function demoStanding(db: Db): Promise<'none' | 'interrupted' | 'loaded' | 'foreign'> {
  const { rows } = await sql<{
    units: boolean;
    begun: boolean;
    finished: boolean;
  }>`select exists (select 1 from unit) as units,
    exists (select 1 from import_run where kind = 'demo') as begun,
    exists (select 1 from import_run where kind = 'demo' and finished_at is not null) as finished`.execute(db);
  const row = rows[0];
  if (row?.finished) return 'loaded';
  if (row?.begun) return 'interrupted';
  return row?.units ? 'foreign' : 'none';
}
