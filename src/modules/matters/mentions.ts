import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { sees } from './policy.ts';
import { clockStates, openStates } from './rules.ts';
import type { MatterState, PartState } from './words.ts';

/** A matter as another family's page mentions it: enough to recognise and open it. */
export interface MatterMention {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: MatterState;
}

interface Mentioned extends MatterMention {
  readonly reporter_ids: string[];
}

const reporterIds = sql`array(select r.id from reporter r where r.matter_id = m.id) as reporter_ids`;

/** Those of these matters that the knocker may see, by id; leaves an access line for what it answers. */
export async function mentionMatters(ctx: Context, ids: readonly string[]): Promise<Map<string, MatterMention>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Mentioned>`select m.id, m.number, m.title, m.state, ${reporterIds} from matter m
    where m.id = any(${[...new Set(ids)]}) and ${sees(ctx.who)}`.execute(ctx.tx);
  return new Map(shown(ctx, rows).map((row) => [row.id, row]));
}

// Titles are residents' words: whoever sees them leaves a line.
function shown<T extends Mentioned>(ctx: Context, rows: readonly T[]): T[] {
  if (rows.length > 0) ctx.accessed({ residents: rows.flatMap((row) => row.reporter_ids) });
  return [...rows];
}

export interface StuckMatter extends MatterMention {
  readonly isOverdue: boolean;
  readonly timesReopened: number;
  readonly timesReturned: number;
  readonly isDisputed: boolean;
}

/** Open matters that do not go on, of the units that the knocker sees: disputed, reopened or returned twice, overdue; worst first. */
export async function listStuckMatters(
  ctx: Context,
  of: { unitIds: readonly string[]; limit: number },
): Promise<StuckMatter[]> {
  const { rows } = await sql<StuckMatter & Mentioned>`select * from (
      select m.id, m.number, m.title, m.state, ${reporterIds},
        (m.state = any(${[...clockStates]}) and coalesce(m.promised_at < ${ctx.now}, false)) as "isOverdue",
        m.times_reopened as "timesReopened", m.times_returned as "timesReturned", m.promised_at,
        exists (select 1 from part p where p.matter_id = m.id and p.state = 'disputed') as "isDisputed"
      from matter m where m.state = any(${[...openStates]}) and m.unit_id = any(${[...of.unitIds]}) and ${sees(ctx.who)}) m
    where "isDisputed" or "isOverdue" or "timesReopened" >= 2 or "timesReturned" >= 2
    order by "isDisputed" desc, "timesReopened" + "timesReturned" desc, promised_at limit ${of.limit}`.execute(ctx.tx);
  return shown(ctx, rows);
}

/** 协办: what a unit or a partner was asked to do and has not finished. */
export interface OpenPart {
  readonly id: string;
  readonly matter: MatterMention;
  readonly unitId: string | null;
  readonly partnerId: string | null;
  readonly task: string;
  readonly state: PartState;
  readonly dueAt: Date | null;
  readonly askedAt: Date;
}

interface OpenPartRow extends Mentioned {
  readonly part_id: string;
  readonly unit_id: string | null;
  readonly partner_id: string | null;
  readonly task: string;
  readonly part_state: PartState;
  readonly due_at: Date | null;
  readonly asked_at: Date;
}

/** Parts still to be done in matters that the knocker sees, the earliest due first. */
export async function listOpenParts(ctx: Context, limit: number): Promise<OpenPart[]> {
  const { rows } =
    await sql<OpenPartRow>`select m.id, m.number, m.title, m.state, ${reporterIds}, p.id as part_id, p.unit_id, p.partner_id,
      p.task, p.state as part_state, p.due_at, p.asked_at
    from part p join matter m on m.id = p.matter_id
    where p.role = 'helper' and p.state in ('asked', 'taken', 'disputed') and m.state = any(${[...openStates]}) and ${sees(ctx.who, 'whole')}
    order by p.due_at nulls last, p.id limit ${limit}`.execute(ctx.tx);
  return shown(ctx, rows).map((row) => ({
    id: row.part_id,
    matter: { id: row.id, number: row.number, title: row.title, state: row.state },
    unitId: row.unit_id,
    partnerId: row.partner_id,
    task: row.task,
    state: row.part_state,
    dueAt: row.due_at,
    askedAt: row.asked_at,
  }));
}

/** Ids of matters of these units closed on these days (both included) and since not reopened, which the knocker sees. */
export async function listClosedIds(
  ctx: Context,
  of: { readonly unitIds: readonly string[]; readonly from: Date; readonly before: Date },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select m.id from matter m
    where m.closed_at >= ${of.from} and m.closed_at < ${of.before} and m.state in ('closed', 'revisited', 'archived')
      and m.unit_id = any(${[...of.unitIds]}) and ${sees(ctx.who, 'whole')}`.execute(ctx.tx);
  return rows.map(({ id }) => id);
}
