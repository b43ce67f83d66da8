import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { phoneKeys } from '../matters/api.ts';
import type { Said } from './compare.ts';
import { unfinishedStates } from './rules.ts';

/** A report of the last days whose matter is still worked on, with that matter. */
export type Submitted = Said & {
  readonly root_id: string;
  readonly unit_id: string;
  readonly root_category: string;
  readonly in_joint: boolean;
};

const most = 20_000;

/** Reports since an instant whose matter is open, also those that were merged into it; nothing under urgent watch. */
export async function listSubmitted(tx: Db, since: Date): Promise<Submitted[]> {
  const { rows } =
    await sql<Submitted>`select v.id, v.title, v.what, v.where_text, v.category, v.reported_at, v.lng, v.lat, v.place_id,
      p.name as place_name, m.id as root_id, m.unit_id, m.category as root_category,
      exists (select 1 from joint_matter j join joint_action a on a.id = j.action_id
        where j.matter_id = m.id and a.state in ('planned', 'running')) as in_joint
    from matter v join matter m on m.id = case when v.merged_into is null then v.id else matter_root(v.id) end
    left join place p on p.id = v.place_id
    where v.reported_at >= ${since} and m.state = any(${[...unfinishedStates]}) and not m.watch and not v.watch and m.forgotten_at is null
    order by v.reported_at desc, v.id desc limit ${most}`.execute(tx);
  return rows;
}

/** Who reported each matter or what was merged into it, only told from others: the same phone is the same person, whether sealed or not. */
export async function listSenders(ctx: Context, matterIds: readonly string[]): Promise<Map<string, string[]>> {
  if (matterIds.length === 0) return new Map();
  const { rows } = await sql<{
    root_id: string;
    id: string;
    phone: string | null;
    phone_key: string | null;
  }>`select m.id as root_id, r.id, r.phone, r.phone_key from unnest(${[...matterIds]}::uuid[]) m(id)
    join reporter r on r.matter_id in (select matter_family(m.id)) where r.withdrawn_at is null and r.split_of is null`.execute(
    ctx.tx,
  );
  const senders = new Map<string, string[]>();
  // While the secret of the house is changed, a sealed phone may still stand under the former one.
  const currentKeys = new Map<string, string>();
  for (const { phone } of rows) {
    if (phone === null) continue;
    const [current, ...former] = phoneKeys(ctx.settings.secret, phone);
    for (const key of [phone, current, ...former]) currentKeys.set(key, current);
  }
  for (const { root_id, id, phone, phone_key } of rows) {
    const known = phone ?? phone_key ?? id;
    const sender = currentKeys.get(known) ?? known;
    senders.set(root_id, [...(senders.get(root_id) ?? []), sender]);
  }
  return senders;
}
