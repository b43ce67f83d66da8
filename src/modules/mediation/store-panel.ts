import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';

/** Cases that these mediators have in hand now, by mediator id; whoever has none is left out. */
export async function countOpenCases(tx: Db, mediatorIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{
    id: string;
    n: number;
  }>`select p.mediator_id as id, count(distinct p.mediation_id)::int as n
    from mediation_panel p join mediation c on c.id = p.mediation_id
    where p.mediator_id = any(${[...mediatorIds]}::uuid[]) and p.until is null and p.role in ('lead', 'co', 'assist')
      and c.state in ('choosing', 'matched', 'scheduled', 'under-way', 'suspended') group by 1`.execute(tx);
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** Who ever sat on the panels of these cases. */
export async function listMediatorsOfCases(
  tx: Db,
  mediationIds: readonly string[],
): Promise<{ mediation_id: string; mediator_id: string }[]> {
  const { rows } = await sql<{
    mediation_id: string;
    mediator_id: string;
  }>`select distinct mediation_id, mediator_id from mediation_panel
    where mediation_id = any(${[...mediationIds]}::uuid[])`.execute(tx);
  return rows;
}

/** The case with this number; undefined for an unknown one. */
export async function findIdByNumber(tx: Db, number: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from mediation where number = ${number}`.execute(tx);
  return rows[0]?.id;
}
