import type { Duty } from '../../kit/duties.ts';
import type { Context, Verdict, Who } from '../../platform/context.ts';
import type { TemplateCode } from '../../platform/messages/templates.ts';
import { type StepPlan, takeLocked } from './actions-step.ts';
import { hearing, tellOne } from './letters.ts';
import { hearersOf, isVisible, type MatterSubject, mayByRole } from './policy.ts';
import { findWhole, lockWhole } from './store-read.ts';
import { subjectOf } from './subject.ts';
import type { Matter } from './tables.ts';
import { type MatterFact, matterFacts } from './words.ts';

/** 事项 as later families may know it: its row, and what permission asks. */
export interface MatterInfo {
  readonly matter: Matter;
  readonly subject: MatterSubject;
  readonly reporterIds: readonly string[];
}

/** Reads a matter for a door of a later family and leaves the access line, with its reason where one is given; the family then asks its own permission with `mayOnMatter`. */
export async function findMatterInfo(ctx: Context, id: string, reason?: string): Promise<MatterInfo | undefined> {
  const whole = await findWhole(ctx.tx, id);
  if (!whole) return undefined;
  const subject = subjectOf(whole);
  ctx.accessed({ subject: { kind: 'matter', id }, residents: subject.reporterIds, ...(reason && { reason }) });
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
  for (const reporter of whole ? hearing(whole) : []) await tellOne(ctx, matterId, reporter, template);
}

/** A meeting spoke about the matter: colleagues read what came of it, residents that it was discussed. */
export async function noteDiscussed(
  ctx: Context,
  matterId: string,
  data: { readonly text: string; readonly meetingId: string },
): Promise<void> {
  const whole = await lockWhole(ctx.tx, matterId);
  if (!whole) return;
  ctx.record({ subject: { kind: 'matter', id: matterId }, kind: 'matter.discussed', audience: 'resident', data });
  ctx.signal({ kind: 'matter', id: matterId }, ...hearersOf(subjectOf(whole)));
}

/** A line in the matter's timeline told by a later family; its words and who may read it stand in words.ts. */
export function tellFact(
  ctx: Context,
  matterId: string,
  kind: MatterFact,
  data: Readonly<Record<string, unknown>>,
): void {
  const audience = matterFacts[kind].resident === null ? 'staff' : 'resident';
  ctx.record({ subject: { kind: 'matter', id: matterId }, kind, audience, data });
}
