import type { Context } from '../../platform/context.ts';
import { dueBy, type Turn, turnClocks } from '../clocks/api.ts';
import type { PartStep } from './rules-parts.ts';
import type { WholeMatter } from './store-read.ts';
import type { Part } from './tables.ts';
import type { PartState } from './words.ts';

const day = 86_400_000;

function limited({ matter }: Pick<WholeMatter, 'matter'>) {
  return { category: matter.category, unitId: matter.unit_id };
}

/** By when a helping unit says that it has the part: four hours of office time, unless the tables of limits say otherwise. */
export function ackDue(ctx: Context, whole: Pick<WholeMatter, 'matter'>): Promise<Date> {
  return dueBy(ctx, 'acknowledgement', limited(whole));
}

/** By when an arbiter decides: two working days, unless the tables of limits say otherwise. */
export function decisionDue(ctx: Context, whole: Pick<WholeMatter, 'matter'>): Promise<Date> {
  return dueBy(ctx, 'arbitration', limited(whole));
}

/** Starts the clock of a part: until the day that was given, else as the tables of limits say of parts. */
export async function beginPartClock(
  ctx: Context,
  { matter }: WholeMatter,
  part: Pick<Part, 'id' | 'due_at'>,
): Promise<void> {
  await turnClocks(ctx, { subjectId: matter.id, about: part.id, start: [startOf(matter, part)] });
}

function startOf(matter: WholeMatter['matter'], { id, due_at: dueAt }: Pick<Part, 'id' | 'due_at'>) {
  return {
    subject: { kind: 'matter', id: matter.id },
    about: id,
    kind: 'part' as const,
    category: matter.category,
    unitId: matter.unit_id,
    ownerId: matter.lead_id,
    guarded: matter.watch,
    ...(dueAt && { dueAt }),
  };
}

/** What becomes of the clock of a part with a step. */
export async function turnPartClock(
  ctx: Context,
  { matter }: WholeMatter,
  part: Pick<Part, 'id' | 'due_at'>,
  taken: { readonly step: PartStep; readonly state: PartState },
): Promise<void> {
  const of = { subjectId: matter.id, about: part.id };
  const turn = turnOf(taken);
  if (turn === 'begin') await turnClocks(ctx, { ...of, stop: 'all', why: 'replaced', start: [startOf(matter, part)] });
  else if (turn) await turnClocks(ctx, { ...of, ...turn });
}

function turnOf({ step, state }: { step: PartStep; state: PartState }): Omit<Turn, 'subjectId'> | 'begin' | undefined {
  if (step === 'ask-again') return 'begin';
  if (state === 'done') return { meet: ['part'] };
  return state === 'returned' || state === 'released' || state === 'revoked' ? { stop: 'all' } : undefined;
}

/** Until when a link to a part opens: a week after it is due, at least a day from now; undefined where nothing is due. */
export function linkExpiryOf(dueAt: Date | null, now: Date): Date | undefined {
  return dueAt === null ? undefined : new Date(Math.max(dueAt.getTime() + 7 * day, now.getTime() + day));
}
