import { sql } from 'kysely';
import { dayOf } from '../../kit/calendar.ts';
import type { Words } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import { seesMediation } from '../mediation/api.ts';
import type { AgendaSupplier } from '../meetings/api.ts';
import { statesOf, usualDays, watchedStages } from './rules.ts';

const reasonWords = {
  overdue: { zh: '已超期', en: 'Overdue' },
  reopened: { zh: '反复重调', en: 'Taken up again and again' },
  suspended: { zh: '中止两周以上', en: 'Stands still for two weeks' },
} as const satisfies Record<string, Words>;

interface StuckRow {
  readonly id: string;
  readonly number: string;
  readonly is_overdue: boolean;
  readonly is_reopened: boolean;
  readonly is_suspended: boolean;
  readonly party_ids: string[];
}

/** Mediations that do not go on: past their day in the register, reopened twice, standing still for two weeks. Told by number only. */
export const stuckDisputes: AgendaSupplier = async (ctx: Context, { unitIds, limit }) => {
  const states = watchedStages.flatMap((stage) => statesOf(stage).states);
  const { rows } = await sql<StuckRow>`select * from (select c.id, c.number, c.opened_at,
      coalesce(d.due_on, (c.opened_at at time zone 'Asia/Shanghai')::date + ${usualDays}::int) < ${dayOf(ctx.now)}::date as is_overdue,
      c.times_reopened >= 2 as is_reopened, c.state = 'suspended' and c.changed_at < ${ctx.now}::timestamptz - interval '14 days' as is_suspended,
      array(select p.id from mediation_party p where p.mediation_id = c.id) as party_ids
    from mediation c left join dispute_plan d on d.matter_id = c.matter_id
    where c.state = any(${states}) and c.unit_id = any(${[...unitIds]}::uuid[]) and ${seesMediation(ctx.who)}) x
    where is_overdue or is_reopened or is_suspended order by is_reopened desc, opened_at limit ${limit}`.execute(
    ctx.tx,
  );
  if (rows.length > 0) ctx.accessed({ residents: rows.flatMap(({ party_ids }) => party_ids), reason: '会议议题建议' });
  return rows.map((row) => ({
    topic: `调解 ${row.number}`,
    link: `/mediation/${row.id}`,
    reasons: [
      ...(row.is_overdue ? [reasonWords.overdue] : []),
      ...(row.is_reopened ? [reasonWords.reopened] : []),
      ...(row.is_suspended ? [reasonWords.suspended] : []),
    ],
  }));
};
