import type { z } from 'zod';
import type { Words } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import { latestEnd } from './acts.ts';
import { type Book, bookOf } from './book.ts';
import { pinnedCounting } from './calendars.ts';
import type { ClockView, PauseChoice, PromiseView } from './contract-panel.ts';
import { personOf } from './desk.ts';
import { actorId } from './going.ts';
import { amountAsked, limitOfRow, readStory } from './rules.ts';
import { rulesOf } from './settling.ts';
import { type PanelNotice, readPanel } from './store-clocks.ts';
import type { Clock } from './tables.ts';

type View = z.input<typeof ClockView>;
type Choice = z.input<typeof PauseChoice>;
type Promised = z.input<typeof PromiseView>;

/** 时限面板: the clocks of a subject for the page of whoever may see it, and the reasons for which its promise could be paused now. */
export async function panelOf(ctx: Context, subjectId: string): Promise<{ clocks: View[]; choices: Choice[] }> {
  const panel = await readPanel(ctx.tx, subjectId);
  const book = await bookOf(ctx.tx, panel.version);
  const listed = panel.listed.filter(({ clock }) => !isReplaced(clock));
  const promise = listed.find(({ clock: { row } }) => row.kind === 'solve' && row.state === 'running')?.clock;
  return {
    clocks: listed.map(({ clock, notices }) => ({
      ...viewOf(ctx, book, clock),
      notices: notices.map((notice) => noticeOf(ctx, book, clock, notice)),
    })),
    choices: promise ? choicesFor(book, promise, ctx.now) : [],
  };
}

// What was started anew is told by the clock that took its place.
function isReplaced({ events }: Clock): boolean {
  const last = events.at(-1);
  return last?.kind === 'stopped' && last.why === 'replaced';
}

function reasonOf(book: Book, { events }: Clock) {
  const last = events.findLast(({ kind }) => kind === 'paused');
  return last?.kind === 'paused' ? book.reasons.find(({ code }) => code === last.reason) : undefined;
}

function extendedBy({ events }: Clock): number {
  return events.reduce((sum, event) => sum + (event.kind === 'extended' ? event.amount : 0), 0);
}

function viewOf(ctx: Context, book: Book, clock: Clock): Omit<View, 'notices'> {
  const { row, events } = clock;
  const reading = readStory(pinnedCounting(book, row), clock, ctx.now);
  const reason = reasonOf(book, clock);
  return {
    id: row.id,
    kind: row.kind,
    about: row.about,
    state: row.state,
    startedAt: row.started_at.toISOString(),
    limit: limitOfRow(row),
    dueAt: row.due_at.toISOString(),
    used: Math.round(reading.share * 100),
    late: row.state !== 'paused' && row.state !== 'stopped' && (row.ended_at ?? ctx.now) > row.due_at,
    endedAt: row.ended_at?.toISOString() ?? null,
    paused: row.paused_until && {
      reason: { zh: reason?.zh ?? '', en: reason?.en ?? '' },
      until: row.paused_until.toISOString(),
    },
    pauses: events.filter(({ kind }) => kind === 'paused').length,
    extended: extendedBy(clock),
    asked: row.asked_by === null ? null : { amount: amountAsked(events), mine: row.asked_by === actorId(ctx) },
    missingYears: [...row.missing_years],
  };
}

function noticeOf(ctx: Context, book: Book, clock: Clock, notice: PanelNotice): View['notices'][number] {
  const rule = rulesOf(book, clock.row).find(({ id }) => id === notice.rule);
  return {
    id: notice.id,
    rule: rule ? { ...rule, tells: [...rule.tells] } : null,
    name: notice.name ?? '',
    role: notice.role,
    toldAt: new Date(notice.toldAt).toISOString(),
    acknowledgedAt: notice.acknowledgedAt === null ? null : new Date(notice.acknowledgedAt).toISOString(),
    mine: personOf(ctx.who) === notice.personId,
  };
}

function choicesFor(book: Book, promise: Clock, now: Date): Choice[] {
  const times = (code: string) =>
    promise.events.filter((event) => event.kind === 'paused' && event.reason === code).length;
  return book.reasons
    .filter((reason) => reason.active && times(reason.code) < reason.most_times)
    .map((reason) => ({
      code: reason.code,
      zh: reason.zh,
      en: reason.en,
      latest: latestEnd(book, promise, reason, now).toISOString(),
    }));
}

/** 答复日期: what a resident may know of the clock behind the promised date; names nobody. */
export async function promiseOf(ctx: Context, subjectId: string): Promise<Promised> {
  const { listed, version } = await readPanel(ctx.tx, subjectId);
  const book = await bookOf(ctx.tx, version);
  const promise = listed.findLast(({ clock }) => clock.row.kind === 'solve')?.clock;
  const urging = listed.some(({ clock }) =>
    rulesOf(book, clock.row).some(({ id, urges }) => urges && clock.spoken.includes(id)),
  );
  if (!promise) return { paused: null, extended: false, urged: urging, missingYears: [] };
  const { row } = promise;
  const isGoing = row.state === 'running' || row.state === 'paused';
  const reason = reasonOf(book, promise);
  const because: Words = { zh: reason?.resident_zh ?? '', en: reason?.resident_en ?? '' };
  return {
    paused: row.paused_until && { because, until: row.paused_until.toISOString() },
    extended: isGoing && extendedBy(promise) > 0,
    urged: urging,
    missingYears: isGoing ? [...row.missing_years] : [],
  };
}
