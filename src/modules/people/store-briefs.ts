import { sql } from 'kysely';
import type { Duty } from '../../kit/duties.ts';
import type { Db } from '../../platform/database.ts';

/** What a register of people with a duty of their own asks of each. */
interface PersonBrief {
  readonly id: string;
  readonly badge: string;
  readonly name: string;
  readonly initials: string;
  readonly phone: string | null;
  readonly accountId: string | null;
  readonly leftOn: string | null;
  /** Holds a post with the duty on the day. */
  readonly holdsDuty: boolean;
}

export async function personBriefs(
  tx: Db,
  ids: readonly string[],
  { duty, day }: { duty: Duty; day: string },
): Promise<Map<string, PersonBrief>> {
  const { rows } =
    await sql<PersonBrief>`select p.id, p.code as badge, p.name, p.initials, p.phone, p.account_id as "accountId",
      p.left_on as "leftOn", (p.left_on is null or p.left_on > ${day}) and exists (select 1 from holding h where h.person_id = p.id
        and ${duty} = any(h.duties) and h.valid_from <= ${day} and (h.valid_to is null or h.valid_to > ${day})) as "holdsDuty"
    from person p where p.id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function personIdsByCode(tx: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; id: string }>`select code, id from person`.execute(tx);
  return new Map(rows.map(({ code, id }) => [code, id]));
}
