import { sql } from 'kysely';
import { dayOf } from '../../kit/calendar.ts';
import type { Db } from '../../platform/database.ts';
import type { Check, Mediation, Member, Party, RouteTold, Seat } from './tables.ts';
import type { MediationState, Mode, Track } from './words.ts';
import type { GateQuestion } from './words-risk.ts';

/** A mediation with everybody in it. */
export interface WholeMediation {
  readonly mediation: Mediation;
  readonly parties: readonly Party[];
  /** Seats of now and of before, oldest first. */
  readonly seats: readonly Seat[];
  readonly members: readonly Member[];
}

const columns = sql`c.id, c.number, c.matter_id, c.source, c.track, c.mode, c.category, c.title, c.unit_id, c.liaison_id, c.state, c.resume_to,
  c.open_session, c.gate, c.first_known_on::text as first_known_on, c.opened_at, c.accepted_at, c.reached_at, c.ended_at, c.times_reopened, c.unrecorded,
  c.version`;

const partyColumns = sql`id, mediation_id, side, role, acts_for, name, phone, gender, born_on::text as born_on, id_number_sealed, address, employer,
  grid_code, occupation, capacity, needs, language, way, mandate_scope, mandate_until::text as mandate_until, mandate_file_id, code, tail,
  willing, willing_how, willing_at, rights_how, rights_at, wants_open, added_at, left_at`;

/** Reads it as it stands; `lock`: nobody else changes it until this transaction ends. */
export async function findWhole(tx: Db, id: string, lock = false): Promise<WholeMediation | undefined> {
  const { rows } =
    await sql<Mediation>`select ${columns} from mediation c where c.id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      tx,
    );
  const [mediation] = rows;
  if (!mediation) return undefined;
  const parties =
    await sql<Party>`select ${partyColumns} from mediation_party where mediation_id = ${id} order by side, added_at, id`.execute(
      tx,
    );
  const seats =
    await sql<Seat>`select mediator_id, person_id, role, since, until, why from mediation_panel where mediation_id = ${id}
    order by since, array_position(array['lead', 'co', 'assist', 'attend', 'apprentice'], role), mediator_id`.execute(
      tx,
    );
  const members =
    await sql<Member>`select id, unit_id, partner_id, role, speaks_on, state, answer, asked_at, due_at, answered_at
    from mediation_member where mediation_id = ${id} order by asked_at, id`.execute(tx);
  return { mediation, parties: parties.rows, seats: seats.rows, members: members.rows };
}

/** The case of a party; undefined for an unknown one. */
export async function findIdOfParty(tx: Db, partyId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    mediation_id: string;
  }>`select mediation_id from mediation_party where id = ${partyId}`.execute(tx);
  return rows[0]?.mediation_id;
}

export type NewMediation = Omit<
  Mediation,
  | 'number'
  | 'state'
  | 'resume_to'
  | 'gate'
  | 'accepted_at'
  | 'reached_at'
  | 'ended_at'
  | 'times_reopened'
  | 'unrecorded'
  | 'version'
  | 'opened_at'
>;

/** Writes a new one in the state `proposed`; answers its number. */
export async function insertMediation(tx: Db, row: NewMediation, now: Date): Promise<string> {
  const { rows } = await sql<{
    number: string;
  }>`insert into mediation (id, number, matter_id, source, track, mode, category, title, unit_id, liaison_id,
      state, open_session, first_known_on, opened_at, changed_at)
    values (${row.id}, ${dayOf(now).slice(0, 4)} || '-T' || to_char(nextval('mediation_number'), 'FM999900000'), ${row.matter_id}, ${row.source},
      ${row.track}, ${row.mode}, ${row.category}, ${row.title}, ${row.unit_id}, ${row.liaison_id}, 'proposed', ${row.open_session},
      ${row.first_known_on}, ${now}, ${now}) returning number`.execute(tx);
  return rows[0]?.number ?? '';
}

export interface StateChange {
  readonly state: MediationState;
  readonly resumeTo: MediationState | null;
  readonly accepted?: { readonly track: Track; readonly mode: Mode; readonly marks: readonly GateQuestion[] };
}

const ending = ['refused', 'failed', 'withdrawn', 'filed'];

/** Saves what a step made of it; answers the new version. */
export async function saveState(
  tx: Db,
  id: string,
  change: StateChange & { readonly reopened: boolean },
  now: Date,
): Promise<number> {
  const { state, resumeTo, accepted, reopened } = change;
  const gate = accepted === undefined ? null : JSON.stringify({ marks: accepted.marks });
  const { rows } = await sql<{ version: number }>`update mediation set state = ${state}, resume_to = ${resumeTo},
      track = coalesce(${accepted?.track ?? null}, track), mode = coalesce(${accepted?.mode ?? null}, mode),
      gate = coalesce(${gate}::jsonb, gate),
      accepted_at = case when ${accepted !== undefined} then ${now} else accepted_at end,
      reached_at = case when ${reopened} then null when ${state} = 'reached' then ${now}::timestamptz else reached_at end,
      ended_at = case when ${ending.includes(state)} then coalesce(ended_at, ${now}::timestamptz) when ${reopened} then null else ended_at end,
      times_reopened = times_reopened + ${reopened ? 1 : 0}, version = version + 1, changed_at = ${now}
    where id = ${id} returning version`.execute(tx);
  return rows[0]?.version ?? 0;
}

export async function touch(tx: Db, id: string, now: Date): Promise<number> {
  const { rows } = await sql<{
    version: number;
  }>`update mediation set version = version + 1, changed_at = ${now} where id = ${id} returning version`.execute(tx);
  return rows[0]?.version ?? 0;
}

export async function saveLiaison(tx: Db, id: string, liaisonId: string): Promise<void> {
  await sql`update mediation set liaison_id = ${liaisonId} where id = ${id}`.execute(tx);
}

/** `search` is a tsvector literal. */
export async function saveSearch(tx: Db, id: string, search: string): Promise<void> {
  await sql`update mediation set search = ${search}::tsvector where id = ${id}`.execute(tx);
}

export async function saveOpenness(tx: Db, id: string, isOpen: boolean): Promise<void> {
  await sql`update mediation set open_session = ${isOpen} where id = ${id}`.execute(tx);
}

/** Ends every seat that is not kept; `why` is read by colleagues. */
export async function endSeats(
  tx: Db,
  id: string,
  mediatorIds: readonly string[],
  why: string,
  now: Date,
): Promise<void> {
  await sql`update mediation_panel set until = ${now}, why = ${why}
    where mediation_id = ${id} and until is null and mediator_id = any(${mediatorIds}::uuid[])`.execute(tx);
}

export async function insertSeats(
  tx: Db,
  id: string,
  seats: readonly Pick<Seat, 'mediator_id' | 'person_id' | 'role'>[],
  now: Date,
): Promise<void> {
  await sql`insert into mediation_panel (mediation_id, mediator_id, person_id, role, since)
    select ${id}, s.mediator_id, s.person_id, s.role, ${now}
    from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) as s(mediator_id uuid, person_id uuid, role text)`.execute(
    tx,
  );
}

export async function insertMember(
  tx: Db,
  mediationId: string,
  member: Pick<Member, 'id' | 'unit_id' | 'partner_id' | 'role' | 'speaks_on' | 'due_at'>,
  now: Date,
): Promise<void> {
  await sql`insert into mediation_member (id, mediation_id, unit_id, partner_id, role, speaks_on, state, asked_at, due_at)
    values (${member.id}, ${mediationId}, ${member.unit_id}, ${member.partner_id}, ${member.role}, ${member.speaks_on}, 'asked', ${now}, ${member.due_at})`.execute(
    tx,
  );
}

export async function saveMember(
  tx: Db,
  id: string,
  said: { state: 'accepted' | 'declined'; answer: string },
  now: Date,
): Promise<void> {
  await sql`update mediation_member set state = ${said.state}, answer = ${said.answer}, answered_at = ${now} where id = ${id}`.execute(
    tx,
  );
}

export async function listChecks(tx: Db, id: string): Promise<Check[]> {
  const { rows } =
    await sql<Check>`select id, marks, level, note, plan, cool_until, reported_to, at, by_id from mediation_check
    where mediation_id = ${id} order by at desc, id desc`.execute(tx);
  return rows;
}

export async function insertCheck(tx: Db, mediationId: string, check: Check): Promise<void> {
  await sql`insert into mediation_check (id, mediation_id, marks, level, note, plan, cool_until, reported_to, at, by_id)
    values (${check.id}, ${mediationId}, ${[...check.marks]}, ${check.level}, ${check.note}, ${check.plan}, ${check.cool_until},
      ${check.reported_to}, ${check.at}, ${check.by_id})`.execute(tx);
}

export async function listRoutes(tx: Db, id: string): Promise<RouteTold[]> {
  const { rows } =
    await sql<RouteTold>`select party_id, route, how, told_at, seen_at from mediation_route where mediation_id = ${id} order by told_at, party_id, route`.execute(
      tx,
    );
  return rows;
}

export async function insertRoutes(
  tx: Db,
  mediationId: string,
  told: readonly Omit<RouteTold, 'seen_at' | 'told_at'>[],
  now: Date,
): Promise<void> {
  await sql`insert into mediation_route (mediation_id, party_id, route, how, told_at)
    select ${mediationId}, r.party_id, r.route, r.how, ${now}
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as r(party_id uuid, route text, how text) on conflict do nothing`.execute(
    tx,
  );
}

/** The party opened the page on which the ways stand. */
export async function markRoutesSeen(tx: Db, partyId: string, now: Date): Promise<void> {
  await sql`update mediation_route set seen_at = ${now} where party_id = ${partyId} and seen_at is null`.execute(tx);
}
