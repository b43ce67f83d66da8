import { sql } from 'kysely';
import type { Keeper } from '../../platform/module.ts';

/** That a risk was marked is part of a copy, the words are not: they may be about somebody else and put him in danger. All words go with the matter. What a model learned names nobody. */
export const riskKeeper: Keeper = {
  kind: 'risks',
  tables: ['risk_flag'],
  gather: async (ctx, reporterIds) => {
    const { rows } = await sql<{
      kind: string;
      until: string;
    }>`select f.kind, f.until_on::text as until, f.set_at as at, f.ended_at as ended
      from risk_flag f where f.matter_id in (select r.matter_id from reporter r where r.id = any(${[...reporterIds]})) order by f.set_at`.execute(
      ctx.tx,
    );
    return rows.map((row) => ({ ...row }));
  },
  forget: async (ctx, matterId) => {
    const flags =
      await sql`update risk_flag set reason = '', end_reason = case when end_reason is null then null else '' end
      where matter_id = ${matterId}`.execute(ctx.tx);
    return { risk_flag: Number(flags.numAffectedRows ?? 0n) };
  },
};
