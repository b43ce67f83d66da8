import { sql } from 'kysely';
import type { Keeper } from '../../platform/module.ts';

/** What joint actions keep: of no person by itself, and nothing of it outlives the last of its matters. */
export const jointKeeper: Keeper = {
  kind: 'joint',
  tables: ['joint_action', 'joint_member'],
  gather: async (ctx, reporterIds) => {
    const { rows } = await sql<{ title: string; result: string | null }>`select distinct a.number, a.title, a.result
      from joint_action a join joint_matter j on j.action_id = a.id join reporter r on r.matter_id = j.matter_id
      where r.id = any(${reporterIds}::uuid[])`.execute(ctx.tx);
    return rows.map((row) => ({ ...row }));
  },
  forget: async (ctx, matterId) => {
    const over = sql`select j.action_id from joint_matter j where j.matter_id = ${matterId} and not exists (
      select 1 from joint_matter o join matter m on m.id = o.matter_id
      where o.action_id = j.action_id and o.matter_id <> ${matterId} and m.forgotten_at is null)`;
    const members = await sql`update joint_member set task = '', answer = null where action_id in (${over})`.execute(
      ctx.tx,
    );
    const actions = await sql`update joint_action set title = '', goal = '', where_text = '',
      result = case when result is null then null else '' end where id in (${over})`.execute(ctx.tx);
    return { joint_action: Number(actions.numAffectedRows ?? 0n), joint_member: Number(members.numAffectedRows ?? 0n) };
  },
};
