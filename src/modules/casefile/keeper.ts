import { sql } from 'kysely';
import type { Keeper } from '../../platform/module.ts';

/** What case files keep: for whom and why each was made; the papers themselves are gone after a week. */
export const fileKeeper: Keeper = {
  kind: 'casefiles',
  tables: ['case_file'],
  gather: async (ctx, reporterIds) => {
    const { rows } = await sql<{
      kind: string;
      code: string;
      asked_at: Date;
    }>`select f.kind, f.code, f.asked_at from case_file f
      where f.matter_id in (select matter_id from reporter where id = any(${reporterIds}::uuid[]))
        and (f.reporter_id is null or f.reporter_id = any(${reporterIds}::uuid[])) order by f.asked_at`.execute(ctx.tx);
    return rows.map((row) => ({ ...row }));
  },
  forget: async (ctx, matterId) => {
    const { numAffectedRows } = await sql`update case_file set purpose = '',
      receiver = case when receiver is null then null else '' end where matter_id = ${matterId}`.execute(ctx.tx);
    return { case_file: Number(numAffectedRows ?? 0n) };
  },
};
