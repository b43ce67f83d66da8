import { sql } from 'kysely';
import { letGoOfFiles } from '../../platform/files/rows.ts';
import type { Keeper } from '../../platform/module.ts';
import type { SealedColumn } from '../../platform/secrets/columns.ts';
import { ofMediation } from './subject.ts';

/** What mediations keep about people. A reporter is found on a side by the same phone: nothing else ties the two. */
export const mediationKeeper: Keeper = {
  kind: 'mediation',
  tables: ['mediation', 'mediation_party', 'mediation_panel', 'mediation_member', 'mediation_check'],
  gather: async (ctx, reporterIds) => {
    const { rows } = await sql<
      Record<string, unknown>
    >`select c.number, c.title, c.track, c.state, p.side, p.role, p.name, p.phone,
        p.address, p.employer, p.occupation, p.willing, p.rights_at
      from reporter r join mediation c on c.matter_id = r.matter_id
      join mediation_party p on p.mediation_id = c.id and p.phone is not null and p.phone = r.phone
      where r.id = any(${[...reporterIds]}::uuid[]) order by c.opened_at`.execute(ctx.tx);
    return rows.map((row) => ({ ...row }));
  },
  forget: async (ctx, matterId) => {
    const of = sql`mediation_id in (select id from mediation where matter_id = ${matterId})`;
    const parties =
      await sql`update mediation_party set name = '', phone = null, gender = null, born_on = null, id_number_sealed = null, address = '',
      employer = '', grid_code = null, occupation = '', needs = '', mandate_file_id = null, code = id::text, tail = '' where ${of}`.execute(
        ctx.tx,
      );
    const seats =
      await sql`update mediation_panel set why = case when why is null then null else '' end where ${of}`.execute(
        ctx.tx,
      );
    const members = await sql`update mediation_member set speaks_on = '', answer = null where ${of}`.execute(ctx.tx);
    const checks = await sql`update mediation_check set note = '', plan = '' where ${of}`.execute(ctx.tx);
    const { rows: ids } = await sql<{ id: string }>`select id from mediation where matter_id = ${matterId}`.execute(
      ctx.tx,
    );
    await letGoOfFiles(
      ctx.tx,
      ids.map(({ id }) => ofMediation(id)),
    );
    const cases = await sql`update mediation set title = '', search = null where matter_id = ${matterId}`.execute(
      ctx.tx,
    );
    return {
      mediation: Number(cases.numAffectedRows ?? 0n),
      mediation_party: Number(parties.numAffectedRows ?? 0n),
      mediation_panel: Number(seats.numAffectedRows ?? 0n),
      mediation_member: Number(members.numAffectedRows ?? 0n),
      mediation_check: Number(checks.numAffectedRows ?? 0n),
    };
  },
};

/** Where identity numbers of parties lie sealed. */
export const partySeals: SealedColumn = {
  what: { zh: '调解当事人证件号', en: 'identity numbers of parties' },
  table: 'mediation_party',
  key: 'id',
  keyType: 'uuid',
  column: 'id_number_sealed',
  form: 'base64url',
};
