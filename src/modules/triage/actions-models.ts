import { coverageOf } from '../../algorithms/text-classes/judge.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context, Staff } from '../../platform/context.ts';
import type { doors } from './contract.ts';
import { countDecisions, putToUse, tellModel } from './jobs.ts';
import { mayInGeneral } from './policy.ts';
import * as store from './store-models.ts';
import * as suggestions from './store-suggestions.ts';
import type { Model } from './tables.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

const lookedBackDays = 90;

const namesIn = (ctx: Context, models: readonly Model[]) =>
  accountNames(ctx.tx, [
    ...new Set(
      models.flatMap((model) => [model.trained_by, model.promoted_by, model.retired_by].filter((id) => id !== null)),
    ),
  ]);

function describe(model: Model, names: ReadonlyMap<string, string>, canRollBack: boolean) {
  const { crossed, deviation, latest, ruling } = model.report;
  const isUsable = model.state !== 'champion' && model.has_bytes;
  return {
    id: model.id,
    number: model.number,
    state: model.state,
    rows: model.rows,
    fromOn: model.from_on,
    toOn: model.to_on,
    crossed,
    deviation,
    latest,
    ruling,
    trainedAt: model.trained_at.toISOString(),
    trainedBy: names.get(model.trained_by ?? '') ?? null,
    promotedAt: model.promoted_at?.toISOString() ?? null,
    promotedBy: names.get(model.promoted_by ?? '') ?? null,
    promotedWhy: model.promoted_why,
    retiredAt: model.retired_at?.toISOString() ?? null,
    retiredBy: names.get(model.retired_by ?? '') ?? null,
    retiredWhy: model.retired_why,
    can: [
      ...(isUsable ? (['promote'] as const) : []),
      ...(canRollBack && model.state === 'champion' ? (['roll-back'] as const) : []),
    ],
  };
}

/** Versions, what could be learned from now, and what people did with the suggestions. */
export async function models(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  const found = await store.listModels(ctx.tx);
  const names = await namesIn(ctx, found);
  const since = new Date(ctx.now.getTime() - lookedBackDays * 86_400_000);
  const margins = await suggestions.listMargins(ctx.tx, since);
  const judged = margins.map(({ margin, isRight }) => ({
    truth: isRight ? 'taken' : 'put right',
    ranked: [{ label: 'taken', chance: margin }],
  }));
  return {
    rows: found.map((model) => describe(model, names, true)),
    learnable: await countDecisions(ctx),
    taken: await suggestions.countTaken(ctx.tx, since),
    coverage: judged.length === 0 ? [] : coverageOf(judged),
  };
}

export async function model(ctx: Context, input: In<'model'>) {
  ctx.permit(mayInGeneral, undefined);
  const found = await store.findModel(ctx.tx, input.id);
  if (!found) throw new Refusal('not-found');
  const { classes, confusion, coverage, curve } = found.report;
  return {
    ...describe(found, await namesIn(ctx, [found]), true),
    classes: [...classes],
    confusion: { labels: [...confusion.labels], counts: confusion.counts.map((row) => [...row]) },
    coverage: [...coverage],
    curve: [...curve],
  };
}

export async function corrections(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  const rows = await suggestions.listCorrections(ctx.tx);
  return { rows: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
}

/** Queues the training that otherwise runs at night. */
export async function train(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  await ctx.addJob('triage:retrain', { byId: (ctx.who as Staff).accountId }, { key: 'triage:retrain' });
  return {};
}

/** 启用: an administrator may also choose a version that the comparison did not; the reason stays with it. */
export async function promote(ctx: Context, input: In<'promote'>) {
  ctx.permit(mayInGeneral, undefined);
  await store.lockModels(ctx.tx);
  const found = await store.findModel(ctx.tx, input.id);
  if (!found) throw new Refusal('not-found');
  if (found.state === 'champion' || !found.has_bytes) throw new Refusal('step.not-now');
  await putToUse(ctx, found, { by: (ctx.who as Staff).accountId, why: input.reason });
  return { id: found.id };
}

/** 退回: the version before is used again; where there is none, keywords are. */
export async function rollBack(ctx: Context, input: In<'rollBack'>) {
  ctx.permit(mayInGeneral, undefined);
  await store.lockModels(ctx.tx);
  const champion = await store.findChampion(ctx.tx);
  if (!champion) throw new Refusal('step.not-now');
  const former = await store.findFormerChampion(ctx.tx);
  const turn = { by: (ctx.who as Staff).accountId, why: input.reason, at: ctx.now };
  await store.retireChampion(ctx.tx, turn);
  if (former) await store.promoteModel(ctx.tx, former.id, turn);
  tellModel(ctx, champion.id, 'triage.rolled-back', {
    number: champion.number,
    to: former?.number ?? 0,
    text: input.reason,
  });
  return { number: former?.number ?? null };
}
