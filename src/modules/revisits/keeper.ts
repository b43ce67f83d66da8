import { sql } from 'kysely';
import type { Keeper } from '../../platform/module.ts';

/** Notes of further visits and of checks: part of a copy, taken away with the matter; when, how and what was found stays for the figures. */
export const visitKeeper: Keeper = {
  kind: 'revisits',
  tables: ['revisit_task', 'check_item'],
  gather: async (ctx, reporterIds) => {
    const { rows } = await sql<{
      at: string;
      way: string;
      found: string;
      note: string;
    }>`select t.done_at as at, t.way, t.found, t.note
      from revisit_task t where t.state = 'done'
        and t.matter_id in (select r.matter_id from reporter r where r.id = any(${[...reporterIds]})) order by t.done_at`.execute(
      ctx.tx,
    );
    return rows.map((row) => ({ ...row }));
  },
  forget: async (ctx, matterId) => {
    const tasks = await sql`update revisit_task set note = '' where matter_id = ${matterId}`.execute(ctx.tx);
    const items = await sql`update check_item set note = '' where matter_id = ${matterId}`.execute(ctx.tx);
    return { revisit_task: Number(tasks.numAffectedRows ?? 0), check_item: Number(items.numAffectedRows ?? 0) };
  },
};
