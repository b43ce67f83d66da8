import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { planWith } from './actions.ts';
import type { doors } from './contract.ts';
import { mayInGeneral } from './policy.ts';

/**
 * Plans a joint action within a later family's act, which asked its own permission for these matters; the knocker must be allowed to plan for
 * the lead unit. Supervisors may put in matters of their area as well. Refuses `not-allowed`, `input.invalid`.
 */
export async function planJoint(
  ctx: Context,
  input: ParsedOf<typeof doors.plan>,
): Promise<{ id: string; number: string }> {
  if (mayInGeneral['joint.plan'](ctx.who, input.unitId) !== 'allowed') throw new Refusal('not-allowed');
  return planWith(ctx, input, { duties: ['assign', 'handle', 'oversee'], lead: true });
}

/** Numbers of joint actions by id, for a page that links to them. */
export { jointNumbers } from './store.ts';
