import { addDays, dayOf, startOfDay } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { newId, parseReceiptCode } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { countTry } from '../../platform/sign-in.ts';
import { findMatterId } from '../matters/api.ts';
import { staffOf } from './actions-glass.ts';
import { describeProposals } from './actions-retention.ts';
import type { doors } from './contract.ts';
import { isProtector, mayInGeneral } from './policy.ts';
import * as store from './store-registers.ts';
import { type Erasure, findErasureByCode, listErasures, listRules } from './store-retention.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;
const done = { done: true } as const;
// PIPL §56: an assessment is kept for three years at the least.
const assessmentYears = 3;

function changeOf(ctx: Context): store.Change {
  return { by: staffOf(ctx).accountId, at: ctx.now };
}

export async function rules(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  return {
    purposes: await store.listPurposes(ctx.tx),
    retention: await listRules(ctx.tx),
    proposals: await describeProposals(ctx),
    settings: await store.listSettings(ctx.tx),
    can: isProtector(ctx.who) ? ['change' as const] : [],
  };
}

export async function savePurpose(ctx: Context, input: In<'savePurpose'>) {
  ctx.permit(mayInGeneral, undefined);
  await store.savePurpose(ctx.tx, input, changeOf(ctx));
  ctx.accessed({ reason: `更改处理目的 ${input.code}` });
  return done;
}

export async function saveSetting(ctx: Context, input: In<'saveSetting'>) {
  ctx.permit(mayInGeneral, undefined);
  await store.saveSetting(ctx.tx, input, changeOf(ctx));
  ctx.accessed({ reason: `更改时限 ${input.name}：${input.value}` });
  return done;
}

export async function holds(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  ctx.accessed({ reason: '保全' });
  const rows = await store.listHolds(ctx.tx);
  const names = await accountNames(ctx.tx, [...new Set(rows.map((row) => row.by_id))]);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      number: row.number,
      reason: row.reason,
      by: names.get(row.by_id) ?? '',
      fromAt: row.from_at.toISOString(),
      until: row.until?.toISOString() ?? null,
      liftedAt: row.lifted_at?.toISOString() ?? null,
    })),
  };
}

/** 保全: as long as it lasts nothing of the matter, or of what was merged with it, is taken away. */
export async function placeHold(ctx: Context, input: In<'placeHold'>) {
  ctx.permit(mayInGeneral, undefined);
  const matterId = await findMatterId(ctx.tx, input.number);
  if (matterId === undefined) throw new Refusal('not-found');
  const id = newId(ctx.now.getTime());
  const until = input.until === null ? null : startOfDay(addDays(input.until, 1));
  await store.insertHold(ctx.tx, { id, matterId, reason: input.reason, until }, changeOf(ctx));
  ctx.accessed({ subject: { kind: 'matter', id: matterId }, reason: `保全：${input.reason}` });
  return { id };
}

export async function liftHold(ctx: Context, { id }: In<'liftHold'>) {
  ctx.permit(mayInGeneral, undefined);
  const matterId = await store.liftHold(ctx.tx, id, changeOf(ctx));
  if (matterId === undefined) throw new Refusal('not-found');
  ctx.accessed({ subject: { kind: 'matter', id: matterId }, reason: '解除保全' });
  return done;
}

function certificateOf({ number, at, rule, reason, counts, hash }: Erasure) {
  return { number, at: at.toISOString(), rule, reason, counts, hash };
}

export async function erasures(ctx: Context, input: In<'erasures'>) {
  ctx.permit(mayInGeneral, undefined);
  const found = await listErasures(ctx.tx, decodeCursor(input.cursor), 51);
  const rows = found.slice(0, 50);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => ({ id: row.id, ...certificateOf(row) })),
    next: found.length > 50 && last ? encodeCursor({ at: last.at, id: last.id }) : null,
  };
}

/** 删除证明 for whoever still has the receipt: the code itself is gone, only its hash is compared. */
export async function certificate(aside: Db, ctx: Context, input: In<'certificate'>) {
  ctx.permit(mayInGeneral, undefined);
  await countTry(aside, [{ key: `certificates from ${ctx.network}`, allowed: 40 }], ctx.now);
  const code = parseReceiptCode(input.code);
  const found = code === undefined ? undefined : await findErasureByCode(ctx.tx, code);
  if (!found) throw new Refusal('receipt.failed');
  ctx.accessed({
    subject: { kind: 'matter', id: found.matter_id },
    residents: [found.reporter_id],
    reason: '删除证明',
  });
  return certificateOf(found);
}

export async function assessments(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  ctx.accessed({ reason: '影响评估' });
  const today = dayOf(ctx.now);
  return {
    rows: (await store.listAssessments(ctx.tx)).map((row) => ({
      id: row.id,
      title: row.title,
      purpose: row.purpose,
      risks: row.risks,
      measures: row.measures,
      author: row.author,
      approver: row.approver,
      approvedOn: row.approved_on,
      reviewOn: row.review_on,
      endedOn: row.ended_on,
      overdue: row.ended_on === null && row.review_on < today,
      version: row.version,
      keptUntil: yearsAfter(row.ended_on ?? today),
    })),
  };
}

function yearsAfter(day: string): string {
  return addDays(day, assessmentYears * 366);
}

export async function saveAssessment(ctx: Context, input: In<'saveAssessment'>) {
  ctx.permit(mayInGeneral, undefined);
  if ((input.approver === null || input.approver === '') !== (input.approvedOn === null)) {
    throw new Refusal('input.invalid', [
      { path: 'approvedOn', zh: '批准人和批准日期要一起填', en: 'Approver and day of approval go together' },
    ]);
  }
  const version = await store.saveAssessment(ctx.tx, input, changeOf(ctx));
  if (version === undefined) throw new Refusal('version.conflict');
  ctx.accessed({ reason: `保存影响评估：${input.title}` });
  return { id: input.id, version };
}
