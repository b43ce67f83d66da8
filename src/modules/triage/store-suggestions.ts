import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Suggested } from './tables.ts';

/** Keeps the first suggestion that was made for a matter, which is what its person saw. */
export async function keepSuggestion(tx: Db, one: Suggested, now: Date): Promise<void> {
  await sql`insert into triage_suggestion (matter_id, model_id, category, ranked, margin, shown, made_at)
    values (${one.matter_id}, ${one.model_id}, ${one.category}, ${one.ranked}, ${one.margin}, ${one.shown}, ${now})
    on conflict (matter_id) do nothing`.execute(tx);
}

export async function hasSuggestion(tx: Db, matterId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from triage_suggestion where matter_id = ${matterId}`.execute(tx);
  return rows.length > 0;
}

export async function noteDecision(tx: Db, matterId: string, category: string, now: Date): Promise<void> {
  await sql`update triage_suggestion set decided = ${category}, decided_at = ${now} where matter_id = ${matterId}`.execute(
    tx,
  );
}

export interface Taken {
  readonly version: number | null;
  readonly decided: number;
  readonly accepted: number;
  readonly amongTwo: number;
}

/** What people did with suggestions since then, by version. */
export async function countTaken(tx: Db, since: Date): Promise<Taken[]> {
  const { rows } =
    await sql<Taken>`select m.number as version, count(*)::int as decided, count(*) filter (where s.decided = s.category)::int as accepted,
      count(*) filter (where s.decided = any(s.ranked[1:2]))::int as "amongTwo"
    from triage_suggestion s left join triage_model m on m.id = s.model_id where s.decided_at >= ${since}
    group by m.number order by m.number desc nulls last`.execute(tx);
  return rows;
}

/** Leads and whether the suggestion was taken, for the curve of coverage. */
export async function listMargins(tx: Db, since: Date): Promise<{ margin: number; isRight: boolean }[]> {
  const { rows } = await sql<{
    margin: number;
    isRight: boolean;
  }>`select margin, decided = category as "isRight" from triage_suggestion
    where decided_at >= ${since} and margin is not null`.execute(tx);
  return rows;
}

export interface Correction {
  readonly matterId: string;
  readonly number: string;
  readonly version: number | null;
  readonly suggested: string;
  readonly decided: string;
  readonly margin: number | null;
  readonly at: Date;
}

/** Suggestions that a person put right, the latest first: numbers and categories, no words of anybody. */
export async function listCorrections(tx: Db): Promise<Correction[]> {
  const { rows } =
    await sql<Correction>`select s.matter_id as "matterId", t.number, m.number as version, s.category as suggested, s.decided, s.margin,
      s.decided_at as at
    from triage_suggestion s join matter t on t.id = s.matter_id left join triage_model m on m.id = s.model_id
    where s.decided is not null and s.decided <> s.category order by s.decided_at desc limit 100`.execute(tx);
  return rows;
}
