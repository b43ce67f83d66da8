import { sql } from 'kysely';
import type { Keeper } from '../../platform/module.ts';
import type { SealedColumn } from '../../platform/secrets/columns.ts';

/**
 * What sittings keep about people. A copy holds what the person's own side said and what both sides read; that there are private notes of the
 * own side is told by their number, what they say is for the mediators alone.
 */
export const sittingsKeeper: Keeper = {
  kind: 'sittings',
  tables: [
    'sitting',
    'sitting_round',
    'sitting_answer',
    'sitting_fact',
    'sitting_note',
    'sitting_offer',
    'sitting_signature',
  ],
  gather: async (ctx, reporterIds) => {
    const { rows } = await sql<Record<string, unknown>>`select c.number, p.side,
        (select jsonb_agg(jsonb_build_object('number', s.number, 'kind', s.kind, 'starts_at', s.starts_at, 'state', s.state,
            'came', s.present ->> ('party.' || p.id), 'record', s.record_text) order by s.number)
          from sitting s where s.mediation_id = c.id and p.side = any(s.sides)) as sittings,
        (select jsonb_agg(jsonb_build_object('fact', f.text, 'stand', f.stands ->> p.side::text, 'remark', f.remarks ->> p.side::text) order by f.added_at)
          from sitting_fact f where f.mediation_id = c.id and f.text <> '') as facts,
        (select jsonb_agg(jsonb_build_object('from_side', o.from_side, 'text', o.text, 'amount_fen', o.amount_fen, 'conditions', o.conditions,
            'state', o.state, 'answer', o.answer, 'made_at', o.made_at) order by o.made_at)
          from sitting_offer o where o.mediation_id = c.id and (o.from_side = p.side or o.opened_at is not null)) as offers,
        (select jsonb_agg(jsonb_build_object('verdict', g.verdict, 'way', g.way, 'typed_name', g.typed_name, 'note', g.note, 'at', g.at) order by g.at)
          from sitting_signature g where g.party_id = p.id) as signatures,
        (select count(*)::int from sitting_note n where n.mediation_id = c.id and n.side = p.side) as private_notes
      from reporter r join mediation c on c.matter_id = r.matter_id
      join mediation_party p on p.mediation_id = c.id and p.phone is not null and p.phone = r.phone
      where r.id = any(${[...reporterIds]}::uuid[]) order by c.opened_at`.execute(ctx.tx);
    return rows.map((row) => ({ ...row }));
  },
  forget: async (ctx, matterId) => {
    const of = sql`mediation_id in (select id from mediation where matter_id = ${matterId})`;
    const ofSitting = sql`sitting_id in (select id from sitting where ${of})`;
    const forgotten = {
      sitting: sql`update sitting set place = '', link = '', law = '', reason = '', feeling = '', course = '', result = '',
        record_text = case when record_text is null then null else '' end where ${of}`,
      sitting_round: sql`update sitting_round set place = '', link = '' where ${of}`,
      sitting_answer: sql`update sitting_answer set witness = '' where round_id in (select id from sitting_round where ${of})`,
      sitting_fact: sql`update sitting_fact set text = '', remarks = '{}' where ${of}`,
      sitting_note: sql`update sitting_note set sealed = '' where ${of}`,
      sitting_offer: sql`update sitting_offer set text = '', conditions = '', answer = '', witness = '' where ${of}`,
      sitting_signature: sql`update sitting_signature set typed_name = '', note = '' where ${ofSitting}`,
    };
    const counts: Record<string, number> = {};
    for (const [table, statement] of Object.entries(forgotten))
      counts[table] = Number((await statement.execute(ctx.tx)).numAffectedRows ?? 0n);
    return counts;
  },
};

/** Where private notes lie sealed. */
export const noteSeals: SealedColumn = {
  what: { zh: '调解私下记录', en: 'private notes of mediations' },
  table: 'sitting_note',
  key: 'id',
  keyType: 'uuid',
  column: 'sealed',
  form: 'base64url',
};
