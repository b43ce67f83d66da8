import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { Keeper } from '../../platform/module.ts';

/** What meetings said of a matter: part of a copy, taken away with the matter. */
export const meetingKeeper: Keeper = {
  kind: 'meetings',
  tables: ['agenda_item', 'decision'],
  gather: async (ctx, reporterIds) => {
    const { rows } = await sql<{
      held: string;
      topic: string;
      outcome: string;
    }>`select g.starts_at as held, i.topic, i.outcome
      from agenda_item i join meeting g on g.id = i.meeting_id
      where i.matter_id in (select r.matter_id from reporter r where r.id = any(${[...reporterIds]})) and g.state = 'held'
      order by g.starts_at`.execute(ctx.tx);
    return rows.map((row) => ({ ...row }));
  },
  forget: async (ctx, matterId) => {
    const items = await sql`update agenda_item set topic = '', outcome = '' where matter_id = ${matterId}`.execute(
      ctx.tx,
    );
    const decisions = await sql`update decision set task = '', report = '' where matter_id = ${matterId}`.execute(
      ctx.tx,
    );
    return { agenda_item: Number(items.numAffectedRows ?? 0), decision: Number(decisions.numAffectedRows ?? 0) };
  },
};

/** Every night: minutes, names and topics of meetings two years ago are taken away; that they were held, and how many decisions were carried out, stays. */
export async function tidyMeetings(ctx: Context): Promise<void> {
  const old = sql`select id from meeting where starts_at < ${ctx.now}::timestamptz - interval '2 years'`;
  await sql`update meeting set minutes = '', attendees = '[]', title = '', where_text = ''
    where id in (${old}) and (minutes <> '' or attendees <> '[]' or title <> '')`.execute(ctx.tx);
  await sql`update agenda_item set topic = '', outcome = '' where meeting_id in (${old}) and (topic <> '' or outcome <> '')`.execute(
    ctx.tx,
  );
  await sql`update decision set task = '', report = '' where meeting_id in (${old}) and (task <> '' or report <> '')`.execute(
    ctx.tx,
  );
}
