import { Refusal } from '../../kit/refusal.ts';
import { findGlassBroken } from '../../platform/break-glass.ts';
import type { Context } from '../../platform/context.ts';
import { isVisible, type MatterSubject, mayInEmergency, mayToMatter } from './policy.ts';
import { isOver, type Standing } from './rules.ts';
import { isPartOpen } from './rules-parts.ts';
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
    arbiterIds: whole.parts.flatMap((part) => (part.arbiter_id === null ? [] : [part.arbiter_id])),
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
    answers: new Map(whole.reporters.flatMap(({ id, solved }) => (solved === null ? [] : [[id, solved] as const]))),
    stateBefore: matter.state_before,
    openParts: whole.parts.filter((part) => part.role === 'helper' && isPartOpen(part.state)).length,
    disputedParts: whole.parts.filter((part) => part.state === 'disputed').length,
    kept: matter.kept_by === null ? null : { unitId: matter.unit_id, leadId: matter.kept_by },
  };
}

/** Loads without a lock and asks this door's permission. */
export async function openMatter(ctx: Context, id: string): Promise<WholeMatter> {
  return permitted(ctx, id, await findWhole(ctx.tx, id));
}

/** The same for looking only: what is out of reach opens to whoever opened it in an emergency; `emergencyUntil` is when that ends. */
export async function openMatterToLook(
  ctx: Context,
  id: string,
): Promise<{ whole: WholeMatter; emergencyUntil: Date | null }> {
  const whole = await findWhole(ctx.tx, id);
  const until = whole && (await findEmergency(ctx, subjectOf(whole), id));
  if (!whole || !until) return { whole: permitted(ctx, id, whole), emergencyUntil: null };
  ctx.accessed({ subject: { kind: 'matter', id }, residents: whole.reporters.map(({ id }) => id), reason: '紧急查看' });
  ctx.permit(mayInEmergency, undefined, 'matter.view');
  return { whole, emergencyUntil: until };
}

/** Until when this colleague may look at what is hidden from him; undefined when it is in reach anyway or nothing was opened. */
export async function findEmergency(ctx: Context, subject: MatterSubject, id: string): Promise<Date | undefined> {
  return isVisible(ctx.who, subject) ? undefined : findGlassBroken(ctx, { kind: 'matter', id });
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
  if (whole) ctx.accessed({ subject: { kind: 'matter', id }, residents: residentsFor(ctx, whole) });
  ctx.permit(mayToMatter, whole ? subjectOf(whole) : unknownMatter);
  if (!whole) throw new Refusal('not-found');
  return whole;
}

/** Whose data somebody opens: everybody's who reported it; a reporter opens only his own. */
function residentsFor(ctx: Context, { reporters }: WholeMatter): string[] {
  const ids = reporters.map(({ id }) => id);
  const { who } = ctx;
  return who.kind === 'receipt' ? ids.filter((id) => id === who.reporterId) : ids;
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
