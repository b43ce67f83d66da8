import { type ClockEvent, readClock } from '../../algorithms/deadlines/clock.ts';
import type { Limit } from '../../algorithms/deadlines/work-calendar.ts';
import type { RefusalCode } from '../../kit/refusal.ts';
import type { Counting } from './calendars.ts';
import type { Clock, ClockRow, LimitRow, PauseReason, StoredEvent } from './tables.ts';
import type { LimitKind } from './words.ts';

/** What a clock says, read from what started it and what happened since. */
export interface Reading {
  /** While paused: as if it went on at the end of the pause. */
  readonly dueAt: Date;
  readonly missingYears: readonly number[];
  readonly runMilliseconds: number;
  readonly pausedMilliseconds: number;
  /** How much of the limit is used up, from 0; above 1 it is overdue. */
  readonly share: number;
  readonly shareAt: (share: number) => Date;
}

/** The end of the pause that still runs; null when none does. */
export function pausedUntil(events: readonly StoredEvent[]): Date | null {
  const last = events.findLast(({ kind }) => kind === 'paused' || kind === 'resumed');
  return last?.kind === 'paused' ? new Date(last.until) : null;
}

function toldOf(events: readonly StoredEvent[], endedAt: Date | null): ClockEvent[] {
  const told = events.flatMap((event): ClockEvent[] => {
    if (event.kind === 'paused') return [{ kind: 'pause', at: event.at }];
    if (event.kind === 'resumed') return [{ kind: 'resume', at: event.at }];
    if (event.kind !== 'extended') return [];
    return [{ kind: 'extend', at: event.at, limit: { measure: event.measure, amount: event.amount } }];
  });
  const until = pausedUntil(events);
  if (until === null) return told;
  return [...told, { kind: 'resume', at: endedAt !== null && endedAt < until ? endedAt : until }];
}

/** Reads a clock on its pinned calendar. Nothing but its row as it was started and its events is asked. */
export function readStory(counting: Counting, { row, events }: Clock, now: Date): Reading {
  const limit = limitOfRow(row);
  if (limit === null) return readGiven(row, events, now);
  const until = pausedUntil(events);
  const at = row.ended_at ?? (until !== null && until > now ? until : now);
  const told = toldOf(events, row.ended_at);
  const reading = readClock(counting.calendar, { startedAt: row.started_at, limit, events: told }, at);
  if (reading.dueAt === null) throw new Error(`clock ${row.id} has no due date`);
  const beyond = Math.max(0, at.getTime() - Math.max(now.getTime(), row.started_at.getTime()));
  return {
    dueAt: reading.dueAt,
    missingYears: counting.rests ? reading.missingYears : [],
    runMilliseconds: reading.runMilliseconds,
    // What is read ahead to the end of a pause has not been paused yet.
    pausedMilliseconds:
      row.ended_at === null ? Math.max(0, reading.pausedMilliseconds - beyond) : reading.pausedMilliseconds,
    share: reading.share,
    shareAt: reading.shareAt,
  };
}

// A date that somebody gave is only moved.
function readGiven(row: ClockRow, events: readonly StoredEvent[], now: Date): Reading {
  const moved = events.findLast((event) => event.kind === 'moved');
  const dueAt = moved?.kind === 'moved' ? new Date(moved.dueAt) : row.due_at;
  const start = row.started_at.getTime();
  return {
    dueAt,
    missingYears: [],
    runMilliseconds: Math.max(0, (row.ended_at ?? now).getTime() - start),
    pausedMilliseconds: 0,
    share: dueAt.getTime() <= start ? 1 : ((row.ended_at ?? now).getTime() - start) / (dueAt.getTime() - start),
    shareAt: (share) => new Date(start + share * (dueAt.getTime() - start)),
  };
}

/** The limit that started a clock; null where a date was given. */
export function limitOfRow({ measure, amount }: Pick<ClockRow, 'measure' | 'amount'>): Limit | null {
  return measure === null || amount === null ? null : { measure, amount };
}

/** What somebody asks a limit for; `unitIds` are the unit and those above it, from itself upwards. */
export interface LimitAsked {
  readonly kind: LimitKind;
  readonly category: string | null;
  readonly unitIds: readonly string[];
}

/** 最具体的优先: of unit and category, unit, category or neither the first that is there; the nearest unit and the longest category win. */
export function limitFor(limits: readonly LimitRow[], { kind, category, unitIds }: LimitAsked): LimitRow | undefined {
  const covers = (row: LimitRow) =>
    row.category === null || row.category === category || (category ?? '').startsWith(`${row.category}.`);
  const unitRank = (row: LimitRow) => (row.unit_id === null ? unitIds.length : unitIds.indexOf(row.unit_id));
  const found = limits.filter((row) => row.kind === kind && covers(row) && unitRank(row) >= 0);
  const isBoth = (row: LimitRow) => (row.unit_id !== null && row.category !== null ? 0 : 1);
  return found.toSorted(
    (one, other) =>
      isBoth(one) - isBoth(other) ||
      unitRank(one) - unitRank(other) ||
      (other.category ?? '').length - (one.category ?? '').length,
  )[0];
}

/** Whether a clock may be paused for this reason now. */
export function judgePause(
  { row, events }: Clock,
  reason: PauseReason | undefined,
  now: Date,
): RefusalCode | undefined {
  if (row.state !== 'running' || row.measure === null || row.due_at <= now) return 'clock.not-running';
  if (!reason?.active) return 'clock.no-reason';
  const times = events.filter((event) => event.kind === 'paused' && event.reason === reason.code).length;
  return times >= reason.most_times ? 'clock.paused-enough' : undefined;
}

/** Whether more time may be asked for: once at a time, before it is due, at most as much again as the limit was. */
export function judgeAsk({ row }: Clock, amount: number, now: Date): RefusalCode | undefined {
  if (row.state === 'met' || row.state === 'stopped' || row.measure === null || row.due_at <= now)
    return 'clock.not-running';
  if (row.asked_by !== null) return 'clock.asked-already';
  return amount > (row.amount ?? 0) ? 'clock.too-much' : undefined;
}

/** 申请与审批分开: whoever asked does not decide. */
export function judgeDecision({ row }: Clock, by: string | null): RefusalCode | undefined {
  if (row.asked_by === null) return 'clock.nothing-asked';
  return by === null || row.asked_by === by ? 'clock.same-person' : undefined;
}

/** How much was asked for and is not decided. */
export function amountAsked(events: readonly StoredEvent[]): number {
  const ask = events.findLast((event) => event.kind === 'extension-asked');
  return ask?.kind === 'extension-asked' ? ask.amount : 0;
}
