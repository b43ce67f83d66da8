import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Offer, SealedNote } from './tables.ts';

/** Offers of a mediation, oldest first. */
export async function listOffers(tx: Db, mediationId: string): Promise<Offer[]> {
  const { rows } =
    await sql<Offer>`select id, mediation_id, answers_to, from_side, to_sides, text, amount_fen, conditions, valid_until, state,
      keep_back, accepted_by, party_id, way, made_by, made_at, confirmed_how, witness, opened_at, ended_at, answer
    from sitting_offer where mediation_id = ${mediationId} order by made_at, id`.execute(tx);
  return rows;
}

export async function insertOffer(tx: Db, offer: Offer): Promise<void> {
  await sql`insert into sitting_offer (id, mediation_id, answers_to, from_side, to_sides, text, amount_fen, conditions, valid_until, state, keep_back,
      party_id, way, made_by, made_at, confirmed_how, witness, opened_at)
    values (${offer.id}, ${offer.mediation_id}, ${offer.answers_to}, ${offer.from_side}, ${[...offer.to_sides]}, ${offer.text}, ${offer.amount_fen},
      ${offer.conditions}, ${offer.valid_until}, ${offer.state}, ${offer.keep_back}, ${offer.party_id}, ${offer.way}, ${offer.made_by},
      ${offer.made_at}, ${offer.confirmed_how}, ${offer.witness}, ${offer.opened_at})`.execute(tx);
}

type Change = Partial<
  Pick<
    Offer,
    'state' | 'answers_to' | 'accepted_by' | 'confirmed_how' | 'witness' | 'opened_at' | 'ended_at' | 'answer'
  >
>;

export async function saveOffer(tx: Db, id: string, change: Change): Promise<void> {
  const sets = Object.entries(change).map(
    ([column, value]) => sql`${sql.ref(column)} = ${Array.isArray(value) ? [...value] : value}`,
  );
  await sql`update sitting_offer set ${sql.join(sets)} where id = ${id}`.execute(tx);
}

/** What one side told the mediators alone; sealed, and those of apprentices only where it was marked for them. */
export async function listNotes(tx: Db, mediationId: string, of: { forApprentices: boolean }): Promise<SealedNote[]> {
  const { rows } =
    await sql<SealedNote>`select id, sitting_id, side, sealed, for_apprentices, by_id, at from sitting_note
    where mediation_id = ${mediationId} and sealed <> '' and (for_apprentices or not ${of.forApprentices}) order by at, id`.execute(
      tx,
    );
  return rows;
}

export async function insertNote(tx: Db, mediationId: string, note: SealedNote): Promise<void> {
  await sql`insert into sitting_note (id, mediation_id, sitting_id, side, sealed, for_apprentices, by_id, at)
    values (${note.id}, ${mediationId}, ${note.sitting_id}, ${note.side}, ${note.sealed}, ${note.for_apprentices}, ${note.by_id}, ${note.at})`.execute(
    tx,
  );
}
