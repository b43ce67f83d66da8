import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { KnownTopic } from './rules.ts';
import type { Topic } from './tables.ts';
import type { Leaving, TopicState } from './words.ts';

const columns = sql`t.id, t.unit_id, u.parent_id is null as is_top, t.wider_id, t.state, t.label, t.place, t.words, t.category, t.categories,
  t.matters, t.reporters, t.first_at, t.last_at, t.raised_at, t.decided_at, t.decided_by, t.joint_id, t.version`;

/** Topics of these areas, the latest report first. */
export async function listTopics(tx: Db, unitIds: readonly string[], limit: number): Promise<Topic[]> {
  const { rows } = await sql<Topic>`select ${columns} from topic t join unit u on u.id = t.unit_id
    where t.unit_id = any(${[...unitIds]}::uuid[]) and t.label <> '' order by t.last_at desc, t.id desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}

/** Reads a topic as it stands; `lock`: nobody else changes it until this transaction ends. */
export async function findTopic(tx: Db, id: string, lock = false): Promise<Topic | undefined> {
  const { rows } = await sql<Topic>`select ${columns} from topic t join unit u on u.id = t.unit_id where t.id = ${id}
    ${lock ? sql`for update of t` : sql``}`.execute(tx);
  return rows[0];
}

/** Topics that a search may meet again, with every matter that ever was in them. */
export async function listKnown(tx: Db, since: Date): Promise<KnownTopic[]> {
  const { rows } =
    await sql<KnownTopic>`select t.id, t.unit_id as "unitId", t.state, t.decided_reporters as "decidedReporters",
      array(select p.matter_id from topic_member p where p.topic_id = t.id) as "matterIds"
    from topic t where t.last_at >= ${since} or t.state = 'raised' order by t.raised_at`.execute(tx);
  return rows;
}

/** A topic as a search writes it. */
export interface FreshTopic {
  readonly id: string;
  readonly unitId: string;
  readonly widerId: string | null;
  readonly label: string;
  readonly place: string | null;
  readonly words: readonly string[];
  readonly category: string;
}

export async function insertTopic(tx: Db, fresh: FreshTopic, now: Date): Promise<void> {
  await sql`insert into topic (id, unit_id, wider_id, state, label, place, words, category, categories, matters, reporters, first_at, last_at,
      raised_at, changed_at)
    values (${fresh.id}, ${fresh.unitId}, ${fresh.widerId}, 'raised', ${fresh.label}, ${fresh.place}, ${[...fresh.words]}, ${fresh.category},
      ${[fresh.category]}, 0, 0, ${now}, ${now}, ${now}, ${now})`.execute(tx);
}

/** What the last search calls it. */
export async function renameTopic(tx: Db, fresh: FreshTopic, now: Date): Promise<void> {
  await sql`update topic set label = ${fresh.label}, place = ${fresh.place}, words = ${[...fresh.words]}, wider_id = ${fresh.widerId},
    changed_at = ${now} where id = ${fresh.id}`.execute(tx);
}

/** Answers how many of the matters are new in it. */
export async function addMembers(tx: Db, id: string, matterIds: readonly string[], now: Date): Promise<number> {
  const { numAffectedRows } = await sql`insert into topic_member (topic_id, matter_id, joined_at)
    select ${id}, x, ${now} from unnest(${[...matterIds]}::uuid[]) x on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** A matter of a topic as it stands, with what decides whether it counts. */
export interface Member {
  readonly matter_id: string;
  readonly left_why: Leaving | null;
  readonly merged_into: string | null;
  readonly state: string;
  readonly watch: boolean;
  readonly unit_id: string;
  readonly category: string;
  readonly reported_at: Date;
  readonly joint_id: string | null;
}

/** Every matter of a topic; `joint_id`: the joint action at work that it is in. */
export async function listMembers(tx: Db, topicId: string): Promise<Member[]> {
  const { rows } =
    await sql<Member>`select p.matter_id, p.left_why, m.merged_into, m.state, m.watch, m.unit_id, m.category, m.reported_at,
      (select j.action_id from joint_matter j join joint_action a on a.id = j.action_id
        where j.matter_id = m.id and a.state in ('planned', 'running') limit 1) as joint_id
    from topic_member p join matter m on m.id = p.matter_id where p.topic_id = ${topicId} order by m.reported_at, m.id`.execute(
      tx,
    );
  return rows;
}

export async function saveLeaving(
  tx: Db,
  topicId: string,
  changes: readonly { id: string; why: Leaving | null }[],
  now: Date,
): Promise<void> {
  if (changes.length === 0) return;
  await sql`update topic_member p set left_why = x.why, left_at = case when x.why is null then null else ${now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as x(id uuid, why text)
    where p.topic_id = ${topicId} and p.matter_id = x.id`.execute(tx);
}

/** How much a topic counts by now. */
export interface Counted {
  readonly matters: number;
  readonly reporters: number;
  readonly category: string;
  readonly categories: readonly string[];
  readonly firstAt: Date;
  readonly lastAt: Date;
}

export async function saveCounts(tx: Db, id: string, counted: Counted, now: Date): Promise<void> {
  await sql`update topic set matters = ${counted.matters}, reporters = ${counted.reporters}, category = ${counted.category},
    categories = ${[...counted.categories]}, first_at = ${counted.firstAt}, last_at = ${counted.lastAt}, version = version + 1, changed_at = ${now}
    where id = ${id}`.execute(tx);
}

/** What a decision leaves in a topic's row. */
export interface Decision {
  readonly state: TopicState;
  readonly by: string | null;
  readonly jointId: string | null;
  readonly reporters: number | null;
}

/** Writes a new state; answers the new version. A topic that comes back is undecided again. */
export async function saveState(tx: Db, id: string, decision: Decision, now: Date): Promise<number> {
  const isDecided = decision.state === 'confirmed' || decision.state === 'dismissed';
  const { rows } = await sql<{
    version: number;
  }>`update topic set state = ${decision.state}, joint_id = ${decision.jointId}, decided_by = ${decision.by},
      decided_at = ${isDecided ? now : null}::timestamptz, decided_reporters = ${decision.reporters},
      raised_at = case when ${decision.state} = 'raised' then ${now}::timestamptz else raised_at end, version = version + 1, changed_at = ${now}
    where id = ${id} returning version`.execute(tx);
  return rows[0]?.version ?? 0;
}

/** Alerts that nobody has decided about: those with this matter in them, or all. */
export async function listRaisedIds(tx: Db, matterId: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select t.id from topic t where t.state = 'raised'
    and (${matterId}::uuid is null or exists (select 1 from topic_member p where p.topic_id = t.id and p.matter_id = ${matterId}))
    order by t.id for update`.execute(tx);
  return rows.map(({ id }) => id);
}
