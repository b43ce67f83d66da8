import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Party } from './tables.ts';
import type { Way, Willing } from './words.ts';

export type PartyFields = Omit<
  Party,
  | 'mediation_id'
  | 'code'
  | 'tail'
  | 'willing'
  | 'willing_how'
  | 'willing_at'
  | 'rights_how'
  | 'rights_at'
  | 'wants_open'
  | 'added_at'
  | 'left_at'
>;

export type NewParty = PartyFields & Pick<Party, 'code' | 'tail'>;

export async function insertParty(tx: Db, mediationId: string, party: NewParty, now: Date): Promise<void> {
  await sql`insert into mediation_party (id, mediation_id, side, role, acts_for, name, phone, gender, born_on, id_number_sealed, address, employer,
      grid_code, occupation, capacity, needs, language, way, mandate_scope, mandate_until, mandate_file_id, code, tail, added_at)
    values (${party.id}, ${mediationId}, ${party.side}, ${party.role}, ${party.acts_for}, ${party.name}, ${party.phone}, ${party.gender}, ${party.born_on},
      ${party.id_number_sealed}, ${party.address}, ${party.employer}, ${party.grid_code}, ${party.occupation}, ${party.capacity}, ${party.needs},
      ${party.language}, ${party.way}, ${party.mandate_scope}, ${party.mandate_until}, ${party.mandate_file_id}, ${party.code}, ${party.tail}, ${now})`.execute(
    tx,
  );
}

/** Everything but the side; code and digits follow the phone. */
export async function saveParty(tx: Db, party: NewParty): Promise<void> {
  await sql`update mediation_party set role = ${party.role}, acts_for = ${party.acts_for}, name = ${party.name}, phone = ${party.phone},
      gender = ${party.gender}, born_on = ${party.born_on}, id_number_sealed = ${party.id_number_sealed}, address = ${party.address},
      employer = ${party.employer}, grid_code = ${party.grid_code}, occupation = ${party.occupation}, capacity = ${party.capacity},
      needs = ${party.needs}, language = ${party.language}, way = ${party.way}, mandate_scope = ${party.mandate_scope},
      mandate_until = ${party.mandate_until}, mandate_file_id = ${party.mandate_file_id}, code = ${party.code}, tail = ${party.tail}
    where id = ${party.id}`.execute(tx);
}

export async function leaveParties(tx: Db, ids: readonly string[], now: Date): Promise<void> {
  await sql`update mediation_party set left_at = ${now} where id = any(${[...ids]}::uuid[]) and left_at is null`.execute(
    tx,
  );
}

export async function saveWilling(tx: Db, id: string, said: { willing: Willing; how: Way }, now: Date): Promise<void> {
  await sql`update mediation_party set willing = ${said.willing}, willing_how = ${said.how}, willing_at = ${now} where id = ${id}`.execute(
    tx,
  );
}

/** The first acknowledgement counts. */
export async function saveRights(tx: Db, id: string, how: Way, now: Date): Promise<void> {
  await sql`update mediation_party set rights_how = ${how}, rights_at = ${now} where id = ${id} and rights_at is null`.execute(
    tx,
  );
}

export async function saveWantsOpen(tx: Db, id: string, wantsOpen: boolean): Promise<void> {
  await sql`update mediation_party set wants_open = ${wantsOpen} where id = ${id}`.execute(tx);
}

/** The party who holds this code and these four digits; undefined when there is none or it was taken out. */
export async function findPartyByCode(
  tx: Db,
  code: string,
  tail: string,
): Promise<Pick<Party, 'id' | 'mediation_id' | 'name'> | undefined> {
  const { rows } = await sql<
    Pick<Party, 'id' | 'mediation_id' | 'name'>
  >`select id, mediation_id, name from mediation_party
    where code = ${code} and tail = ${tail} and left_at is null`.execute(tx);
  return rows[0];
}

/** Earlier cases in which these phones stood on a side, as mediators' earlier cases are asked for. */
export async function listCasesOfPhones(
  tx: Db,
  phones: readonly string[],
  except: string,
): Promise<{ phone: string; mediation_id: string }[]> {
  const { rows } = await sql<{
    phone: string;
    mediation_id: string;
  }>`select distinct phone, mediation_id from mediation_party
    where phone = any(${[...phones]}::text[]) and mediation_id <> ${except}`.execute(tx);
  return rows;
}
