import { newId } from '../../kit/ids.ts';
import type { Context } from '../../platform/context.ts';
import { type Book, readBook } from './book.ts';
import { pinnedCounting } from './calendars.ts';
import { deskOf, type SubjectDesk, type SubjectDesks } from './desk.ts';
import { readStory } from './rules.ts';
import { speakingOf } from './rules-ladder.ts';
import { rulesOf, settle, told } from './settling.ts';
import { listDueSubjects, lockGoing, saveClocks } from './store-clocks.ts';
import { insertNotices, takeStep } from './store-ladder.ts';
import type { Clock, ClockHappening, ClockRow, LadderRule } from './tables.ts';
import { peopleFor, writeTo } from './tell.ts';
import { ladderRoles } from './words.ts';

/** Subjects that one run looks at; what is left is looked at by the next, at once. */
const most = 50;

/**
 * 到点: what clocks do by themselves, each once, also where several processes look at the same minute: the subject is locked first, and whoever
 * comes second finds nothing left to do. Runs every minute.
 */
export function lookAtClocks(desks: () => SubjectDesks) {
  return async (ctx: Context): Promise<void> => {
    const subjects = await listDueSubjects(ctx.tx, ctx.now, most);
    let looked = 0;
    for (const { kind, id } of subjects) {
      const desk = deskOf(desks(), kind);
      if (!(await desk.lock(ctx, id))) continue;
      await lookAt(ctx, desk, id);
      looked += 1;
    }
    if (looked > 0) await ctx.addJob('clock:look', {}, { key: 'clock:look' });
  };
}

async function lookAt(ctx: Context, desk: SubjectDesk, subjectId: string): Promise<void> {
  const book = await readBook(ctx.tx);
  for (const clock of await lockGoing(ctx.tx, { subjectId })) {
    const { next_at: nextAt } = clock.row;
    if (nextAt === null || nextAt > ctx.now) continue;
    const resumed = await endPause(ctx, book, desk, clock);
    const missed = await noteMissed(ctx, book, desk, resumed);
    await climb(ctx, book, desk, missed);
  }
}

async function add(
  ctx: Context,
  book: Book,
  clock: Clock,
  { happening, at, change }: { happening: ClockHappening; at: Date; change?: Partial<ClockRow> },
): Promise<Clock> {
  const next = told(book, clock, happening, { at, now: ctx.now, by: null, ...(change && { change }) });
  await saveClocks(ctx.tx, [next.clock.row], [next.event]);
  return next.clock;
}

// The pause ends when its reason allows no more, however late the house looks.
async function endPause(ctx: Context, book: Book, desk: SubjectDesk, clock: Clock): Promise<Clock> {
  const { paused_until: until, kind } = clock.row;
  if (until === null || until > ctx.now) return clock;
  const next = await add(ctx, book, clock, { happening: { kind: 'resumed', forced: true }, at: until });
  if (kind === 'solve')
    await desk.told(ctx, next.row, { fact: 'clock.resumed', data: dataOf(next.row, { forced: true }) });
  return next;
}

async function noteMissed(ctx: Context, book: Book, desk: SubjectDesk, clock: Clock): Promise<Clock> {
  const { due_at: dueAt, missed_at: missedAt, state } = clock.row;
  if (state !== 'running' || missedAt !== null || dueAt > ctx.now) return clock;
  const next = await add(ctx, book, clock, { happening: { kind: 'missed' }, at: dueAt, change: { missed_at: dueAt } });
  await desk.told(ctx, next.row, { fact: 'clock.missed', data: dataOf(next.row, {}) });
  return next;
}

async function climb(ctx: Context, book: Book, desk: SubjectDesk, clock: Clock): Promise<void> {
  const counting = pinnedCounting(book, clock.row);
  const reading = readStory(counting, clock, ctx.now);
  const due = clock.row.state === 'running' ? speakingOf(rulesOf(book, clock.row), clock, counting, reading) : [];
  const spoken = [...clock.spoken];
  for (const { rule, at } of due) {
    if (at > ctx.now || !(await takeStep(ctx.tx, { clockId: clock.row.id, rule: rule.id, at }))) continue;
    spoken.push(rule.id);
    await speak(ctx, desk, clock.row, rule);
  }
  const after = settle(book, { ...clock, spoken }, ctx.now);
  await saveClocks(ctx.tx, [after.row], []);
}

async function speak(ctx: Context, desk: SubjectDesk, row: ClockRow, rule: LadderRule): Promise<void> {
  const people = await peopleFor(ctx, row, rule.tells);
  const notices = people.map(({ personId, role }) => ({ id: newId(ctx.now.getTime()), personId, role }));
  await insertNotices(ctx.tx, { clockId: row.id, rule: rule.id, at: ctx.now }, notices);
  await writeTo(ctx, row, people, rule);
  const text = people.map(({ name, role }) => `${name}（${ladderRoles[role].zh}）`).join('、');
  const data = dataOf(row, { rule: rule.id, on: rule.on, value: rule.value, text });
  await desk.told(ctx, row, { fact: rule.urges ? 'clock.urged' : 'clock.reminded', data });
}

/** What every line about a clock says. */
export function dataOf(
  row: ClockRow,
  more: Readonly<Record<string, string | number | boolean>>,
): Record<string, string | number | boolean> {
  const about = row.about === null ? {} : { partId: row.about };
  return { clock: row.kind, due: row.due_at.toISOString(), ...about, ...more };
}
