import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { personNames } from '../people/api.ts';
import { findArbiter } from './arbiters.ts';
import { tellColleague } from './letters-parts.ts';
import { ackDue, decisionDue, turnPartClock } from './part-clocks.ts';
import { revokePartLinks } from './part-links.ts';
import { hearersOf } from './policy.ts';
import { decidePart, isPartOpen, type PartStanding, type PartStep, partFactOf } from './rules-parts.ts';
import { changePart, type PartChange } from './store-parts.ts';
import type { WholeMatter } from './store-read.ts';
import { endSharing } from './store-sharing.ts';
import { subjectOf } from './subject.ts';
import type { Part } from './tables.ts';
import { matterFacts, type Verdict } from './words.ts';

/** What the rules need of a loaded part. */
export function partStandingOf(part: Part): PartStanding {
  return { state: part.state, timesReturned: part.times_returned, bound: part.bound };
}

/** One step of a part: what was said with it, and what else changes. */
export interface PartPlan {
  readonly step: PartStep;
  readonly text: string;
  readonly verdict?: Verdict;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly change?: PartChange;
}

/** Takes any step of a part that is locked and permitted: decide → save → record → tell. The only way in which its state changes. */
export async function takePart(ctx: Context, whole: WholeMatter, part: Part, plan: PartPlan): Promise<void> {
  const { step, verdict, text } = plan;
  const ruling = decidePart(partStandingOf(part), { step, ...(verdict && { verdict }) });
  if (!ruling.ok) throw new Refusal(ruling.code);
  const dispute = ruling.state === 'disputed' ? await openDispute(ctx, whole, part) : undefined;
  const change: PartChange = {
    state: ruling.state,
    times_returned: ruling.timesReturned,
    bound: ruling.bound,
    ...timesOf(ctx.now, part, { step, isOver: !isPartOpen(ruling.state) }),
    ...(step === 'ask-again' && { ack_due_at: await ackDue(ctx, whole), deputy_told_at: null, reminded_at: null }),
    ...wordsOf(ctx.now, plan),
    ...dispute,
    ...plan.change,
  };
  await changePart(ctx.tx, part.id, change, ctx.now);
  await turnPartClock(ctx, whole, { id: part.id, due_at: change.due_at ?? part.due_at }, { step, state: ruling.state });
  const subject = { kind: 'matter', id: whole.matter.id };
  const kind = partFactOf(step, ruling.state);
  const who = { partId: part.id, unitId: part.unit_id ?? '', partnerId: part.partner_id ?? '' };
  ctx.record({
    subject,
    kind,
    audience: matterFacts[kind].resident === null ? 'staff' : 'resident',
    data: { ...who, text, ...(verdict && { verdict }), ...plan.data },
  });
  if (dispute) await recordArbiter(ctx, whole, part, dispute.arbiter_id);
  if (!isPartOpen(ruling.state)) await endSharing(ctx.tx, part.id, ctx.now);
  if (step === 'revoke') await revokePartLinks(ctx, part.id);
  const arbiterIds = dispute?.arbiter_id ? [dispute.arbiter_id] : (subjectOf(whole).arbiterIds ?? []);
  ctx.signal(subject, ...hearersOf({ ...subjectOf(whole), arbiterIds }));
}

// 争议待裁: one person is named and told; the lead stays accountable meanwhile.
async function openDispute(ctx: Context, whole: WholeMatter, part: Part) {
  const arbiter_id = await findArbiter(ctx, whole, part);
  await tellColleague(ctx, whole, arbiter_id, 'staff.arbitrate');
  return { arbiter_id, arbitrate_due_at: await decisionDue(ctx, whole), arbiter_reminded_at: null };
}

/** Names, in the timeline, who decides whose the part is. */
export async function recordArbiter(
  ctx: Context,
  whole: WholeMatter,
  part: Part,
  arbiterId: string | null,
): Promise<void> {
  if (arbiterId === null) return;
  const name = (await personNames(ctx.tx, [arbiterId])).get(arbiterId) ?? '';
  ctx.record({
    subject: { kind: 'matter', id: whole.matter.id },
    kind: 'part.arbiter-named',
    audience: 'staff',
    data: { partId: part.id, unitId: part.unit_id ?? '', partnerId: part.partner_id ?? '', text: name },
  });
}

// Whatever a helper says first is also his receipt.
function timesOf(now: Date, part: Part, { step, isOver }: { step: PartStep; isOver: boolean }): PartChange {
  if (step === 'ask-again') return {};
  const isFirstWord = part.acknowledged_at === null && (step === 'take' || step === 'finish' || step === 'return');
  return {
    ...(isOver && step !== 'return' && { ended_at: now }),
    ...(isFirstWord && {
      acknowledged_at: now,
      acknowledged_in_time: part.ack_due_at === null ? null : now <= part.ack_due_at,
    }),
  };
}

function wordsOf(now: Date, { step, text, verdict }: PartPlan): PartChange {
  switch (step) {
    case 'finish':
      return { answer: text };
    case 'return':
      return { return_reason: text };
    case 'ask-again':
      return { reply: text };
    case 'arbitrate':
      return { verdict: verdict ?? null, verdict_reason: text, verdict_at: now };
    case 'take':
    case 'tell':
    case 'revoke':
      return {};
  }
}
