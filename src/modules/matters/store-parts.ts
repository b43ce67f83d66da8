import { type RawBuilder, sql } from 'kysely';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { sees } from './policy.ts';
import { openStates } from './rules.ts';
import type { Part } from './tables.ts';

export type NewHelper = Pick<Part, 'id' | 'matter_id' | 'unit_id' | 'partner_id' | 'task' | 'due_at' | 'ack_due_at'>;

export async function insertHelper(tx: Db, part: NewHelper, now: Date): Promise<void> {
  await sql`insert into part (id, matter_id, role, unit_id, partner_id, task, state, due_at, ack_due_at, asked_at, changed_at)
    values (${part.id}, ${part.matter_id}, 'helper', ${part.unit_id}, ${part.partner_id}, ${part.task}, 'asked', ${part.due_at},
      ${part.ack_due_at}, ${now}, ${now})`.execute(tx);
}

/** Fields that a step of a part or a clock may change. */
export type PartChange = Partial<
  Pick<
    Part,
    | 'state'
    | 'answer'
    | 'due_at'
    | 'ack_due_at'
    | 'acknowledged_at'
    | 'times_returned'
    | 'bound'
    | 'return_reason'
    | 'reply'
    | 'arbiter_id'
    | 'arbitrate_due_at'
    | 'verdict'
    | 'verdict_reason'
    | 'verdict_at'
  >
> & {
  readonly acknowledged_in_time?: boolean | null;
  readonly ended_at?: Date;
  readonly deputy_told_at?: Date | null;
  readonly reminded_at?: Date | null;
  readonly arbiter_reminded_at?: Date | null;
};

export async function changePart(tx: Db, id: string, change: PartChange, now: Date): Promise<void> {
  const sets = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  await sql`update part set ${sql.join([...sets, sql`changed_at = ${now}`])} where id = ${id}`.execute(tx);
}

/** Parts that were due when the matter was promised, and are not done, are due when it is promised now. */
export async function moveParts(
  tx: Db,
  matterId: string,
  { from, to, now }: { readonly from: Date; readonly to: Date; readonly now: Date },
): Promise<void> {
  await sql`update part set due_at = ${to}, reminded_at = case when ${to}::timestamptz > ${now} then null else reminded_at end
    where matter_id = ${matterId} and due_at = ${from} and state not in ('done', 'revoked', 'released')`.execute(tx);
}

/** The matter that a helper's part belongs to; undefined when there is no such part. */
export async function findMatterIdOfPart(tx: Db, partId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    matter_id: string;
  }>`select matter_id from part where id = ${partId} and role = 'helper'`.execute(tx);
  return rows[0]?.matter_id;
}

/** How many disputes wait for each of these people. */
export async function countWaitingDisputes(tx: Db, personIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`select arbiter_id as id, count(*)::int as count from part
    where state = 'disputed' and arbiter_id = any(${personIds}::uuid[]) group by arbiter_id`.execute(tx);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** 到点的: a part whose clock ran out, with its matter. */
export interface DuePart {
  readonly id: string;
  readonly matter_id: string;
}

const clocks = {
  unacknowledged: (now) => sql`p.state = 'asked' and p.ack_due_at <= ${now} and p.deputy_told_at is null`,
  overdue: (now) => sql`p.state in ('asked', 'taken') and p.due_at <= ${now} and p.reminded_at is null`,
  arbitration: (now) => sql`p.state = 'disputed' and p.arbitrate_due_at <= ${now} and p.arbiter_reminded_at is null`,
  unnamed: () => sql`p.state = 'disputed'`,
} as const satisfies Record<string, (now: Date) => RawBuilder<unknown>>;

/** Parts of open matters whose clock of this kind ran out; `unnamed`: all that wait for an arbiter. */
export async function listDue(tx: Db, clock: keyof typeof clocks, now: Date, limit: number): Promise<DuePart[]> {
  const { rows } = await sql<DuePart>`select p.id, p.matter_id from part p join matter m on m.id = p.matter_id
    where p.role = 'helper' and ${clocks[clock](now)} and m.state = any(${[...openStates]})
    order by p.asked_at limit ${limit}`.execute(tx);
  return rows;
}

export interface Responses {
  readonly partnerId: string;
  readonly asked: number;
  readonly acknowledged: number;
  readonly clocked: number;
  readonly acknowledgedInTime: number;
  readonly medianHours: number | null;
  readonly returned: number;
  readonly done: number;
  readonly dueDone: number;
  readonly doneInTime: number;
  readonly disputed: number;
}

/**
 * How partners answered what they were asked between two instants, in matters that this knocker sees in full. Each share has its own base:
 * `clocked` parts whose clock of acknowledging ran out or was met, `dueDone` finished ones that had a due date. Parts taken back are left out.
 */
export async function listResponses(tx: Db, who: Who, span: { from: Date; to: Date; now: Date }): Promise<Responses[]> {
  const { rows } = await sql<Responses>`select p.partner_id as "partnerId", count(*)::int as asked,
      count(p.acknowledged_at)::int as acknowledged,
      count(*) filter (where p.ack_due_at is not null and (p.acknowledged_at is not null or p.ack_due_at <= ${span.now}))::int as clocked,
      count(*) filter (where p.acknowledged_in_time)::int as "acknowledgedInTime",
      (percentile_cont(0.5) within group (order by extract(epoch from p.acknowledged_at - p.asked_at) / 3600))::float8 as "medianHours",
      count(*) filter (where p.times_returned > 0)::int as returned,
      count(*) filter (where p.state = 'done')::int as done,
      count(*) filter (where p.state = 'done' and p.due_at is not null)::int as "dueDone",
      count(*) filter (where p.state = 'done' and p.ended_at <= p.due_at)::int as "doneInTime",
      count(*) filter (where p.times_returned > 1)::int as disputed
    from part p join matter m on m.id = p.matter_id
    where p.role = 'helper' and p.partner_id is not null and p.state <> 'revoked' and p.asked_at >= ${span.from} and p.asked_at < ${span.to}
      and ${sees(who, 'whole')}
    group by p.partner_id`.execute(tx);
  return rows;
}
