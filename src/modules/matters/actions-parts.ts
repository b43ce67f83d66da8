import { startOfDay } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { partnerNames } from '../partners/api.ts';
import { askHelper } from './asking.ts';
import type { doors } from './contract.ts';
import { tellColleague } from './letters-parts.ts';
import { revokePartLinks, sendPartLink } from './part-links.ts';
import { type PartPlan, takePart } from './part-step.ts';
import { hearersOf, mayInGeneral, mayToPart, type PartSubject } from './policy.ts';
import { isOver } from './rules.ts';
import { isPartOpen } from './rules-parts.ts';
import { shareWith } from './sharing.ts';
import { listResponses } from './store-parts.ts';
import { lockWhole, type WholeMatter } from './store-read.ts';
import { lockMatter, lockOpenMatter, subjectOf } from './subject.ts';
import type { Part } from './tables.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

interface Named {
  readonly id: string;
  readonly partId: string;
}

function answerOf({ matter }: WholeMatter) {
  return { id: matter.id, state: matter.state, version: matter.version };
}

function helperPart(whole: WholeMatter, partId: string): Part | undefined {
  return whole.parts.find((part) => part.id === partId && part.role === 'helper');
}

/** The step of whoever asked: permission is that of the matter. */
async function asOwner(ctx: Context, named: Named, plan: PartPlan) {
  const { whole, part } = await lockOwned(ctx, named);
  await takePart(ctx, whole, part, plan);
  return answerOf(whole);
}

async function lockOwned(ctx: Context, { id, partId }: Named): Promise<{ whole: WholeMatter; part: Part }> {
  const whole = await lockMatter(ctx, id);
  const part = helperPart(whole, partId);
  if (!part) throw new Refusal('not-found');
  return { whole, part };
}

/** The step of whoever helps or arbitrates: permission is that of the part. */
async function asHelper(ctx: Context, named: Named, plan: PartPlan) {
  const { whole, part } = await lockHelped(ctx, named);
  await takePart(ctx, whole, part, plan);
  return { whole, part };
}

async function lockHelped(ctx: Context, { id, partId }: Named): Promise<{ whole: WholeMatter; part: Part }> {
  const whole = await lockWhole(ctx.tx, id);
  const part = whole && helperPart(whole, partId);
  if (whole) {
    const residents = whole.reporters.map((reporter) => reporter.id);
    ctx.accessed({ subject: { kind: 'matter', id }, residents });
  }
  ctx.permit(mayToPart, whole && part ? partSubjectOf(whole, part) : nobodys);
  if (!whole || !part) throw new Refusal('not-found');
  if (isOver(whole.matter.state)) throw new Refusal('step.not-now');
  return { whole, part };
}

/** What permission asks of a part. */
export function partSubjectOf(whole: WholeMatter, part: Part): PartSubject {
  return {
    ...subjectOf(whole),
    partUnitId: part.unit_id,
    isPartnerPart: part.partner_id !== null,
    arbiterId: part.arbiter_id,
  };
}

const nobodys: PartSubject = {
  unitId: '',
  leadId: null,
  category: '',
  watch: true,
  helperUnitIds: [],
  reporterIds: [],
  partUnitId: null,
  isPartnerPart: false,
};

/** What helping units do with their parts, what the lead answers, and what the arbiter decides. */
export const parts = {
  ask: async (ctx: Context, { id, unitId, partnerId, task, dueAt, share, basis, reason }: In<'ask'>) => {
    const whole = await lockOpenMatter(ctx, id);
    const due = dueAt === undefined ? whole.matter.promised_at : new Date(dueAt);
    await askHelper(ctx, whole, { unitId, partnerId, task, dueAt: due, share: { level: share, basis, reason } });
    return answerOf(whole);
  },
  partTake: async (ctx: Context, input: In<'partTake'>) =>
    answerOf((await asHelper(ctx, input, { step: 'take', text: '' })).whole),
  partFinish: async (ctx: Context, input: In<'partFinish'>) =>
    answerOf((await asHelper(ctx, input, { step: 'finish', text: input.answer })).whole),
  partReturn: async (ctx: Context, input: In<'partReturn'>) =>
    answerOf((await asHelper(ctx, input, { step: 'return', text: input.reason })).whole),
  partRevoke: (ctx: Context, input: In<'partRevoke'>) => asOwner(ctx, input, { step: 'revoke', text: input.reason }),
  partAskAgain: async (ctx: Context, { dueAt, reply, ...named }: In<'partAskAgain'>) => {
    const { whole, part } = await lockOwned(ctx, named);
    const due_at = dueAt === undefined ? part.due_at : new Date(dueAt);
    await takePart(ctx, whole, part, { step: 'ask-again', text: reply, change: { due_at } });
    if (part.partner_id !== null) {
      await shareWith(ctx, whole, { id: part.id, partnerId: part.partner_id }, { level: 'minimum' });
      await sendPartLink(ctx, whole, { ...part, due_at }, { to: 'liaison', template: 'partner.asked' });
    }
    return answerOf(whole);
  },
  partArbitrate: async (ctx: Context, { verdict, reason, unitId, partnerId, ...named }: In<'partArbitrate'>) => {
    const other = verdict === 'other' ? { unitId, partnerId } : undefined;
    const plan = { step: 'arbitrate', text: reason, verdict } as const;
    const { whole, part } = await asHelper(ctx, named, plan);
    const state = verdict === 'must' ? ('taken' as const) : ('released' as const);
    const decided = { ...whole, parts: whole.parts.map((one) => (one.id === part.id ? { ...one, state } : one)) };
    if (other) await askHelper(ctx, decided, { ...other, task: part.task, dueAt: part.due_at });
    if (part.partner_id !== null) {
      await sendPartLink(ctx, whole, part, { to: 'liaison', template: 'partner.asked' });
    }
    await tellColleague(ctx, whole, whole.matter.lead_id, 'staff.part-news');
    return answerOf(whole);
  },
};

/** How much a partner is told, and the links that lead it to its part. */
export const partLinkActs = {
  partShare: async (ctx: Context, { level, basis, reason, ...named }: In<'partShare'>) => {
    const { whole, part } = await lockOwned(ctx, named);
    if (part.partner_id === null || !isPartOpen(part.state)) throw new Refusal('step.not-now');
    await shareWith(ctx, whole, { id: part.id, partnerId: part.partner_id }, { level, basis, reason });
    ctx.signal({ kind: 'matter', id: named.id }, ...hearersOf(subjectOf(whole)));
    return answerOf(whole);
  },
  partSendLink: async (ctx: Context, { to, ...named }: In<'partSendLink'>) => {
    const { whole, part } = await lockOwned(ctx, named);
    const isPossible = part.partner_id !== null && (isPartOpen(part.state) || part.state === 'returned');
    if (!isPossible || isOver(whole.matter.state)) throw new Refusal('step.not-now');
    await revokePartLinks(ctx, part.id);
    const sent = await sendPartLink(ctx, whole, part, { to, template: 'partner.asked', orShow: true });
    ctx.signal({ kind: 'matter', id: named.id }, ...hearersOf(subjectOf(whole)));
    return sent;
  },
  partRevokeLink: async (ctx: Context, { reason, ...named }: In<'partRevokeLink'>) => {
    const { whole, part } = await lockOwned(ctx, named);
    if ((await revokePartLinks(ctx, part.id)) === 0) throw new Refusal('step.not-now');
    const subject = { kind: 'matter', id: named.id };
    const data = { partId: part.id, partnerId: part.partner_id ?? '', text: reason };
    ctx.record({ subject, kind: 'part.link-revoked', audience: 'staff', data });
    ctx.signal(subject, ...hearersOf(subjectOf(whole)));
    return answerOf(whole);
  },
};

/** 月度响应表: how partners answered in a month, each share with its base, in the order of their names. */
export async function responses(ctx: Context, { month }: In<'partResponses'>) {
  ctx.permit(mayInGeneral, undefined);
  const from = startOfDay(`${month}-01`);
  const to = startOfDay(`${nextMonth(month)}-01`);
  const rows = await listResponses(ctx.tx, ctx.who, { from, to, now: ctx.now });
  const names = await partnerNames(
    ctx.tx,
    rows.map(({ partnerId }) => partnerId),
  );
  const named = rows.map((row) => ({
    ...row,
    partner: names.get(row.partnerId) ?? '',
    medianHours: row.medianHours === null ? null : Math.round(row.medianHours * 10) / 10,
  }));
  return { rows: named.toSorted((one, other) => one.partner.localeCompare(other.partner, 'zh-CN')) };
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
