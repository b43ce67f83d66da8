import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { Keeper } from '../../platform/module.ts';
import { tidyWalkIns } from './store-studios.ts';

/** What the studio keeps of disputes. Notes of psychologists and opinions of units are in no copy. */
export const studioKeeper: Keeper = {
  kind: 'studio',
  tables: ['dispute_plan', 'consultation', 'consultation_opinion', 'mediation_opinion', 'mediation_notice'],
  gather: async (ctx, reporterIds) => {
    const { rows } = await sql<Record<string, unknown>>`select c.number, o.rating, o.words, o.said_at,
        (select array_agg(n.text order by n.told_at) from mediation_notice n where n.party_id = p.id) as news
      from reporter r join mediation c on c.matter_id = r.matter_id
      join mediation_party p on p.mediation_id = c.id and p.phone is not null and p.phone = r.phone
      left join mediation_opinion o on o.party_id = p.id
      where r.id = any(${[...reporterIds]}::uuid[]) and (o.party_id is not null or exists (select 1 from mediation_notice n where n.party_id = p.id))
      order by c.opened_at`.execute(ctx.tx);
    return rows.map((row) => ({ ...row }));
  },
  forget: async (ctx, matterId) => {
    const of = sql`mediation_id in (select id from mediation where matter_id = ${matterId})`;
    const taken: Record<string, number> = {};
    const take = async (table: string, run: Promise<{ numAffectedRows?: bigint }>) => {
      taken[table] = Number((await run).numAffectedRows ?? 0n);
    };
    await take('dispute_plan', sql`update dispute_plan set plan = '' where matter_id = ${matterId}`.execute(ctx.tx));
    await take(
      'consultation_opinion',
      sql`update consultation_opinion set knot = '', advice = '', law = ''
        where consultation_id in (select id from consultation where ${of})`.execute(ctx.tx),
    );
    await take('consultation', sql`update consultation set question = '', summary = '' where ${of}`.execute(ctx.tx));
    await take('mediation_opinion', sql`update mediation_opinion set words = '' where ${of}`.execute(ctx.tx));
    await take('mediation_notice', sql`update mediation_notice set text = '' where ${of}`.execute(ctx.tx));
    return taken;
  },
};

/** Every night: who came half a year ago, and words of two years ago, are taken away; counts stay. */
export async function tidyStudio(ctx: Context): Promise<void> {
  const { tx } = ctx;
  const old = sql`(${ctx.now}::timestamptz - interval '2 years')`;
  await tidyWalkIns(tx, ctx.now);
  await sql`update studio_stop set note = '' where ends_at < ${old} and note <> ''`.execute(tx);
  await sql`update informal_promise set what = '', who = '', report = '' where what <> '' and due_on < ${old}`.execute(
    tx,
  );
  await sql`update informal_meeting set place = '', note = '' where held_at < ${old} and (place, note) <> ('', '')`.execute(
    tx,
  );
  await sql`update squad_entry set where_text = '', what = '' where made_at < ${old} and what <> ''`.execute(tx);
  const families = sql`(select id from family_programme where ended_at < ${old} and title <> '')`;
  await sql`delete from family_note where programme_id in ${families}`.execute(tx);
  await sql`update family_session set where_text = '', what = '' where programme_id in ${families}`.execute(tx);
  await sql`update family_member set name = '', relation = '', born_on = null, consent_by = '' where programme_id in ${families}`.execute(
    tx,
  );
  await sql`update family_programme set title = '', aim = '', ended_why = '' where id in ${families}`.execute(tx);
}
