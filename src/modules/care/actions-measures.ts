import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { formatYuan } from '../../kit/money.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import { tellFact } from '../matters/api.ts';
import { partnerNames } from '../partners/api.ts';
import { personNames } from '../people/api.ts';
import { must } from './actions-search.ts';
import type { supportDoors } from './contract-support.ts';
import { accountOf } from './policy.ts';
import { judgeHelping, judgeSpending } from './rules.ts';
import * as store from './store-support.ts';
import { type OpenPlan, openPlan, signalPlan } from './subject.ts';
import type { Measure } from './tables.ts';
import { measureKinds, measureStates } from './words.ts';

type Doors = typeof supportDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

const inYuan = (fen: number) => `${formatYuan(fen)} 元`;

/** 帮扶措施: what is done, by whom, for how much at most, until when. */
export async function addMeasure(ctx: Context, input: In<'addMeasure'>): Out<'addMeasure'> {
  const open = await openPlan(ctx, input.id, true);
  must(judgeHelping(open.plan, dayOf(ctx.now)));
  const { personId, partnerId } = input;
  const people = personId === undefined ? undefined : await personNames(ctx.tx, [personId]);
  const partners = partnerId === undefined ? undefined : await partnerNames(ctx.tx, [partnerId]);
  if ((people?.size ?? 0) + (partners?.size ?? 0) !== 1 || (people && partners)) {
    throw new Refusal('input.invalid', [
      { path: 'personId', zh: '请选择一位同事或一家单位负责', en: 'Choose one colleague or one partner' },
    ]);
  }
  const measure = {
    id: newId(ctx.now.getTime()),
    plan_id: input.id,
    kind: input.kind,
    what: input.what,
    person_id: personId ?? null,
    partner_id: partnerId ?? null,
    budget_fen: input.budgetFen,
    due_on: input.dueOn,
  };
  await store.insertMeasure(ctx.tx, measure, ctx.now);
  const text = [measureKinds[input.kind].zh, input.budgetFen > 0 ? inYuan(input.budgetFen) : '']
    .filter(Boolean)
    .join('　');
  tellFact(ctx, open.plan.matter_id, 'support.planned', { planId: input.id, kind: input.kind, text });
  signalPlan(ctx, open);
  return { id: measure.id };
}

/** A measure of a plan under which somebody may still be helped; the plan is locked. */
async function lockMeasure(ctx: Context, id: string): Promise<OpenPlan & { measure: Measure }> {
  const found = await store.findMeasure(ctx.tx, id);
  const open = await openPlan(ctx, found?.plan_id, true);
  must(judgeHelping(open.plan, dayOf(ctx.now)));
  // Read again under the lock of the plan: somebody may have spent in between.
  const measure = await store.findMeasure(ctx.tx, id);
  if (!measure) throw new Refusal('not-found');
  return { ...open, measure };
}

export async function markMeasure(ctx: Context, { id, state, note }: In<'markMeasure'>): Out<'markMeasure'> {
  const open = await lockMeasure(ctx, id);
  await store.saveMeasure(ctx.tx, id, { state, note });
  const text = `${measureKinds[open.measure.kind].zh}　${measureStates[state].zh}`;
  tellFact(ctx, open.plan.matter_id, 'support.measured', { planId: open.plan.id, state, text });
  signalPlan(ctx, open);
  return { id };
}

/** 支出: to the last 分, within the budget, with the number of its voucher. */
export async function spend(ctx: Context, input: In<'spend'>): Out<'spend'> {
  const open = await lockMeasure(ctx, input.id);
  if (open.measure.state !== 'open') throw new Refusal('step.not-now');
  must(judgeSpending(open.measure, input.amountFen));
  if (input.onDay > dayOf(ctx.now)) {
    throw new Refusal('input.invalid', [{ path: 'onDay', zh: '日期不能晚于今天', en: 'That day is still to come' }]);
  }
  await attachFiles(ctx, input.fileIds, { subject: { kind: 'matter', id: open.plan.matter_id }, audience: 'staff' });
  const spending = {
    id: newId(ctx.now.getTime()),
    measure_id: input.id,
    amount_fen: input.amountFen,
    on_day: input.onDay,
    voucher: input.voucher,
    file_id: input.fileIds[0] ?? null,
  };
  await store.insertSpending(ctx.tx, spending, { id: accountOf(ctx.who), at: ctx.now });
  const text = `${measureKinds[open.measure.kind].zh}　${inYuan(input.amountFen)}`;
  tellFact(ctx, open.plan.matter_id, 'support.spent', { planId: open.plan.id, amountFen: input.amountFen, text });
  signalPlan(ctx, open);
  return { id: spending.id };
}
