import { sql } from 'kysely';
import type { Cursor } from '../../kit/cursor.ts';
import type { Db } from '../../platform/database.ts';
import type { ChallengeRow, OrderRow } from './tables.ts';

const columns = sql`o.id, o.mediation_id, o.round_id, o.mediator_id, o.person_id, o.role, o.state, o.asked_at, o.due_at, o.reminded_at, o.answered_at,
  o.reason, o.is_free, o.disclosure`;

/** Orders of a case, oldest first. */
export async function listOrders(tx: Db, mediationId: string): Promise<OrderRow[]> {
  const { rows } = await sql<OrderRow>`select ${columns} from choosing_order o
    where o.mediation_id = ${mediationId} order by o.asked_at, o.id`.execute(tx);
  return rows;
}

export async function findOrder(tx: Db, id: string): Promise<OrderRow | undefined> {
  const { rows } = await sql<OrderRow>`select ${columns} from choosing_order o where o.id = ${id}`.execute(tx);
  return rows[0];
}

export type OwnOrder = OrderRow & { readonly number: string; readonly title: string };

/** Orders of one mediator: those to be taken first, then the newest. */
export async function listOwnOrders(
  tx: Db,
  personId: string,
  page: { isAsked: boolean; after: Cursor | undefined; limit: number },
): Promise<OwnOrder[]> {
  const { after } = page;
  const { rows } =
    await sql<OwnOrder>`select ${columns}, m.number, m.title from choosing_order o join mediation m on m.id = o.mediation_id
    where o.person_id = ${personId} and ${page.isAsked ? sql`o.state = 'asked'` : sql`o.state <> 'asked'`}
      and ${after === undefined ? sql`true` : sql`(o.asked_at, o.id) < (${after.at}, ${after.id}::uuid)`}
    order by o.asked_at desc, o.id desc limit ${page.limit}`.execute(tx);
  return rows;
}

export async function insertOrders(
  tx: Db,
  orders: readonly Omit<
    OrderRow,
    'state' | 'reminded_at' | 'answered_at' | 'reason' | 'is_free' | 'disclosure' | 'asked_at' | 'due_at'
  >[],
  { now, dueAt }: { now: Date; dueAt: Date },
): Promise<void> {
  await sql`insert into choosing_order (id, mediation_id, round_id, mediator_id, person_id, role, state, asked_at, due_at)
    select o.id, o.mediation_id, o.round_id, o.mediator_id, o.person_id, o.role, 'asked', ${now}, ${dueAt}
    from jsonb_to_recordset(${JSON.stringify(orders)}::jsonb)
      as o(id uuid, mediation_id uuid, round_id uuid, mediator_id uuid, person_id uuid, role text)`.execute(tx);
}

export interface OrderAnswer {
  readonly state: 'accepted' | 'declined';
  readonly byId: string | null;
  readonly reason: string;
  readonly isFree: boolean | null;
  readonly disclosure: string;
}

export async function saveOrder(tx: Db, id: string, said: OrderAnswer, now: Date): Promise<void> {
  await sql`update choosing_order set state = ${said.state}, answered_at = ${now}, by_id = ${said.byId}, reason = ${said.reason},
    is_free = ${said.isFree}, disclosure = ${said.disclosure} where id = ${id}`.execute(tx);
}

/** Whoever left the panel has no order any more; without a mediator, all that nobody has taken yet. */
export async function endOrders(tx: Db, mediationId: string, mediatorId?: string): Promise<void> {
  await sql`update choosing_order set state = 'over' where mediation_id = ${mediationId}
    and ${mediatorId === undefined ? sql`state = 'asked'` : sql`mediator_id = ${mediatorId} and state in ('asked', 'accepted')`}`.execute(
    tx,
  );
}

/** Marks it as reminded; false when it is answered, or was reminded before. */
export async function markReminded(tx: Db, id: string, now: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update choosing_order set reminded_at = ${now} where id = ${id} and state = 'asked' and reminded_at is null`.execute(
      tx,
    );
  return numAffectedRows === 1n;
}

const challengeColumns = sql`id, mediation_id, mediator_id, person_id, by_kind, side, party_id, ground, reason, way, made_at, by_id, state, decided_at,
  decided_by, why`;

export async function listChallenges(tx: Db, mediationId: string): Promise<ChallengeRow[]> {
  const { rows } = await sql<ChallengeRow>`select ${challengeColumns} from choosing_challenge
    where mediation_id = ${mediationId} order by made_at, id`.execute(tx);
  return rows;
}

export async function findChallenge(tx: Db, id: string): Promise<ChallengeRow | undefined> {
  const { rows } = await sql<ChallengeRow>`select ${challengeColumns} from choosing_challenge where id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export type NewChallenge = Omit<ChallengeRow, 'state' | 'decided_at' | 'decided_by' | 'why' | 'made_at'>;

/** False when the same challenge is still to be decided. */
export async function insertChallenge(tx: Db, one: NewChallenge, now: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into choosing_challenge (id, mediation_id, mediator_id, person_id, by_kind, side, party_id, ground, reason, way,
      by_id, made_at, state)
    values (${one.id}, ${one.mediation_id}, ${one.mediator_id}, ${one.person_id}, ${one.by_kind}, ${one.side}, ${one.party_id}, ${one.ground},
      ${one.reason}, ${one.way}, ${one.by_id}, ${now}, 'open') on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Decides what is asked of a mediator; others about the same mediator are settled with it when he leaves. */
export async function decideChallenge(
  tx: Db,
  challenge: Pick<ChallengeRow, 'id' | 'mediation_id' | 'mediator_id'>,
  said: { state: 'upheld' | 'rejected'; why: string; personId: string },
  now: Date,
): Promise<void> {
  const of =
    said.state === 'upheld'
      ? sql`mediation_id = ${challenge.mediation_id} and mediator_id = ${challenge.mediator_id} and state = 'open'`
      : sql`id = ${challenge.id}`;
  await sql`update choosing_challenge set state = ${said.state}, why = ${said.why}, decided_at = ${now}, decided_by = ${said.personId}
    where ${of}`.execute(tx);
}
