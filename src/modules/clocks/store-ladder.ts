import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { ClockKind, LadderRole } from './words.ts';

/** Takes a step of the ladder; false when it was taken before. */
export async function takeStep(
  tx: Db,
  step: { readonly clockId: string; readonly rule: string; readonly at: Date },
): Promise<boolean> {
  const { rows } =
    await sql`insert into ladder_step (clock_id, rule, at) values (${step.clockId}, ${step.rule}, ${step.at})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function insertNotices(
  tx: Db,
  step: { readonly clockId: string; readonly rule: string; readonly at: Date },
  notices: readonly { readonly id: string; readonly personId: string; readonly role: LadderRole }[],
): Promise<void> {
  if (notices.length === 0) return;
  await sql`insert into ladder_notice (id, clock_id, rule, person_id, role, told_at)
    select x.id, ${step.clockId}, ${step.rule}, x."personId", x.role, ${step.at}
    from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as x(id uuid, "personId" uuid, role text)`.execute(tx);
}

/** A notice with the clock that it is about. */
export interface Notice {
  readonly id: string;
  readonly clock_id: string;
  readonly rule: string;
  readonly person_id: string;
  readonly role: LadderRole;
  readonly told_at: Date;
  readonly acknowledged_at: Date | null;
  readonly kind: ClockKind;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly due_at: Date;
  readonly ladder_version: number;
}

const joined = sql`select n.*, c.kind, c.subject_kind, c.subject_id, c.due_at, c.ladder_version
  from ladder_notice n join clock c on c.id = n.clock_id`;

export async function findNotice(tx: Db, id: string): Promise<Notice | undefined> {
  const { rows } = await sql<Notice>`${joined} where n.id = ${id}`.execute(tx);
  return rows[0];
}

/** What a person was told and has not acknowledged, the newest first. */
export async function listOpenNotices(tx: Db, personId: string, limit: number): Promise<Notice[]> {
  const { rows } = await sql<Notice>`${joined} where n.person_id = ${personId} and n.acknowledged_at is null
    order by n.told_at desc, n.id limit ${limit}`.execute(tx);
  return rows;
}

/** False when it was acknowledged before. */
export async function acknowledge(tx: Db, id: string, now: Date): Promise<boolean> {
  const { rows } =
    await sql`update ladder_notice set acknowledged_at = ${now} where id = ${id} and acknowledged_at is null returning 1`.execute(
      tx,
    );
  return rows.length > 0;
}

export interface Asked {
  readonly clock_id: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly due_at: Date;
  readonly asked_by: string;
  readonly measure: string;
  readonly amount: number;
}

/** Extensions that wait for a decision in these units, asked by somebody else. */
export async function listAsked(
  tx: Db,
  of: { readonly unitIds: readonly string[]; readonly exceptBy: string; readonly limit: number },
): Promise<Asked[]> {
  const { rows } =
    await sql<Asked>`select c.id as clock_id, c.subject_kind, c.subject_id, c.due_at, c.asked_by, c.measure,
      (select (e.data ->> 'amount')::int from clock_event e where e.clock_id = c.id and e.kind = 'extension-asked' order by e.n desc limit 1) as amount
    from clock c where c.asked_by is not null and c.asked_by <> ${of.exceptBy} and c.unit_id = any(${[...of.unitIds]}::uuid[])
    order by c.due_at limit ${of.limit}`.execute(tx);
  return rows;
}
