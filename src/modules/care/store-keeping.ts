import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database.ts';

const searches = (matterId: string) => sql`(select id from missing_search where matter_id = ${matterId})`;
const plans = (matterId: string) => sql`(select id from support_plan where matter_id = ${matterId})`;

/** Takes away what is personal of the search, the plans and the list of proof of one matter; states, times, sizes and sums stay. */
export async function forgetCare(tx: Db, matterId: string, now: Date): Promise<Record<string, number>> {
  const count = async (text: RawBuilder<unknown>) => Number((await text.execute(tx)).numAffectedRows ?? 0n);
  return {
    search_sighting: await count(sql`delete from search_sighting where search_id in ${searches(matterId)}`),
    search_leaflet: await count(sql`delete from search_leaflet where search_id in ${searches(matterId)}`),
    search_sector: await count(
      sql`update search_sector set team = '', note = '', person_id = null where search_id in ${searches(matterId)}`,
    ),
    missing_search:
      await count(sql`update missing_search set looks = '', clothes = '', seen_where = '', seen_at = null, lng = null, lat = null,
      health = '', photo_id = null, area = '[]', found_where = '', found_condition = null, ended_note = '',
      state = case when state = 'running' then 'stopped' else state end, ended_at = coalesce(ended_at, ${now}) where matter_id = ${matterId}`),
    support_note: await count(sql`delete from support_note where plan_id in ${plans(matterId)}`),
    support_visit: await count(sql`update support_visit set note = '' where plan_id in ${plans(matterId)}`),
    support_review: await count(sql`update support_review set note = '' where plan_id in ${plans(matterId)}`),
    support_measure: await count(
      sql`update support_measure set what = '', note = '' where plan_id in ${plans(matterId)}`,
    ),
    support_plan: await count(sql`update support_plan set household = '', need = '', consent_by = '', consent_for = '',
      state = case when state = 'running' then 'closed' else state end, ended_at = coalesce(ended_at, ${now}) where matter_id = ${matterId}`),
    proof_item: await count(sql`update proof_item set note = '', file_ids = '{}' where matter_id = ${matterId}`),
  };
}
