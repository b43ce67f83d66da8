import { sql } from 'kysely';
import type { Keeper } from '../../platform/module.ts';

/** What choosing keeps about people. A reporter is found on a side by the same phone, as in mediation. Ballots are secret also towards a copy: it says when one was handed in. */
export const choosingKeeper: Keeper = {
  kind: 'choosing',
  tables: ['choosing_ballot', 'choosing_side', 'choosing_order', 'choosing_challenge'],
  gather: async (ctx, reporterIds) => {
    const mine = sql`select p.id, c.number from reporter r join mediation c on c.matter_id = r.matter_id
      join mediation_party p on p.mediation_id = c.id and p.phone is not null and p.phone = r.phone
      where r.id = any(${[...reporterIds]}::uuid[])`;
    const ballots = await sql<
      Record<string, unknown>
    >`select m.number, b.side, b.way, b.witness, b.handed_at, b.commitment from choosing_ballot b
      join (${mine}) m on m.id = b.party_id order by b.handed_at`.execute(ctx.tx);
    const challenges = await sql<
      Record<string, unknown>
    >`select m.number, h.ground, h.reason, h.way, h.made_at, h.state, h.why, h.decided_at from choosing_challenge h
      join (${mine}) m on m.id = h.party_id order by h.made_at`.execute(ctx.tx);
    return [...ballots.rows, ...challenges.rows].map((row) => ({ ...row }));
  },
  forget: async (ctx, matterId) => {
    const cases = sql`select id from mediation where matter_id = ${matterId}`;
    const rounds = sql`select id from choosing_round where mediation_id in (${cases})`;
    const ballots =
      await sql`update choosing_ballot set content_sealed = '', witness = '' where round_id in (${rounds})`.execute(
        ctx.tx,
      );
    const sides =
      await sql`update choosing_side set view_sealed = null, witness = '' where round_id in (${rounds})`.execute(
        ctx.tx,
      );
    const orders =
      await sql`update choosing_order set reason = '', disclosure = '' where mediation_id in (${cases})`.execute(
        ctx.tx,
      );
    const challenges =
      await sql`update choosing_challenge set reason = '', why = '' where mediation_id in (${cases})`.execute(ctx.tx);
    return {
      choosing_ballot: Number(ballots.numAffectedRows ?? 0n),
      choosing_side: Number(sides.numAffectedRows ?? 0n),
      choosing_order: Number(orders.numAffectedRows ?? 0n),
      choosing_challenge: Number(challenges.numAffectedRows ?? 0n),
    };
  },
};
