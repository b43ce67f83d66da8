import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { letGoOfFiles } from '../../platform/files/rows.ts';

/**
 * Every night, by the periods of the columns' comments: what was seen and promised at visits two years ago is taken away with its photos, and
 * entries that ended a year ago lose the household. That somebody went, when, and how many tasks were done, stays.
 */
export async function tidyVisits(ctx: Context): Promise<void> {
  const old = sql`select id from visit where coalesce(done_at, changed_at) < ${ctx.now}::timestamptz - interval '2 years' and state <> 'planned'`;
  const { rows } = await sql<{
    id: string;
  }>`update visit set met = '', seen = '', wishes = '', hazards = '', needs = '', written = '{}',
      cancel_reason = case when cancel_reason is null then null else '' end
    where id in (${old}) and (written <> '{}' or cancel_reason <> '') returning id`.execute(ctx.tx);
  await sql`update visit_task set task = '', report = '' where visit_id in (${old}) and (task <> '' or report <> '')`.execute(
    ctx.tx,
  );
  await sql`update visit_need set title = '—', address = '', phone = null, purpose = '', asked_by = '',
      end_reason = case when end_reason is null then null else '' end, place_id = null, lng = null, lat = null
    where state = 'ended' and ended_at < ${ctx.now}::timestamptz - interval '1 year' and asked_by <> ''`.execute(
    ctx.tx,
  );
  await letGoOfFiles(
    ctx.tx,
    rows.map(({ id }) => ({ kind: 'visit', id })),
  );
}
