import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { hearersOf } from './policy.ts';
import { isOver } from './rules.ts';
import { lockWhole, type WholeMatter } from './store-read.ts';
import { saveMatter } from './store-write.ts';
import { lockOpenMatter, subjectOf } from './subject.ts';

/** 包办: a colleague decides that the lead stays with the matter to the end. */
export async function keep(ctx: Context, input: { id: string; version: number; reason: string }) {
  const whole = await lockOpenMatter(ctx, input.id);
  if (whole.matter.version !== input.version) throw new Refusal('version.conflict');
  const version = await keepLocked(ctx, whole, { text: input.reason });
  return { id: input.id, state: whole.matter.state, version };
}

async function keepLocked(
  ctx: Context,
  whole: WholeMatter,
  data: { text: string; meetingId?: string },
): Promise<number> {
  const { matter } = whole;
  if (matter.lead_id === null) throw new Refusal('keep.no-lead');
  if (matter.kept_by !== null) throw new Refusal('step.not-now');
  const change = { kept_by: matter.lead_id, kept_reason: data.text, kept_at: ctx.now };
  const version = await saveMatter(ctx.tx, matter.id, change, ctx.now);
  ctx.record({
    subject: { kind: 'matter', id: matter.id },
    kind: 'matter.kept',
    audience: 'resident',
    data: { unitId: matter.unit_id, leadId: matter.lead_id, ...data },
  });
  ctx.signal({ kind: 'matter', id: matter.id }, ...hearersOf(subjectOf(whole)));
  return version;
}

async function lockDecided(ctx: Context, matterId: string): Promise<WholeMatter> {
  const whole = await lockWhole(ctx.tx, matterId);
  if (!whole) throw new Refusal('not-found');
  if (isOver(whole.matter.state)) throw new Refusal('step.not-now');
  return whole;
}

/** 支委会定包办: the present lead stays with the matter to the end. The committee asked its own permission and keeps its minutes; refuses `keep.no-lead`, `step.not-now`. */
export async function keepMatter(
  ctx: Context,
  matterId: string,
  decision: { readonly text: string; readonly meetingId: string },
): Promise<void> {
  await keepLocked(ctx, await lockDecided(ctx, matterId), decision);
}

/** 解除包办: the committee lets the matter go to another lead or unit again; refuses `step.not-now` where nobody keeps it. */
export async function releaseMatter(
  ctx: Context,
  matterId: string,
  decision: { readonly text: string; readonly meetingId: string },
): Promise<void> {
  const whole = await lockDecided(ctx, matterId);
  if (whole.matter.kept_by === null) throw new Refusal('step.not-now');
  await saveMatter(ctx.tx, matterId, { kept_by: null, kept_reason: null, kept_at: null }, ctx.now);
  const subject = { kind: 'matter', id: matterId };
  ctx.record({ subject, kind: 'matter.released', audience: 'staff', data: decision });
  ctx.signal(subject, ...hearersOf(subjectOf(whole)));
}
