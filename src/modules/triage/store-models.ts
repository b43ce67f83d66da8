import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Model, Report } from './tables.ts';

const columns = sql`id, number, state, bytes is not null as has_bytes, rows, from_on::text as from_on, to_on::text as to_on, fingerprint, report,
  trained_by, trained_at, promoted_by, promoted_at, promoted_why, retired_by, retired_at, retired_why`;

/** Versions, the latest first. */
export async function listModels(tx: Db): Promise<Model[]> {
  const { rows } = await sql<Model>`select ${columns} from triage_model order by number desc limit 100`.execute(tx);
  return rows;
}

export async function findModel(tx: Db, id: string): Promise<Model | undefined> {
  const { rows } = await sql<Model>`select ${columns} from triage_model where id = ${id}`.execute(tx);
  return rows[0];
}

/** Keeps versions from changing until this transaction ends. */
export async function lockModels(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('triage_model'))`.execute(tx);
}

export async function findChampion(tx: Db): Promise<{ id: string; number: number } | undefined> {
  const { rows } = await sql<{
    id: string;
    number: number;
  }>`select id, number from triage_model where state = 'champion'`.execute(tx);
  return rows[0];
}

export async function readBytes(tx: Db, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer | null }>`select bytes from triage_model where id = ${id}`.execute(tx);
  return rows[0]?.bytes ?? undefined;
}

export interface NewModel {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly from_on: string;
  readonly to_on: string;
  readonly fingerprint: string;
  readonly report: Report;
  readonly trained_by: string | null;
}

/** Writes a candidate; answers its number. */
export async function insertModel(tx: Db, model: NewModel, now: Date): Promise<number> {
  const { rows } = await sql<{
    number: number;
  }>`insert into triage_model (id, state, bytes, rows, from_on, to_on, fingerprint, report, trained_by, trained_at)
    values (${model.id}, 'candidate', ${Buffer.from(model.bytes)}, ${model.rows}, ${model.from_on}, ${model.to_on}, ${model.fingerprint},
      ${JSON.stringify(model.report)}::jsonb, ${model.trained_by}, ${now}) returning number`.execute(tx);
  return rows[0]?.number ?? 0;
}

export interface Turn {
  readonly by: string | null;
  /** Null: the comparison said so. */
  readonly why: string | null;
  readonly at: Date;
}

/** Retires the version in use, where there is one. */
export async function retireChampion(tx: Db, { by, why, at }: Turn): Promise<void> {
  await sql`update triage_model set state = 'retired', retired_by = ${by}, retired_at = ${at}, retired_why = ${why} where state = 'champion'`.execute(
    tx,
  );
}

export async function promoteModel(tx: Db, id: string, { by, why, at }: Turn): Promise<void> {
  await sql`update triage_model set state = 'champion', promoted_by = ${by}, promoted_at = ${at}, promoted_why = ${why} where id = ${id}`.execute(
    tx,
  );
}

/** The version that was in use before the present one and can be used again. */
export async function findFormerChampion(tx: Db): Promise<{ id: string; number: number } | undefined> {
  const { rows } = await sql<{ id: string; number: number }>`select id, number from triage_model
    where state = 'retired' and promoted_at is not null and bytes is not null
      and number < (select c.number from triage_model c where c.state = 'champion')
    order by number desc limit 1`.execute(tx);
  return rows[0];
}

/** Takes the bytes of all but the latest versions: their figures stay. */
export async function dropOldBytes(tx: Db, kept: number): Promise<void> {
  await sql`update triage_model set bytes = null where state <> 'champion' and bytes is not null
    and number not in (select number from triage_model where bytes is not null order by number desc limit ${kept})`.execute(
    tx,
  );
}
