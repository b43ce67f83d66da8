import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { TrainingRow } from './tables.ts';

const columns = sql`id, mediator_id as "mediatorId", held_on as "heldOn", subject, minutes, given_by as "givenBy"`;

/** What a mediator learnt, the latest first. */
export async function listTrainings(tx: Db, mediatorId: string): Promise<TrainingRow[]> {
  const { rows } = await sql<TrainingRow>`select ${columns} from mediator_training
    where mediator_id = ${mediatorId} order by held_on desc, id desc limit 200`.execute(tx);
  return rows;
}

export async function listAllTrainings(tx: Db): Promise<TrainingRow[]> {
  const { rows } = await sql<TrainingRow>`select ${columns} from mediator_training order by held_on, id`.execute(tx);
  return rows;
}

export async function saveTrainings(tx: Db, trainings: readonly TrainingRow[]): Promise<void> {
  await sql`insert into mediator_training (id, mediator_id, held_on, subject, minutes, given_by)
    select id, "mediatorId", "heldOn", subject, minutes, "givenBy" from jsonb_to_recordset(${JSON.stringify(trainings)}::jsonb)
      as r(id uuid, "mediatorId" uuid, "heldOn" date, subject text, minutes int, "givenBy" text)
    on conflict (id) do update set minutes = excluded.minutes, given_by = excluded.given_by`.execute(tx);
}

/** Strikes one training of a mediator; false when there is none. */
export async function removeTraining(tx: Db, mediatorId: string, id: string): Promise<boolean> {
  const { rows } =
    await sql`delete from mediator_training where id = ${id} and mediator_id = ${mediatorId} returning id`.execute(tx);
  return rows.length > 0;
}

export async function removeTrainings(tx: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from mediator_training where id = any(${[...ids]}::uuid[])`.execute(tx);
}
