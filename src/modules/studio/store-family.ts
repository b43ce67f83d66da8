import { sql } from 'kysely';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { seesFamily } from './policy.ts';
import type { Page } from './store-street.ts';
import type { FamilyMember, FamilySession, Programme } from './tables.ts';
import type { Consent, ConsentWay, Moment, ProgrammeState } from './words-street.ts';

const columns = sql`f.id, f.unit_id, f.title, f.aim, f.lead_id, f.psychologist_id, f.supervisor_id, f.state, f.ended_why, f.started_at, f.version`;

export interface ListedProgramme extends Programme {
  readonly members: number;
  readonly sessions: number;
}

export async function listProgrammes(tx: Db, who: Who, { after, limit }: Page): Promise<ListedProgramme[]> {
  const { rows } = await sql<ListedProgramme>`select ${columns},
      (select count(*)::int from family_member m where m.programme_id = f.id) as members,
      (select count(*)::int from family_session s where s.programme_id = f.id) as sessions
    from family_programme f where ${seesFamily(who)} and ${after === undefined ? sql`true` : sql`(f.started_at, f.id) < (${after.at}, ${after.id}::uuid)`}
    order by f.started_at desc, f.id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function findProgramme(tx: Db, id: string, lock = false): Promise<Programme | undefined> {
  const { rows } =
    await sql<Programme>`select ${columns} from family_programme f where f.id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      tx,
    );
  return rows[0];
}

export async function insertProgramme(
  tx: Db,
  row: Pick<Programme, 'id' | 'unit_id' | 'title' | 'aim' | 'lead_id' | 'psychologist_id' | 'supervisor_id'> & {
    readonly mediation_id: string | null;
  },
  now: Date,
): Promise<void> {
  await sql`insert into family_programme (id, unit_id, mediation_id, title, aim, lead_id, psychologist_id, supervisor_id, state, started_at)
    values (${row.id}, ${row.unit_id}, ${row.mediation_id}, ${row.title}, ${row.aim}, ${row.lead_id}, ${row.psychologist_id}, ${row.supervisor_id}, 'asked', ${now})`.execute(
    tx,
  );
}

/** The next version with the state that the members' consent makes of it. */
export async function saveProgramme(
  tx: Db,
  id: string,
  state: ProgrammeState,
  ended?: { why: string; at: Date },
): Promise<number> {
  const { rows } = await sql<{
    version: number;
  }>`update family_programme set state = ${state}, ended_why = ${ended?.why ?? ''}, ended_at = ${ended?.at ?? null},
    version = version + 1 where id = ${id} returning version`.execute(tx);
  return rows[0]?.version ?? 0;
}

export async function listMembers(tx: Db, programmeId: string): Promise<FamilyMember[]> {
  const { rows } =
    await sql<FamilyMember>`select id, name, relation, born_on::text as born_on, guardian_id, consent, consent_by, consent_at
    from family_member where programme_id = ${programmeId} order by id`.execute(tx);
  return rows;
}

export async function insertMember(
  tx: Db,
  programmeId: string,
  row: Pick<FamilyMember, 'id' | 'name' | 'relation' | 'born_on' | 'guardian_id'>,
): Promise<void> {
  await sql`insert into family_member (id, programme_id, name, relation, born_on, guardian_id, consent)
    values (${row.id}, ${programmeId}, ${row.name}, ${row.relation}, ${row.born_on}, ${row.guardian_id}, 'asked')`.execute(
    tx,
  );
}

export async function saveConsent(
  tx: Db,
  memberId: string,
  said: { readonly consent: Consent; readonly by: string; readonly how: ConsentWay },
  now: Date,
): Promise<void> {
  await sql`update family_member set consent = ${said.consent}, consent_by = ${said.by}, consent_how = ${said.how}, consent_at = ${now} where id = ${memberId}`.execute(
    tx,
  );
}

export async function listSessions(tx: Db, programmeId: string): Promise<FamilySession[]> {
  const { rows } =
    await sql<FamilySession>`select id, kind, on_day::text as on_day, where_text, what, attended from family_session
    where programme_id = ${programmeId} order by on_day desc, id desc limit 200`.execute(tx);
  return rows;
}

export async function insertSession(
  tx: Db,
  programmeId: string,
  row: FamilySession,
  by: string | null,
  now: Date,
): Promise<void> {
  await sql`insert into family_session (id, programme_id, kind, on_day, where_text, what, attended, by_id, made_at)
    values (${row.id}, ${programmeId}, ${row.kind}, ${row.on_day}, ${row.where_text}, ${row.what}, ${[...row.attended]}::uuid[], ${by}, ${now})`.execute(
    tx,
  );
}

export interface SelfReport {
  readonly member_id: string;
  readonly moment: Moment;
  readonly score: number | null;
}

export async function listReports(tx: Db, programmeId: string): Promise<SelfReport[]> {
  const { rows } = await sql<SelfReport>`select r.member_id, r.moment, r.score from family_report r
    join family_member m on m.id = r.member_id where m.programme_id = ${programmeId}`.execute(tx);
  return rows;
}

/** False when this member has answered already. */
export async function insertReport(tx: Db, row: SelfReport, by: string | null, now: Date): Promise<boolean> {
  const { rows } = await sql`insert into family_report (member_id, moment, score, at, by_id)
    values (${row.member_id}, ${row.moment}, ${row.score}, ${now}, ${by}) on conflict do nothing returning member_id`.execute(
    tx,
  );
  return rows.length > 0;
}
