import { dueAfter } from '../../algorithms/deadlines/work-calendar.ts';
import { startOfDay } from '../../kit/calendar.ts';
import { Refusal, type RefusalCode } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { unitPaths } from '../people/api.ts';
import { type Book, calendarNow, readBook } from './book.ts';
import { pinNow, pinnedCounting } from './calendars.ts';
import { actorId } from './going.ts';
import { amountAsked, judgeAsk, judgeDecision, judgePause, type LimitAsked, limitFor } from './rules.ts';
import { settle, told } from './settling.ts';
import { lockGoing, type NewEvent, saveClocks } from './store-clocks.ts';
import type { Clock, ClockHappening, ClockRow, PauseReason } from './tables.ts';
import type { ClockKind, LimitKind } from './words.ts';

const promising: ClockKind = 'solve';
/** Clocks that stand still together. */
const pausing: readonly ClockKind[] = ['solve', 'overall', 'stage'];

function refuse(code: RefusalCode | undefined): void {
  if (code !== undefined) throw new Refusal(code);
}

function isPaused({ row }: Clock): boolean {
  return row.state === 'paused';
}

async function promised(ctx: Context, subjectId: string): Promise<{ book: Book; going: Clock[]; clock: Clock }> {
  const going = await lockGoing(ctx.tx, { subjectId });
  const clock = going.find(({ row }) => row.kind === promising);
  if (!clock) throw new Refusal('clock.not-running');
  return { book: await readBook(ctx.tx), going, clock };
}

/** Adds the same to the story of each, in one write; answers their rows. */
async function tellAll(
  ctx: Context,
  book: Book,
  clocks: readonly Clock[],
  happeningOf: (clock: Clock) => { happening: ClockHappening; change?: Partial<ClockRow> },
): Promise<ClockRow[]> {
  const events: NewEvent[] = [];
  const rows = clocks.map((clock) => {
    const { happening, change } = happeningOf(clock);
    const when = { at: ctx.now, now: ctx.now, by: actorId(ctx), ...(change && { change }) };
    const next = told(book, clock, happening, when);
    events.push(next.event);
    return next.clock.row;
  });
  await saveClocks(ctx.tx, rows, events);
  return rows;
}

/** The latest end of a pause that begins now, counted on the clock's own calendar. */
export function latestEnd(book: Book, clock: Clock, reason: PauseReason, now: Date): Date {
  const { calendar } = pinnedCounting(book, clock.row);
  return dueAfter(calendar, now, { measure: reason.measure, amount: reason.amount }).dueAt;
}

/**
 * 暂停: the promise of a subject, and the clock of the whole with it, stand still for a reason until a day; the reason says for how long at most.
 * Answers the clock and the reason. Refuses `clock.*`.
 */
export async function pauseClocks(
  ctx: Context,
  asked: { readonly subjectId: string; readonly reason: string; readonly untilOn?: string | undefined },
): Promise<{ row: ClockRow; reason: PauseReason; until: Date }> {
  const { book, going, clock } = await promised(ctx, asked.subjectId);
  const reason = book.reasons.find(({ code }) => code === asked.reason);
  refuse(judgePause(clock, reason, ctx.now));
  if (!reason) throw new Refusal('clock.no-reason');
  const latest = latestEnd(book, clock, reason, ctx.now);
  const { closesAtMinutes } = pinnedCounting(book, clock.row);
  const wished = asked.untilOn && new Date(startOfDay(asked.untilOn).getTime() + closesAtMinutes * 60_000);
  if (wished && (wished <= ctx.now || wished > latest)) throw new Refusal('clock.pause-too-long');
  const until = wished || latest;
  const together = going.filter(
    ({ row }) => pausing.includes(row.kind) && row.state === 'running' && row.measure !== null,
  );
  const happening = { kind: 'paused', reason: reason.code, until: until.toISOString() } as const;
  const rows = await tellAll(ctx, book, together, () => ({ happening }));
  return { row: rowOf(rows, clock), reason, until };
}

function rowOf(rows: readonly ClockRow[], { row }: Clock): ClockRow {
  return rows.find(({ id }) => id === row.id) ?? row;
}

/** 恢复: what stands still goes on before the end of its pause. Refuses `clock.not-paused`. */
export async function resumeClocks(ctx: Context, subjectId: string): Promise<ClockRow> {
  const { book, going, clock } = await promised(ctx, subjectId);
  if (!isPaused(clock)) throw new Refusal('clock.not-paused');
  const happening = { kind: 'resumed', forced: false } as const;
  return rowOf(await tellAll(ctx, book, going.filter(isPaused), () => ({ happening })), clock);
}

/** The reporter said something: what waited for that goes on. Answers the clock, or undefined when nothing waited. */
export async function resumeOnWord(ctx: Context, subjectId: string): Promise<ClockRow | undefined> {
  const going = await lockGoing(ctx.tx, { subjectId });
  const book = await readBook(ctx.tx);
  const waits = (clock: Clock) => {
    const last = clock.events.findLast(({ kind }) => kind === 'paused');
    const code = last?.kind === 'paused' ? last.reason : '';
    return isPaused(clock) && book.reasons.some((reason) => reason.code === code && reason.ends_on_word);
  };
  const happening = { kind: 'resumed', forced: false } as const;
  const rows = await tellAll(ctx, book, going.filter(waits), () => ({ happening }));
  return rows.find(({ kind }) => kind === promising);
}

/** 申请延期: so much more of what the limit counts. Refuses `clock.*`. */
export async function askExtension(ctx: Context, subjectId: string, amount: number): Promise<ClockRow> {
  const { book, clock } = await promised(ctx, subjectId);
  refuse(judgeAsk(clock, amount, ctx.now));
  const change = { asked_by: actorId(ctx) };
  return rowOf(
    await tellAll(ctx, book, [clock], () => ({ happening: { kind: 'extension-asked', amount }, change })),
    clock,
  );
}

/** 审批延期, by somebody else than who asked. Refuses `clock.*`. */
export async function decideExtension(
  ctx: Context,
  subjectId: string,
  approve: boolean,
): Promise<{ row: ClockRow; amount: number }> {
  const { book, clock } = await promised(ctx, subjectId);
  refuse(judgeDecision(clock, actorId(ctx)));
  const amount = amountAsked(clock.events);
  const { measure } = clock.row;
  const happening: ClockHappening =
    approve && measure !== null ? { kind: 'extended', measure, amount } : { kind: 'extension-declined' };
  const rows = await tellAll(ctx, book, [clock], () => ({ happening, change: { asked_by: null } }));
  return { row: rowOf(rows, clock), amount };
}

/** 重新锁定: counts clocks of locked subjects with the calendar and the holidays in force. Answers each with its date of before. */
export async function repinClocks(ctx: Context, clocks: readonly Clock[]): Promise<{ row: ClockRow; before: Date }[]> {
  const book = await readBook(ctx.tx);
  const before = new Map(clocks.map(({ row }) => [row.id, row.due_at]));
  const rows = await tellAll(ctx, book, clocks, ({ row }) => {
    const change = pinNow(book, row.calendar);
    const versions = { calendarVersion: change.calendar_version, holidayVersion: change.holiday_version };
    return { happening: { kind: 'repinned', ...versions }, change };
  });
  return rows.map((row) => ({ row, before: before.get(row.id) ?? row.due_at }));
}

/** What a clock would say with the calendar and the holidays in force. */
export function asIfRepinned(book: Book, clock: Clock, now: Date): ClockRow {
  return settle(book, { ...clock, row: { ...clock.row, ...pinNow(book, clock.row.calendar) } }, now).row;
}

/** When offices close on the last of so many working days from now, by the calendar and the holidays in force: for days that somebody named. */
export async function workingDaysAhead(ctx: Context, workingDays: number): Promise<Date> {
  const book = await readBook(ctx.tx);
  const { calendar } = pinnedCounting(book, pinNow(book, 'office'));
  return dueAfter(calendar, ctx.now, { measure: 'working-days', amount: workingDays }).dueAt;
}

/** When a limit of the tables falls due, for dates that have no clock of their own: taking a part, an arbiter's decision. */
export async function dueBy(
  ctx: Context,
  kind: Exclude<LimitKind, ClockKind>,
  of: { readonly category: string | null; readonly unitId: string },
): Promise<Date> {
  const book = await readBook(ctx.tx);
  const hasUnits = book.limits.some((row) => row.kind === kind && row.unit_id !== null);
  const unitIds = hasUnits ? ((await unitPaths(ctx.tx, [of.unitId])).get(of.unitId) ?? []) : [];
  const asked: LimitAsked = { kind, category: of.category, unitIds };
  const found = limitFor(book.limits, asked);
  if (!found) throw new Error(`no limit for ${kind}`);
  const code = calendarNow(book, found.calendar).code;
  return dueAfter(pinnedCounting(book, pinNow(book, code)).calendar, ctx.now, found).dueAt;
}
