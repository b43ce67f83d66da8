import { sql } from 'kysely';
import { dayOf } from '../../kit/calendar.ts';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { sees } from './policy.ts';
import type { JointAction, JointMatter, JointMember } from './tables.ts';
import type { JointState, MemberState } from './words.ts';

/** A joint action with its members and matters. */
export interface WholeJoint {
  readonly action: JointAction;
  readonly members: readonly JointMember[];
  readonly matters: readonly JointMatter[];
}

const columns = sql`a.id, a.number, a.title, a.goal, a.where_text, a.unit_id, a.lead_id, a.state, a.starts_on::text as starts_on, a.result,
  a.made_at, a.version`;

/** Reads it as it stands; `lock`: nobody else changes it until this transaction ends. */
export async function findJoint(tx: Db, id: string, lock = false): Promise<WholeJoint | undefined> {
  const { rows } =
    await sql<JointAction>`select ${columns} from joint_action a where a.id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      tx,
    );
  const [action] = rows;
  if (!action) return undefined;
  const members =
    await sql<JointMember>`select id, action_id, unit_id, partner_id, task, state, answer, due_at, asked_at from joint_member
    where action_id = ${id} order by asked_at, id`.execute(tx);
  const matters =
    await sql<JointMatter>`select j.matter_id, m.unit_id, j.answered_at from joint_matter j join matter m on m.id = j.matter_id
    where j.action_id = ${id} order by j.added_at, j.matter_id`.execute(tx);
  return { action, members: members.rows, matters: matters.rows };
}

/** Numbers of joint actions by id. */
export async function jointNumbers(tx: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string;
    number: string;
  }>`select id, number from joint_action where id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, number }) => [id, number]));
}

export type JointRow = JointAction & { matters: number; answered: number; members: number; members_done: number };

export async function listJoints(tx: Db, who: Who, state: JointState | undefined): Promise<JointRow[]> {
  const { rows } = await sql<JointRow>`select ${columns},
      (select count(*)::int from joint_matter j where j.action_id = a.id) as matters,
      (select count(*)::int from joint_matter j where j.action_id = a.id and j.answered_at is not null) as answered,
      (select count(*)::int from joint_member p where p.action_id = a.id) as members,
      (select count(*)::int from joint_member p where p.action_id = a.id and p.state = 'done') as members_done
    from joint_action a where ${sees(who)} and ${state === undefined ? sql`true` : sql`a.state = ${state}`}
    order by array_position(array['running', 'planned', 'done', 'cancelled'], a.state), a.made_at desc limit 200`.execute(
    tx,
  );
  return rows;
}

export async function countJoints(tx: Db, who: Who): Promise<Map<JointState, number>> {
  const { rows } = await sql<{
    state: JointState;
    n: number;
  }>`select a.state, count(*)::int as n from joint_action a where ${sees(who)} group by a.state`.execute(tx);
  return new Map(rows.map(({ state, n }) => [state, n]));
}

export type NewJoint = Omit<JointAction, 'number' | 'state' | 'result' | 'made_at' | 'version'> & {
  readonly made_by: string;
};

/** Writes a new one in the state `planned`; answers its number. */
export async function insertJoint(tx: Db, joint: NewJoint, now: Date): Promise<string> {
  const { rows } = await sql<{
    number: string;
  }>`insert into joint_action (id, number, title, goal, where_text, unit_id, lead_id, state, starts_on,
      made_by, made_at, changed_at)
    values (${joint.id}, ${dayOf(now).slice(0, 4)} || '-L' || to_char(nextval('joint_number'), 'FM99999990000'), ${joint.title}, ${joint.goal},
      ${joint.where_text}, ${joint.unit_id}, ${joint.lead_id}, 'planned', ${joint.starts_on}, ${joint.made_by}, ${now}, ${now})
    returning number`.execute(tx);
  return rows[0]?.number ?? '';
}

export async function saveState(
  tx: Db,
  id: string,
  change: { state: JointState; result?: string },
  now: Date,
): Promise<number> {
  const { rows } = await sql<{
    version: number;
  }>`update joint_action set state = ${change.state}, result = ${change.result ?? null},
      started_at = case when ${change.state} = 'running' then ${now} else started_at end,
      ended_at = case when ${change.state} in ('done', 'cancelled') then ${now}::timestamptz end, version = version + 1, changed_at = ${now}
    where id = ${id} returning version`.execute(tx);
  return rows[0]?.version ?? 0;
}

export async function touch(tx: Db, id: string, now: Date): Promise<number> {
  const { rows } = await sql<{
    version: number;
  }>`update joint_action set version = version + 1, changed_at = ${now} where id = ${id} returning version`.execute(tx);
  return rows[0]?.version ?? 0;
}

/** False when it is in it already. */
export async function insertMatter(tx: Db, id: string, matterId: string, now: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into joint_matter (action_id, matter_id, added_at) values (${id}, ${matterId}, ${now})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function deleteMatter(tx: Db, id: string, matterId: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from joint_matter where action_id = ${id} and matter_id = ${matterId}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function markAnswered(tx: Db, id: string, matterId: string, now: Date): Promise<void> {
  await sql`update joint_matter set answered_at = ${now} where action_id = ${id} and matter_id = ${matterId}`.execute(
    tx,
  );
}

export async function insertMember(
  tx: Db,
  member: Omit<JointMember, 'state' | 'answer' | 'asked_at'>,
  now: Date,
): Promise<void> {
  await sql`insert into joint_member (id, action_id, unit_id, partner_id, task, state, due_at, asked_at, changed_at) values (${member.id},
    ${member.action_id}, ${member.unit_id}, ${member.partner_id}, ${member.task}, 'asked', ${member.due_at}, ${now}, ${now})`.execute(
    tx,
  );
}

export async function saveMember(
  tx: Db,
  id: string,
  change: { state: MemberState; answer: string },
  now: Date,
): Promise<void> {
  await sql`update joint_member set state = ${change.state}, answer = coalesce(nullif(${change.answer}, ''), answer), changed_at = ${now} where id = ${id}`.execute(
    tx,
  );
}
