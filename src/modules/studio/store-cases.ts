import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Way } from '../mediation/words.ts';
import type { Consultation, GivenOpinion, Notice, PartyOpinion } from './tables.ts';
import type { OpinionState, PartyRating } from './words.ts';

const opinionColumns = sql`o.id, o.consultation_id, o.unit_id, o.partner_id, o.state, o.knot, o.advice, o.law, o.given_at`;

export async function listConsultations(tx: Db, mediationId: string): Promise<Consultation[]> {
  const { rows } =
    await sql<Consultation>`select id, mediation_id, question, due_at, state, summary, asked_at from consultation
    where mediation_id = ${mediationId} order by asked_at desc, id`.execute(tx);
  return rows;
}

export async function listOpinions(tx: Db, mediationId: string): Promise<GivenOpinion[]> {
  const { rows } = await sql<GivenOpinion>`select ${opinionColumns} from consultation_opinion o
    join consultation c on c.id = o.consultation_id where c.mediation_id = ${mediationId} order by o.id`.execute(tx);
  return rows;
}

export async function lockConsultation(tx: Db, id: string): Promise<Consultation | undefined> {
  const { rows } =
    await sql<Consultation>`select id, mediation_id, question, due_at, state, summary, asked_at from consultation
    where id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function lockOpinion(
  tx: Db,
  id: string,
): Promise<(GivenOpinion & { readonly mediation_id: string; readonly round_state: string }) | undefined> {
  const { rows } = await sql<
    GivenOpinion & { mediation_id: string; round_state: string }
  >`select ${opinionColumns}, c.mediation_id, c.state as round_state
    from consultation_opinion o join consultation c on c.id = o.consultation_id where o.id = ${id} for update of o`.execute(
    tx,
  );
  return rows[0];
}

export interface NewConsultation {
  readonly id: string;
  readonly mediationId: string;
  readonly question: string;
  readonly dueAt: Date;
  readonly by: string | null;
  readonly opinions: readonly Pick<GivenOpinion, 'id' | 'unit_id' | 'partner_id'>[];
}

export async function insertConsultation(tx: Db, row: NewConsultation, now: Date): Promise<void> {
  await sql`insert into consultation (id, mediation_id, question, due_at, state, asked_by, asked_at)
    values (${row.id}, ${row.mediationId}, ${row.question}, ${row.dueAt}, 'open', ${row.by}, ${now})`.execute(tx);
  await sql`insert into consultation_opinion (id, consultation_id, unit_id, partner_id, state)
    select x.id, ${row.id}, x.unit_id, x.partner_id, 'asked'
    from jsonb_to_recordset(${JSON.stringify(row.opinions)}::jsonb) as x(id uuid, unit_id uuid, partner_id uuid)`.execute(
    tx,
  );
}

export interface Given {
  readonly state: OpinionState;
  readonly knot: string;
  readonly advice: string;
  readonly law: string;
  readonly by: string | null;
}

export async function saveOpinion(
  tx: Db,
  id: string,
  { state, knot, advice, law, by }: Given,
  now: Date,
): Promise<void> {
  await sql`update consultation_opinion set state = ${state}, knot = ${knot}, advice = ${advice}, law = ${law}, given_at = ${now}, given_by = ${by}
    where id = ${id}`.execute(tx);
}

export async function closeConsultation(tx: Db, id: string, summary: string, now: Date): Promise<void> {
  await sql`update consultation set state = 'closed', summary = ${summary}, closed_at = ${now} where id = ${id}`.execute(
    tx,
  );
}

export async function listPartyOpinions(tx: Db, mediationId: string): Promise<PartyOpinion[]> {
  const { rows } =
    await sql<PartyOpinion>`select party_id, rating, words, way, said_at from mediation_opinion where mediation_id = ${mediationId}`.execute(
      tx,
    );
  return rows;
}

export interface NewPartyOpinion {
  readonly mediationId: string;
  readonly partyId: string;
  readonly rating: PartyRating | null;
  readonly words: string;
  readonly way: Way;
  readonly by: string | null;
}

/** False when this party has spoken already: nobody's word is written over. */
export async function insertPartyOpinion(tx: Db, row: NewPartyOpinion, now: Date): Promise<boolean> {
  const { rows } = await sql`insert into mediation_opinion (mediation_id, party_id, rating, words, way, said_at, by_id)
    values (${row.mediationId}, ${row.partyId}, ${row.rating}, ${row.words}, ${row.way}, ${now}, ${row.by}) on conflict do nothing returning party_id`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function listNotices(tx: Db, of: { mediationId: string; partyId?: string }): Promise<Notice[]> {
  const { rows } = await sql<Notice>`select id, party_id, text, told_at, seen_at from mediation_notice
    where mediation_id = ${of.mediationId} and ${of.partyId === undefined ? sql`true` : sql`party_id = ${of.partyId}`} order by told_at desc, id`.execute(
    tx,
  );
  return rows;
}

export async function insertNotice(
  tx: Db,
  row: Pick<Notice, 'id' | 'party_id' | 'text'> & { readonly mediationId: string; readonly by: string | null },
  now: Date,
): Promise<void> {
  await sql`insert into mediation_notice (id, mediation_id, party_id, text, told_at, told_by)
    values (${row.id}, ${row.mediationId}, ${row.party_id}, ${row.text}, ${now}, ${row.by})`.execute(tx);
}

export async function markNoticesSeen(tx: Db, partyId: string, now: Date): Promise<void> {
  await sql`update mediation_notice set seen_at = ${now} where party_id = ${partyId} and seen_at is null`.execute(tx);
}
