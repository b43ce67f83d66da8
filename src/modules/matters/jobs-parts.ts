import type { Context } from '../../platform/context.ts';
import { findArbiter, isStillArbiter } from './arbiters.ts';
import { tellColleague } from './letters-parts.ts';
import { decisionDue } from './part-clocks.ts';
import { sendPartLink } from './part-links.ts';
import { recordArbiter } from './part-step.ts';
import { hearersOf } from './policy.ts';
import { changePart, listDue, type PartChange } from './store-parts.ts';
import { lockWhole, type WholeMatter } from './store-read.ts';
import { subjectOf } from './subject.ts';
import type { Part } from './tables.ts';
import type { MatterFact } from './words.ts';

const most = 200;

type Clock = Parameters<typeof listDue>[1];
type Act = (ctx: Context, whole: WholeMatter, part: Part) => Promise<void>;

/** 催办: what the clocks of parts do by themselves, each once; runs every ten minutes. */
export async function partClocks(ctx: Context): Promise<void> {
  await forEachDue(ctx, 'unacknowledged', unacknowledged);
  await forEachDue(ctx, 'overdue', overdue);
  await forEachDue(ctx, 'unnamed', nameArbiter);
  await forEachDue(ctx, 'arbitration', arbitrationLate);
}

async function forEachDue(ctx: Context, clock: Clock, act: Act): Promise<void> {
  for (const { id, matter_id } of await listDue(ctx.tx, clock, ctx.now, most)) {
    const whole = await lockWhole(ctx.tx, matter_id);
    const part = whole?.parts.find((one) => one.id === id);
    if (whole && part) await act(ctx, whole, part);
  }
}

async function note(
  ctx: Context,
  {
    whole,
    part,
    kind,
    change,
    text,
  }: { whole: WholeMatter; part: Part; kind: MatterFact; change: PartChange; text?: string },
): Promise<void> {
  await changePart(ctx.tx, part.id, change, ctx.now);
  const subject = { kind: 'matter', id: whole.matter.id };
  const data = { partId: part.id, unitId: part.unit_id ?? '', partnerId: part.partner_id ?? '', text: text ?? '' };
  ctx.record({ subject, kind, audience: 'staff', data });
  ctx.signal(subject, ...hearersOf(subjectOf(whole)));
}

// C7: the liaison did not answer in time, so the deputy is asked; the lead hears of it.
const unacknowledged: Act = async (ctx, whole, part) => {
  const { sentTo } = await sendPartLink(ctx, whole, part, { to: 'deputy', template: 'partner.asked' });
  await note(ctx, {
    whole,
    part,
    kind: 'part.unacknowledged',
    change: { deputy_told_at: ctx.now },
    ...(sentTo !== null && { text: sentTo }),
  });
  await tellColleague(ctx, whole, whole.matter.lead_id, 'staff.part-news');
};

const overdue: Act = async (ctx, whole, part) => {
  await sendPartLink(ctx, whole, part, { to: 'liaison', template: 'partner.reminded' });
  await note(ctx, { whole, part, kind: 'part.overdue', change: { reminded_at: ctx.now } });
  await tellColleague(ctx, whole, whole.matter.lead_id, 'staff.part-news');
};

// Who left his post decides no more: the rule names the next one, with a clock of his own.
const nameArbiter: Act = async (ctx, whole, part) => {
  const named = part.arbiter_id;
  if (named !== null && (await isStillArbiter(ctx, whole.matter.unit_id, named))) return;
  const arbiterId = await findArbiter(ctx, whole, part);
  if (arbiterId === named || (arbiterId === null && named === null)) return;
  const change = { arbiter_id: arbiterId, arbitrate_due_at: await decisionDue(ctx, whole), arbiter_reminded_at: null };
  await changePart(ctx.tx, part.id, change, ctx.now);
  await recordArbiter(ctx, whole, part, arbiterId);
  await tellColleague(ctx, whole, arbiterId, 'staff.arbitrate');
  ctx.signal(
    { kind: 'matter', id: whole.matter.id },
    ...hearersOf({ ...subjectOf(whole), arbiterIds: arbiterId ? [arbiterId] : [] }),
  );
};

const arbitrationLate: Act = async (ctx, whole, part) => {
  await note(ctx, { whole, part, kind: 'part.arbitration-late', change: { arbiter_reminded_at: ctx.now } });
  await tellColleague(ctx, whole, part.arbiter_id, 'staff.arbitrate');
  await tellColleague(ctx, whole, whole.matter.lead_id, 'staff.part-news');
};
