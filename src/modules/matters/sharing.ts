import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { hearing, tellOne } from './letters.ts';
import { hearersOf, mayByRole } from './policy.ts';
import { isPartOpen, isWithin, lesserOf } from './rules-parts.ts';
import type { WholeMatter } from './store-read.ts';
import { listSharings, replaceSharing, saveConsent } from './store-sharing.ts';
import { subjectOf } from './subject.ts';
import type { Part, Reporter, Sharing } from './tables.ts';
import type { overrideBases, ShareBasis, ShareLevel } from './words.ts';

/** What of a matter should be passed on, and why so much where the reporter did not allow it. */
export interface ShareWish {
  readonly level: ShareLevel;
  readonly basis?: (typeof overrideBases)[number] | undefined;
  readonly reason?: string | undefined;
}

/** What the reporter of the words allows to be passed on. */
export function consentOf(whole: WholeMatter): ShareLevel {
  return authorOf(whole)?.shares ?? 'minimum';
}

/** Whose words the matter is told in; people whose matters were merged into it wrote others. */
export function authorOf({ matter, reporters }: Pick<WholeMatter, 'matter' | 'reporters'>): Reporter | undefined {
  return reporters.find((reporter) => reporter.matter_id === matter.id);
}

/** What a partner is told now: never more than the consent while that is the basis, and the minimum once the part is over. */
export function levelNow(whole: WholeMatter, part: Part, sharing: Sharing | undefined): ShareLevel {
  if (!sharing || !isPartOpen(part.state)) return 'minimum';
  return sharing.basis === 'consent' ? lesserOf(sharing.level, consentOf(whole)) : sharing.level;
}

/**
 * 共享: writes down what a partner is told. Within the reporter's consent anybody who may ask for help decides; beyond it a named colleague
 * with the duty to oversee or assign, with basis and reason, and the reporter reads both (个人信息保护法 §23, §13).
 */
export async function shareWith(
  ctx: Context,
  whole: WholeMatter,
  part: { id: string; partnerId: string },
  wish: ShareWish,
): Promise<void> {
  const { basis, reason } = basisOf(ctx, whole, wish);
  await replaceSharing(ctx.tx, {
    id: newId(ctx.now.getTime()),
    matter_id: whole.matter.id,
    part_id: part.id,
    partner_id: part.partnerId,
    level: wish.level,
    basis,
    reason,
    made_by: ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.accountId : null,
    made_at: ctx.now,
  });
  if (wish.level === 'minimum') return;
  ctx.record({
    subject: { kind: 'matter', id: whole.matter.id },
    kind: 'part.shared',
    audience: 'resident',
    data: { partId: part.id, partnerId: part.partnerId, level: wish.level, basis, text: reason ?? '' },
  });
  if (reason === null) return;
  for (const reporter of hearing(whole)) await tellOne(ctx, whole.matter.id, reporter, 'matter.answered');
}

function basisOf(ctx: Context, whole: WholeMatter, wish: ShareWish): { basis: ShareBasis; reason: string | null } {
  if (wish.level === 'minimum') return { basis: 'minimum', reason: null };
  if (isWithin(wish.level, consentOf(whole))) return { basis: 'consent', reason: null };
  const { basis, reason } = wish;
  if (basis === undefined || reason === undefined) throw new Refusal('share.consent-missing');
  const isNamed = ctx.who.kind === 'staff' && ctx.who.personId !== null;
  if (!isNamed || !mayByRole(ctx.who, subjectOf(whole), { duties: ['oversee', 'assign'] }))
    throw new Refusal('not-allowed');
  return { basis, reason };
}

/** 同意与撤回: from this moment nobody is told more on the ground of consent than the reporter allows now. */
export async function changeConsent(
  ctx: Context,
  whole: WholeMatter,
  change: { reporterId: string; level: ShareLevel },
): Promise<void> {
  await saveConsent(ctx.tx, change.reporterId, change.level);
  if (authorOf(whole)?.id === change.reporterId) await lowerSharings(ctx, whole.matter.id, change.level);
  const subject = { kind: 'matter', id: whole.matter.id };
  ctx.record({ subject, kind: 'sharing.allowed', audience: 'resident', data: { level: change.level } });
  ctx.signal(subject, ...hearersOf(subjectOf(whole)));
}

async function lowerSharings(ctx: Context, matterId: string, level: ShareLevel): Promise<void> {
  for (const sharing of await listSharings(ctx.tx, matterId)) {
    if (sharing.ended_at !== null || sharing.basis !== 'consent' || isWithin(sharing.level, level)) continue;
    await replaceSharing(ctx.tx, {
      ...sharing,
      id: newId(ctx.now.getTime()),
      level,
      basis: level === 'minimum' ? 'minimum' : 'consent',
      made_by: null,
      made_at: ctx.now,
    });
  }
}
