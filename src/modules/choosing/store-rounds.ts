import { sql } from 'kysely';
import type { Mediator } from '../../algorithms/mediator-matching/seats.ts';
import type { Cursor } from '../../kit/cursor.ts';
import type { Db } from '../../platform/database.ts';
import type { BallotRow, Round, Seated, SideRow } from './tables.ts';
import type { Because, Closing } from './words.ts';

const columns = sql`r.id, r.mediation_id, r.number, r.kind, r.state, r.seats, r.kept, r.sides, r.candidate_ids, r.barred_ids, r.vetoes, r.seed_hash,
  r.seed_sealed, r.seed, r.ballots_of, r.opened_at, r.opened_by, r.due_at, r.closed_at, r.closed_how, r.counted, r.panel, r.is_by_draw, r.because`;

/** All rounds of a case, oldest first. */
export async function listRounds(tx: Db, mediationId: string): Promise<Round[]> {
  const { rows } =
    await sql<Round>`select ${columns} from choosing_round r where r.mediation_id = ${mediationId} order by r.number`.execute(
      tx,
    );
  return rows;
}

export async function findRound(tx: Db, id: string): Promise<Round | undefined> {
  const { rows } = await sql<Round>`select ${columns} from choosing_round r where r.id = ${id}`.execute(tx);
  return rows[0];
}

export type NewRound = Pick<
  Round,
  | 'id'
  | 'mediation_id'
  | 'kind'
  | 'seats'
  | 'kept'
  | 'sides'
  | 'candidate_ids'
  | 'barred_ids'
  | 'vetoes'
  | 'seed_hash'
  | 'seed_sealed'
  | 'ballots_of'
  | 'opened_by'
  | 'due_at'
  | 'panel'
>;

export async function insertRound(tx: Db, round: NewRound, now: Date): Promise<void> {
  await sql`insert into choosing_round (id, mediation_id, number, kind, state, seats, kept, sides, candidate_ids, barred_ids, vetoes, seed_hash, seed_sealed,
      ballots_of, opened_at, opened_by, due_at, panel)
    select ${round.id}, ${round.mediation_id}, 1 + coalesce(max(number), 0), ${round.kind}, 'open', ${JSON.stringify(round.seats)}::jsonb,
      ${JSON.stringify(round.kept)}::jsonb, ${[...round.sides]}::int[], ${[...round.candidate_ids]}::uuid[], ${[...round.barred_ids]}::uuid[],
      ${round.vetoes}, ${round.seed_hash}, ${round.seed_sealed}, ${round.ballots_of}, ${now}, ${round.opened_by}, ${round.due_at},
      ${round.panel === null ? null : JSON.stringify(round.panel)}::jsonb
    from choosing_round where mediation_id = ${round.mediation_id}`.execute(tx);
}

export interface Closed {
  readonly state: 'matched' | 'none' | 'cancelled';
  readonly how: Closing;
  readonly seed?: string;
  readonly counted?: readonly Mediator[];
  readonly panel?: readonly Seated[];
  readonly isByDraw?: boolean;
  readonly because?: Because;
}

/** 截止: only an open round is closed; false when somebody did before. */
export async function closeRound(tx: Db, id: string, closed: Closed, now: Date): Promise<boolean> {
  const { state, how, seed, counted, panel, isByDraw, because } = closed;
  const { numAffectedRows } =
    await sql`update choosing_round set state = ${state}, closed_how = ${how}, closed_at = ${now},
      seed = ${seed ?? null}, seed_sealed = '', counted = ${counted === undefined ? null : JSON.stringify(counted)}::jsonb,
      panel = coalesce(${panel === undefined ? null : JSON.stringify(panel)}::jsonb, panel),
      is_by_draw = ${isByDraw ?? null}, because = ${because ?? null}
    where id = ${id} and state = 'open'`.execute(tx);
  return numAffectedRows === 1n;
}

export async function saveDue(tx: Db, id: string, dueAt: Date): Promise<void> {
  await sql`update choosing_round set due_at = ${dueAt} where id = ${id}`.execute(tx);
}

const ballotColumns = sql`id, round_id, side, party_id, content_sealed, commitment, way, witness, by_id, handed_at`;

/** The ballots in force of these rounds. */
export async function listBallots(tx: Db, roundIds: readonly string[]): Promise<BallotRow[]> {
  const { rows } = await sql<BallotRow>`select ${ballotColumns} from choosing_ballot
    where round_id = any(${[...roundIds]}::uuid[]) and replaced_at is null order by side`.execute(tx);
  return rows;
}

/** Takes the place of an earlier one of the same side; true when there was one. */
export async function saveBallot(tx: Db, ballot: BallotRow): Promise<boolean> {
  const { numAffectedRows } = await sql`update choosing_ballot set replaced_at = ${ballot.handed_at}
    where round_id = ${ballot.round_id} and side = ${ballot.side} and replaced_at is null`.execute(tx);
  await sql`insert into choosing_ballot (${ballotColumns}) values (${ballot.id}, ${ballot.round_id}, ${ballot.side}, ${ballot.party_id},
    ${ballot.content_sealed}, ${ballot.commitment}, ${ballot.way}, ${ballot.witness}, ${ballot.by_id}, ${ballot.handed_at})`.execute(
    tx,
  );
  return (numAffectedRows ?? 0n) > 0n;
}

export async function listSides(tx: Db, roundIds: readonly string[]): Promise<SideRow[]> {
  const { rows } =
    await sql<SideRow>`select round_id, side, view_sealed, is_asked, answer, answered_at, way from choosing_side
    where round_id = any(${[...roundIds]}::uuid[]) order by side`.execute(tx);
  return rows;
}

export async function insertSides(
  tx: Db,
  roundId: string,
  sides: readonly Pick<SideRow, 'side' | 'view_sealed' | 'is_asked'>[],
): Promise<void> {
  await sql`insert into choosing_side (round_id, side, view_sealed, is_asked)
    select ${roundId}, s.side, s.view_sealed, s.is_asked
    from jsonb_to_recordset(${JSON.stringify(sides)}::jsonb) as s(side int, view_sealed text, is_asked boolean)`.execute(
    tx,
  );
}

export interface AnswerSaid extends Required<Pick<SideRow, 'side'>> {
  readonly answer: NonNullable<SideRow['answer']>;
  readonly way: NonNullable<SideRow['way']>;
  readonly partyId: string;
  readonly witness: string;
  readonly byId: string | null;
}

/** The first answer of a side counts; false when there was one or none was asked for. */
export async function saveAnswer(tx: Db, roundId: string, said: AnswerSaid, now: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update choosing_side set answer = ${said.answer}, answered_at = ${now}, way = ${said.way},
      party_id = ${said.partyId}, witness = ${said.witness}, by_id = ${said.byId}
    where round_id = ${roundId} and side = ${said.side} and is_asked and answer is null`.execute(tx);
  return numAffectedRows === 1n;
}

export interface ClosedRow extends Pick<Round, 'id' | 'mediation_id' | 'number' | 'kind' | 'state' | 'closed_how'> {
  readonly case_number: string;
  readonly closed_at: Date;
}

/** Rounds in which ballots were counted, of cases of these units, newest first. */
export async function listCounted(
  tx: Db,
  unitIds: readonly string[],
  page: { after: Cursor | undefined; limit: number },
): Promise<ClosedRow[]> {
  const { after } = page;
  const { rows } =
    await sql<ClosedRow>`select r.id, r.mediation_id, r.number, r.kind, r.state, r.closed_how, r.closed_at, m.number as case_number
    from choosing_round r join mediation m on m.id = r.mediation_id
    where r.state <> 'open' and r.counted is not null and m.unit_id = any(${[...unitIds]}::uuid[])
      and ${after === undefined ? sql`true` : sql`(r.closed_at, r.id) < (${after.at}, ${after.id}::uuid)`}
    order by r.closed_at desc, r.id desc limit ${page.limit}`.execute(tx);
  return rows;
}
