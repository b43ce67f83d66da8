import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import { type Context, holdsCountyWide, unitsWith } from '../../platform/context.ts';
import { personNames } from '../people/api.ts';
import { asIfRepinned, repinClocks } from './acts.ts';
import { type Book, readBook } from './book.ts';
import { pinnedCounting } from './calendars.ts';
import type { doors } from './contract.ts';
import { deskOf, type SubjectDesks } from './desk.ts';
import { dataOf } from './jobs.ts';
import { mayWithRules } from './policy.ts';
import { readStory } from './rules.ts';
import { wouldSpeak } from './rules-ladder.ts';
import { findClocks } from './store-clocks.ts';
import { listPinnedElsewhere, listStartedSince } from './store-settings.ts';
import type { Clock, ClockRow, LadderRule } from './tables.ts';
import { peopleFor, type Told } from './tell.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;
type Out<K extends keyof typeof doors> = Promise<GivenOf<(typeof doors)[K]>>;

const page = 300;

async function numbersOf(ctx: Context, desks: SubjectDesks, clocks: readonly ClockRow[]): Promise<Map<string, string>> {
  const numbers = new Map<string, string>();
  for (const kind of new Set(clocks.map(({ subject_kind }) => subject_kind))) {
    const ids = clocks.filter(({ subject_kind }) => subject_kind === kind).map(({ subject_id }) => subject_id);
    for (const [id, number] of await deskOf(desks, kind).numbers(ctx.tx, [...new Set(ids)])) numbers.set(id, number);
  }
  return numbers;
}

function nextAfter(clocks: readonly Clock[]): string | null {
  return clocks.length < page ? null : (clocks.at(-1)?.row.id ?? null);
}

/** 试算: which running clocks the calendars and holidays in force would move, and where to. */
export function moves(desks: () => SubjectDesks) {
  return async (ctx: Context, { after }: In<'moves'>): Out<'moves'> => {
    ctx.permit(mayWithRules, undefined);
    const book = await readBook(ctx.tx);
    const clocks = await listPinnedElsewhere(ctx.tx, { after, limit: page });
    const moved = clocks.flatMap((clock) => {
      const wouldBe = asIfRepinned(book, clock, ctx.now).due_at;
      return wouldBe.getTime() === clock.row.due_at.getTime() ? [] : [{ row: clock.row, wouldBe }];
    });
    const numbers = await numbersOf(
      ctx,
      desks(),
      moved.map(({ row }) => row),
    );
    return {
      looked: clocks.length,
      rows: moved.map(({ row, wouldBe }) => ({
        id: row.id,
        number: numbers.get(row.subject_id) ?? '',
        kind: row.kind,
        dueAt: row.due_at.toISOString(),
        wouldBe: wouldBe.toISOString(),
      })),
      next: nextAfter(clocks),
    };
  };
}

/** 重算: running clocks go by the calendars and holidays in force from now on; the timeline of each says so, with the reason. */
export function repin(desks: () => SubjectDesks) {
  return async (ctx: Context, { ids, reason }: In<'repin'>): Out<'repin'> => {
    ctx.permit(mayWithRules, undefined);
    // Subjects are locked before their clocks, always in the same order.
    for (const { row } of await findClocks(ctx.tx, ids, false)) {
      await deskOf(desks(), row.subject_kind).lock(ctx, row.subject_id);
    }
    const clocks = (await findClocks(ctx.tx, ids, true)).filter(
      ({ row }) => (row.state === 'running' || row.state === 'paused') && row.measure !== null,
    );
    if (clocks.length === 0) throw new Refusal('clock.not-running');
    const repinned = await repinClocks(ctx, clocks);
    for (const { row, before } of repinned) {
      const data = dataOf(row, { from: before.toISOString(), text: reason });
      await deskOf(desks(), row.subject_kind).told(ctx, row, { fact: 'clock.repinned', data });
    }
    return { moved: repinned.length };
  };
}

/** Whom rules would have told, asked once for each unit; the lead of each clock is named by itself. */
class Audience {
  readonly #ctx: Context;
  readonly #known = new Map<string, Promise<Told[]>>();
  constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  async of(
    row: ClockRow,
    rule: LadderRule,
    leads: ReadonlyMap<string, string>,
  ): Promise<Pick<Told, 'name' | 'role' | 'personId'>[]> {
    const roles = rule.tells.filter((role) => role !== 'lead');
    const key = `${row.unit_id} ${row.guarded} ${roles.join()}`;
    const asked = this.#known.get(key) ?? peopleFor(this.#ctx, { ...row, owner_id: null }, roles);
    this.#known.set(key, asked);
    const { owner_id: ownerId } = row;
    const name = ownerId === null || !rule.tells.includes('lead') ? undefined : leads.get(ownerId);
    const others = (await asked).filter(({ personId }) => personId !== ownerId || name === undefined);
    return ownerId === null || name === undefined ? others : [{ personId: ownerId, name, role: 'lead' }, ...others];
  }
}

interface Step {
  readonly row: ClockRow;
  readonly rule: LadderRule;
  readonly at: Date;
}

function stepsOf(book: Book, clocks: readonly Clock[], rules: readonly LadderRule[], now: Date): Step[] {
  return clocks.flatMap((clock) => {
    const counting = pinnedCounting(book, clock.row);
    const reading = readStory(counting, clock, now);
    const speaking = wouldSpeak(rules, clock, counting, { reading, until: clock.row.ended_at ?? now });
    return speaking.map(({ rule, at }) => ({ row: clock.row, rule, at }));
  });
}

/** 阶梯试算: over clocks of the past months, page by page, who would have been told when; nothing is written and nobody is told. */
export function tryLadder(desks: () => SubjectDesks) {
  return async (ctx: Context, { rules, months, after }: In<'tryLadder'>): Out<'tryLadder'> => {
    ctx.permit(mayWithRules, undefined);
    const book = await readBook(ctx.tx);
    const since = new Date(ctx.now);
    since.setUTCMonth(since.getUTCMonth() - months);
    const unitIds = holdsCountyWide(ctx.who, 'system') ? null : unitsWith(ctx.who, 'oversee');
    const clocks = await listStartedSince(ctx.tx, { since, unitIds, after, limit: page });
    const steps = stepsOf(book, clocks, rules, ctx.now);
    const owners = steps.flatMap(({ row }) => (row.owner_id === null ? [] : [row.owner_id]));
    const leads = await personNames(ctx.tx, [...new Set(owners)]);
    const audience = new Audience(ctx);
    const numbers = await numbersOf(
      ctx,
      desks(),
      steps.map(({ row }) => row),
    );
    const rows: Awaited<Out<'tryLadder'>>['rows'] = [];
    for (const { row, rule, at } of steps) {
      const people = await audience.of(row, rule, leads);
      const told = people.map(({ name, role }) => ({ name, role }));
      const number = numbers.get(row.subject_id) ?? '';
      rows.push({ number, kind: row.kind, rule: rule.id, at: at.toISOString(), told });
    }
    const counts = rules.map(({ id }) => {
      const spoken = rows.filter(({ rule }) => rule === id);
      return { rule: id, steps: spoken.length, people: spoken.reduce((sum, { told }) => sum + told.length, 0) };
    });
    const before = clocks.reduce((sum, { spoken }) => sum + spoken.length, 0);
    return { looked: clocks.length, before, counts, rows, next: nextAfter(clocks) };
  };
}
