import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { partnerNames } from '../partners/api.ts';
import type { reporterDoors } from './contract-reporter.ts';
import { changeConsent } from './sharing.ts';
import { findMatterIdOfReporter, type WholeMatter } from './store-read.ts';
import { listSharings } from './store-sharing.ts';
import { lockMatter } from './subject.ts';

/** 同意或撤回: the reporter says what may be passed on from now on. */
export async function changeSharing(
  ctx: Context,
  { level }: ParsedOf<typeof reporterDoors.allowSharing>,
): Promise<{ done: true }> {
  const reporterId = ctx.who.kind === 'receipt' ? ctx.who.reporterId : '';
  const id = reporterId === '' ? undefined : await findMatterIdOfReporter(ctx.tx, reporterId);
  if (id === undefined) throw new Refusal('sign-in.required');
  const whole = await lockMatter(ctx, id);
  await changeConsent(ctx, whole, { reporterId, level });
  return { done: true };
}

/** Every sharing as a reporter reads it: to whom, what, since when, until when, on which basis; the reason only of what he wrote himself. */
export async function describeSharings(ctx: Context, whole: WholeMatter, isOwn: boolean) {
  const sharings = await listSharings(ctx.tx, whole.matter.id);
  const names = await partnerNames(ctx.tx, [...new Set(sharings.map((sharing) => sharing.partner_id))]);
  return sharings.map((sharing) => ({
    partId: sharing.part_id,
    to: names.get(sharing.partner_id) ?? '',
    level: sharing.level,
    basis: sharing.basis,
    reason: isOwn ? sharing.reason : null,
    since: sharing.made_at.toISOString(),
    until: sharing.ended_at?.toISOString() ?? null,
  }));
}
