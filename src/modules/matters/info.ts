import type { Duty } from '../../kit/duties.ts';
import type { Context, Verdict, Who } from '../../platform/context.ts';
import type { TemplateCode } from '../../platform/messages/templates.ts';
import { type StepPlan, takeLocked } from './actions-step.ts';
import { tellOne } from './letters.ts';
import { isVisible, type MatterSubject, mayByRole } from './policy.ts';
import { findWhole, lockWhole } from './store-read.ts';
import { subjectOf } from './subject.ts';
import type { Matter } from './tables.ts';

/** 事项 as later families may know it: its row, and what permission asks. */
export interface MatterInfo {
  readonly matter: Matter;
  readonly subject: MatterSubject;
  readonly reporterIds: readonly string[];
}

/** Reads a matter for a door of a later family and leaves the access line; the family then asks its own permission with `mayOnMatter`. */
export async function findMatterInfo(ctx: Context, id: string): Promise<MatterInfo | undefined> {
  const whole = await findWhole(ctx.tx, id);
  if (!whole) return undefined;
  const subject = subjectOf(whole);
  ctx.accessed({ subject: { kind: 'matter', id }, residents: subject.reporterIds });
  return { matter: whole.matter, subject, reporterIds: subject.reporterIds };
}

/** Who may act beside the duties: each is asked of this one matter. */
export interface Allowed {
  readonly duties?: readonly Duty[];
  readonly lead?: boolean;
  readonly helper?: boolean;
  readonly reporter?: boolean;
}

/** The verdict of a later family's door about one matter: hidden from whoever does not see the matter, allowed to those named. */
export function mayOnMatter(who: Who, of: MatterSubject | undefined, allowed: Allowed): Verdict {
  if (of === undefined || !isVisible(who, of)) return 'hidden';
  return mayByRole(who, of, allowed) ? 'allowed' : 'forbidden';
}

/** Takes a step of a matter within a later family's act, which asked its own permission before; refuses as the rules do. */
export async function stepFor(ctx: Context, plan: StepPlan) {
  const whole = await lockWhole(ctx.tx, plan.id);
  if (!whole) throw new Error('the matter of a permitted act is gone');
  return takeLocked(ctx, whole, plan);
}

/** One message to everybody who reported the matter, has a phone and wants messages. */
export async function tellReportersOf(ctx: Context, matterId: string, template: TemplateCode): Promise<void> {
  const whole = await findWhole(ctx.tx, matterId);
  for (const reporter of whole?.reporters ?? []) await tellOne(ctx, matterId, reporter, template);
}
