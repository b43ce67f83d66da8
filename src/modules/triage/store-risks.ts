import { sql } from 'kysely';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { seesMatter } from '../matters/api.ts';
import type { Risk } from './tables.ts';

const columns = sql`f.id, f.matter_id, f.kind, f.reason, f.until_on::text as until_on, f.set_by, f.set_at, f.ended_by, f.ended_at, f.end_reason`;

export async function listRisksOf(tx: Db, matterId: string): Promise<Risk[]> {
  const { rows } =
    await sql<Risk>`select ${columns} from risk_flag f where f.matter_id = ${matterId} order by f.set_at desc`.execute(
      tx,
    );
  return rows;
}

export async function lockRisk(tx: Db, id: string): Promise<Risk | undefined> {
  const { rows } = await sql<Risk>`select ${columns} from risk_flag f where f.id = ${id} for update`.execute(tx);
  return rows[0];
}

export type ListedRisk = Risk & {
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly reporter_ids: string[];
};

/** Risks in force on the day, on matters that the knocker sees, those that end first on top. */
export async function listActiveRisks(tx: Db, who: Who, today: string): Promise<ListedRisk[]> {
  const { rows } = await sql<ListedRisk>`select ${columns}, m.number, m.title, m.state,
      array(select r.id from reporter r where r.matter_id = m.id) as reporter_ids
    from risk_flag f join matter m on m.id = f.matter_id
    where f.ended_at is null and f.until_on >= ${today} and ${seesMatter(who, 'whole')} order by f.until_on, f.id limit 200`.execute(
    tx,
  );
  return rows;
}

export async function insertRisk(
  tx: Db,
  risk: Pick<Risk, 'id' | 'matter_id' | 'kind' | 'reason' | 'until_on' | 'set_by'>,
  now: Date,
): Promise<void> {
  await sql`insert into risk_flag (id, matter_id, kind, reason, until_on, set_by, set_at)
    values (${risk.id}, ${risk.matter_id}, ${risk.kind}, ${risk.reason}, ${risk.until_on}, ${risk.set_by}, ${now})`.execute(
    tx,
  );
}

export async function endRisk(tx: Db, id: string, ended: { by: string; why: string; at: Date }): Promise<void> {
  await sql`update risk_flag set ended_by = ${ended.by}, ended_at = ${ended.at}, end_reason = ${ended.why} where id = ${id}`.execute(
    tx,
  );
}
