import { sql } from 'kysely';
import type { Cursor } from '../../kit/cursor.ts';
import type { Context } from '../../platform/context.ts';
import { type MatterMention, seesMatter } from '../matters/api.ts';
import type { Topic } from './tables.ts';
import type { Leaving } from './words.ts';

/** A matter of a topic as its page lists it. */
export type MemberRow = MatterMention & {
  readonly where_text: string;
  readonly reported_at: Date;
  readonly unit_id: string;
  readonly left_why: Leaving | null;
  readonly in_joint: boolean;
  readonly reporter_ids: readonly string[];
};

/** Matters of a topic that the knocker may read, the newest first. */
export async function listMemberRows(
  ctx: Context,
  topic: Topic,
  page: { readonly after: Cursor | undefined; readonly limit: number },
): Promise<MemberRow[]> {
  const { after, limit } = page;
  const { rows } =
    await sql<MemberRow>`select m.id, m.number, m.title, m.state, m.where_text, m.reported_at, m.unit_id, p.left_why,
      exists (select 1 from joint_matter j where j.matter_id = m.id and j.action_id = ${topic.joint_id}::uuid) as in_joint,
      array(select r.id from reporter r where r.matter_id = m.id) as reporter_ids
    from topic_member p join matter m on m.id = p.matter_id
    where p.topic_id = ${topic.id} and ${seesMatter(ctx.who, 'whole')}
      and ${after === undefined ? sql`true` : sql`(m.reported_at, m.id) < (${after.at}, ${after.id}::uuid)`}
    order by m.reported_at desc, m.id desc limit ${limit}`.execute(ctx.tx);
  return rows;
}

/** Reports of a topic and of what was merged into its matters, by weeks from Monday. */
export async function listWeeks(ctx: Context, topicId: string): Promise<{ from: string; reports: number }[]> {
  const { rows } = await sql<{ from: string; reports: number }>`with reports as (
      select distinct m.id, m.reported_at from topic_member p, lateral matter_family(p.matter_id) f(id) join matter m on m.id = f.id
      where p.topic_id = ${topicId}),
    counted as (select date_trunc('week', reported_at at time zone 'Asia/Shanghai')::date as week, count(*)::int as n from reports group by 1)
    select w::date::text as "from", coalesce(c.n, 0) as reports
    from generate_series((select greatest(min(week), max(week) - 175) from counted), (select max(week) from counted), interval '7 days') w
    left join counted c on c.week = w::date order by w`.execute(ctx.tx);
  return rows;
}

/** Where the matters of a topic are that the knocker may read. */
export async function listPoints(ctx: Context, topicId: string): Promise<{ id: string; lng: number; lat: number }[]> {
  const { rows } = await sql<{ id: string; lng: number; lat: number }>`select m.id, m.lng, m.lat
    from topic_member p join matter m on m.id = p.matter_id
    where p.topic_id = ${topicId} and m.lng is not null and m.lat is not null and ${seesMatter(ctx.who, 'whole')}
    order by m.reported_at desc limit 500`.execute(ctx.tx);
  return rows;
}
