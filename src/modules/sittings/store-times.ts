import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Answer, Round, Slot, TimeWindow } from './tables.ts';
import type { RoundState } from './words.ts';

const roundColumns = sql`id, mediation_id, number, kind, sides, minutes, place, link, state, answer_by, made_at, ended_at`;

/** A round with what was offered and answered. */
export interface WholeRound {
  readonly round: Round;
  readonly slots: readonly Slot[];
  readonly answers: readonly Answer[];
}

async function withParts(tx: Db, rounds: readonly Round[]): Promise<WholeRound[]> {
  if (rounds.length === 0) return [];
  const ids = rounds.map(({ id }) => id);
  const { rows: slots } =
    await sql<Slot>`select round_id, number, starts_at, ends_at, room_id, engagement_id from sitting_slot
    where round_id = any(${ids}::uuid[]) order by number`.execute(tx);
  const { rows: answers } = await sql<Answer>`select round_id, party_id, slots, way, witness, at from sitting_answer
    where round_id = any(${ids}::uuid[]) order by at, party_id`.execute(tx);
  return rounds.map((round) => ({
    round,
    slots: slots.filter(({ round_id }) => round_id === round.id),
    answers: answers.filter(({ round_id }) => round_id === round.id),
  }));
}

/** Rounds of a mediation, oldest first. */
export async function listRounds(tx: Db, mediationId: string): Promise<WholeRound[]> {
  const { rows } =
    await sql<Round>`select ${roundColumns} from sitting_round where mediation_id = ${mediationId} order by number`.execute(
      tx,
    );
  return withParts(tx, rows);
}

/** The round that waits for answers; undefined when none does. */
export async function findOpenRound(tx: Db, mediationId: string): Promise<WholeRound | undefined> {
  const { rows } = await sql<Round>`select ${roundColumns} from sitting_round
    where mediation_id = ${mediationId} and state = 'open' for update`.execute(tx);
  return (await withParts(tx, rows))[0];
}

/** One round by its id, without a lock. */
export async function findRound(tx: Db, id: string): Promise<Round | undefined> {
  const { rows } = await sql<Round>`select ${roundColumns} from sitting_round where id = ${id}`.execute(tx);
  return rows[0];
}

export type NewRound = Pick<
  Round,
  'id' | 'mediation_id' | 'kind' | 'sides' | 'minutes' | 'place' | 'link' | 'answer_by'
> & {
  readonly made_by: string | null;
};

export async function insertRound(
  tx: Db,
  round: NewRound,
  slots: readonly Omit<Slot, 'round_id'>[],
  now: Date,
): Promise<void> {
  await sql`insert into sitting_round (id, mediation_id, number, kind, sides, minutes, place, link, state, answer_by, made_by, made_at)
    select ${round.id}, ${round.mediation_id}, coalesce(max(number), 0) + 1, ${round.kind}, ${[...round.sides]}, ${round.minutes}, ${round.place},
      ${round.link}, 'open', ${round.answer_by}, ${round.made_by}, ${now}
    from sitting_round where mediation_id = ${round.mediation_id}`.execute(tx);
  for (const slot of slots)
    await sql`insert into sitting_slot (round_id, number, starts_at, ends_at, room_id, engagement_id)
      values (${round.id}, ${slot.number}, ${slot.starts_at}, ${slot.ends_at}, ${slot.room_id}, ${slot.engagement_id})`.execute(
      tx,
    );
}

export async function saveRoundEnd(tx: Db, id: string, state: RoundState, now: Date): Promise<void> {
  await sql`update sitting_round set state = ${state}, ended_at = ${now} where id = ${id}`.execute(tx);
}

/** The last answer of a party counts. */
export async function saveAnswer(tx: Db, answer: Answer): Promise<void> {
  await sql`insert into sitting_answer (round_id, party_id, slots, way, witness, at)
    values (${answer.round_id}, ${answer.party_id}, ${[...answer.slots]}, ${answer.way}, ${answer.witness}, ${answer.at})
    on conflict (round_id, party_id) do update set slots = excluded.slots, way = excluded.way, witness = excluded.witness, at = excluded.at`.execute(
    tx,
  );
}

export async function listWindows(tx: Db, mediationId: string): Promise<TimeWindow[]> {
  const { rows } = await sql<TimeWindow>`select party_id, from_at, to_at, preferred, way from sitting_window
    where mediation_id = ${mediationId} order by from_at, id`.execute(tx);
  return rows;
}

/** What a party said last is all that it said. */
export async function replaceWindows(
  tx: Db,
  mediationId: string,
  windows: readonly (TimeWindow & { readonly id: string })[],
  of: { readonly partyId: string; readonly now: Date },
): Promise<void> {
  await sql`delete from sitting_window where mediation_id = ${mediationId} and party_id = ${of.partyId}`.execute(tx);
  for (const one of windows)
    await sql`insert into sitting_window (id, mediation_id, party_id, from_at, to_at, preferred, way, said_at)
      values (${one.id}, ${mediationId}, ${one.party_id}, ${one.from_at}, ${one.to_at}, ${one.preferred}, ${one.way}, ${of.now})`.execute(
      tx,
    );
}

/** The open round in which somebody with this phone was asked last, and who of which side that is; undefined when none waits. */
export async function findRoundOfPhone(
  tx: Db,
  phones: readonly string[],
  now: Date,
): Promise<{ readonly id: string; readonly mediationId: string; readonly madeAt: Date } | undefined> {
  const { rows } = await sql<{
    id: string;
    mediationId: string;
    madeAt: Date;
  }>`select r.id, r.mediation_id as "mediationId", r.made_at as "madeAt"
    from mediation_party p join sitting_round r on r.mediation_id = p.mediation_id
    where p.phone = any(${phones}::text[]) and p.left_at is null and p.side = any(r.sides) and r.state = 'open' and r.answer_by > ${now}
    order by r.made_at desc, r.id desc limit 1`.execute(tx);
  return rows[0];
}
