import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { type MatterSubject, mayToMatter } from './policy.ts';
import { isOver, type Standing } from './rules.ts';
import { findWhole, lockWhole, type WholeMatter } from './store-read.ts';

/** What permission needs of a loaded matter. */
export function subjectOf(whole: WholeMatter): MatterSubject {
  return {
    unitId: whole.matter.unit_id,
    leadId: whole.matter.lead_id,
    category: whole.matter.category,
    watch: whole.matter.watch,
    helperUnitIds: whole.parts.flatMap((part) =>
      part.role === 'helper' && part.unit_id !== null ? [part.unit_id] : [],
    ),
    reporterIds: whole.reporters.map((reporter) => reporter.id),
  };
}

/** What the rules need of a loaded matter. */
export function standingOf(whole: WholeMatter): Standing {
  const { matter } = whole;
  return {
    state: matter.state,
    solved: matter.solved,
    answered: matter.answered_at !== null,
    closedBy: matter.closed_by,
    contestUntil: matter.contest_until,
    evidence: matter.evidence,
    evidenceNeeded: whole.category.evidence,
    openParts: whole.parts.filter(
      (part) => part.role === 'helper' && (part.state === 'asked' || part.state === 'taken'),
    ).length,
  };
}

/** Loads without a lock and asks this door's permission. */
export async function openMatter(ctx: Context, id: string): Promise<WholeMatter> {
  return permitted(ctx, id, await findWhole(ctx.tx, id));
}

/** Locks, loads and asks this door's permission; every change begins here. */
export async function lockMatter(ctx: Context, id: string): Promise<WholeMatter> {
  return permitted(ctx, id, await lockWhole(ctx.tx, id));
}

/** The same for what is added beside the steps; refuses `step.not-now` once the matter is over. */
export async function lockOpenMatter(ctx: Context, id: string): Promise<WholeMatter> {
  const whole = await lockMatter(ctx, id);
  if (isOver(whole.matter.state)) throw new Refusal('step.not-now');
  return whole;
}

function permitted(ctx: Context, id: string, whole: WholeMatter | undefined): WholeMatter {
  // Before permission is asked: a refused attempt is kept with what it was about.
  if (whole)
    ctx.accessed({ subject: { kind: 'matter', id }, residents: whole.reporters.map((reporter) => reporter.id) });
  ctx.permit(mayToMatter, whole ? subjectOf(whole) : unknownMatter);
  if (!whole) throw new Refusal('not-found');
  return whole;
}

// Nobody can see a matter that is not there: the answer is the same as for one that is hidden.
const unknownMatter: MatterSubject = {
  unitId: '',
  leadId: null,
  category: '',
  watch: true,
  helperUnitIds: [],
  reporterIds: [],
};
