import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { parseReceiptCode } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountNames } from '../../platform/account-names.ts';
import { breakGlass } from '../../platform/break-glass.ts';
import { type Context, type Hearers, type Staff, unitsWith } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { countTry, forgetTries } from '../../platform/sign-in.ts';
import { workingDaysAhead } from '../clocks/api.ts';
import {
  findHandledId,
  findMatterId,
  findReporterByCode,
  findSubjectOf,
  listMatterNumbers,
  mayOnMatter,
  tellReportersOf,
} from '../matters/api.ts';
import { unitNames, unitNamesOfAccounts } from '../people/api.ts';
import type { doors } from './contract.ts';
import { isProtector, mayInGeneral, mayToGlass } from './policy.ts';
import { getSetting, insertReview, listGlasses, lockGlass, saveReview } from './store-glass.ts';
import type { Glass } from './tables.ts';
import { emergencyKinds } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

/** Who acts; these doors are for signed-in colleagues. */
export function staffOf(ctx: Context): Staff {
  if (ctx.who.kind !== 'staff') throw new Refusal('sign-in.required');
  return ctx.who;
}

async function findByNumber(ctx: Context, typed: string): Promise<string | undefined> {
  const code = parseReceiptCode(typed);
  const id =
    code === undefined ? await findMatterId(ctx.tx, typed) : (await findReporterByCode(ctx.tx, code))?.matter_id;
  return id === undefined ? undefined : findHandledId(ctx, id);
}

/**
 * 紧急查看: opens one matter out of reach for looking only. The reporters hear of it at once, and another person reviews it. Wrong numbers
 * are counted (`aside`: outside of this transaction) and written down.
 */
export async function open(aside: Db, ctx: Context, input: In<'breakGlass'>) {
  ctx.permit(mayInGeneral, undefined);
  const staff = staffOf(ctx);
  const tries = [{ key: `glass ${staff.accountId}`, allowed: 5 }];
  await countTry(aside, tries, ctx.now);
  const matterId = await findByNumber(ctx, input.number);
  const subject = matterId === undefined ? undefined : await findSubjectOf(ctx, matterId);
  const reason = `紧急查看（${emergencyKinds[input.kind].zh}）：${input.reason}`;
  if (matterId === undefined || !subject) {
    ctx.accessed({ reason: `${reason}（编号 ${input.number}）` });
    throw new Refusal('not-found');
  }
  await forgetTries(ctx.tx, tries);
  ctx.accessed({ subject: { kind: 'matter', id: matterId }, residents: subject.reporterIds, reason });
  const number = (await listMatterNumbers(ctx.tx, [matterId])).get(matterId) ?? '';
  // Whoever sees it anyway needs no emergency, and nobody is alarmed.
  if (mayOnMatter(ctx.who, subject, {}) !== 'hidden') {
    return { matterId, number, until: ctx.now.toISOString(), inReach: true };
  }
  const { id, until } = await breakGlass(
    ctx,
    { kind: 'matter', id: matterId },
    await getSetting(ctx.tx, 'glass-minutes'),
  );
  await insertReview(ctx.tx, {
    id,
    matter_id: matterId,
    unit_id: subject.unitId,
    by_unit_id: staff.holdings[0]?.unitId ?? subject.unitId,
    kind: input.kind,
    reason: input.reason,
    due_at: await workingDaysAhead(ctx, await getSetting(ctx.tx, 'review-days')),
  });
  ctx.record({
    subject: { kind: 'matter', id: matterId },
    kind: 'privacy.glass-broken',
    audience: 'resident',
    data: { emergency: input.kind, openingId: id },
  });
  await tellReportersOf(ctx, matterId, 'privacy.glass-broken');
  ctx.signal({ kind: 'glass', id }, reviewersOf(subject.unitId));
  return { matterId, number, until: until.toISOString(), inReach: false };
}

/** 紧急查看: what waits for a review, first what is due first, or what was decided. */
export async function list(ctx: Context, input: In<'glasses'>) {
  ctx.permit(mayInGeneral, undefined);
  const staff = staffOf(ctx);
  ctx.accessed({ reason: '紧急查看与复核' });
  const rows = await listGlasses(ctx.tx, {
    show: input.show,
    all: isProtector(ctx.who),
    unitIds: unitsWith(ctx.who, 'oversee'),
    accountId: staff.accountId,
  });
  const accounts = rows.flatMap((row) => [row.account_id, row.reviewed_by ?? row.account_id]);
  const names = await accountNames(ctx.tx, [...new Set(accounts)]);
  const homes = await unitNamesOfAccounts(ctx.tx, [...new Set(accounts)], dayOf(ctx.now));
  const units = await unitNames(ctx.tx, [...new Set(rows.map((row) => row.unit_id))]);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      number: row.number,
      unitName: units.get(row.unit_id) ?? '',
      byName: names.get(row.account_id) ?? '',
      byUnit: homes.get(row.account_id) ?? null,
      kind: row.kind,
      reason: row.reason,
      at: row.at.toISOString(),
      until: row.until.toISOString(),
      dueAt: row.due_at.toISOString(),
      overdue: row.outcome === null && row.due_at < ctx.now,
      outcome: row.outcome,
      note: row.note,
      reviewedBy: row.reviewed_by === null ? null : (names.get(row.reviewed_by) ?? null),
      reviewedAt: row.reviewed_at?.toISOString() ?? null,
      can: canReview(ctx, row) ? ['review' as const] : [],
    })),
  };
}

function canReview(ctx: Context, row: Glass): boolean {
  const mine = row.account_id === staffOf(ctx).accountId;
  return row.outcome === null && !mine && mayToGlass['glass.review'](ctx.who, { unitId: row.unit_id }) === 'allowed';
}

// Whose page of emergencies shows it the moment it happens, at any hour.
const reviewersOf = (unitId: string): Hearers => ({ unitIds: [unitId], duties: ['oversee', 'protect'] });

const nowhere = { unitId: '' };

/** 复核: somebody else says whether it was an emergency; the resident reads it, and the supervisor sees what was not. */
export async function review(ctx: Context, input: In<'reviewGlass'>): Promise<{ done: true }> {
  const glass = await lockGlass(ctx.tx, input.id);
  ctx.permit(mayToGlass, glass ? { unitId: glass.unit_id } : nowhere);
  if (!glass) throw new Refusal('not-found');
  const { accountId } = staffOf(ctx);
  if (glass.account_id === accountId) throw new Refusal('privacy.same-person');
  if (glass.outcome !== null) throw new Refusal('step.not-now');
  await saveReview(ctx.tx, glass.id, { outcome: input.outcome, note: input.note, by: accountId, at: ctx.now });
  ctx.accessed({ subject: { kind: 'matter', id: glass.matter_id }, reason: '复核紧急查看' });
  ctx.record({
    subject: { kind: 'matter', id: glass.matter_id },
    kind: `privacy.glass-${input.outcome}`,
    audience: 'resident',
    data: { openingId: glass.id },
  });
  ctx.signal({ kind: 'glass', id: glass.id }, reviewersOf(glass.unit_id));
  return { done: true };
}
