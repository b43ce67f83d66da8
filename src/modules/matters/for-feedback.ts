import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { hearing } from './letters.ts';
import { findWhole } from './store-read.ts';
import type { Reporter } from './tables.ts';

/** A reporter as somebody may ask him again. Of a confidential one neither name nor phone is there. */
export type Askable = Pick<Reporter, 'id' | 'matter_id' | 'name' | 'phone' | 'confidential'>;

/** Everybody who reported a matter, or what was merged into it, each person once, without those who withdrew. */
export async function listAskable(ctx: Context, matterId: string): Promise<readonly Askable[]> {
  const whole = await findWhole(ctx.tx, matterId);
  return whole ? hearing(whole) : [];
}

/** Name and phone of reporters by their ids; whoever calls asked permission and leaves the access line. */
export async function listContacts(ctx: Context, reporterIds: readonly string[]): Promise<Map<string, Askable>> {
  const { rows } = await sql<Askable>`select id, matter_id, name, phone, confidential from reporter
    where id = any(${[...reporterIds]}::uuid[])`.execute(ctx.tx);
  return new Map(rows.map((row) => [row.id, row]));
}
