import { sql } from 'kysely';
import { newId } from '../../kit/ids.ts';
import type { Db } from '../../platform/database.ts';
import { findClocks } from './store-clocks.ts';
import type { CalendarRow, Clock, HolidayRow, LadderRule, LimitRow, PauseReason } from './tables.ts';

/** Who made a version, when and why. */
export interface Making {
  readonly reason: string;
  readonly by: string | null;
  readonly at: Date;
}

/** Appends the next version of a calendar; one who is first wins, the other is refused by the key. */
export async function insertCalendar(
  tx: Db,
  row: Pick<CalendarRow, 'code' | 'version' | 'zh' | 'en' | 'frames' | 'rests'>,
  made: Making,
): Promise<void> {
  await sql`insert into work_calendar (code, version, zh, en, frames, rests, reason, made_by, made_at) values (${row.code}, ${row.version}, ${row.zh},
    ${row.en}, ${JSON.stringify(row.frames)}::jsonb, ${row.rests}, ${made.reason}, ${made.by}, ${made.at})`.execute(tx);
}

export async function insertHolidays(
  tx: Db,
  row: Pick<HolidayRow, 'number' | 'years' | 'year'>,
  made: Making,
): Promise<void> {
  await sql`insert into holiday_version (number, years, year, reason, made_by, made_at)
    values (${row.number}, ${JSON.stringify(row.years)}::jsonb, ${row.year}, ${made.reason}, ${made.by}, ${made.at})`.execute(
    tx,
  );
}

export async function insertLadder(tx: Db, number: number, rules: readonly LadderRule[], made: Making): Promise<void> {
  await sql`insert into ladder_version (number, rules, reason, made_by, made_at)
    values (${number}, ${JSON.stringify(rules)}::jsonb, ${made.reason}, ${made.by}, ${made.at})`.execute(tx);
}

/** The limits of a category, of a unit, of both or of neither become exactly these. */
export async function replaceLimits(
  tx: Db,
  of: { readonly category: string | null; readonly unitId: string | null },
  limits: readonly Pick<LimitRow, 'kind' | 'measure' | 'amount' | 'calendar'>[],
): Promise<void> {
  await sql`delete from clock_limit where category is not distinct from ${of.category} and unit_id is not distinct from ${of.unitId}::uuid`.execute(
    tx,
  );
  const rows = limits.map(({ kind, measure, amount, calendar }) => ({ id: newId(), kind, measure, amount, calendar }));
  await sql`insert into clock_limit (id, kind, category, unit_id, measure, amount, calendar)
    select x.id, x.kind, ${of.category}, ${of.unitId}::uuid, x.measure, x.amount, x.calendar
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, kind text, measure text, amount int, calendar text)`.execute(
    tx,
  );
}

export async function saveReason(tx: Db, row: Omit<PauseReason, 'position'>): Promise<void> {
  await sql`insert into pause_reason (code, zh, en, resident_zh, resident_en, measure, amount, most_times, ends_on_word, active, position)
    values (${row.code}, ${row.zh}, ${row.en}, ${row.resident_zh}, ${row.resident_en}, ${row.measure}, ${row.amount}, ${row.most_times},
      ${row.ends_on_word}, ${row.active}, (select coalesce(max(position), 0) + 1 from pause_reason))
    on conflict (code) do update set zh = excluded.zh, en = excluded.en, resident_zh = excluded.resident_zh, resident_en = excluded.resident_en,
      measure = excluded.measure, amount = excluded.amount, most_times = excluded.most_times, ends_on_word = excluded.ends_on_word,
      active = excluded.active`.execute(tx);
}

async function clocksAt(tx: Db, ids: readonly { readonly id: string }[]): Promise<Clock[]> {
  const found = await findClocks(
    tx,
    ids.map(({ id }) => id),
    false,
  );
  return found.toSorted((one, other) => (one.row.id < other.row.id ? -1 : 1));
}

/** Running clocks after this id that are pinned to older versions than those in force. */
export async function listPinnedElsewhere(
  tx: Db,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<Clock[]> {
  const { rows } = await sql<{ id: string }>`select c.id from clock c
    where c.state in ('running', 'paused') and c.measure is not null and c.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      and (c.holiday_version < (select max(number) from holiday_version)
        or c.calendar_version < (select max(w.version) from work_calendar w where w.code = c.calendar))
    order by c.id limit ${limit}`.execute(tx);
  return clocksAt(tx, rows);
}

/** Clocks started since then, after this id; of these units only, or of all. */
export async function listStartedSince(
  tx: Db,
  of: {
    readonly since: Date;
    readonly unitIds: readonly string[] | null;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<Clock[]> {
  const { rows } = await sql<{ id: string }>`select c.id from clock c
    where c.started_at >= ${of.since} and c.id > ${of.after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      and ${of.unitIds === null ? sql`true` : sql`c.unit_id = any(${[...of.unitIds]}::uuid[])`}
    order by c.id limit ${of.limit}`.execute(tx);
  return clocksAt(tx, rows);
}
