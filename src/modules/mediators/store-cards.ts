import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { CardRow } from './tables.ts';

/** A card as it is stored, with the minutes of training in the year that was asked. */
export interface StoredCard extends CardRow {
  readonly trainedMinutes: number;
}

const stored = (
  year: string,
) => sql`select c.id, c.person_id as "personId", c.unit_id as "unitId", c.partner_id as "partnerId", c.kind, c.profession,
    c.fields, c.skills, c.languages, c.style, c.times_note as "timesNote", c.frames, c.ways, c.shown_since as "shownSince", c.state,
    c.rest_until as "restUntil", c.state_reason as "stateReason", c.appointed_on as "appointedOn", c.term_from as "termFrom",
    c.term_to as "termTo", c.cap, c.teacher_id as "teacherId", c.signed_off_on as "signedOffOn", c.signed_off_by as "signedOffBy",
    c.ended_on as "endedOn", c.version, coalesce((select sum(t.minutes)::int from mediator_training t where t.mediator_id = c.id
      and t.held_on >= ${`${year}-01-01`}::date and t.held_on <= ${`${year}-12-31`}::date), 0) as "trainedMinutes"
  from mediator_card c`;

async function find(tx: Db, day: string, where: RawBuilder<unknown>): Promise<StoredCard[]> {
  const { rows } = await sql<StoredCard>`${stored(day.slice(0, 4))} ${where}`.execute(tx);
  return rows;
}

/** Every card, ended ones too; `day` says whose year of training counts. */
export function listCards(tx: Db, day: string): Promise<StoredCard[]> {
  return find(tx, day, sql`order by c.id`);
}

export function listCardsById(tx: Db, ids: readonly string[], day: string): Promise<StoredCard[]> {
  return find(tx, day, sql`where c.id = any(${[...ids]}::uuid[]) order by c.id`);
}

export async function lockCard(tx: Db, id: string, day: string): Promise<StoredCard | undefined> {
  return (await find(tx, day, sql`where c.id = ${id} for update of c`))[0];
}

export async function findCardOfPerson(tx: Db, personId: string, day: string): Promise<StoredCard | undefined> {
  return (await find(tx, day, sql`where c.person_id = ${personId}`))[0];
}

/** Apprentices of these teachers who are not signed off. */
export function listApprentices(tx: Db, teacherIds: readonly string[], day: string): Promise<StoredCard[]> {
  return find(
    tx,
    day,
    sql`where c.teacher_id = any(${[...teacherIds]}::uuid[]) and c.state = 'apprentice' order by c.id`,
  );
}

/** Inserts or updates cards by id; the version of what is there goes up by one. */
export async function saveCards(tx: Db, cards: readonly Omit<CardRow, 'version'>[]): Promise<void> {
  await sql`insert into mediator_card (id, person_id, unit_id, partner_id, kind, profession, fields, skills, languages, style, times_note, frames, ways,
      shown_since, state, rest_until, state_reason, appointed_on, term_from, term_to, cap, teacher_id, signed_off_on, signed_off_by, ended_on)
    select id, "personId", "unitId", "partnerId", kind, profession, fields, skills, languages, style, "timesNote", frames, ways,
      "shownSince", state, "restUntil", "stateReason", "appointedOn", "termFrom", "termTo", cap, "teacherId", "signedOffOn", "signedOffBy", "endedOn"
    from jsonb_to_recordset(${JSON.stringify(cards)}::jsonb) as r(id uuid, "personId" uuid, "unitId" uuid, "partnerId" uuid, kind text,
      profession text, fields text[], skills text[], languages text[], style text, "timesNote" text, frames jsonb, ways text[],
      "shownSince" date, state text, "restUntil" date, "stateReason" text, "appointedOn" date, "termFrom" date, "termTo" date, cap int,
      "teacherId" uuid, "signedOffOn" date, "signedOffBy" uuid, "endedOn" date)
    on conflict (id) do update set unit_id = excluded.unit_id, partner_id = excluded.partner_id, kind = excluded.kind,
      profession = excluded.profession, fields = excluded.fields, skills = excluded.skills, languages = excluded.languages,
      style = excluded.style, times_note = excluded.times_note, frames = excluded.frames, ways = excluded.ways,
      shown_since = excluded.shown_since, state = excluded.state, rest_until = excluded.rest_until, state_reason = excluded.state_reason,
      appointed_on = excluded.appointed_on, term_from = excluded.term_from, term_to = excluded.term_to, cap = excluded.cap,
      teacher_id = excluded.teacher_id, signed_off_on = excluded.signed_off_on, signed_off_by = excluded.signed_off_by,
      ended_on = excluded.ended_on, version = mediator_card.version + 1`.execute(tx);
}

export async function removeCards(tx: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from mediator_card where id = any(${[...ids]}::uuid[])`.execute(tx);
}

/** Marks that the registrar is told of the end of these terms; answers those of which nobody was told yet. */
export async function markTermNoticed(tx: Db, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update mediator_card set term_noticed_for = term_to
    where id = any(${[...ids]}::uuid[]) and term_noticed_for is distinct from term_to returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The same for the training of a year. */
export async function markTrainingNoticed(tx: Db, ids: readonly string[], year: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update mediator_card set training_noticed_in = ${year}
    where id = any(${[...ids]}::uuid[]) and training_noticed_in is distinct from ${year} returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Takes away what is personal of cards that ended before the day, with their ties; who mediated from when to when stays. */
export async function forgetEnded(tx: Db, before: string): Promise<void> {
  const ended = sql`select id from mediator_card where ended_on < ${before}`;
  await sql`delete from mediator_tie where mediator_id in (${ended})`.execute(tx);
  await sql`update mediator_card set style = '', times_note = '', state_reason = '', frames = '[]', shown_since = null
    where id in (${ended}) and (style <> '' or times_note <> '' or state_reason <> '' or frames <> '[]')`.execute(tx);
}
