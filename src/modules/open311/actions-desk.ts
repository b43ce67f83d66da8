import type { Context } from '../../platform/context.ts';
import { countRefused, listProgrammes } from '../../platform/programmes.ts';
import { listStandings } from '../matters/api.ts';
import { mayOpen311 } from './policy.ts';
import { listBrought } from './store.ts';
import { open311Scopes, statusOf } from './words.ts';

const day = 86_400_000;

/** Programmes that hold a token for Open311: how much they brought, and what was refused since yesterday; no word and no name of a reporter. */
export async function clients(ctx: Context) {
  ctx.permit(mayOpen311, undefined);
  const programmes = await listProgrammes(ctx.tx, open311Scopes);
  const brought = await listBrought(ctx.tx, new Date(ctx.now.getTime() - 30 * day));
  const broughtBy = new Map(brought.map((row) => [row.token_id, row]));
  const standings = await listStandings(
    ctx.tx,
    brought.flatMap(({ matter_ids }) => matter_ids),
  );
  const open = new Set(standings.flatMap(({ matter_id, state }) => (statusOf[state] === 'open' ? [matter_id] : [])));
  const refused = await countRefused(ctx.tx, { begin: 'open311.', since: new Date(ctx.now.getTime() - day) });
  const nameOf = new Map(programmes.map(({ id, name }) => [id, name]));
  return {
    discovery: new URL('/open311/discovery.json', ctx.settings.publicUrl).href,
    rows: programmes.map((programme) => {
      const of = broughtBy.get(programme.id);
      return {
        id: programme.id,
        name: programme.name,
        madeAt: programme.made_at.toISOString(),
        expiresAt: programme.expires_at.toISOString(),
        revokedAt: programme.revoked_at?.toISOString() ?? null,
        usedAt: programme.used_at?.toISOString() ?? null,
        requests: of?.requests ?? 0,
        lastMonth: of?.last_month ?? 0,
        open: of?.matter_ids.filter((id) => open.has(id)).length ?? 0,
        lastAt: of?.last_at.toISOString() ?? null,
      };
    }),
    refusals: refused.map(({ token_id, action, reason, count }) => ({
      client: token_id === null ? null : (nameOf.get(token_id) ?? null),
      action,
      reason,
      count,
    })),
  };
}
