import { sql } from 'kysely';
import { dropLater } from '../../platform/files/drop.ts';
import { letGoOfFiles } from '../../platform/files/rows.ts';
import type { Keeper } from '../../platform/module.ts';

/**
 * What confirmations and files keep about people. The PDF of a filed mediation is an archive (档案法) and stays until the end of its term; its
 * enclosures and everything else go with the matter.
 */
export const confirmationKeeper: Keeper = {
  kind: 'confirmations',
  tables: [
    'confirmation',
    'confirmation_word',
    'confirmation_contact',
    'confirmation_paper',
    'dossier_paper',
    'dossier_note',
    'dossier_print',
  ],
  gather: async (ctx, reporterIds) => {
    const { rows } = await sql<
      Record<string, unknown>
    >`select c.state, c.effective_on::text as effective_on, c.court_name, c.submitted_on::text as submitted_on, c.case_number,
        c.decided_on::text as decided_on, c.reason, t.address, t.phone,
        (select coalesce(json_agg(json_build_object('said', w.said, 'how', w.how, 'at', w.at) order by w.at), '[]')
          from confirmation_word w where w.confirmation_id = c.id and w.party_id = p.id) as words
      from reporter r join mediation m on m.matter_id = r.matter_id
      join mediation_party p on p.mediation_id = m.id and p.phone is not null and p.phone = r.phone
      join confirmation c on c.mediation_id = m.id
      left join confirmation_contact t on t.confirmation_id = c.id and t.party_id = p.id
      where r.id = any(${[...reporterIds]}::uuid[]) order by c.opened_at`.execute(ctx.tx);
    return rows.map((row) => ({ ...row }));
  },
  forget: async (ctx, matterId) => {
    const { rows: cases } = await sql<{ id: string }>`select id from mediation where matter_id = ${matterId}`.execute(
      ctx.tx,
    );
    const ids = cases.map(({ id }) => id);
    const { rows } = await sql<{
      id: string;
      application_pdf: string | null;
    }>`select id, application_pdf from confirmation
      where mediation_id = any(${ids}::uuid[])`.execute(ctx.tx);
    const asked = rows.map(({ id }) => id);
    const of = sql`confirmation_id = any(${asked}::uuid[])`;
    const its = sql`mediation_id = any(${ids}::uuid[])`;
    const drafts = await sql<{
      sha256: string;
    }>`with gone as (update dossier_print set state = 'removed', contents = '[]'
        where ${its} and state = 'ready' and not final returning document_id)
      select d.sha256 from gone g join sealed_document d on d.id = g.document_id`.execute(ctx.tx);
    const count: Record<string, number> = {};
    const changes = {
      confirmation: sql`update confirmation set bundle = case when bundle is null then null else '' end, case_number = '', reason = '' where ${its}`,
      confirmation_word: sql`update confirmation_word set witness = '' where ${of}`,
      confirmation_contact: sql`update confirmation_contact set address = '', phone = '' where ${of}`,
      confirmation_paper: sql`update confirmation_paper set label = '' where ${of}`,
      dossier_paper: sql`update dossier_paper set label = '' where ${its}`,
      dossier_note: sql`update dossier_note set reason = '' where ${its}`,
      dossier_print: sql`update dossier_print set purpose = '', contents = '[]' where ${its}`,
    };
    for (const [table, change] of Object.entries(changes))
      count[table] = Number((await change.execute(ctx.tx)).numAffectedRows ?? 0n);
    await letGoOfFiles(ctx.tx, [
      ...asked.map((id) => ({ kind: 'confirmation', id })),
      ...ids.map((id) => ({ kind: 'dossier', id })),
    ]);
    await dropLater(ctx, {
      plain: [],
      sealed: [...rows.flatMap(({ application_pdf: hash }) => hash ?? []), ...drafts.rows.map(({ sha256 }) => sha256)],
    });
    return count;
  },
};
