import { sql } from 'kysely';
import { dropLater } from '../../platform/files/drop.ts';
import { letGoOfFiles } from '../../platform/files/rows.ts';
import type { Keeper } from '../../platform/module.ts';

/** What agreements keep about people. A reporter is found by the phone of a party, as in the mediation. */
export const agreementKeeper: Keeper = {
  kind: 'agreements',
  tables: ['agreement', 'agreement_signer'],
  gather: async (ctx, reporterIds) => {
    const { rows } = await sql<
      Record<string, unknown>
    >`select a.number, a.form, a.state, a.code, a.hash, a.locked, a.proposed_at, a.effective_at, a.discarded_at, s.signed_name, s.how, s.at, s.state as own_state
      from reporter r join mediation c on c.matter_id = r.matter_id
      join mediation_party p on p.mediation_id = c.id and p.phone is not null and p.phone = r.phone
      join agreement a on a.mediation_id = c.id and a.proposed_at is not null
      left join agreement_signer s on s.agreement_id = a.id and s.party_id = p.id
      where r.id = any(${[...reporterIds]}::uuid[]) order by a.drafted_at`.execute(ctx.tx);
    return rows.map((row) => ({ ...row }));
  },
  forget: async (ctx, matterId) => {
    const { rows } = await sql<{
      id: string;
      text_pdf: string | null;
      signed_pdf: string | null;
    }>`select a.id, a.text_pdf, a.signed_pdf from agreement a join mediation m on m.id = a.mediation_id where m.matter_id = ${matterId}`.execute(
      ctx.tx,
    );
    const ids = rows.map(({ id }) => id);
    const signers =
      await sql`update agreement_signer set name = '', what = '', signed_name = null, strokes = null, witness = null, reason = null,
      file_id = null where agreement_id = any(${ids}::uuid[])`.execute(ctx.tx);
    const agreements =
      await sql`update agreement set draft = null, locked = case when locked is null then null else '' end, discard_reason = null
      where id = any(${ids}::uuid[])`.execute(ctx.tx);
    await letGoOfFiles(
      ctx.tx,
      ids.map((id) => ({ kind: 'agreement', id })),
    );
    await dropLater(ctx, {
      plain: [],
      sealed: rows.flatMap((row) => [row.text_pdf, row.signed_pdf]).filter((hash) => hash !== null),
    });
    return {
      agreement: Number(agreements.numAffectedRows ?? 0n),
      agreement_signer: Number(signers.numAffectedRows ?? 0n),
    };
  },
};
