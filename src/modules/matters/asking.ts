import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { mustKnow } from './known.ts';
import { ackDue, beginPartClock } from './part-clocks.ts';
import { sendPartLink } from './part-links.ts';
import { hearersOf } from './policy.ts';
import { type ShareWish, shareWith } from './sharing.ts';
import { insertHelper } from './store-parts.ts';
import type { WholeMatter } from './store-read.ts';
import { subjectOf } from './subject.ts';

export interface Helper {
  readonly unitId?: string | undefined;
  readonly partnerId?: string | undefined;
  readonly task: string;
  readonly dueAt: Date | null;
  /** For a partner: how much it is told; the minimum unless said. */
  readonly share?: ShareWish;
}

/** 请求协办: asks one unit or partner to do a part, within the transaction of the step; a partner's liaison is sent a link. */
export async function askHelper(ctx: Context, whole: WholeMatter, helper: Helper): Promise<void> {
  await mustBeAskable(ctx, whole, helper);
  const id = newId(ctx.now.getTime());
  const unit_id = helper.unitId ?? null;
  const partner_id = helper.partnerId ?? null;
  const due_at = helper.dueAt;
  const matter_id = whole.matter.id;
  const part = { id, matter_id, unit_id, partner_id, task: helper.task, due_at, ack_due_at: await ackDue(ctx, whole) };
  await insertHelper(ctx.tx, part, ctx.now);
  await beginPartClock(ctx, whole, part);
  ctx.record({
    subject: { kind: 'matter', id: matter_id },
    kind: 'part.asked',
    audience: 'resident',
    data: { partId: id, unitId: unit_id ?? '', partnerId: partner_id ?? '', text: helper.task },
  });
  if (partner_id !== null) {
    await shareWith(ctx, whole, { id, partnerId: partner_id }, helper.share ?? { level: 'minimum' });
    const { sentTo } = await sendPartLink(ctx, whole, part, { to: 'liaison', template: 'partner.asked' });
    if (sentTo === null) await sendPartLink(ctx, whole, part, { to: 'deputy', template: 'partner.asked' });
  }
  const asked = { ...subjectOf(whole), helperUnitIds: unit_id === null ? [] : [unit_id] };
  ctx.signal({ kind: 'matter', id: matter_id }, ...hearersOf(asked));
}

async function mustBeAskable(ctx: Context, whole: WholeMatter, { unitId, partnerId, share }: Helper): Promise<void> {
  const wrong = (zh: string, en: string, path = 'helpers') => new Refusal('input.invalid', [{ path, zh, en }]);
  if ((unitId === undefined) === (partnerId === undefined)) {
    throw wrong('请选择一个单位或一个联动单位', 'Choose one unit or one partner');
  }
  if (unitId !== undefined && share !== undefined && share.level !== 'minimum') {
    throw wrong('共享范围只用于联动单位', 'What is shared is asked for partners only', 'share');
  }
  await mustKnow(ctx, { unitId, partnerId });
  const before = whole.parts.filter(
    (part) => part.role === 'helper' && part.unit_id === (unitId ?? null) && part.partner_id === (partnerId ?? null),
  );
  // A new part would begin its count of returns anew.
  if (before.some((part) => part.state === 'returned')) {
    throw wrong('这个单位退回过，请在那一部分上写明答复后再次请求', 'It returned its part: answer there and ask again');
  }
  if (before.some((part) => part.state === 'released')) {
    throw wrong('已裁定不归这个单位办', 'It was decided that this is not the task of this unit');
  }
}
