import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { hearersOf, type JointSubject, mayToJoint } from './policy.ts';
import { isOpen, type Standing } from './rules.ts';
import { findJoint, touch, type WholeJoint } from './store.ts';
import type { JointFact } from './words.ts';

export const ofJoint = (id: string) => ({ kind: 'joint', id });

/** Nobody sees what is not there. */
export const unknownJoint: JointSubject = { unitId: '', leadId: null, memberUnitIds: [], matterUnitIds: [] };

/** What permission needs of a loaded joint action. */
export function subjectOf({ action, members, matters }: WholeJoint): JointSubject {
  return {
    unitId: action.unit_id,
    leadId: action.lead_id,
    memberUnitIds: members.flatMap(({ unit_id }) => unit_id ?? []),
    matterUnitIds: matters.map(({ unit_id }) => unit_id),
  };
}

/** What the rules need of it. */
export function standingOf({ action, members, matters }: WholeJoint): Standing {
  return {
    state: action.state,
    matters: matters.length,
    openMembers: members.filter(({ state }) => state === 'asked' || state === 'taken').length,
  };
}

/** Loads, leaves the access line and asks this door's permission. */
export async function openJoint(ctx: Context, id: string, lock = false): Promise<WholeJoint> {
  const whole = await findJoint(ctx.tx, id, lock);
  ctx.accessed({ subject: ofJoint(id) });
  ctx.permit(mayToJoint, whole ? subjectOf(whole) : unknownJoint);
  if (!whole) throw new Refusal('not-found');
  return whole;
}

/** The same, locked, for what may change only while it is planned or running. */
export async function lockOpenJoint(ctx: Context, id: string): Promise<WholeJoint> {
  const whole = await openJoint(ctx, id, true);
  if (!isOpen(whole.action.state)) throw new Refusal('step.not-now');
  return whole;
}

/** Writes a line into its timeline and tells open pages. */
export function tell(ctx: Context, whole: WholeJoint, kind: JointFact, data: Record<string, unknown>): void {
  const subject = ofJoint(whole.action.id);
  ctx.record({ subject, kind, audience: 'staff', data });
  ctx.signal(subject, ...hearersOf(subjectOf(whole)));
}

/** What came of a change that left the state as it was. */
export async function changed(ctx: Context, { action }: WholeJoint) {
  return { id: action.id, state: action.state, version: await touch(ctx.tx, action.id, ctx.now) };
}
