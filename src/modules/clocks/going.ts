import type { Limit } from '../../algorithms/deadlines/work-calendar.ts';
import { newId } from '../../kit/ids.ts';
import type { Context, Subject } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { unitPaths } from '../people/api.ts';
import { type Book, ladderNow, readBook } from './book.ts';
import { pinNow } from './calendars.ts';
import { limitFor } from './rules.ts';
import { settle, told } from './settling.ts';
import { insertClocks, lockGoing, type NewEvent, saveClocks } from './store-clocks.ts';
import type { Clock, ClockHappening, ClockRow } from './tables.ts';
import type { ClockKind } from './words.ts';

/** A clock to be started: its limit comes from the tables, unless one or a date is given. */
export interface ClockStart {
  readonly subject: Subject;
  readonly about?: string;
  readonly kind: ClockKind;
  readonly category: string | null;
  readonly unitId: string;
  readonly ownerId?: string | null;
  readonly guarded?: boolean;
  readonly round?: number;
  /** Now, unless it was earlier. */
  readonly at?: Date;
  readonly limit?: Limit;
  readonly dueAt?: Date;
  /** Working days that the dictionary names for the category, where the tables hold no limit of its own. */
  readonly usualDays?: number;
}

/** Who has the subject in hand: the ladder tells them. */
export interface ClockOwner {
  readonly category: string | null;
  readonly unitId: string;
  readonly ownerId: string | null;
  readonly guarded: boolean;
}

async function unitsAbove(
  tx: Db,
  book: Book,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const isAsked = book.limits.some(({ unit_id }) => unit_id !== null);
  return isAsked ? unitPaths(tx, unitIds) : new Map();
}

interface Counted {
  readonly limit: Limit | null;
  readonly calendar: string;
}

const usualCalendar = 'office';

// A limit of its own goes before the days that the dictionary names for the category, and those before what is general.
function countedFor(book: Book, start: ClockStart, units: ReadonlyMap<string, readonly string[]>): Counted | undefined {
  if (start.dueAt !== undefined) return { limit: null, calendar: usualCalendar };
  if (start.limit !== undefined) return { limit: start.limit, calendar: usualCalendar };
  const unitIds = units.get(start.unitId) ?? [start.unitId];
  const found = limitFor(book.limits, { kind: start.kind, category: start.category, unitIds });
  const isOwn = found !== undefined && (found.unit_id !== null || found.category === start.category);
  if (!isOwn && start.usualDays !== undefined) {
    return { limit: { measure: 'working-days', amount: start.usualDays }, calendar: usualCalendar };
  }
  return found && { limit: found, calendar: found.calendar };
}

function rowOf(book: Book, start: ClockStart, now: Date, { limit, calendar }: Counted): ClockRow {
  return {
    id: newId(now.getTime()),
    subject_kind: start.subject.kind,
    subject_id: start.subject.id,
    about: start.about ?? null,
    kind: start.kind,
    category: start.category,
    unit_id: start.unitId,
    owner_id: start.ownerId ?? null,
    guarded: start.guarded ?? false,
    round: start.round ?? 0,
    started_at: start.at ?? now,
    measure: limit?.measure ?? null,
    amount: limit?.amount ?? null,
    ...pinNow(book, calendar),
    ladder_version: ladderNow(book).number,
    ...fresh,
    due_at: start.dueAt ?? now,
  };
}

const fresh = {
  state: 'running',
  paused_until: null,
  missed_at: null,
  ended_at: null,
  asked_by: null,
  next_at: null,
  run_milliseconds: null,
  paused_milliseconds: null,
  missing_years: [],
} as const satisfies Partial<ClockRow>;

/** 起算: starts clocks, in one statement for any number; a kind without any limit is not started. Answers them as they stand. */
export async function startClocks(ctx: Context, starts: readonly ClockStart[]): Promise<ClockRow[]> {
  if (starts.length === 0) return [];
  const book = await readBook(ctx.tx);
  const units = await unitsAbove(ctx.tx, book, [...new Set(starts.map(({ unitId }) => unitId))]);
  const rows = starts.flatMap((start): ClockRow[] => {
    const counted = countedFor(book, start, units);
    if (!counted) return [];
    return [settle(book, { row: rowOf(book, start, ctx.now, counted), events: [], spoken: [] }, ctx.now).row];
  });
  await insertClocks(ctx.tx, rows);
  return rows;
}

/** What becomes of the clocks of a subject at once. */
export interface Turn {
  readonly subjectId: string | readonly string[];
  readonly about?: string;
  /** These are met now. */
  readonly meet?: readonly ClockKind[];
  /** These end without being met; `all`: whatever still goes. */
  readonly stop?: readonly ClockKind[] | 'all';
  /** Why they end; `replaced` by what is started. */
  readonly why?: 'over' | 'replaced';
  readonly owner?: ClockOwner;
  /** A given date, for clocks of that kind that had exactly the other one. */
  readonly move?: { readonly kind: ClockKind; readonly from: Date; readonly to: Date };
  readonly start?: readonly ClockStart[];
}

export function actorId(ctx: Context): string | null {
  return ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.accountId : null;
}

function happeningOf({ row }: Clock, turn: Turn): ClockHappening | undefined {
  if (turn.meet?.includes(row.kind)) return { kind: 'met' };
  if (turn.stop === 'all' || turn.stop?.includes(row.kind)) return { kind: 'stopped', why: turn.why ?? 'over' };
  const { move } = turn;
  const isMoved = row.measure === null && row.kind === move?.kind && row.due_at.getTime() === move.from.getTime();
  return move && isMoved ? { kind: 'moved', dueAt: move.to.toISOString() } : undefined;
}

const endedAs = { met: 'met', stopped: 'stopped' } as const;

function turned(ctx: Context, book: Book, clock: Clock, turn: Turn): { clock: Clock; event?: NewEvent } {
  const owned = turn.owner ? { ...clock, row: { ...clock.row, ...columnsOf(turn.owner) } } : clock;
  const happening = happeningOf(owned, turn);
  if (!happening) return { clock: turn.owner ? settle(book, owned, ctx.now) : owned };
  const hasEnded = happening.kind === 'met' || happening.kind === 'stopped';
  const change = hasEnded ? { state: endedAs[happening.kind], ended_at: ctx.now, asked_by: null } : {};
  return told(book, owned, happening, { at: ctx.now, now: ctx.now, by: actorId(ctx), change });
}

/**
 * Turns the clocks of a subject that is locked: met, stopped, handed over, moved, started anew. Answers those that went until now and those
 * that were started, as they stand, in this order.
 */
export async function turnClocks(ctx: Context, turn: Turn): Promise<ClockRow[]> {
  const going = await lockGoing(ctx.tx, turn);
  const book = await readBook(ctx.tx);
  const after = going.map((clock) => turned(ctx, book, clock, turn));
  const changed = turn.owner ? after : after.filter(({ event }) => event !== undefined);
  const events = after.flatMap(({ event }) => (event ? [event] : []));
  await saveClocks(
    ctx.tx,
    changed.map(({ clock }) => clock.row),
    events,
  );
  return [...after.map(({ clock }) => clock.row), ...(await startClocks(ctx, turn.start ?? []))];
}

function columnsOf({ category, unitId, ownerId, guarded }: ClockOwner): Partial<ClockRow> {
  return { category, unit_id: unitId, owner_id: ownerId, guarded };
}
