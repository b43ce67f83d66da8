import type { Context } from '../../platform/context.ts';
import { mayToMatter } from './policy.ts';
import { decide, type Owner } from './rules.ts';
import type { WholeMatter } from './store-read.ts';
import { standingOf, subjectOf } from './subject.ts';

/** Asks policy and rules without refusing: the code of the refusal, or undefined when the step may be taken. */
export function judge(
  ctx: Context,
  whole: WholeMatter,
  step: 'accept' | 'assign' | 'archive',
  to?: Owner,
): string | undefined {
  const verdict = mayToMatter[`matter.${step}`](ctx.who, subjectOf(whole));
  if (verdict !== 'allowed') return verdict === 'hidden' ? 'not-found' : 'not-allowed';
  const by = ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.accountId : null;
  const ruling = decide(standingOf(whole), { step, now: ctx.now, by, ...(to && { to }) });
  return ruling.ok ? undefined : ruling.code;
}
