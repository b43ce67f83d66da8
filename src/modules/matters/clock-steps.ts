import { addDays, dayOf, startOfDay } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { type ClockOwner, type ClockRow, type ClockStart, startClocks, type Turn, turnClocks } from '../clocks/api.ts';
import { clockStates } from './rules.ts';
import { moveParts } from './store-parts.ts';
import type { WholeMatter } from './store-read.ts';
import type { MatterChange } from './store-write.ts';
import type { Matter } from './tables.ts';
import type { MatterState, MatterStep } from './words.ts';

const kinds = ['first-answer', 'solve', 'overall'] as const;
const untilVisitAgain = 3;
const closesAtMinutes = 17 * 60 + 30;

/** A matter as its clocks know it. */
type Timed = Pick<Matter, 'id' | 'category' | 'unit_id' | 'watch'> & { readonly lead_id?: string | null };

interface Beginning {
  readonly round?: number;
  readonly at?: Date;
  /** What the dictionary says of the category, where no limit of its own is on record. */
  readonly workingDays?: number;
}

function startOf(matter: Timed, kind: ClockStart['kind']): ClockStart {
  const { id, category, unit_id: unitId, lead_id: ownerId = null, watch: guarded } = matter;
  return { subject: { kind: 'matter', id }, kind, category, unitId, ownerId, guarded };
}

function startsOf(matter: Timed, { round, at, workingDays }: Beginning): ClockStart[] {
  return kinds.map((kind) => ({
    ...startOf(matter, kind),
    ...(round !== undefined && { round }),
    ...(at && { at }),
    ...(kind === 'solve' && workingDays !== undefined && { usualDays: workingDays }),
  }));
}

/** The date that a matter's clocks promise. */
function promisedBy(rows: readonly ClockRow[]): Date | undefined {
  return rows.findLast(({ kind }) => kind === 'solve')?.due_at;
}

/** Starts the clocks of new matters, any number at once; answers by when each is promised. */
export async function beginClocks(
  ctx: Context,
  matters: readonly (Timed & Beginning)[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await startClocks(
    ctx,
    matters.flatMap((matter) => startsOf(matter, matter)),
  );
  return new Map(rows.flatMap((row) => (row.kind === 'solve' ? [[row.subject_id, row.due_at] as const] : [])));
}

/** The same for one; an error where the tables hold no limit at all. */
export async function beginOne(ctx: Context, matter: Timed & Beginning): Promise<Date> {
  const promised = (await beginClocks(ctx, [matter])).get(matter.id);
  if (promised === undefined) throw new Error('no limit for new matters');
  return promised;
}

/** A step with what it changes, as far as clocks ask for it. */
export interface ClockStep {
  readonly step: MatterStep;
  readonly state: MatterState;
  readonly change: MatterChange;
  /** Days that somebody named instead of the category's own. */
  readonly workingDays?: number | undefined;
}

/** What becomes of the clocks of a matter with a step, and the dates that follow from it. */
export async function turnWithStep(ctx: Context, whole: WholeMatter, taken: ClockStep): Promise<MatterChange> {
  const turn = turnOf(ctx, whole, taken);
  if (turn === undefined) return {};
  const rows = await turnClocks(ctx, { subjectId: whole.matter.id, ...turn });
  const promised_at = promisedBy(rows);
  const visit = rows.findLast(({ kind, state }) => kind === 'revisit' && state === 'running');
  const goesOn = taken.state !== 'revisited' && taken.state !== 'reopened';
  return {
    ...(promised_at && { promised_at }),
    ...(visit && goesOn && { revisit_due_on: dayOf(visit.due_at) }),
  };
}

type TurnOfStep = Omit<Turn, 'subjectId'>;

function turnOf(ctx: Context, { matter, category }: WholeMatter, taken: ClockStep): TurnOfStep | undefined {
  const { step, state, change } = taken;
  const after: Timed = { ...matter, ...change };
  const owner: ClockOwner = {
    category: after.category,
    unitId: after.unit_id,
    ownerId: after.lead_id ?? null,
    guarded: after.watch,
  };
  const workingDays = category.code === after.category ? category.working_days : undefined;
  const usual = workingDays === undefined ? {} : { workingDays };
  switch (step) {
    case 'accept':
      return { stop: ['solve'], why: 'replaced', owner, start: startsAtAccepting(matter, after, usual, taken) };
    case 'decline':
      return { meet: ['first-answer'], stop: 'all' };
    case 'assign':
    case 'take':
      return { owner };
    case 'answer':
      return { meet: ['first-answer', 'solve'] };
    case 'close':
      return { meet: ['first-answer', 'solve', 'overall'], stop: 'all', start: [startOf(after, 'revisit')] };
    case 'revisit':
      return afterVisit(ctx, matter, after, state);
    case 'reopen':
    case 'contest':
      return matter.state === 'reopened' ? undefined : anew(matter, after);
    case 'unmerge':
      return isTimed(state) ? { start: startsOf(after, { round: matter.times_reopened, ...usual }) } : undefined;
    case 'archive':
    case 'withdraw':
    case 'merge':
      return { stop: 'all' };
    case 'return':
    case 'confirm':
      return undefined;
  }
}

function isTimed(state: MatterState): boolean {
  const timed: readonly MatterState[] = clockStates;
  return timed.includes(state);
}

// What came without a clock, out of an old file, gets all of them now; the others begin their promise anew.
function startsAtAccepting(
  matter: Matter,
  after: Timed,
  { workingDays }: Beginning,
  { workingDays: named }: ClockStep,
): ClockStart[] {
  const starts = startsOf(after, workingDays === undefined ? {} : { workingDays });
  const wanted = matter.promised_at === null ? starts : starts.filter(({ kind }) => kind === 'solve');
  if (named === undefined) return wanted;
  const limit = { measure: 'working-days', amount: named } as const;
  return wanted.map((start) => (start.kind === 'solve' ? { ...start, limit } : start));
}

function anew(matter: Matter, after: Timed): TurnOfStep {
  return { stop: 'all', why: 'replaced', start: startsOf(after, { round: matter.times_reopened + 1 }) };
}

function afterVisit(ctx: Context, matter: Matter, after: Timed, state: MatterState): TurnOfStep {
  if (state === 'reopened') return { ...anew(matter, after), meet: ['revisit'] };
  if (state === 'revisited') return { meet: ['revisit'] };
  // Nobody was reached: three days later again.
  const day = addDays(dayOf(ctx.now), untilVisitAgain);
  const dueAt = new Date(startOfDay(day).getTime() + closesAtMinutes * 60_000);
  return { stop: ['revisit'], why: 'replaced', start: [{ ...startOf(after, 'revisit'), dueAt }] };
}

/** The promised date moves: what helping units were asked to do by then moves with it. Answers the change of the matter's row. */
export async function followPromise(ctx: Context, { matter }: WholeMatter, promised_at: Date): Promise<MatterChange> {
  const from = matter.promised_at;
  if (from !== null && from.getTime() !== promised_at.getTime()) {
    await moveParts(ctx.tx, matter.id, { from, to: promised_at, now: ctx.now });
    await turnClocks(ctx, { subjectId: matter.id, move: { kind: 'part', from, to: promised_at } });
  }
  return { promised_at };
}
