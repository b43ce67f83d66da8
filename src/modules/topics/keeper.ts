import { sql } from 'kysely';
import type { Keeper } from '../../platform/module.ts';

/** What topics keep: keys made of a matter's words, and what a topic is called while one of its matters is known. */
export const topicKeeper: Keeper = {
  kind: 'topics',
  tables: ['topic_mark', 'topic'],
  gather: async (ctx, reporterIds) => {
    const { rows } = await sql<{
      label: string;
      state: string;
      joined_at: Date;
    }>`select distinct t.label, t.state, p.joined_at
      from topic_member p join topic t on t.id = p.topic_id join reporter r on r.matter_id = p.matter_id
      where r.id = any(${[...reporterIds]}::uuid[]) order by p.joined_at`.execute(ctx.tx);
    return rows.map((row) => ({ ...row }));
  },
  forget: async (ctx, matterId) => {
    const topics = await sql`update topic t set label = '', place = null, words = '{}' where t.label <> ''
      and exists (select 1 from topic_member p where p.topic_id = t.id and p.matter_id = ${matterId})
      and not exists (select 1 from topic_member p join matter m on m.id = p.matter_id
        where p.topic_id = t.id and p.matter_id <> ${matterId} and m.forgotten_at is null)`.execute(ctx.tx);
    await sql`delete from topic_member where matter_id = ${matterId}`.execute(ctx.tx);
    await sql`delete from topic_apart where one_id = ${matterId} or other_id = ${matterId}`.execute(ctx.tx);
    await sql`delete from topic_card_mark where matter_id = ${matterId}`.execute(ctx.tx);
    const marks = await sql`delete from topic_mark where matter_id = ${matterId}`.execute(ctx.tx);
    return { topic_mark: Number(marks.numAffectedRows ?? 0n), topic: Number(topics.numAffectedRows ?? 0n) };
  },
};
