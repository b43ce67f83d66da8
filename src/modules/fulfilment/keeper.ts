import { sql } from 'kysely';
import { dropLater } from '../../platform/files/drop.ts';
import { letGoOfFiles, listFiles } from '../../platform/files/rows.ts';
import type { Gathered, Keeper } from '../../platform/module.ts';

type Row = Record<string, unknown>;

/** What performance keeps about people. A reporter is found by the phone of a party, as in the mediation. */
export const fulfilmentKeeper: Keeper = {
  kind: 'fulfilment',
  tables: [
    'obligation',
    'ledger_entry',
    'ledger_event',
    'plan_proposal',
    'performance_call',
    'breach_step',
    'mediation_visit',
  ],
  gather: async (ctx, reporterIds) => {
    const mine = sql`reporter r join mediation c on c.matter_id = r.matter_id
      join mediation_party p on p.mediation_id = c.id and p.phone is not null and p.phone = r.phone
      join obligation o on o.mediation_id = c.id and (p.id = any(o.by_ids) or p.id = any(o.to_ids))`;
    const who = sql`r.id = any(${[...reporterIds]}::uuid[])`;
    const duties =
      await sql<Row>`select o.kind, o.what, o.place, o.how, o.proof, o.due_on, o.from_on, o.until_on, o.state, o.settled_on
      from ${mine} where ${who} order by o.made_at, o.item`.execute(ctx.tx);
    const lines = await sql<
      Row & { id: string; own: boolean; proof_for: string }
    >`select l.id, l.what, l.on_day, l.fen, l.how, l.note,
        l.party_id = p.id as own, l.proof_for, l.at,
        (select jsonb_agg(jsonb_build_object('kind', v.kind, 'reason', v.reason, 'at', v.at) order by v.at) from ledger_event v where v.entry_id = l.id) as events
      from ${mine} join ledger_entry l on l.obligation_id = o.id where ${who} order by l.on_day, l.id`.execute(ctx.tx);
    const gathered: Gathered[] = duties.rows.map((row) => ({ ...row }));
    for (const { id, own, proof_for: proofFor, ...row } of lines.rows) {
      const isMine = own || proofFor === 'both';
      const files = isMine ? await listFiles(ctx.tx, { kind: 'ledger-entry', id }, ['resident', 'staff']) : [];
      gathered.push({ ...row, files });
    }
    return gathered;
  },
  forget: async (ctx, matterId) => {
    const of = sql`mediation_id in (select id from mediation where matter_id = ${matterId})`;
    const entries = await sql<{ id: string }>`select id from ledger_entry where ${of}`.execute(ctx.tx);
    const ids = entries.rows.map(({ id }) => id);
    const sealed = await sql<{
      sha256: string;
    }>`select sha256 from account_statement where ${of} and sha256 <> ''`.execute(ctx.tx);
    const count = async (query: ReturnType<typeof sql>) => Number((await query.execute(ctx.tx)).numAffectedRows ?? 0n);
    const taken = {
      obligation: await count(sql`update obligation set what = '', place = '', how = '', proof = '' where ${of}`),
      ledger_entry: await count(sql`update ledger_entry set how = '', note = '' where ${of}`),
      ledger_event: await count(sql`update ledger_event set reason = '' where entry_id = any(${ids}::uuid[])`),
      plan_proposal: await count(sql`update plan_proposal set reason = '', decline_reason = '' where ${of}`),
      performance_call: await count(sql`update performance_call set note = '' where ${of}`),
      breach_step: await count(sql`update breach_step set note = '' where ${of}`),
      mediation_visit: await count(sql`update mediation_visit set note = '', risk = '' where ${of}`),
    };
    await sql`update account_statement set sha256 = '' where ${of}`.execute(ctx.tx);
    await letGoOfFiles(
      ctx.tx,
      ids.map((id) => ({ kind: 'ledger-entry', id })),
    );
    await dropLater(ctx, { plain: [], sealed: sealed.rows.map(({ sha256 }) => sha256) });
    return taken;
  },
};
