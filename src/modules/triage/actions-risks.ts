import { addDays, dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context, Staff } from '../../platform/context.ts';
import { findMatterInfo, hearersOf, type MatterInfo, tellFact } from '../matters/api.ts';
import type { doors } from './contract.ts';
import { mayInGeneral, mayToMatter } from './policy.ts';
import { isActive, longestRiskDays, riskHints } from './rules.ts';
import * as store from './store-risks.ts';
import type { Risk } from './tables.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

async function openMatter(ctx: Context, id: string): Promise<MatterInfo> {
  const info = await findMatterInfo(ctx, id);
  ctx.permit(mayToMatter, info?.subject);
  if (!info) throw new Refusal('not-found');
  return info;
}

const describe = (risk: Risk, names: ReadonlyMap<string, string>, today: string) => ({
  id: risk.id,
  kind: risk.kind,
  reason: risk.reason,
  untilOn: risk.until_on,
  setAt: risk.set_at.toISOString(),
  setBy: names.get(risk.set_by) ?? null,
  endedAt: risk.ended_at?.toISOString() ?? null,
  endedBy: names.get(risk.ended_by ?? '') ?? null,
  endReason: risk.end_reason,
  isActive: isActive(risk, today),
});

const namesIn = (ctx: Context, risks: readonly Risk[]) =>
  accountNames(ctx.tx, [
    ...new Set(risks.flatMap(({ set_by, ended_by }) => [set_by, ...(ended_by ? [ended_by] : [])])),
  ]);

/** Risks of one matter, and what its wording suggests while nobody has marked it. */
export async function risks(ctx: Context, input: In<'risks'>) {
  const { matter, subject } = await openMatter(ctx, input.id);
  const found = await store.listRisksOf(ctx.tx, matter.id);
  const names = await namesIn(ctx, found);
  const today = dayOf(ctx.now);
  const rows = found.map((risk) => describe(risk, names, today));
  const marked = new Set(rows.map(({ kind }) => kind));
  return {
    rows,
    hints: riskHints(`${matter.title}\n${matter.what}`).filter(({ kind }) => !marked.has(kind)),
    canSet: mayToMatter['risk.set'](ctx.who, subject) === 'allowed',
  };
}

function invalidDay(): Refusal {
  return new Refusal('input.invalid', [
    {
      path: 'untilOn',
      zh: `请选今天以后、${longestRiskDays} 天以内的日期`,
      en: `Choose a day after today, within ${longestRiskDays} days`,
    },
  ]);
}

/** 标注风险: a colleague sets it on the matter, with a reason and a day on which it ends by itself. */
export async function setRisk(ctx: Context, input: In<'setRisk'>) {
  const { matter, subject } = await openMatter(ctx, input.id);
  const today = dayOf(ctx.now);
  if (input.untilOn <= today || input.untilOn > addDays(today, longestRiskDays)) throw invalidDay();
  const present = await store.listRisksOf(ctx.tx, matter.id);
  if (present.some((risk) => risk.kind === input.kind && isActive(risk, today))) throw new Refusal('already.exists');
  const id = newId(ctx.now.getTime());
  const { kind, reason, untilOn } = input;
  const set_by = (ctx.who as Staff).accountId;
  await store.insertRisk(ctx.tx, { id, matter_id: matter.id, kind, reason, until_on: untilOn, set_by }, ctx.now);
  tellFact(ctx, matter.id, 'risk.marked', { risk: kind, text: reason, endsOn: untilOn });
  ctx.signal({ kind: 'matter', id: matter.id }, ...hearersOf(subject));
  return { id };
}

/** 解除: before its day, with a reason. */
export async function endRisk(ctx: Context, input: In<'endRisk'>) {
  const risk = await store.lockRisk(ctx.tx, input.id);
  const info = risk && (await findMatterInfo(ctx, risk.matter_id));
  ctx.permit(mayToMatter, info?.subject);
  if (!risk || !info) throw new Refusal('not-found');
  if (!isActive(risk, dayOf(ctx.now))) throw new Refusal('step.not-now');
  await store.endRisk(ctx.tx, risk.id, { by: (ctx.who as Staff).accountId, why: input.reason, at: ctx.now });
  tellFact(ctx, risk.matter_id, 'risk.ended', { risk: risk.kind, text: input.reason });
  ctx.signal({ kind: 'matter', id: risk.matter_id }, ...hearersOf(info.subject));
  return { id: risk.id };
}

export async function riskList(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  const today = dayOf(ctx.now);
  const found = await store.listActiveRisks(ctx.tx, ctx.who, today);
  const names = await namesIn(ctx, found);
  ctx.accessed({ residents: found.flatMap(({ reporter_ids }) => reporter_ids), reason: `风险标注 ${found.length} 项` });
  return {
    rows: found.map((risk) => ({
      ...describe(risk, names, today),
      matterId: risk.matter_id,
      number: risk.number,
      title: risk.title,
      state: risk.state,
    })),
  };
}
