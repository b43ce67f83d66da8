import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { ProofEntry } from './tables.ts';

export async function listProof(tx: Db, matterId: string): Promise<ProofEntry[]> {
  const { rows } =
    await sql<ProofEntry>`select id, item, note, file_ids, waived, at, by_id from proof_item where matter_id = ${matterId}
    order by at, id`.execute(tx);
  return rows;
}

export async function insertProof(tx: Db, matterId: string, entry: ProofEntry): Promise<void> {
  await sql`insert into proof_item (id, matter_id, item, note, file_ids, waived, at, by_id)
    values (${entry.id}, ${matterId}, ${entry.item}, ${entry.note}, ${entry.file_ids}, ${entry.waived}, ${entry.at}, ${entry.by_id})`.execute(
    tx,
  );
}

/** Whether a utility was asked to do a part of the matter. */
export async function hasUtilityPart(tx: Db, matterId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from part p join partner w on w.id = p.partner_id
    where p.matter_id = ${matterId} and w.kind = 'utility' and p.state <> 'revoked' limit 1`.execute(tx);
  return rows.length > 0;
}
