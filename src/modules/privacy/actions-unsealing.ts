import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { findSubjectOf, getIdentity, tellReporter } from '../matters/api.ts';
import { unitNames } from '../people/api.ts';
import { staffOf } from './actions-glass.ts';
import type { doors } from './contract.ts';
import { isProtector, mayAskUnsealing, mayInGeneral, mayToUnsealing } from './policy.ts';
import { getSetting, insertUnsealing, listUnsealings, lockUnsealing, saveUnsealing } from './store-glass.ts';
import type { Unsealing } from './tables.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

/** 申请解封: the lead or a supervisor says why the name is needed; nothing opens yet. */
export async function ask(ctx: Context, input: In<'askUnsealing'>) {
  const subject = await findSubjectOf(ctx, input.matterId);
  const residents = subject?.reporterIds.filter((id) => id === input.reporterId) ?? [];
  ctx.accessed({ subject: { kind: 'matter', id: input.matterId }, residents, reason: `申请解封：${input.reason}` });
  ctx.permit(mayAskUnsealing, subject);
  if (!subject || residents.length === 0) throw new Refusal('not-found');
  const reporter = await getIdentity(ctx, input.reporterId);
  if (!reporter.confidential) throw new Refusal('step.not-now');
  const id = newId(ctx.now.getTime());
  await insertUnsealing(ctx.tx, {
    id,
    reporter_id: reporter.id,
    matter_id: reporter.matter_id,
    unit_id: subject.unitId,
    reason: input.reason,
    asked_by: staffOf(ctx).accountId,
    asked_at: ctx.now,
  });
  return { id };
}

/** 解封申请: all for whoever protects, else the own ones. */
export async function list(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  const { accountId } = staffOf(ctx);
  const rows = await listUnsealings(ctx.tx, isProtector(ctx.who) ? null : accountId);
  ctx.accessed({ residents: rows.map((row) => row.reporter_id), reason: '解封申请' });
  const names = await accountNames(ctx.tx, [
    ...new Set(rows.flatMap((row) => [row.asked_by, row.decided_by ?? row.asked_by])),
  ]);
  const units = await unitNames(ctx.tx, [...new Set(rows.map((row) => row.unit_id))]);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      matterId: row.matter_id,
      number: row.number,
      code: row.code,
      unitName: units.get(row.unit_id) ?? '',
      askedBy: names.get(row.asked_by) ?? '',
      askedAt: row.asked_at.toISOString(),
      reason: row.reason,
      outcome: row.outcome,
      note: row.note,
      decidedBy: row.decided_by === null ? null : (names.get(row.decided_by) ?? null),
      until: row.until?.toISOString() ?? null,
      can: canOf(ctx, row, accountId),
    })),
  };
}

function canOf(ctx: Context, row: Unsealing, accountId: string): ('decide' | 'look')[] {
  const isMine = row.asked_by === accountId;
  if (row.outcome === null) return isProtector(ctx.who) && !isMine ? ['decide'] : [];
  return isMine && isOpen(row, ctx.now) ? ['look'] : [];
}

function isOpen(row: Unsealing, now: Date): boolean {
  return row.outcome === 'approved' && row.until !== null && row.until > now;
}

const nobodys = { askedBy: '' };

/** 批准或拒绝: a second person, who protects personal data. From then on the asker sees it for a day, and the resident is told. */
export async function decide(ctx: Context, input: In<'decideUnsealing'>): Promise<{ done: true }> {
  const asked = await lockUnsealing(ctx.tx, input.id);
  ctx.permit(mayToUnsealing, asked ? { askedBy: asked.asked_by } : nobodys);
  if (!asked) throw new Refusal('not-found');
  const { accountId } = staffOf(ctx);
  if (asked.asked_by === accountId) throw new Refusal('privacy.same-person');
  if (asked.outcome !== null) throw new Refusal('step.not-now');
  const hours = await getSetting(ctx.tx, 'unseal-hours');
  const until = input.outcome === 'approved' ? new Date(ctx.now.getTime() + hours * 3_600_000) : null;
  await saveUnsealing(ctx.tx, asked.id, {
    outcome: input.outcome,
    note: input.note,
    by: accountId,
    at: ctx.now,
    until,
  });
  const subject = { kind: 'matter', id: asked.matter_id };
  const reason = input.outcome === 'approved' ? '同意解封' : '不同意解封';
  ctx.accessed({ subject, residents: [asked.reporter_id], reason: `${reason}：${input.note}` });
  if (input.outcome === 'refused') return { done: true };
  ctx.record({
    subject,
    kind: 'privacy.unsealed',
    audience: 'staff',
    data: { unsealingId: asked.id, reporterId: asked.reporter_id },
  });
  await tellReporter(ctx, asked.reporter_id, 'privacy.unsealed');
  return { done: true };
}

/** 查看已解封的身份: only whoever asked, only while it is open; each look leaves a line. */
export async function look(ctx: Context, input: In<'unsealed'>) {
  const asked = await lockUnsealing(ctx.tx, input.id);
  const subject = asked && { kind: 'matter', id: asked.matter_id };
  ctx.accessed({
    ...(subject && { subject }),
    residents: asked ? [asked.reporter_id] : [],
    reason: `查看解封身份：${asked?.reason ?? ''}`,
  });
  ctx.permit(mayToUnsealing, asked ? { askedBy: asked.asked_by } : nobodys);
  if (!asked) throw new Refusal('not-found');
  if (!isOpen(asked, ctx.now) || asked.until === null) throw new Refusal('step.not-now');
  const { name, phone, note } = await getIdentity(ctx, asked.reporter_id);
  return { name, phone, note, until: asked.until.toISOString() };
}
